"""Which wishes about text and data mining are read off an answer."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.http import Response

from newsbot.middlewares.robots import RobotsTxt


def opt_out_of(crawler: Crawler, response: Response) -> list[str]:
    """Return the signals of an answer's headers and of robots.txt against mining its text.

    TDM Reservation Protocol (W3C community group, tdmrep), X-Robots-Tag noai / noimageai (DeviantArt's convention),
    and robots.txt groups that shut AI crawlers out by name.
    """
    signals: list[str] = []
    if (response.headers.get("TDM-Reservation") or b"").strip() == b"1":
        signals.append("header:tdm-reservation")
    tags = b",".join(response.headers.getlist("X-Robots-Tag")).decode("latin-1").lower().replace(" ", "").split(",")
    signals += [f"header:{tag}" for tag in ("noai", "noimageai") if tag in tags]
    robots = crawler.get_downloader_middleware(RobotsTxt)
    return signals + (robots.opt_out(response.url) if robots else [])
