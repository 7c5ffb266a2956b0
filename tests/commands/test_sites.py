"""`scrapy sites`: what it selects and how it shows it; the README's table is its Markdown."""

from __future__ import annotations

import json
from argparse import Namespace

import pytest
from rich.console import Console
from scrapy.utils.project import get_project_settings

from newsbot import exitcodes
from newsbot.catalogue import Site, as_json, catalogue, markdown, select, table
from newsbot.commands.sites import Command, check
from newsbot.discovery import Feed, Sections
from newsbot.errors import UsageError
from newsbot.spider import NewsSpider
from tests import catalogue as readme


class Market(NewsSpider):
    name = "market"
    country = "OM"
    domains = ("market.om", "souq.om")
    sources = (Feed("/one"), Feed("/two"), Sections())


def _site(name: str, country: str, **facts: str) -> Site:
    stated = {"outlet": f"The {name} (السوق)", "proven": "unproven", **facts}
    return Site(name=name, country=country, zone=None, domains=(f"{name}.om",), sources=("feed",), **stated)  # type: ignore[arg-type]


_SITES = [_site("a", "DZ"), _site("b", "OM", proven="markup only"), _site("c", "OM"), _site("d", "OM", outlet="The d")]


def test_a_row_is_what_the_spider_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inspect.getdoc", lambda module: "The Market (السوق), a paper.\n\nMore, of it.")
    nameless = type("News", (NewsSpider,), {"name": "news"})
    (site,) = catalogue([nameless, Market, object])
    assert (site.name, site.outlet, site.sources) == ("market", "The Market (السوق)", ("feed", "section"))
    assert (site.country, site.domains, site.proven) == ("OM", ("market.om", "souq.om"), "unproven")


def test_rows_are_in_order_of_country_and_name() -> None:
    listed = [(site.country, site.name) for site in readme.sites()]
    assert listed == sorted(listed)
    assert ("DZ", "elmaouid") in listed
    assert all(name != "news" for _, name in listed), "it is for sites that have no file"


@pytest.mark.parametrize(
    ("country", "proven", "names"),
    [
        (None, None, "abcd"),
        ("om", None, "bcd"),
        (None, "unproven", "acd"),
        ("OM", "markup only", "b"),
        ("DZ", "markup only", ""),
    ],
)
def test_sites_are_selected(country: str | None, proven: str | None, names: str) -> None:
    assert "".join(site.name for site in select(_SITES, country, proven)) == names


@pytest.mark.parametrize(
    ("country", "proven", "told"),
    [("XX", None, "'XX'; --country is one of DZ, OM"), (None, "proven", "one of 'recorded page', 'markup only', 'unp")],
)
def test_a_value_that_there_is_not_is_told_with_those_that_there_are(
    country: str | None, proven: str | None, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        select(_SITES, country, proven)


@pytest.mark.parametrize(
    ("args", "form", "told"), [(["DZ"], "table", "DZ is no option"), ([], "xml", "no format 'xml'")]
)
def test_mistakes_are_told(args: list[str], form: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check(args, form)


@pytest.mark.parametrize(
    ("width", "first", "spared"),
    [
        (200, ["a", "The a", "DZ", "a.om", "feed", "unproven", "\u2067السوق\u2069"], None),
        (58, ["a", "The a", "DZ", "a.om", "unproven", "\u2067السوق\u2069"], "sources"),
        (20, ["a", "The a", "DZ", "unproven"], "sources, Arabic name, domain"),
    ],
)
def test_a_narrow_terminal_gets_fewer_columns(width: int, first: list[str], spared: str | None) -> None:
    shown = table(_SITES, width)
    assert [next(iter(column.cells)) for column in shown.columns] == first
    assert shown.caption == (f"left out for want of room: {spared}" if spared else None)
    out = Console(width=200, force_terminal=False)
    with out.capture() as captured:
        out.print(shown)
    assert "The d" in captured.get(), "an outlet without an Arabic name has a row too"


def test_json_holds_all_fields_of_the_same_sites() -> None:
    (first, *_) = json.loads(as_json(_SITES))
    assert first == {**dict.fromkeys(["name"], "a"), "outlet": "The a (السوق)", "country": "DZ", "zone": None,
                     "domains": ["a.om"], "sources": ["feed"], "proven": "unproven"}  # fmt: skip
    assert "| `b` | The b (السوق) | OM | b.om | feed | markup only |" in markdown(_SITES).splitlines()


@pytest.mark.parametrize(
    ("form", "begin", "code"), [("json", "[\n {", 0), ("markdown", "| site |", 0), ("pdf", "", exitcodes.USAGE)]
)
def test_the_command_prints_on_standard_output(
    form: str, begin: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    command = Command()
    command.settings = get_project_settings()
    command.run([], Namespace(country="dz", proven=None, format=form))
    printed = capsys.readouterr()
    assert command.exitcode == code
    assert printed.out.startswith(begin)
    assert ("elmaouid" in printed.out) is not bool(code)
    assert ("error: " in printed.err) is bool(code)


def test_the_readme_lists_the_sites_that_there_are() -> None:
    assert readme.written() == readme.table(), "python -m tests.catalogue writes it anew"
