"""What later runs do: nothing where nothing changed, and otherwise only what changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsbot.demo.newspaper import Newspaper
from newsbot.demo.shapes import Shape
from tests.e2e.conftest import Crawl, Output, crawl_arguments, scrapy
from tests.e2e.test_main_job import slug_of
from tests.middlewares.crawling import crawl as crawl_site
from tests.middlewares.site import Answer, Site, html
from tests.newspaper import ObservedServer


def assert_complete(server: ObservedServer, output: Output) -> None:
    """Every article of the newspaper was written or is a duplicate."""
    ended = [*output.articles, *output.duplicates]
    assert {slug_of(line["url"]) for line in ended} == {post.slug for post in server.newspaper.articles}


def test_a_second_run_asks_for_no_article_and_writes_nothing(
    server: ObservedServer, crawl: Crawl, output: Output
) -> None:
    first = crawl()
    assert first.code == 0
    assert first.number("rejected") > 0, "the second look at those is not at once"
    before = {
        path: path.read_bytes() for path in output.folder.glob("[adr]*/**/*.jsonl") if "reports" not in path.parts
    }
    server.heal()
    second = crawl()
    assert second.code == 0
    assert second.number("pages fetched") == 0
    assert not server.articles_asked()
    assert {path: path.read_bytes() for path in before} == before
    conditional = [asked for asked in server.asked if asked.path == "/feed/"]
    assert conditional[0].headers["If-None-Match"]
    assert "unchanged" in next(line for line in second.err.splitlines() if "source feed" in line)


def test_a_change_is_a_revision_of_the_same_article(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    crawl()
    first = {article["id"]: article for article in output.articles}
    post = server.newspaper.revise(slug_of(output.articles[3]["url"]))
    done = crawl()
    assert (done.code, done.number("revised articles"), done.number("pages fetched")) == (0, 1, 1)
    revision = output.articles[-1]
    before = first[revision["id"]]
    assert revision["revision"] == 2
    assert revision["previous_hash"] == before["content_hash"] != revision["content_hash"]
    assert revision["paragraphs"][-1]["text"] == post.paragraphs[-1].text
    assert datetime.fromisoformat(revision["modified"]) == post.modified
    assert revision["published"] == before["published"]
    assert len(output.articles) == len(first) + 1


def test_new_articles_are_taken_and_nothing_else(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    crawl()
    server.heal()
    new = server.newspaper.publish(12)
    done = crawl()
    assert done.number("new articles") == 12
    assert set(server.articles_asked()) == {post.slug for post in new}
    assert {slug_of(article["url"]) for article in output.articles[-12:]} == {post.slug for post in new}


def test_a_failed_page_is_reported_and_taken_by_the_next_run(
    server: ObservedServer, crawl: Crawl, output: Output
) -> None:
    bad = server.newspaper.articles[5]
    server.fail(f"/{bad.slug}/", 500)
    first = crawl()
    assert (first.code, first.number("failed"), first.number("left for the next run")) == (4, 1, 2)
    assert f"failed: {server.url}{bad.slug}/ (http_500)" in first.err
    assert output.reports[0]["failed"] == [{"url": output.reports[0]["failed"][0]["url"], "reason": "http_500"}]
    server.heal()
    second = crawl()
    assert (second.code, second.number("pages fetched")) == (0, 1)
    ended = [*output.articles, *output.duplicates]
    assert sorted(slug_of(line["url"]) for line in ended) == sorted(post.slug for post in server.newspaper.articles)


def test_when_every_source_fails_the_exit_code_says_so(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    for path in ("/", "/wp-json/*", "/feed/", "/sitemap*", "/wp-sitemap.xml", "/news-sitemap.xml"):
        server.fail(path, 503)
    done = crawl("-s", "RETRY_TIMES=0")
    assert done.code == 3
    assert not output.articles
    server.heal()
    assert crawl().code == 0
    assert output.articles


def test_the_error_page_of_a_site_that_is_down_is_no_source(output: Output) -> None:
    down = Answer(html("503", "<h1>الموقع تحت الصيانة</h1>"), status=503)
    with Site() as site:
        for path in ("/", "/feed/", "/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml", "/news-sitemap.xml"):
            site.arrange(path, down)
        ended = crawl_site(site, output, "news", RETRY_TIMES=0)
    assert ended.done.code == 3
    assert {source["state"] for source in ended.report["sources"]} == {"failed"}


def test_one_source_is_enough(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    for path in ("/wp-json/*", "/feed/", "/category/*", "/page/*"):
        server.fail(path, 403)
    done = crawl()
    assert done.code == 0
    assert len(output.articles) + len(output.duplicates) == len(server.newspaper.articles)
    assert "source wordpress failed: http_403" in done.err


def test_any_site_gives_the_same_articles(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    assert crawl().code == 0
    alone = Output(output.folder.parent / "alone")
    crawl("-s", f"OUTPUT_DIR={alone.folder}", spider="news")
    fields = ("title", "text", "paragraphs", "authors", "section", "tags", "subtitle", "url", "language")
    ours, theirs = (
        {line["url"]: [line[field] for field in fields] for line in lines}
        for lines in (alone.articles, output.articles)
    )
    posts = server.newspaper.articles
    reprinted = ours.keys() ^ theirs.keys()  # of a pair of reprints either may come first
    assert {slug_of(url) for url in reprinted} <= {
        slug for post in posts for slug in (post.extends, post.reprint_of, post.reprint_of and post.slug) if slug
    }
    assert {url: ours[url] for url in ours.keys() & theirs.keys()} == {
        url: theirs[url] for url in ours.keys() & theirs.keys()
    }
    assert abs(len(ours) - len(theirs)) <= sum(post.extends is not None for post in posts)
    assert crawl(spider="news").code == 0
    again = [line for line in output.duplicates if line["site"] != "elmaouid"]
    assert len(again) == len(posts), "the second site's articles are all reprints of the first's"


def test_what_another_source_named_is_no_reason_to_stop_a_walk(tmp_path: Path) -> None:
    # A feed of ten posts and no other machine-readable source: what it doesn't hold, only section pages tell.
    shape, output = Shape(feed=True, sections=True, feed_paged=False), tmp_path / "output"
    with ObservedServer(Newspaper.load(datetime.now(UTC), few=True), shape=shape) as server:
        scrapy(*crawl_arguments(server, output))
        server.newspaper.publish(35)
        assert scrapy(*crawl_arguments(server, output)).code == 0
        assert_complete(server, Output(output))


def test_a_walk_that_was_cut_off_is_made_up_for(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    crawl()
    server.newspaper.publish(105)
    for path, query in (
        ("/wp-json/*", "page=2"),
        ("/feed/", "paged="),
        ("/category/*", ""),
        ("/page/*", ""),
        ("/sitemap*", ""),
    ):
        server.fail(path, 500, query=query)
    crawl("-s", "RETRY_TIMES=0")
    server.heal()
    assert crawl().code == 0
    assert_complete(server, output)


@pytest.mark.parametrize("status", [200, 503])
def test_a_site_that_was_out_of_order_loses_nothing(
    server: ObservedServer, crawl: Crawl, output: Output, status: int
) -> None:
    for post in server.newspaper.posts:
        server.fail(f"/{post.slug}/", status)
    first = crawl("-s", "SECOND_LOOK_AFTER=0", "-s", "RETRY_TIMES=0")
    assert first.number("rejected") + first.number("failed") == first.number("pages fetched") > 20
    server.heal()
    assert crawl().code == 0
    assert_complete(server, output)


def test_the_second_look_is_the_last(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    bad = server.newspaper.articles[7]
    server.fail(f"/{bad.slug}/", 200)
    crawl("-s", "SECOND_LOOK_AFTER=0")
    server.heal()
    crawl("-s", "SECOND_LOOK_AFTER=0")
    assert bad.slug in [slug_of(line["url"]) for line in [*output.articles, *output.duplicates]]
    server.heal()
    assert crawl("-s", "SECOND_LOOK_AFTER=0").number("pages fetched") == 0


@pytest.mark.parametrize("days", [2, 9])
def test_since_takes_only_what_is_younger(server: ObservedServer, crawl: Crawl, output: Output, days: int) -> None:
    since = datetime.now(UTC) - timedelta(days=days)
    done = crawl("-a", f"since={since.isoformat()}")
    expected = {post.slug for post in server.newspaper.articles if post.published >= since}
    got = {slug_of(line["url"]) for line in [*output.articles, *output.duplicates]}
    assert done.code == 0
    assert 0 < len(expected) < len(server.newspaper.articles)
    assert got == expected


def test_until_and_then_the_rest(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    until = datetime.now(UTC) - timedelta(days=6)
    crawl("-a", f"until={until.isoformat()}")
    got = {slug_of(line["url"]) for line in [*output.articles, *output.duplicates]}
    assert got == {post.slug for post in server.newspaper.articles if post.published < until}
    crawl()
    got = {slug_of(line["url"]) for line in [*output.articles, *output.duplicates]}
    assert got == {post.slug for post in server.newspaper.articles}


def test_limit_stops_there_and_the_next_run_goes_on(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    assert crawl("-a", "limit=5").code == 0
    assert len(output.articles) == 5
    crawl()
    ended = [slug_of(line["url"]) for line in [*output.articles, *output.duplicates]]
    assert sorted(ended) == sorted(post.slug for post in server.newspaper.articles)


def test_section_takes_that_section_and_those_below(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    crawl("-a", "section=رياضة")
    got = {slug_of(line["url"]) for line in [*output.articles, *output.duplicates]}
    expected = {
        post.slug for post in server.newspaper.articles if "رياضة" in [section.name for section in post.section.path]
    }
    assert expected
    assert got == expected
    server.heal()
    crawl("-a", "section=رياضة")
    assert not server.articles_asked(), "sections of pages that were read are known"
    crawl()
    assert len(output.articles) + len(output.duplicates) == len(server.newspaper.articles)
