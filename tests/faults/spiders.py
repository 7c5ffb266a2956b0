"""A site that has every source that misbehaves."""

from __future__ import annotations

from newsbot.spider import NewsSpider
from tests.faults.content import CASES


class Faulty(NewsSpider):
    name = "faulty"
    zone = "Africa/Algiers"
    sources = tuple(case.source for case in CASES)
