"""How newsbot introduces itself, and which wishes about text and data mining it reads off an answer."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.http import Response

from newsbot import __version__
from newsbot.middlewares.robots import RobotsTxt

NAME = "newsbot"


def user_agent(contact: str) -> str:
    """Return the User-Agent header, with the operator's contact address (a URL or mail address) if there is one."""
    contact = " ".join(contact.split())
    return f"{NAME}/{__version__} (+{contact})" if contact else f"{NAME}/{__version__}"


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
