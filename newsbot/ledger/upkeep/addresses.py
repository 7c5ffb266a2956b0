"""Which page an address of an output line is: the key that a crawl of its site gives it, and the id of its article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsbot import urls
from newsbot.extraction.identity import identifier

_PORT = re.compile(r"-\d{1,5}$")


class Addresses:
    """Addresses of sites; `domains` are those that spiders state, by site."""

    def __init__(self, domains: Mapping[str, tuple[str, ...]]) -> None:
        self._domains = domains

    def key(self, site: str, url: str) -> str:
        """Return the key of the page at an address."""
        return urls.identity(url, self._hosts(site, url))

    def identifier(self, site: str, url: str, canonical: str | None) -> str:
        """Return the id that an article at this address gets if it is seen for the first time."""
        return identifier(site, url, canonical, self._hosts(site, url))

    def _hosts(self, site: str, url: str) -> tuple[str, ...]:
        """Return the site's own hosts: a copy that was crawled with -a url=… is one of them."""
        # Without a spider of its own, a site is called after its host, see `urls.authority`.
        stated = self._domains.get(site) or (_PORT.sub("", site),)
        return stated if urls.in_domains(url, stated) else (*stated, urls.host(url).removeprefix("www."))
