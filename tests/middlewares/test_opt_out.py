"""Wishes against mining an article's text end up in its line, each by the way in which it was told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from tests.e2e.conftest import Output
from tests.middlewares.crawling import Ended, crawl
from tests.middlewares.site import Answer, Site, article, robots

ROBOTS = """
User-agent: GPTBot
User-agent: ccbot
Disallow: /

User-agent: ClaudeBot
Disallow: /shut-for-claude

User-agent: Bytespider
Allow: /

User-agent: newsbot
Disallow: /wp-admin/

User-agent: *
Disallow: /shut-for-unnamed
"""
EVERYWHERE = ["robots:GPTBot", "robots:CCBot"]
# Slug -> headers, elements of the head, what is to be told besides what robots.txt tells of every page.
PAGES: dict[str, tuple[Mapping[str, str], str, list[str]]] = {
    "nothing-told-here": ({}, "", []),
    "tdm-in-header": ({"TDM-Reservation": "1"}, "", ["header:tdm-reservation"]),
    "tdm-not-reserved": ({"tdm-reservation": "0"}, '<meta name="tdm-reservation" content="0">', []),
    "tag-in-header": ({"X-Robots-Tag": "noindex, NoAI"}, "", ["header:noai"]),
    "tags-in-header": ({"X-Robots-Tag": "noai,noimageai"}, "", ["header:noai", "header:noimageai"]),
    "noindex-in-header": ({"X-Robots-Tag": "noindex"}, '<meta name="robots" content="noindex">', []),
    "meta-in-head": ({}, '<meta name="ROBOTS" content="index, noai , noimageai">', ["meta:noai", "meta:noimageai"]),
    "tdm-in-head": ({}, '<meta name="tdm-reservation" content="1">', ["meta:tdm-reservation"]),
    "shut-for-claude": ({}, "", ["robots:ClaudeBot"]),
    "shut-for-unnamed": ({}, "", []),
    "by-all-ways": (
        {"TDM-Reservation": "1", "X-Robots-Tag": "noai"},
        '<meta name="robots" content="noai">',
        ["meta:noai", "header:tdm-reservation", "header:noai"],
    ),
}


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ended]:
    """One crawl of all of them."""
    with Site() as site:
        site.arrange("/robots.txt", robots(ROBOTS))
        for slug, (headers, head, _) in PAGES.items():
            site.publish(slug, Answer(article(slug, head), headers=headers))
        yield crawl(site, Output(tmp_path_factory.mktemp("wishes")))


@pytest.mark.parametrize(("slug", "told"), [(slug, told) for slug, (_, _, told) in PAGES.items()])
def test_wishes_are_told(ended: Ended, slug: str, told: list[str]) -> None:
    assert sorted(ended.articles[slug]["opt_out"]) == sorted([*told, *EVERYWHERE])
