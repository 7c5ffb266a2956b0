"""What a probe makes of sites in many shapes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from newsbot.discovery import Feed, Sections, Sitemap, Source, WordPress
from newsbot.discovery.source import Fetched, Window
from newsbot.probe.findings import Answer, Report, Unusable
from tests.probe.sites import BASE, Site, feed, front, index, sitemap, slug

TEN, TWENTY = range(10), range(10, 20)
NAMED = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
MENU = '<nav><a href="/sport/">رياضة</a><a href="/economy/">اقتصاد</a></nav>'
WORDPRESS = '<meta name="generator" content="WordPress 6.5">'
POSTS = WordPress().first(BASE, Window())[0].removeprefix(BASE[:-1])


def verdicts(report: Report) -> dict[str, str]:
    """Return the verdict of each address that was asked as a source."""
    return {row.url.removeprefix(BASE[:-1]).partition("?")[0]: row.verdict for row in report.rows}


def posts(numbers: range) -> bytes:
    """Return an answer of WordPress REST."""
    links = ",".join(f'{{"link": "{BASE}{slug(number)[1:]}"}}' for number in numbers)
    return f"[{links}]".encode()


@pytest.mark.parametrize(
    ("pages", "sources"),
    [
        ({"/": front(TEN)}, (Sections(),)),
        ({"/": front(), "/feed/": feed(TEN)}, (Feed(),)),
        ({"/": front(), "/feed/": front(), "/rss": feed(TEN)}, (Feed("/rss"),)),
        ({"/": front(head=NAMED), "/rss.xml": feed(TEN), "/feed/": feed(TWENTY)}, (Feed("/rss.xml"),)),
        ({"/": front(), "/sitemap.xml": sitemap(TEN)}, (Sitemap(),)),
        ({"/": front(), "/sitemap.xml": index("/a.xml", "/b.xml"), "/b.xml": sitemap(TEN)}, (Sitemap(),)),
        (
            {"/": front(), "/robots.txt": f"Sitemap: {BASE}news.xml".encode(), "/news.xml": sitemap(TEN)},
            (Sitemap(),),
        ),
        ({"/": front(head=WORDPRESS), POSTS: posts(TEN), "/feed/": feed(TEN)}, (Feed(), WordPress())),
        (
            {"/": front(TEN, NAMED), "/rss.xml": feed(TEN), POSTS: posts(TEN), "/sitemap.xml": sitemap(TEN)},
            (Feed("/rss.xml"), WordPress(), Sitemap(), Sections()),
        ),
    ],
    ids=lambda value: "" if isinstance(value, tuple) else " ".join(path.partition("?")[0] for path in value),
)
def test_only_sources_that_work_are_suggested_in_the_order_of_cost(
    pages: dict[str, bytes], sources: tuple[Source, ...]
) -> None:
    report = Site(pages).survey()
    assert (report.sources, report.read) == (sources, 3)


def test_feeds_of_sections_are_taken_where_they_add_articles() -> None:
    menu = '<a href="/sport/rss">رياضة</a><a href="/economy/rss">اقتصاد</a><a href="/old/rss">قديم</a>'
    feeds = {"/rss.xml": feed(TEN), "/sport/rss": feed(range(5, 15)), "/economy/rss": feed(range(5))}
    stale = {"/old/rss": feed(range(30, 35), timedelta(days=90))}
    site = Site({"/": front(TEN, NAMED, menu), **feeds, **stale})
    report = site.survey()
    assert report.sources == (Feed("/rss.xml"), Feed("/sport/rss"), Sections())
    assert verdicts(report)["/old/rss"] == "stale"


def test_feeds_are_found_on_the_page_that_lists_them() -> None:
    listed = front(body='<a href="/rss/sport.xml">رياضة</a><a href="/rss/economy.xml">اقتصاد</a>')
    site = Site({"/": front(body='<a href="/rss">خدمة</a>'), "/rss": listed, "/rss/sport.xml": feed(TEN)})
    report = site.survey()
    assert report.sources == (Feed("/rss/sport.xml"),)
    assert {"/rss": "another thing", "/rss/economy.xml": "not there"}.items() <= verdicts(report).items()


def test_a_feed_that_leads_to_another_site_is_none() -> None:
    elsewhere = Answer(f"{BASE}rss.xml", 200, Fetched("https://feeds.elsewhere.com/x", feed(TEN)))
    report = Site({"/": front(TEN, NAMED), "/rss.xml": elsewhere}).survey()
    assert (report.sources, verdicts(report)["/rss.xml"]) == ((Sections(),), "another thing")


def test_a_start_page_that_has_moved_is_taken_for_the_site() -> None:
    moved = Answer("https://old.com/", 200, Fetched(BASE, front(TEN)))
    report = Site({"https://old.com/": moved}).survey("https://old.com/")
    assert (report.base, report.sources) == (BASE, (Sections(),))


def test_of_wordpress_the_feeds_of_sections_are_asked() -> None:
    site = Site({"/": front(TEN, WORDPRESS, MENU), "/sport/feed/": feed(TWENTY), "/sport/": front(TEN)})
    report = site.survey()
    assert report.sources == (Feed("/sport/feed/"), Sections())
    assert {"/feed/", "/economy/feed/", POSTS} <= set(site.asked)


def test_a_site_made_with_something_else_is_not_asked_for_wordpress() -> None:
    site = Site({"/": front(TEN, '<meta name="generator" content="Drupal 10">')})
    assert site.survey().rows[0].url == f"{BASE}rss.xml"
    assert not [path for path in site.asked if "wp-json" in path]


def test_a_start_page_below_the_sites_own_names_its_sections() -> None:
    menu = '<nav><a href="/ar/sport/">رياضة</a></nav>'
    pages = {"/ar/": front(TEN, body=menu), "/ar/sport/": front(TWENTY), "/ar/feed/": feed(TEN)}
    report = Site(pages).survey(f"{BASE}ar/")
    assert report.sources == (Feed("/ar/feed/"), Sections(("/ar/", "/ar/sport/")))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (404, "404"),
        (403, "keeps robots out"),
        (Answer(BASE, code="robots", message="disallowed"), "robots.txt forbids"),
        (Answer(BASE, code="dns", message="no address"), "can't be reached: no address"),
        (feed(TEN), "no page of HTML"),
        (b"", "no page of HTML"),
        (
            front(body="<h1>Just a moment...</h1><p>Checking your browser before accessing example.com.</p>"),
            "closed by a wall",
        ),
    ],
)
def test_a_start_page_that_can_not_be_had_is_told_in_a_line(answer: bytes | int | Answer, told: str) -> None:
    site = Site({"/": answer})
    with pytest.raises(Unusable, match=told) as caught:
        site.survey()
    assert "\n" not in str(caught.value)
    assert site.asked == ["/"]


def test_a_front_page_that_scripts_fill_is_no_wall() -> None:
    waiting = "<h1>Just a moment...</h1><p>Checking your browser before accessing example.com.</p>"
    report = Site({"/": front(head=NAMED, body=waiting), "/rss.xml": feed(TEN)}).survey()
    assert report.sources == (Feed("/rss.xml"),)


def test_nothing_is_suggested_where_no_article_can_be_read() -> None:
    pages = {slug(number): b"<html><p>English</p></html>" for number in TEN}
    report = Site({"/": front(TEN), **pages}).survey()
    assert (report.usable, len(report.samples)) == (False, 5)
    assert all(sample.refusal for sample in report.samples)


def test_samples_are_the_newest_one_of_the_middle_and_the_oldest_of_the_cheapest_source() -> None:
    broken = {slug(0): b"<html><p>English</p></html>"}
    report = Site({"/": front(range(40), NAMED), "/rss.xml": feed(range(21)), **broken}).survey()
    numbers = [int(sample.url.removeprefix(BASE)[:4]) for sample in report.samples]
    assert (numbers[:3], report.read) == ([0, 10, 20], 3)


@pytest.mark.parametrize(
    ("head", "given", "country", "zone"),
    [
        ("", None, None, None),
        ("", "MA", "MA", "Africa/Casablanca"),
        ('<meta property="og:locale" content="ar_TN"><meta property="og:site_name" content="تونس">', None, "TN", "Africa/Tunis"),
    ],
)  # fmt: skip
def test_country_and_zone_come_with_their_reason(
    head: str, given: str | None, country: str | None, zone: str | None
) -> None:
    report = Site({"/": front(TEN, head)}).survey(country=given)
    assert (report.country, report.zone) == (country, zone)
    assert report.place


def test_no_site_is_asked_more_than_it_should_be() -> None:
    links = "".join(f'<a href="/s{n}/rss">x</a><link rel="alternate" type="text/xml" href="/r{n}">' for n in range(50))
    menu = "".join(f'<nav><a href="/m{n}/">قسم</a></nav>' for n in range(50))
    robots = "\n".join(f"Sitemap: {BASE}s{n}.xml" for n in range(50)).encode()
    maps: dict[str, bytes] = {f"/s{n}.xml": index("/x.xml", "/y.xml", "/z.xml") for n in range(50)}
    site = Site({"/": front(TEN, WORDPRESS, links + menu), "/robots.txt": robots, **maps})
    assert site.survey().usable
    assert len(site.asked) <= 34
    assert len(set(site.asked)) == len(site.asked)
