"""The start page of a site: what it is called, in which language, what made it, where it is published.

Pure: it runs in a worker process, as every page of a stranger does.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from newsbot.discovery.autodiscover import Named, named_by
from newsbot.discovery.kinds import Sections
from newsbot.discovery.source import Fetched, Window
from newsbot.errors import NotAnArticle, SourceError
from newsbot.extraction.countries import ZONES
from newsbot.extraction.jsonld import Graph
from newsbot.extraction.language import language_of
from newsbot.extraction.naming import site_names
from newsbot.extraction.outline import outline_of
from newsbot.extraction.page import Page, parse, text_of
from newsbot.extraction.reader import Reader, stored
from newsbot.extraction.site import SiteHints
from newsbot.extraction.zones import country_of, country_of_page, evidence_of, zone_of

_WALLS = ("blocked", "consent")
_TEXTS = ("a", "p", "h1", "h2", "h3")  # elements that hold words, not scripts
_MOST_TEXTS = 1000


@dataclass(frozen=True, slots=True)
class Home:
    """What a start page tells. `names` are those that the site gives itself, else the page's title. `evidence` are the kinds of evidence for a country, by country; `wall` says what shuts it.

    `country` and `zone` are None where the page leaves them open; `sections` are the pages of its navigation.
    """

    names: tuple[str, ...] = ()
    language: str | None = None
    stated_language: str | None = None
    named: Named = field(default_factory=Named)
    country: str | None = None
    zone: str | None = None
    evidence: tuple[tuple[str, str], ...] = ()
    sections: tuple[str, ...] = ()
    wall: str | None = None

    @property
    def title(self) -> str | None:
        """What the site is called, in Arabic if it says so."""
        return next((name for name in self.names if language_of(name) == "ar"), next(iter(self.names), None))


@dataclass(frozen=True, slots=True)
class HomeJob:
    """A start page for a worker."""

    fetched: Fetched

    @property
    def url(self) -> str:
        """Return the page's address."""
        return self.fetched.url

    def run(self) -> Home:
        """Read the page; raise `NotAnArticle` if it is no HTML."""
        fetched = self.fetched
        page = parse(fetched.body, fetched.url, fetched.headers.get("content-type"))
        reader = Reader(page, outline_of(page.tree), Graph(page.scripts), SiteHints())
        reader.names = site_names(reader)
        links, sections = _listed(fetched)
        country, zone, evidence = _place(reader)
        named = named_by(fetched)
        offers = links or sections or named.feeds or named.rest  # a wall has nothing of the site's
        return Home(
            tuple(reader.names) or tuple(filter(None, [stored(page.title)])),
            _language(page),
            stored(page.tree.getroottree().getroot().get("lang")),
            named,
            country,
            zone,
            evidence,
            sections,
            None if offers else _wall(page, fetched),
        )


def _language(page: Page) -> str | None:
    return language_of(" ".join(text_of(element) for element in islice(page.tree.iter(*_TEXTS), _MOST_TEXTS)))


def _place(reader: Reader) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
    """Return country, zone and what speaks for them."""
    country, zone = country_of(reader.page.url)
    evidence = sorted(evidence_of(reader))
    if country:
        return country, zone, (("known domain", country), *evidence)
    country = country_of_page(reader)
    zone = ZONES[country] if country else None
    if zone is None and (found := zone_of(reader, datetime.now(UTC).replace(tzinfo=None))):
        zone = found.key
    return country, zone, tuple(evidence)


def _listed(fetched: Fetched) -> tuple[int, tuple[str, ...]]:
    """Return the number of articles that the page links to, and the sections."""
    with suppress(SourceError):
        page = Sections().read(fetched, Window())
        return len(page.links), tuple(child.url for child in page.children)
    return 0, ()


def _wall(page: Page, fetched: Fetched) -> str | None:
    """Return what a page that offers nothing says of itself, if it is a wall."""
    from newsbot.extraction import extract  # noqa: PLC0415 - keeps trafilatura out of the crawling process

    try:
        extract(fetched.body, page.url, content_type=fetched.headers.get("content-type"))
    except NotAnArticle as refusal:
        return refusal.message if refusal.reason in _WALLS else None
    return None
