"""PublicResolver: a public name that leads to a private address leads nowhere."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from typing import ClassVar

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from newsbot import urls

_logger = logging.getLogger("newsbot")


class PublicResolver(CachingThreadedResolver):
    """Refuse non-public addresses once a crawl has begun, except for the names that it was started on.

    One for the whole process. Before a crawl (scrapy fetch, scrapy shell) somebody at a keyboard may ask for any.
    """

    _allowed: ClassVar[set[str] | None] = None
    _told: ClassVar[set[str]] = set()

    @classmethod
    def guard(cls, allowed: Collection[str]) -> None:
        """Begin to refuse; the names in `allowed` may lead anywhere."""
        cls._allowed = {*(cls._allowed or ()), *allowed}

    @classmethod
    def refused(cls, name: str) -> bool:
        """Tell whether the name was refused for where it leads."""
        return name in cls._told

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        found: Deferred[str] = super().getHostByName(name, timeout)
        found.addCallback(self._check, name)
        return found

    def _check(self, address: str, name: str) -> str:
        if self._allowed is None or name in self._allowed or not urls.is_private(address):
            return address
        if name not in self._told:
            self._told.add(name)
            _logger.warning("refused: %s leads to the private address %s", name, address)
        # The one error that Twisted takes for the answer to a look-up; any other it logs as a fault of its own.
        raise DNSLookupError(f"{name} leads to the private address {address}")
