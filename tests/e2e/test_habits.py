"""A newspaper that prints a notice in every article, in a plain paragraph: learnt while it is crawled, and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from newsbot.article import Paragraph
from newsbot.demo.newspaper import Newspaper, Post
from tests.e2e.conftest import Crawl, Output
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer

NOTICE = Paragraph(text="تشكر إدارة الصباح قراءها على ثقتهم، وتذكر بأن ما ورد هنا من أسماء لا يقصد به أحد بعينه.")


def print_the_notice(newspaper: Newspaper) -> None:
    """Put the notice at the foot of every article that lacks it."""
    bare = [post for post in newspaper.articles if NOTICE not in post.paragraphs]
    newspaper.posts = [
        replace(post, paragraphs=(*post.paragraphs, NOTICE)) if post in bare else post for post in newspaper.posts
    ]


def written(output: Output, newspaper: Newspaper) -> list[tuple[Post, list[str]]]:
    """Return each line's post and paragraphs."""
    lines = [(newspaper.by_slug(slug_of(line["url"])), line["paragraphs"]) for line in output.articles]
    return [(post, [paragraph["text"] for paragraph in paragraphs]) for post, paragraphs in lines if post]


def test_a_notice_is_learnt_and_nothing_else_is_lost(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    newspaper = server.newspaper
    print_the_notice(newspaper)
    done = crawl()
    assert done.code == 0, done.err
    lines = written(output, newspaper)
    assert sum(NOTICE.text in texts for _, texts in lines) == 2
    assert not [texts for _, texts in lines[4:] if NOTICE.text in texts], "only the first ones have it"
    for post, texts in lines:
        assert [text for text in texts if text != NOTICE.text] == [p.text for p in post.paragraphs if p != NOTICE]
    ended = [slug_of(line["url"]) for line in [*output.articles, *output.duplicates]]
    assert sorted(ended) == sorted(post.slug for post in newspaper.articles)
    dropped = done.number("repeated blocks")
    assert len(lines) - 2 <= dropped <= len(ended) - 2, "a duplicate may have been among the first"
    assert output.reports[0]["counters"]["furniture"] == dropped


def test_a_later_run_begins_with_what_was_learnt(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    print_the_notice(server.newspaper)
    crawl("-a", "limit=5")
    before = len(output.articles)
    server.newspaper.publish(3)
    print_the_notice(server.newspaper)
    crawl("-a", "limit=3")
    later = written(output, server.newspaper)[before:]
    assert len(later) == 3
    assert not [texts for _, texts in later if NOTICE.text in texts]


def test_what_was_learnt_makes_no_revision_of_an_unchanged_page(
    server: ObservedServer, crawl: Crawl, output: Output
) -> None:
    newspaper = server.newspaper
    print_the_notice(newspaper)
    crawl()
    lines = written(output, newspaper)
    touched = {lines[0][0].id, lines[-1][0].id}
    newspaper.posts = [
        replace(post, modified=datetime.now(UTC)) if post.id in touched else post for post in newspaper.posts
    ]
    done = crawl()
    assert (done.number("unchanged articles"), done.number("revised articles")) == (2, 0)
