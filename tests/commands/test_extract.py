"""What `scrapy extract` takes for a mistake, and what it knows of a site. The command at work is in tests/e2e."""

from __future__ import annotations

from argparse import Namespace

import pytest
from scrapy.settings import Settings

from newsbot.commands.extract import check, site_hints
from newsbot.errors import UsageError
from newsbot.extraction import SiteHints

_SPIDERS = Settings({"SPIDER_MODULES": ["spiders"]})


@pytest.mark.parametrize(
    ("names", "url", "told"),
    [
        ([], None, "name a page"),
        (["--explian", "page.html"], None, "unknown option --explian"),
        (["https://"], None, "is no web address"),
        (["-", "-"], None, "standard input holds one page"),
        (["one.html", "two.html"], "https://example.com/a", "address of one file"),
        (["https://example.com/a"], "https://example.com/b", "address of one file"),
        (["page.html"], "example.com/a", "is no web address"),
        (["page.html"], "ftp://example.com/a", "is no web address"),
    ],
)
def test_mistakes_are_told(names: list[str], url: str | None, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check(names, Namespace(url=url))


@pytest.mark.parametrize(
    ("names", "url"),
    [(["-"], "https://example.com/a"), (["page.html"], None), (["a.html", "-", "https://example.com/a"], None)],
)
def test_what_can_be_meant_passes(names: list[str], url: str | None) -> None:
    check(names, Namespace(url=url))


def test_a_site_is_what_its_spider_states() -> None:
    hints = site_hints(_SPIDERS, "elmaouid")
    assert hints == SiteHints("elmaouid", "DZ", "Africa/Algiers", ("elmaouid.dz", "elmaouid.com"), None, {})
    assert site_hints(_SPIDERS, None) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("elmaoid", "no site 'elmaoid'; did you mean elmaouid"),
        ("Elmaouid", "did you mean elmaouid"),
        ("zzzz", "no site 'zzzz'; scrapy list"),
        ("news", "news states no facts"),
    ],
)
def test_an_unknown_site_is_told_with_those_that_are_near(name: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        site_hints(_SPIDERS, name)
