"""What follows from the findings: which pages to look at, what the sources share, which of them a spider needs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsbot.discovery import Feed, Sections
from newsbot.discovery.source import Source
from newsbot.extraction.countries import ZONES
from newsbot.ledger.ledger import Page
from newsbot.probe.findings import KINDS, Kind, Row, Sample
from newsbot.probe.home import Home
from newsbot.probe.places import spread

_FEEDS = 5
_AGREE = 2  # articles that name the same country


def suggested(rows: Sequence[Row]) -> tuple[Source, ...]:
    """Return the sources that work in the order of their cost. Feeds of sections only where they add articles to find.

    Where WordPress tells of every post they don't: one feed tells that there is something new.
    """
    works = [row for row in rows if row.works and row.source] or [row for row in rows if row.pages and row.source]
    whole = any(row.kind == "wordpress" for row in works)
    found: list[Source] = list(_feeds([row for row in works if row.kind == "feed"], most=1 if whole else _FEEDS))
    found += [row.source for row in works if row.kind == "wordpress" and row.source][:1]
    found += [row.source for row in works if row.kind == "sitemap" and row.source][:1]
    lists = [row.source for row in works if isinstance(row.source, Sections)]
    paths = dict.fromkeys(chain.from_iterable(source.paths for source in lists))
    return (*found, Sections(tuple(paths))) if lists else tuple(found)


def _feeds(rows: Sequence[Row], most: int) -> list[Feed]:
    seen: set[str] = set()
    found: list[Feed] = []
    for row in rows:
        if isinstance(row.source, Feed) and not seen.issuperset(row.pages) and len(found) < most:
            found.append(row.source)
            seen.update(row.pages)
    return found


def named_by_kind(rows: Sequence[Row]) -> dict[Kind, set[str]]:
    """Return the identities of the articles that each kind of source names, of those kinds that name any."""
    named = {kind: {key for row in rows if row.kind == kind for key in row.pages} for kind in KINDS}
    return {kind: keys for kind, keys in named.items() if keys}


def best_pages(rows: Sequence[Row], most: int, tries: int) -> list[Page]:
    """Return pages to look at, of the cheapest source that works: the newest, some from all over it, and spare ones."""
    row = next((row for row in rows if row.works and row.pages), None) or next((row for row in rows if row.pages), None)
    if row is None:
        return []
    dated = [page for page in row.pages.values() if page.link.published]
    pages = sorted(dated, key=lambda page: page.link.published or 0, reverse=True) or list(row.pages.values())
    chosen = spread(pages, most)
    spare = [page for page in pages if page not in chosen]
    return [*chosen, *spread(spare, tries - most)]


def place_of(home: Home, samples: Sequence[Sample], given: str | None) -> tuple[str | None, str | None, str]:
    """Return country, zone and why: the country that is given, else what the start page or its articles show."""
    told = [sample.article.country for sample in samples if sample.article and sample.article.country]
    of_articles = told[0] if len(told) >= _AGREE and len(set(told)) == 1 else None
    country, why = home.country, f"the start page shows it ({_kinds(home)})"
    if country is None:
        country, why = of_articles, f"{len(told)} articles show it"
    if given:
        other = f"; but {country}: {why}" if country not in (None, given) else ""
        return given, ZONES[given], f"by the folder{other}"
    if country:
        return country, ZONES[country], why
    seen = ", ".join(f"{kind}: {name}" for kind, name in home.evidence)
    return None, home.zone, f"unclear ({seen})" if seen else "nothing shows it"


def _kinds(home: Home) -> str:
    return ", ".join(kind for kind, country in home.evidence if country == home.country)
