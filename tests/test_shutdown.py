"""Once the crawl is being stopped nothing is begun and nothing tried again, also where there is nothing to wait for."""

from __future__ import annotations

import asyncio

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newsbot.middlewares.refused import Refused
from newsbot.middlewares.retry import Retry
from newsbot.signals import stopping

URL = "https://example.dz/robots.txt"


def test_retry_begins_nothing_and_repeats_nothing() -> None:
    crawler = get_crawler(settings_dict={"RETRY_AFTER_MAX": 120, "RETRY_BACKOFF": 0})
    crawler.spider = crawler._create_spider("site")
    retry = Retry.from_crawler(crawler)
    busy = Response(URL, status=503)
    asyncio.run(retry.process_request(Request(URL)))
    assert isinstance(retry.process_response(Request(URL), busy), Request)
    crawler.signals.send_catch_log(stopping)
    assert retry.process_response(Request(URL), busy) is busy
    with pytest.raises(Refused) as caught:
        asyncio.run(retry.process_request(Request(URL)))
    assert caught.value.reason == "stopping"
