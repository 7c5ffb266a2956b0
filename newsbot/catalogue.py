"""The catalogue: what the spiders state of their sites, as a table for a terminal, for the README and for programs."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import get_args

from rich.cells import cell_len
from rich.table import Table

from newsbot.console import POP, RTL
from newsbot.errors import UsageError
from newsbot.spider import NewsSpider, Proven

_HEADINGS = ("site", "outlet", "country", "domain", "sources", "proven")
_SHOWN = (*_HEADINGS, "Arabic name")
_SPARED = ("sources", "Arabic name", "domain")  # in a narrow terminal, in this order
_OUTLET = re.compile(r"(?P<latin>.+) \((?P<arabic>.+)\)")


@dataclass(frozen=True, slots=True)
class Site:
    """One row. `outlet` is what stands before the first comma of the file's docstring: «El Maouid (الموعد اليومي)»."""

    name: str
    outlet: str
    country: str
    zone: str | None
    domains: tuple[str, ...]
    sources: tuple[str, ...]
    proven: Proven

    @classmethod
    def of(cls, spider: type[NewsSpider]) -> Site:
        """Read a spider's row."""
        about = inspect.getdoc(inspect.getmodule(spider)) or spider.name
        outlet = about.splitlines()[0].partition(",")[0]
        sources = tuple(dict.fromkeys(source.name for source in spider.sources))
        country = spider.country or "?"
        return cls(spider.name, outlet, country, spider.zone, spider.domains, sources, spider.proven)


def catalogue(spiders: Iterable[type]) -> list[Site]:
    """Return the rows of all spiders that are made for one site, by country and name."""
    sites = (Site.of(spider) for spider in spiders if issubclass(spider, NewsSpider) and spider.domains)
    return sorted(sites, key=lambda site: (site.country, site.name))


def select(sites: Sequence[Site], country: str | None, proven: str | None) -> list[Site]:
    """Return the sites of a country and a degree of proof; raise `UsageError` for a value that there isn't."""
    countries = dict.fromkeys(site.country for site in sites)
    if country and country.upper() not in countries:
        raise UsageError(f"there is no site of {country!r}; --country is one of {', '.join(countries)}")
    if proven and proven not in get_args(Proven):
        raise UsageError(f"nothing is {proven!r}; --proven is one of {', '.join(map(repr, get_args(Proven)))}")
    return [
        site
        for site in sites
        if (not country or site.country == country.upper()) and (not proven or site.proven == proven)
    ]


def table(sites: Sequence[Site], width: int) -> Table:
    """Return a table for a terminal of so many columns, without what can be spared if that is too few for all.

    Arabic names stand at the line's end, where they can't reorder anything else.
    """
    columns = {
        heading: list(cells) for heading, cells in zip(_SHOWN, zip(*map(_cells, sites), strict=True), strict=True)
    }
    spared = [heading for heading in _SPARED if _width(columns) > width and columns.pop(heading)]
    caption = f"left out for want of room: {', '.join(spared)}" if spared else None
    shown = Table(box=None, pad_edge=False, header_style="bold", caption=caption, caption_justify="left")
    for heading in columns:
        shown.add_column(heading, no_wrap=True)
    for row in zip(*columns.values(), strict=True):
        shown.add_row(*row)
    return shown


def _cells(site: Site) -> tuple[str, ...]:
    named = _OUTLET.fullmatch(site.outlet)
    latin, arabic = named.group("latin", "arabic") if named else (site.outlet, "")
    facts = (site.country, site.domains[0], " ".join(site.sources), site.proven)
    return (site.name, latin, *facts, f"{RTL}{arabic}{POP}" if arabic else "")


def _width(columns: Mapping[str, Sequence[str]]) -> int:
    return sum(max(map(cell_len, (heading, *cells))) + 2 for heading, cells in columns.items()) - 2


def markdown(sites: Iterable[Site]) -> str:
    """Return a table in Markdown."""
    rows = [f"| {' | '.join(_HEADINGS)} |", "|---" * len(_HEADINGS) + "|"]
    for site in sites:
        facts = (site.country, site.domains[0], ", ".join(site.sources), site.proven)
        rows.append(f"| {' | '.join((f'`{site.name}`', site.outlet, *facts))} |")
    return "\n".join(rows)


def as_json(sites: Iterable[Site]) -> str:
    """Return a list of objects, each with the fields of `Site`."""
    return json.dumps([asdict(site) for site in sites], ensure_ascii=False, indent=1)
