"""What the newspaper offers in each shape: its own source, and no other way to an article."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote, unquote

import pytest

from newsbot.demo.newspaper import Newspaper, Post
from newsbot.demo.shapes import EVERYTHING, SHAPES
from tests.newspaper import ObservedServer

# Where each source is, and what leads there.
PLACES = {
    "rest": ["/wp-json/", "/wp-json/wp/v2/posts"],
    "feed": ["/feed/", "/category/sport/feed/"],
    "sitemap": ["/sitemap_index.xml", "/post-sitemap.xml"],
}
LEADS = {"rest": "/wp-json/", "feed": "/feed/", "sitemap": "sitemap"}
LINK = re.compile(r'href="http://127\.0\.0\.1:\d+([^"]*)"')


def get(server: ObservedServer, path: str) -> tuple[int, dict[str, str], str]:
    """Return status, headers and text of one request."""
    connection = http.client.HTTPConnection(*server.url.split("/")[2].split(":"))  # type: ignore[arg-type] # it takes a string
    connection.request("GET", quote(path, safe="/?&=%"))
    answer = connection.getresponse()
    try:
        return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read().decode()
    finally:
        connection.close()


@pytest.fixture(params=SHAPES)
def shaped(request: pytest.FixtureRequest) -> Iterator[ObservedServer]:
    """The newspaper in each of its shapes."""
    with ObservedServer(shape=SHAPES[request.param]) as server:
        yield server


def test_what_is_not_offered_is_neither_there_nor_named(shaped: ObservedServer) -> None:
    post = shaped.newspaper.articles[0]
    pages = [get(shaped, path) for path in ("/", "/category/sport/", f"/{post.slug}/", "/robots.txt")]
    assert [status for status, _, _ in pages] == [200] * 4
    told = "".join(text + headers.get("link", "") for _, headers, text in pages)
    for source, places in PLACES.items():
        offered = getattr(shaped.shape, source)
        statuses = {get(shaped, place)[0] for place in places}
        assert statuses == ({200} if offered else {401 if source == "rest" else 404})
        assert (LEADS[source] in told) is offered


def test_pages_name_articles_only_where_there_are_sections(shaped: ObservedServer) -> None:
    slugs = {post.slug for post in shaped.newspaper.posts}
    own = shaped.newspaper.articles[0].slug
    named = {
        slug
        for path in ("/", "/category/sport/", "/author/وكالات/", f"/{own}/")
        for link in LINK.findall(get(shaped, path)[2])
        if (slug := unquote(link).strip("/")) in slugs
    }
    assert (named - {own} != set()) is shaped.shape.sections


def test_a_feed_without_pages_shows_its_first_for_each() -> None:
    with ObservedServer(shape=replace(EVERYTHING, feed_paged=False, feed_length=7)) as server:
        first, second = (get(server, f"/feed/{query}")[2] for query in ("", "?paged=2"))
        assert first == second
        assert first.count("<item>") == 7


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/feed", "/feed/"),
        ("/?feed=rss2", "/feed/"),
        ("/category/sport", "/category/sport/"),
        ("/category/sport/feed?paged=2", "/category/sport/feed/?paged=2"),
        ("/من-نحن", "/من-نحن/"),
        ("/wp-sitemap.xml", "/sitemap_index.xml"),
    ],
)
def test_other_addresses_are_sent_on(path: str, to: str) -> None:
    with ObservedServer() as server:
        status, headers, _ = get(server, path)
        assert (status, unquote(headers["location"])) == (301, server.url[:-1] + to)
        assert get(server, to)[0] == 200


def test_an_article_without_its_slash_is_sent_on_and_what_is_not_there_is_not() -> None:
    with ObservedServer() as server:
        slug = server.newspaper.articles[0].slug
        assert get(server, f"/{slug}")[0] == 301
        assert get(server, "/no-such-article")[0] == get(server, "/no-such-article/")[0] == 404


def test_an_article_in_pages_has_each_part_once_and_its_whole_text_in_rest() -> None:
    with ObservedServer() as server:
        post = next(post for post in server.newspaper.articles if post.breaks)
        answers = [get(server, f"/{post.slug}/{page}") for page in ("", "2/", "3/")]
        [record] = json.loads(get(server, f"/wp-json/wp/v2/posts?slug={post.slug}")[2])
        sent_on = [get(server, f"/{post.slug}/{page}/")[:2] for page in (1, 4)]
    assert [status for status, _, _ in answers] == [200] * 3
    for paragraph in post.paragraphs:
        assert [paragraph.text in text for _, _, text in answers] == [paragraph in part for part in post.pages]
        assert paragraph.text in record["content"]["rendered"]
    canonical = [re.findall(r'rel="canonical" href="([^"]*)"', text) for _, _, text in answers]
    assert canonical == [[record["link"]], [f"{record['link']}2/"], [f"{record['link']}3/"]]
    assert [(status, headers["location"].lower()) for status, headers in sent_on] == [(301, record["link"])] * 2


def kinds(post: Post) -> set[object]:
    """Return what a post stands for among those that a crawler meets."""
    has = ("author", "subtitle", "image_caption", "reprint_of", "extends", "breaks", "tags", "has_linked_data",
           "has_full_text_twice", "has_description")  # fmt: skip
    markup = {paragraph.kind for paragraph in post.paragraphs}
    return {post.kind, post.language, post.section, *markup, *((name, bool(getattr(post, name))) for name in has)}


def test_a_small_newspaper_has_one_of_each_kind() -> None:
    whole, few = (Newspaper.load(datetime.now(UTC), few=few) for few in (False, True))
    assert len(few.posts) < 25
    assert set().union(*map(kinds, few.posts)) == set().union(*map(kinds, whole.posts))
    slugs = {post.slug for post in few.posts}
    assert {slug for post in few.posts for slug in (post.reprint_of, post.extends) if slug} <= slugs


def test_the_rest_interface_answers_what_it_does_not_know_in_json() -> None:
    with ObservedServer() as server:
        status, headers, text = get(server, "/wp-json/wp/v3/posts")
    assert (status, json.loads(text)["code"]) == (404, "rest_no_route")
    assert headers["content-type"].startswith("application/json")
