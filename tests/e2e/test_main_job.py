"""The main job: from the newspaper's front page to its JSON lines, held against what its editors wrote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from newsbot.article import Article, body_text
from newsbot.demo.newspaper import Newspaper, Post
from tests.e2e.conftest import Finished, Output, cold_scrapy, crawl_arguments
from tests.newspaper import ObservedServer


class FirstRun:
    """One crawl of the whole newspaper, which the tests of this module look at."""

    def __init__(self, server: ObservedServer, folder: Path) -> None:
        self.server = server
        self.newspaper: Newspaper = server.newspaper
        self.output = Output(folder / "output")
        self.copy = folder / "copy.jsonl"
        self.done: Finished = cold_scrapy(*crawl_arguments(server, self.output.folder, "-o", str(self.copy)))

    def post(self, record: dict[str, Any]) -> Post:
        """Return the post that a line came from."""
        post = self.newspaper.by_slug(slug_of(record["url"]))
        assert post is not None
        return post


def slug_of(url: str) -> str:
    """Return the slug of a post's address."""
    return unquote(urlsplit(url).path).strip("/")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirstRun]:
    """Crawl once for all tests here."""
    with ObservedServer() as server:
        yield FirstRun(server, tmp_path_factory.mktemp("first-run"))


def test_every_article_is_written_once_or_is_a_duplicate_of_one(run: FirstRun) -> None:
    assert run.done.code == 0, run.done.err
    written = {slug_of(article["url"]): article["id"] for article in run.output.articles}
    duplicates = {slug_of(line["url"]): line["duplicate_of"] for line in run.output.duplicates}
    assert len(written) == len(run.output.articles)
    assert written.keys() | duplicates.keys() == {post.slug for post in run.newspaper.articles}
    assert not written.keys() & duplicates.keys()
    # Where the longer text comes first, the shorter one says nothing new.
    originals = {post.slug: post.reprint_of for post in run.newspaper.articles if post.reprint_of}
    originals |= {post.extends: post.slug for post in run.newspaper.articles if post.extends in duplicates}
    assert len(duplicates) == len(originals)
    for reprint, original in originals.items():
        first, second = (original, reprint) if original in written else (reprint, original)
        assert duplicates[second] == written[first]


@pytest.mark.parametrize(
    ("slugs", "relation"),
    [
        (("مكتبة-متنقلة-تجوب-قرى-تيزي-وزو", "حافلة-متقاعدة-تحمل-الكتب-إلى-الجبل"), "related"),
        (("نشرة-أسعار-سوق-الجملة-يوم-هادئ", "نشرة-أسعار-سوق-الجملة-الطماطم-ترتفع"), "series"),
    ],
)
def test_what_resembles_another_article_is_written_with_its_link(
    run: FirstRun, slugs: tuple[str, str], relation: str
) -> None:
    one, other = sorted(
        (line for line in run.output.articles if slug_of(line["url"]) in slugs),
        key=lambda line: line["relation"] != "new",
    )
    assert (one["relation"], one["duplicate_of"], one["similarity"]) == ("new", None, None)
    assert (other["relation"], other["duplicate_of"]) == (relation, one["id"])
    assert 0.5 < other["similarity"] < 1


def test_the_longer_of_two_texts_is_written(run: FirstRun) -> None:
    ids = {slug_of(line["url"]): line["id"] for line in [*run.output.articles, *run.output.duplicates]}
    for post in run.newspaper.articles:
        if post.extends:
            [line] = [line for line in run.output.articles if slug_of(line["url"]) == post.slug]
            assert (line["relation"], line["duplicate_of"]) in [("near", ids[post.extends]), ("new", None)]


def test_each_field_is_what_the_page_says(run: FirstRun) -> None:
    for line in run.output.articles:
        article, post = Article.model_validate(line), run.post(line)
        if post.breaks:
            continue  # below
        people = [post.author] if post.author and post.author != "وكالات" else []
        assert (article.title, article.subtitle) == (post.title, post.subtitle)
        assert article.paragraphs == list(post.paragraphs)
        assert article.text == body_text(list(post.paragraphs))
        assert article.authors == people, article.author_raw
        assert article.agency == ("وكالات" if post.author == "وكالات" else None)
        assert article.section == [section.name for section in post.section.path]
        assert article.tags == list(post.tags)
        assert article.published == post.published
        assert article.modified is None
        assert article.image_caption == post.image_caption
        assert (article.country, article.language, article.revision) == ("DZ", "ar", 1)
        assert article.canonical_url == article.url
        assert article.witness is not None
        assert article.witness.agreement == pytest.approx(1, abs=0.2)
        assert article.discovered_via in ("wordpress", "feed"), "whichever answered first"


def test_an_article_in_pages_is_one_line(run: FirstRun) -> None:
    [(line, post)] = [(line, post) for line in run.output.articles if (post := run.post(line)).breaks]
    article = Article.model_validate(line)
    assert article.paragraphs == list(post.paragraphs)
    assert (article.canonical_url, article.title, article.published) == (article.url, post.title, post.published)


def test_offsets_are_the_sites_and_absent_is_null(run: FirstRun) -> None:
    for line in run.output.articles:
        assert datetime.fromisoformat(line["published"]).utcoffset() == run.post(line).published.utcoffset()
        assert "" not in line.values()


def test_pages_that_are_no_articles_are_rejected_with_a_reason(run: FirstRun) -> None:
    reasons = {slug_of(line["url"]): line["reason"] for line in run.output.rejected}
    expected = {post.slug: "too_short" for post in run.newspaper.posts if post.kind in ("video", "gallery")}
    expected |= {post.slug: "not_arabic" for post in run.newspaper.posts if post.language == "fr"}
    expected |= {post.slug: "http_404" for post in run.newspaper.posts if post.kind == "gone"}
    assert reasons == expected
    assert all(line["message"] for line in run.output.rejected)


def test_numbers_add_up(run: FirstRun) -> None:
    number = run.done.number
    ends = ("new articles", "revised articles", "unchanged articles", "duplicates", "rejected", "failed")
    asked = run.server.articles_asked()
    assert number("pages fetched") == sum(map(number, ends)) == len(asked) == len(set(asked))
    assert number("new articles") == len(run.output.articles)
    assert number("duplicates") == len(run.output.duplicates)
    assert number("rejected") == len(run.output.rejected)
    [report] = run.output.reports
    assert report["counters"]["fetched"] == len(asked)
    assert list(run.output.articles[0]) == list(Article.model_fields)


def test_robots_txt_is_obeyed_and_asked_once(run: FirstRun) -> None:
    private = [post for post in run.newspaper.posts if post.kind == "private"]
    assert private
    assert not run.server.paths("/private/")
    assert run.server.paths().count("/robots.txt") == 1
    assert run.server.paths()[0] == "/robots.txt"
    assert run.done.number("not asked for") == len(private)


def test_the_user_agent_names_the_project(run: FirstRun) -> None:
    assert all(asked.headers["User-Agent"].startswith("newsbot/") for asked in run.server.asked)
    assert not any("Referer" in asked.headers for asked in run.server.asked), "no page is reached from another"


def test_feed_export_holds_the_same_lines(run: FirstRun) -> None:
    assert {line["id"]: line for line in Output(run.copy.parent).lines("copy.jsonl")} == {
        line["id"]: line for line in run.output.articles
    }


def test_the_log_is_short_and_without_tracebacks(run: FirstRun) -> None:
    assert "Traceback" not in run.done.err
    assert run.done.err.count(" WARNING ") == run.done.err.count(" ERROR ") == 0
    assert run.done.err.count(" INFO ") <= 10
