"""What later runs cost, and what becomes of pages that failed, changed without a word, or went away."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.e2e.conftest import Crawl, Output
from tests.middlewares.crawling import Ended
from tests.middlewares.crawling import crawl as crawl_site
from tests.middlewares.site import Answer, Site, article, html
from tests.newspaper import ObservedServer

SLUG = "خبر-من-الأخبار"
AN_HOUR_AGO = f"{datetime.now(UTC) - timedelta(hours=1):%Y-%m-%dT%H:%M:00+00:00}".encode()
ILL = html("خطأ", "<h1>حدث خطأ في الاتصال بقاعدة البيانات</h1>")


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that tells nothing of changes: a front page, no feed, no sitemap."""
    with Site() as site:
        site.arrange("/robots.txt", Answer(b"User-agent: *\n", headers={"Content-Type": "text/plain"}))
        yield site


@pytest.mark.parametrize("spider", ["elmaouid"])
def test_when_nothing_changed_the_feed_alone_is_asked(server: ObservedServer, crawl: Crawl, spider: str) -> None:
    crawl(spider=spider)
    server.heal()
    assert crawl(spider=spider).code == 0
    home = ["/"] if spider == "news" else []  # what a site offers is looked up there
    assert sorted(server.paths()) == [*home, "/feed/", "/robots.txt"]


@pytest.mark.whole
def test_a_change_costs_its_page_and_what_names_it(server: ObservedServer, crawl: Crawl) -> None:
    crawl()
    server.heal()
    post = server.newspaper.revise()
    crawl()
    assert server.articles_asked() == [post.slug]
    assert sorted(path for path in server.paths() if post.slug not in path) == [
        "/feed/", "/robots.txt", "/wp-json/wp/v2/posts", "/wp-json/wp/v2/posts",
    ], "a feed that changed and names nothing new leads to the source that tells of changes: its newest, its changed"  # fmt: skip
    server.heal()
    crawl()
    assert len(server.paths()) == 2


def test_a_sitemap_that_dates_nothing_is_no_reason_to_fetch_again(site: Site, output: Output) -> None:
    urls = "".join(f"<url><loc>{site.url}a-b-{n}/</loc></url>" for n in range(3))
    site.arrange("/robots.txt", Answer(f"Sitemap: {site.url}wp-sitemap.xml\n".encode()))
    site.arrange(
        "/wp-sitemap.xml",
        xml(f"<sitemapindex><sitemap><loc>{site.url}wp-sitemap-posts-post-1.xml</loc></sitemap></sitemapindex>"),
    )
    site.arrange("/wp-sitemap-posts-post-1.xml", xml(f"<urlset>{urls}</urlset>"))
    for n in range(3):
        site.arrange(f"/a-b-{n}/", Answer(article(f"a-b-{n}")))
    assert crawl_site(site, output).counters["new"] == 3
    site.asked.clear()
    assert crawl_site(site, output).counters["fetched"] == 0
    assert not [path for path in site.paths() if path.startswith("/a-b-")]


def xml(text: str) -> Answer:
    """Return an XML document as an answer."""
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode(), headers={"Content-Type": "text/xml"})


def look_again(site: Site, output: Output, *answers: Answer, **settings: Any) -> Ended:
    """Crawl a young article, let two hours pass, and crawl again, to the given answers."""
    site.publish(SLUG, Answer(young(), headers={"ETag": '"first"'}), *answers)
    assert crawl_site(site, output).counters["new"] == 1
    pass_two_hours(output)
    return crawl_site(site, output, **settings)


def pass_two_hours(output: Output) -> None:
    """Let what the ledger knows of pages be two hours older."""
    with closing(sqlite3.connect(output.folder / "state" / "ledger.sqlite")) as ledger, ledger:
        ledger.execute("UPDATE pages SET fetched = fetched - 7200, not_before = not_before - 7200")


