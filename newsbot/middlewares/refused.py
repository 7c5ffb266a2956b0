"""Refused: why a request wasn't sent, or why its answer can't be used."""

from scrapy.exceptions import IgnoreRequest


class Refused(IgnoreRequest):
    """Raised by newsbot's downloader middlewares; it always reaches the request's errback.

    `reason` is a stable code, one of `newsbot.failures.CODES`.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
