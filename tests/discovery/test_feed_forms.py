"""Feeds as systems, plugins and services write them: further pages, addresses that lead away, dates of change."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsbot.discovery import Feed
from newsbot.discovery.source import Fetched, SourcePage, Window

BASE = "https://example.dz/"
NAMESPACES = """xmlns:media="http://search.yahoo.com/mrss/" xmlns:a10="http://www.w3.org/2005/Atom"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/" """
ITEM = "<item><title>عنوان</title><link>/a</link></item>"
LONG = ITEM * 2001  # read in another way


def read(body: str, url: str = f"{BASE}feed/") -> SourcePage:
    return Feed().read(Fetched(url, body.encode()), Window())


def rss(items: str, head: str = "") -> str:
    return f'<rss version="2.0" {NAMESPACES}><channel>{head}{items}</channel></rss>'


WORDPRESS = '<guid isPermaLink="false">https://example.dz/?p=7</guid>'
POST = f"<item><link>/a</link>{WORDPRESS}</item>"


@pytest.mark.parametrize(
    ("address", "body", "following"),
    [
        ("feed/", rss(POST), "feed/?paged=2"),
        ("category/x/feed?paged=4", rss(POST), "category/x/feed?paged=5"),
        ("feed/atom/", rss(POST), "feed/atom/?paged=2"),
        ("?feed=rss2", rss(POST), "?feed=rss2&paged=2"),
        ("feed/", rss("<item><link>/a</link><x src='/wp-content/a.jpg'/></item>"), "feed/?paged=2"),
        ("feed/", rss(ITEM), None),
        ("rss.xml", rss(POST), None),
        ("feed/", rss(POST, "<generator>Joomla! - Open Source Content Management</generator>"), None),
        ("x.xml", rss(ITEM, "<generator>https://wordpress.org/?v=6.6</generator>"), "x.xml?paged=2"),
        ("x.xml", rss(LONG, "<generator>https://wordpress.org/?v=6.6</generator>"), "x.xml?paged=2"),
        ("rss", rss(ITEM, '<a10:link rel="next" href="/rss?before=99"/>'), "rss?before=99"),
        ("rss", rss(LONG, '<a10:link rel="next" href="/rss?before=99"/>'), "rss?before=99"),
        ("feed/", rss(ITEM, '<a10:link rel="prev" href="/rss?before=99"/>'), None),
    ],
)
def test_the_next_page(address: str, body: str, following: str | None) -> None:
    assert read(body, BASE + address).next == (following and BASE + following)


BLOGGER = """<generator>Blogger</generator><openSearch:totalResults>60</openSearch:totalResults><openSearch:startIndex>1</openSearch:startIndex>
<openSearch:itemsPerPage>25</openSearch:itemsPerPage>"""
NEXT = '<a10:link rel="next" href="http://www.blogger.com/feeds/7/posts/default?start-index=26&amp;max-results=25"/>'


@pytest.mark.parametrize(
    ("address", "head", "following"),
    [
        ("feeds/posts/default", BLOGGER + NEXT, "feeds/posts/default?start-index=26&max-results=25"),
        ("feeds/posts/default?alt=rss", BLOGGER, "feeds/posts/default?alt=rss&start-index=26"),
        ("f?start-index=26&max-results=25", BLOGGER, "f?max-results=25&start-index=51"),
        ("f?start-index=51&max-results=25", BLOGGER, None),
    ],
)
@pytest.mark.parametrize("items", [ITEM, LONG])
def test_blogger(address: str, head: str, following: str | None, items: str) -> None:
    page = read(rss(items, head), BASE + address)
    assert (page.next, page.total) == (following and BASE + following, 60)


@pytest.mark.parametrize(
    ("link", "guid", "address"),
    [
        ("http://feedproxy.google.com/~r/x/~3/abc/", "https://example.dz/n/1", "https://example.dz/n/1"),
        ("http://feeds.feedburner.com/~r/x/~3/abc/", "https://example.dz/?p=1", "https://example.dz/?p=1"),
        ("http://rss.feedsportal.com/c/1/s/2/l/0L/story01.htm", "https://example.dz/n/1", "https://example.dz/n/1"),
        ("https://bit.ly/3abc", "https://example.dz/n/1", "https://example.dz/n/1"),
        ("https://bit.ly/3abc", "99", "https://bit.ly/3abc"),
        ("https://example.dz/n/1", "https://example.dz/?p=1", "https://example.dz/n/1"),
        ("https://example.dz/n/1", "https://bit.ly/3abc", "https://example.dz/n/1"),
        ("https://alt.co/n/1", "https://example.dz/?p=1", "https://alt.co/n/1"),
    ],
)
@pytest.mark.parametrize("permanent", ["true", "false"])
def test_an_address_that_counts_readers_comes_last(link: str, guid: str, address: str, permanent: str) -> None:
    [found] = read(rss(f'<item><link>{link}</link><guid isPermaLink="{permanent}">{guid}</guid></item>')).links
    assert found.url == address


MEDIA = """<media:content url="/x.jpg"><media:title>صورة</media:title><media:description>وصف</media:description>
<media:credit>مصور</media:credit></media:content>"""


@pytest.mark.parametrize("more", [1, 2001])
@pytest.mark.parametrize(
    ("inside", "published", "modified"),
    [
        ("<a10:updated>2026-11-21T10:00:00Z</a10:updated>", None, 21),
        ("<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><a10:updated>2026-11-21T10:00:00Z</a10:updated>", 20, 21),
        ("<dc:date>2026-11-20T13:00:00+03:00</dc:date>", 20, None),
        (f"{MEDIA}<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>{MEDIA}", 20, None),
    ],
)
def test_dates_and_titles_are_the_entrys_own(inside: str, published: int, modified: int, more: int) -> None:
    link = read(rss(f"<item>{MEDIA}<title>عنوان</title><link>/a</link>{inside}</item>" * more)).links[0]
    days = [day and datetime(2026, 11, day, 10, tzinfo=UTC) for day in (published, modified)]
    assert (link.title, [link.published, link.modified], link.hints) == ("عنوان", days, {})


def test_rss_1_0_and_atom_name_the_full_text() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel/><item rdf:about="/a"><link>/a</link>
<content:encoded>&lt;p&gt;نص&lt;/p&gt;</content:encoded></item></rdf:RDF>"""
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/s"/><link href="/a"/>
<content type="html">&lt;p&gt;نص&lt;/p&gt;</content></entry></feed>"""
    for body in (rdf, atom):
        [link] = read(body).links
        assert (link.url, link.hints.get("content")) == (f"{BASE}a", "<p>نص</p>")
