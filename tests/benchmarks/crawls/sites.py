"""Sites for a crawl of many at once: $SITES of them, each at an address of its own on this machine, port $PORT."""

from __future__ import annotations

import os

from newsbot.discovery import Sitemap
from newsbot.spider import NewsSpider


class Small(NewsSpider):
    """A site that tells of its articles by a sitemap."""

    sources = (Sitemap("/sitemap.xml"),)
    home = ""

    def __init__(self, **arguments: str) -> None:
        super().__init__(**{"url": self.home, **arguments})


def address(number: int) -> str:
    """Return the address of a site on the loopback network."""
    return f"127.0.{1 + number // 200}.{1 + number % 200}"


for _number in range(int(os.environ.get("SITES", "0"))):
    _name = f"site{_number:03}"
    _home = f"http://{address(_number)}:{os.environ['PORT']}/"
    globals()[_name] = type(
        _name,
        (Small,),
        {"name": _name, "home": _home, "domains": (f"{_name}.example",), "country": "DZ", "__module__": __name__},
    )
