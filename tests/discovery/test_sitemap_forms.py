"""Sitemaps as plugins, systems and editors of news sites write them."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from newsbot.discovery import Sitemap
from newsbot.discovery.source import Fetched, Window

BASE = "https://example.dz/"
JANUARY = Window(datetime(2017, 1, 1, tzinfo=UTC), datetime(2017, 2, 1, tzinfo=UTC))


def children(names: list[str], window: Window = JANUARY) -> list[str]:
    """Return the names of an index's files that are asked."""
    entries = "".join(f"<sitemap><loc>{BASE}{name.replace('&', '&amp;')}</loc></sitemap>" for name in names)
    index = Fetched(f"{BASE}sitemap.xml", f"<sitemapindex>{entries}</sitemapindex>".encode())
    return [child.url.removeprefix(BASE) for child in Sitemap().read(index, window).children]


@pytest.mark.parametrize(
    ("names", "asked"),
    [
        (["post-sitemap.xml", "post-sitemap2.xml", "page-sitemap.xml", "category-sitemap.xml", "author-sitemap.xml"], 2),
        (["wp-sitemap-posts-post-1.xml", "wp-sitemap-posts-page-1.xml", "wp-sitemap-taxonomies-category-1.xml"], 1),
        (["post-sitemap.xml", "addl-sitemap.xml", "post_tag-sitemap.xml"], 2),
        (["sitemap-misc.xml", "sitemap-tax-category.xml", "sitemap-pt-page-2017-01.xml", "sitemap-archives.xml",
          "sitemap-pt-post-2017-01.xml", "sitemap-pt-post-2017-05.xml"], 1),
        (["sitemap-root.xml", "sitemap-posttype-page.xml", "sitemap-taxonomy-post_tag.xml", "sitemap-author.xml",
          "sitemap-posttype-post.2015.xml", "sitemap-posttype-post.2018.xml"], 1),
        (["sitemap-1.xml", "sitemap-index-1.xml", "image-sitemap-1.xml", "image-sitemap-index-1.xml", "video-sitemap-1.xml"], 2),
        (["sitemap.xml?page=1", "sitemap.xml?page=2", "default/sitemap.xml?page=3"], 3),
        (["index.php?option=com_osmap&view=xml&id=1", "component/jmap/sitemap/xml?format=xml"], 2),
        (["sitemap.xml?yyyy=2017&mm=01&dd=05", "sitemap.xml?yyyy=2017&mm=02&dd=02", "sitemap.xml?yyyy=2016&mm=12&dd=05"], 2),
        (["articles_2017_1.xml", "articles_2017_2.xml", "articles_2018_1.xml"], 2),
    ],
    ids=["yoast", "core", "aioseo", "generator", "news-feed", "jetpack", "drupal", "joomla", "days", "parts"],
)  # fmt: skip
def test_only_files_that_can_hold_articles_of_the_window(names: list[str], asked: int) -> None:
    assert len(children(names)) == asked


def test_files_without_a_date_of_change_come_newest_first() -> None:
    names = [f"sitemap-2016-{month:02}.xml" for month in (3, 11, 7)]
    assert children(names, Window()) == [names[1], names[2], names[0]]


@pytest.mark.parametrize(
    ("language", "title", "kept"),
    [
        ("ar", "عنوان", True),
        ("AR-DZ", "Euro 2024", True),
        ("en", "عنوان", True),
        ("en", "A title", False),
        ("fr", "Un titre", False),
        ("fr", "", True),
        ("", "A title", True),
        ("العربية", "A title", True),
    ],
)
def test_the_stated_language_and_the_title_together_tell(language: str, title: str, kept: bool) -> None:
    news = f"<n:publication><n:name>x</n:name><n:language>{language}</n:language></n:publication><n:title>{title}</n:title>"
    body = f"<urlset xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>{BASE}a</loc><n:news>{news}</n:news></url></urlset>"
    links = Sitemap().read(Fetched(BASE, body.encode()), Window()).links
    assert [link.hints.get("language", "") for link in links] == ([language] if kept else [])


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("Sitemap: a.xml\nSitemap: /b.xml", ["a.xml", "b.xml"]),
        ("Sitemap: https://example.dz/a.xml, https://example.dz/b.xml", ["a.xml", "b.xml"]),
        ("Sitemap: /a.xml /b.xml # both", ["a.xml", "b.xml"]),
        ("SITEMAP : /n.xml?t=1,2\r\nsitemap:/n.xml?t=1,2", ["n.xml?t=1,2"]),
        ("Sitemap: /feeds/posts/default?orderby=UPDATED", ["feeds/posts/default?orderby=UPDATED"]),
    ],
)
def test_lines_of_robots_txt(lines: str, named: list[str]) -> None:
    page = Sitemap().read(Fetched(f"{BASE}robots.txt", f"User-agent: *\n{lines}\n".encode()), Window())
    assert [(child.url, child.optional) for child in page.children] == [(BASE + name, False) for name in named]


def test_an_empty_line_of_robots_txt_names_nothing() -> None:
    page = Sitemap().read(Fetched(f"{BASE}robots.txt", b"Sitemap:\nDisallow: /x\n"), Window())
    assert all(child.optional for child in page.children)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize(
    "body",
    [
        f"{BASE}a\r\n{BASE}b\n{BASE}a\n",
        f"\ufeff{BASE}a\n\n{BASE}b",
        f"<rss><channel><item><link>{BASE}a</link></item><item><link>{BASE}b</link></item></channel></rss>",
        f"<feed><entry><link href='{BASE}a'/></entry><entry><link href='{BASE}b'/></entry></feed>",
    ],
)
def test_a_list_of_addresses_or_a_feed_is_a_sitemap_too(body: str, pack: type[bytes]) -> None:
    links = Sitemap().read(Fetched(f"{BASE}sitemap", pack(body.encode())), Window()).links
    assert [link.url for link in links] == [f"{BASE}a", f"{BASE}b"]