def tell(site: Site, minute: int) -> None:
    """Let the site's sitemap tell when the article was changed."""
    site.arrange("/robots.txt", Answer(f"Sitemap: {site.url}news.xml\n".encode()))
    entry = f"<url><loc>{site.url}{SLUG}/</loc><lastmod>2026-03-01T08:{minute:02}:00+00:00</lastmod></url>"
    site.arrange("/news.xml", xml(f"<urlset>{entry}</urlset>"))


def index(site: Site, *names: str) -> None:
    """Let the site have a sitemap index of these files, which doesn't tell when they changed."""
    site.arrange("/robots.txt", Answer(f"Sitemap: {site.url}index.xml\n".encode()))
    files = "".join(f"<sitemap><loc>{site.url}{name}</loc></sitemap>" for name in names)
    site.arrange("/index.xml", xml(f"<sitemapindex>{files}</sitemapindex>"))


def young(addition: str = "", counter: int = 1) -> bytes:
    """Return the page of an article of an hour ago, with a box that differs on every fetch."""
    text = article(SLUG).replace(b"2026-01-02T08:00:00+01:00", AN_HOUR_AGO)
    return text.replace(b"</article>", f"{addition}</article><div class='views'>مشاهدات {counter}</div>".encode())


def test_other_html_of_the_same_article_is_no_revision(site: Site, output: Output) -> None:
    ended = look_again(site, output, Answer(young(counter=2)))
    assert (ended.counters["unchanged"], ended.counters["revised"]) == (1, 0)
    assert len(output.articles) == 1


def test_a_change_that_no_source_tells_is_found(site: Site, output: Output) -> None:
    ended = look_again(site, output, Answer(young("<p>أضافت الهيئة إلى الخبر فقرة لم تكن فيه من قبل.</p>")))
    assert ended.counters["revised"] == 1
    assert [line["revision"] for line in output.articles] == [1, 2]


def test_a_page_that_has_not_changed_is_not_sent(site: Site, output: Output) -> None:
    ended = look_again(site, output, Answer(status=304))
    assert (ended.counters["unchanged/not_modified"], ended.counters["failed"]) == (1, 0)
    assert [asked.headers.get("If-None-Match") for asked in site.asked if SLUG in asked.path] == [None, '"first"']


@pytest.mark.parametrize("settings", [{"RECHECK_HOURS": 0}, {"RECHECK_BUDGET": 0}])
def test_looking_again_can_be_left(site: Site, output: Output, settings: dict[str, int]) -> None:
    assert look_again(site, output, **settings).counters["fetched"] == 0


@pytest.mark.parametrize("status", [404, 410])
def test_an_article_that_is_gone_is_noted_once_and_its_line_stays(site: Site, output: Output, status: int) -> None:
    ended = look_again(site, output, Answer(status=status))
    [line] = output.articles
    [noted] = output.lines("withdrawn/*.jsonl")
    assert (noted["id"], noted["http_status"]) == (line["id"], status)
    assert (ended.counters["withdrawn"], ended.counters["rejected"], ended.done.code) == (1, 0, 0)
    pass_two_hours(output)
    assert crawl_site(site, output).counters["fetched"] == 0


def test_a_page_that_failed_is_an_article_later_though_no_source_names_it_any_more(site: Site, output: Output) -> None:
    site.publish(SLUG, Answer(status=500), Answer(article(SLUG)))
    first = crawl_site(site, output, RETRY_TIMES=0)
    assert (first.done.code, first.ends) == (4, {SLUG: "failed: http_500"})
    site.unlist(SLUG)
    site.publish("خبر-آخر-جديد")
    second = crawl_site(site, output, RETRY_TIMES=0)
    assert (second.done.code, second.ends[SLUG]) == (0, "new")


def test_a_page_that_always_fails_waits_ever_longer_and_is_given_up(site: Site, output: Output) -> None:
    site.publish(SLUG, Answer(status=500))
    told = [crawl_site(site, output, RETRY_TIMES=0, MAX_ATTEMPTS=3).done for _ in range(3)]
    assert [done.number("pages fetched") for done in told] == [1, 1, 0], "the third has to wait for ten minutes"
    assert told[-1].number("left for the next run") == 1
    pass_two_hours(output)
    last = crawl_site(site, output, RETRY_TIMES=0, MAX_ATTEMPTS=3)
    [line] = output.rejected
    assert (line["reason"], last.counters["rejected/given_up"]) == ("given_up", 1)
    assert "http_500" in line["message"]
    pass_two_hours(output)
    assert crawl_site(site, output, RETRY_TIMES=0).counters["fetched"] == 0


