"""Sites on this machine for tests of `scrapy crawlall`: TOGETHER names them with their addresses, as `one=http://…/`."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator

from scrapy import Request

from newsbot.discovery import WordPress
from newsbot.spider import NewsSpider


class Local(NewsSpider):
    """A site that is served on this machine."""

    sources = (WordPress(),)
    home = ""

    def __init__(self, **arguments: str) -> None:
        super().__init__(**{"url": self.home, **arguments})


class Broken(Local):
    """A site whose spider fails before it asks for anything."""

    async def start(self) -> AsyncIterator[Request]:
        """Raise."""
        raise ZeroDivisionError("the spider is at fault")
        yield


def _make(name: str, home: str) -> None:
    base = Broken if name.startswith("broken") else Local
    facts = {"name": name, "home": home, "domains": (f"{name}.example",), "country": "DZ", "__module__": __name__}
    globals()[name] = type(name, (base,), facts)


for _entry in os.environ.get("TOGETHER", "").split():
    _make(*_entry.split("=", 1))
