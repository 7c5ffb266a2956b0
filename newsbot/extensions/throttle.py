"""Throttle: AutoThrottle that never goes below what a site's robots.txt asks for, nor to no delay at all."""

from __future__ import annotations

import logging
import math
from contextlib import suppress

from scrapy import Request, Spider, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

_logger = logging.getLogger("newsbot")
_NOTABLE = 10.0  # seconds
# Without any delay Scrapy 2.19 sends what waits for a host at once, whatever CONCURRENT_REQUESTS_PER_DOMAIN says: it
# counts a request as under way only after its loop over the queue.
_LEAST = 0.001  # seconds


class Throttle(AutoThrottle):
    """Keep each host's Crawl-delay as the floor of its slot's delay, with AutoThrottle or without."""

    def __init__(self, crawler: Crawler) -> None:
        self._floors: dict[str, float] = {}
        with suppress(NotConfigured):  # AutoThrottle is switched off; a Crawl-delay holds all the same
            super().__init__(crawler)
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(self._reached, signal=signals.request_reached_downloader)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        delay = robotparser.crawl_delay(self.crawler.settings["ROBOTSTXT_USER_AGENT"])
        if delay is None or not math.isfinite(delay) or delay <= 0:
            return
        key = self.crawler.engine.downloader.get_slot_key(request)
        floor = self._floors[key] = min(delay, self.crawler.settings.getfloat("CRAWL_DELAY_MAX"))
        if delay >= _NOTABLE:
            _logger.info("%s: robots.txt asks for %.0f s between requests, %.0f are kept", key, delay, floor)
        slot = self.crawler.engine.downloader.slots.get(key)
        if slot is not None:
            self._apply(key, slot)

    def _reached(self, request: Request) -> None:
        # A slot that was idle for a minute is thrown away and made anew, with the delay of the settings.
        key = self.crawler.engine.downloader.get_slot_key(request)
        slot = self.crawler.engine.downloader.slots.get(key)
        if slot is not None:
            self._apply(key, slot)

    def _apply(self, key: str, slot: Slot) -> None:
        slot.delay = max(slot.delay, self._floors.get(key, _LEAST))
        if key in self._floors:
            slot.jitter = 0.0  # half the delay less at random would be less than was asked for

    def _response_downloaded(self, response: Response, request: Request, spider: Spider) -> None:
        super()._response_downloaded(response, request, spider)
        key, slot = self._get_slot(request, spider)
        if key is not None and slot is not None:
            self._apply(key, slot)
