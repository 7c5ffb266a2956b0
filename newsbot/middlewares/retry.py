"""Retry: Scrapy's, with growing distances, and with Retry-After held for the whole host."""

from __future__ import annotations

import asyncio
import logging
import math
import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic

from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import call_later
from scrapy.utils.httpobj import urlparse_cached

from newsbot.middlewares.refused import Refused
from newsbot.signals import stopping

_logger = logging.getLogger("newsbot")
_HOLDING = frozenset({429, 503})
_SILENCE = 5  # times DOWNLOAD_TIMEOUT without any answer: then a host is given up for this run ...
_FAILURES = 6  # ... if so many requests failed meanwhile
_LOOK = 0.2  # seconds between two looks whether the crawl is being stopped


class Retry(RetryMiddleware):
    """Hold requests back as long as their host asked for; a longer hold than RETRY_AFTER_MAX is left to the next run.

    So is a host that doesn't answer any more: each of its pages would be waited for, three times.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._longest = settings.getfloat("RETRY_AFTER_MAX")
        self._backoff = settings.getfloat("RETRY_BACKOFF")
        self._silence = _SILENCE * settings.getfloat("DOWNLOAD_TIMEOUT")
        self._silent: dict[str, tuple[float, int]] = {}  # host -> since when, and failures since then
        self._held_until: dict[str, float] = {}
        self._stopping = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Retry:
        middleware = cls(crawler.settings)
        middleware.crawler = crawler
        crawler.signals.connect(middleware._downloaded, signals.response_downloaded)
        crawler.signals.connect(middleware._stop, stopping)
        return middleware

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked again and this request's own distance has passed."""
        await self._wait(monotonic() + request.meta.pop("retry_wait", 0.0))
        host = urlparse_cached(request).hostname or ""
        while (until := self._held_until.get(host, 0.0)) > monotonic():
            if until - monotonic() > self._longest:
                raise self._held_back(host)
            await self._wait(until)

    def process_exception(  # type: ignore[override] # the decorator of Scrapy's only adds an old argument
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        """Ask again later; note that the host didn't answer."""
        if isinstance(exception, self.exceptions_to_retry):
            host = urlparse_cached(request).hostname or ""
            since, failures = self._silent.get(host, (monotonic(), 0))
            self._silent[host] = since, failures + 1
            long = failures + 1 >= _FAILURES and monotonic() - since > self._silence
            if long and not math.isinf(self._held_until.get(host, 0.0)):
                self._hold(request, math.inf)
        return super().process_exception(request, exception)

    def _downloaded(self, response: Response, request: Request) -> None:
        """Note a Retry-After for the host. On this signal, since by `process_response` the next request has left."""
        self._silent.pop(urlparse_cached(request).hostname or "", None)
        if response.status in _HOLDING and (seconds := retry_after(response)):
            self._hold(request, seconds)

    def _retry(self, request: Request, reason: str | Exception | type[Exception]) -> Request | None:
        again = None if self._stopping else super()._retry(request, reason)
        if again is not None:
            tries = again.meta["retry_times"]
            again.meta["retry_wait"] = self._backoff * 2 ** (tries - 1) * random.uniform(0.75, 1.25)  # noqa: S311
        return again

    def _hold(self, request: Request, seconds: float) -> None:
        host = urlparse_cached(request).hostname or ""
        if math.isinf(seconds):
            _logger.warning("%s doesn't answer any more: what is left is left to the next run", host)
        else:
            _logger.info("%s asks to be left alone for %.0f s", host, seconds)
        until = self._held_until[host] = max(self._held_until.get(host, 0.0), monotonic() + seconds)
        downloader = self.crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        if slot is not None:
            self._stop_queue(slot, host, until - monotonic())

    def _stop_queue(self, slot: Slot, host: str, seconds: float) -> None:
        # Requests that are past this middleware already wait in the downloader's slot. A pending `latercall` is how
        # the downloader itself keeps a slot from sending for a while.
        while seconds > self._longest and slot.queue:
            slot.queue.popleft()[1].errback(self._held_back(host))
        if slot.latercall:
            slot.latercall.cancel()
        slot.latercall = call_later(min(seconds, self._longest), self.crawler.engine.downloader._latercall, slot)

    def _held_back(self, host: str) -> Refused:
        if math.isinf(self._held_until[host]):
            return Refused("not_answering", f"{host} doesn't answer any more")
        return Refused("held_back", f"{host} asked to be left alone for longer than RETRY_AFTER_MAX")

    async def _wait(self, until: float) -> None:
        while not self._stopping:
            left = until - monotonic()
            if left <= 0:
                return
            await asyncio.sleep(min(left, _LOOK))
        raise Refused("stopping", "the crawl is being stopped")

    def _stop(self) -> None:
        self._stopping = True


def retry_after(response: Response) -> float | None:
    """Return the seconds of a Retry-After header (RFC 9110 10.2.3: seconds or a date); None if there is none."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), 1e9)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the latter from numbers of twenty digits
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    seconds = (moment - datetime.now(UTC)).total_seconds()
    return max(0.0, math.ceil(seconds))
