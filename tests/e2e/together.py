"""Sites on this machine for tests of `scrapy crawlall`: TOGETHER names them with their addresses, as `one=http://…/`."""

from __future__ import annotations

import os

from newsbot.discovery import WordPress
from newsbot.spider import NewsSpider


class Local(NewsSpider):
    """A site that is served on this machine. Without a name it is none."""

    sources = (WordPress(),)
    home = ""

    def __init__(self, **arguments: str) -> None:
        super().__init__(**{"url": self.home, **arguments})


def _make(name: str, home: str) -> None:
    facts = {"name": name, "home": home, "domains": (f"{name}.example",), "country": name[:2].upper()}
    globals()[name] = type(name, (Local,), {**facts, "__module__": __name__})


for _entry in os.environ.get("TOGETHER", "").split():
    _make(*_entry.split("=", 1))
