"""Pages that were named as articles and list others: their links are used, once and one level deep."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from scrapy.http import Response

from newsbot.discovery.source import Window
from newsbot.extraction.pool import ExtractionError
from newsbot.ledger.ledger import Discovered, Page, SourceState, Validators
from newsbot.listings import VIA, Listings
from tests.factories import page
from tests.test_sourcing import Pool

URL = "https://example.dz/tags/alsuq/"
HTML = '<h2><a href="/tarmim-alsuq-almughatta/">ترميم السوق المغطى</a></h2><nav><a href="/ar/sport/">رياضة</a></nav>'


class Ledger:
    """A run that remembers what it was told."""

    def __init__(self) -> None:
        self.named: dict[str, list[str]] = {}
        self._known: dict[str, Validators] = {}

    async def source(self, key: str) -> SourceState:
        return SourceState(self._known.get(key, Validators()))

    async def discover(self, key: str, validators: Validators, pages: Sequence[Page], mark: int) -> Discovered:
        self._known[key] = validators
        self.named[key] = [page.key for page in pages]
        assert {page.link.via for page in pages} == {VIA}
        return Discovered(len(pages), frozenset())

    def present(self, response: Response) -> datetime:
        return datetime.now(UTC)


class Broken:
    """Workers that don't get to it."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    async def read(self, *args: Any) -> Any:
        raise ExtractionError(URL, self._reason)


def take_up(run: Ledger, html: str = HTML, pool: Any = None, via: str = "sitemap") -> dict[str, list[str]]:
    """Take the listing up; return what its run was told."""
    listings = Listings(cast(Any, run), pool or cast(Any, Pool()), ("example.dz",), Window())
    asyncio.run(listings.take_up(Response(URL, body=html.encode()), page("/tags/alsuq", via=via)))
    named, run.named = run.named, {}
    return named


def test_the_articles_that_a_listing_names_are_taken_up_once() -> None:
    run = Ledger()
    assert list(take_up(run).values()) == [["/tarmim-alsuq-almughatta"]]
    assert take_up(run) == {}
    assert list(take_up(run, HTML.replace("tarmim", "iftitah")).values()) == [["/iftitah-alsuq-almughatta"]]


def test_a_listing_that_a_listing_named_is_left() -> None:
    assert take_up(Ledger(), via=VIA) == {}


def test_a_listing_that_can_not_be_read_costs_its_links() -> None:
    assert take_up(Ledger(), pool=Broken("crashed")) == {}


def test_a_listing_that_a_stopped_run_did_not_read_stays_open() -> None:
    with pytest.raises(ExtractionError):
        take_up(Ledger(), pool=Broken("stopping"))
