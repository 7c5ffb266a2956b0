"""PublicResolver: a public name that leads to a private address leads nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred

from newsbot import urls


class PrivateAddressError(Exception):
    """A host name resolved to an address that isn't public. Raised by the resolver; not retried."""


class PublicResolver(CachingThreadedResolver):
    """Refuse non-public addresses, except for names that a crawl was started on. One for the whole process."""

    _allowed: ClassVar[set[str]] = set()

    @classmethod
    def allow(cls, name: str) -> None:
        """Let a name lead anywhere: somebody started a crawl on it."""
        cls._allowed.add(name)

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        found: Deferred[str] = super().getHostByName(name, timeout)
        found.addCallback(self._check, name)
        return found

    def _check(self, address: str, name: str) -> str:
        if urls.is_private(address) and name not in self._allowed:
            raise PrivateAddressError(f"{name} leads to the private address {address}")
        return address