def test_a_wall_in_place_of_an_article_is_a_failure_not_an_end(site: Site, output: Output) -> None:
    wall = html("Just a moment...", "<p>Checking your browser before accessing the site. Cloudflare Ray ID: 1</p>")
    site.publish(SLUG, Answer(wall), Answer(article(SLUG)))
    assert crawl_site(site, output).ends == {SLUG: "failed: blocked"}
    assert crawl_site(site, output).ends == {SLUG: "new"}


def test_a_change_that_a_cache_still_hides_is_found_by_the_next_look(site: Site, output: Output) -> None:
    changed = article(SLUG).replace("رمز".encode(), "صححت الهيئة رمز".encode())
    site.arrange(f"/{SLUG}/", Answer(article(SLUG)), Answer(article(SLUG)), Answer(changed))
    tell(site, 0)
    assert crawl_site(site, output).counters["new"] == 1
    tell(site, 30)
    assert crawl_site(site, output).counters["unchanged/stale"] == 1
    pass_two_hours(output)
    assert crawl_site(site, output).counters["revised"] == 1
    pass_two_hours(output)
    assert crawl_site(site, output).counters["fetched"] == 0


def test_a_change_that_a_cache_denies_is_found_by_the_next_look(site: Site, output: Output) -> None:
    changed = article(SLUG).replace("رمز".encode(), "صححت الهيئة رمز".encode())
    first = Answer(article(SLUG), headers={"ETag": '"first"'})
    site.arrange(f"/{SLUG}/", first, Answer(status=304), Answer(changed))
    for minute, outcome in ((0, "new"), (30, "unchanged/not_modified"), (30, "revised")):
        tell(site, minute)
        assert crawl_site(site, output).counters.get(outcome) == 1
        pass_two_hours(output)


def test_a_change_is_not_missed_because_the_site_was_ill_when_it_was_looked_at(site: Site, output: Output) -> None:
    changed = article(SLUG).replace("رمز".encode(), "صححت الهيئة رمز".encode())
    site.arrange(f"/{SLUG}/", Answer(article(SLUG)), Answer(ILL), Answer(changed))
    for minute, outcome in ((0, "new"), (30, "rejected"), (30, "revised")):
        tell(site, minute)
        assert crawl_site(site, output).counters[outcome] == 1
        pass_two_hours(output)


def test_an_article_whose_page_became_something_else_is_looked_at_twice(site: Site, output: Output) -> None:
    assert look_again(site, output, Answer(ILL)).counters["rejected"] == 1
    for rejected in (1, 0):
        pass_two_hours(output)
        assert crawl_site(site, output).counters["rejected"] == rejected


def test_a_file_that_is_as_it_was_is_believed_for_as_long_as_one_that_changed(site: Site, output: Output) -> None:
    names = [f"posts-{n}.xml" for n in range(4)]
    index(site, *names)
    for n, name in enumerate(names):
        site.publish(f"a-b-{n}")
        site.arrange(f"/{name}", xml(f"<urlset><url><loc>{site.url}a-b-{n}/</loc></url></urlset>"))
    assert files_asked(site, output) == 4
    pass_a_day(output)
    assert files_asked(site, output) == 4
    assert files_asked(site, output) == 2, "the first and the last, where what is new would stand"


def files_asked(site: Site, output: Output) -> int:
    """Crawl the site; return how many files of its index were asked for."""
    site.asked.clear()
    crawl_site(site, output)
    return sum(path.startswith("/posts") for path in site.paths())


def pass_a_day(output: Output) -> None:
    """Let what the ledger knows of sources be a day older."""
    with closing(sqlite3.connect(output.folder / "state" / "ledger.sqlite")) as ledger, ledger:
        ledger.execute("UPDATE sources SET read = read - 86400")
