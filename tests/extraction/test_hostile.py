"""Whatever a page holds, it ends as an Article or with a reason: hostile pages made by code, and good ones mutated.

`HYPOTHESIS_PROFILE=long pytest tests/extraction/test_hostile.py -k fuzz` looks for more, for as long as it finds time.
"""

from __future__ import annotations

import gzip
import os
import random
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsbot.article import Article
from newsbot.errors import NotAnArticle
from newsbot.extraction import SiteHints, extract
from tests.extraction.pages import FETCHED, FIRST, SECOND, TITLE, URL, page

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
FUZZ = settings(
    max_examples=100_000 if LONG else 60, deadline=None, suppress_health_check=list(HealthCheck), print_blob=LONG
)
BOTH = f"<p>{FIRST}</p><p>{SECOND}</p>"
TAGS = (
    "div",
    "span",
    "b",
    "table",
    "ul",
    "ul><li",
    "font",
    "p",
    "a",
    "h1",
    "blockquote",
    "form",
    "svg",
    "template",
    "select",
)
MANY = 200_000
BOMB = b'<!DOCTYPE x [<!ENTITY a "%s">%s]>' % (b"x" * 50, b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' * 20)


def ending(html: bytes, url: str = URL, **more: str) -> str:
    """Return how a page ends: "article" or its reason. Anything else is raised."""
    try:
        article = extract(html, url, fetched_at=FETCHED, **more)  # type: ignore[arg-type] # content types only
    except NotAnArticle as error:
        return error.reason
    assert Article.model_validate_json(article.model_dump_json()) == article
    return "article"


def meta(name: str, content: str) -> str:
    """Return a <meta> for a head."""
    return f'<meta property="{name}" content="{content}">'


def script(text: str) -> str:
    """Return a script of JSON-LD for a head."""
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize("tag", TAGS)
def test_many_tags_inside_each_other(tag: str) -> None:
    assert ending(page(f"<{tag}>" * MANY + BOTH)) == "broken"
    assert ending(page(f"<{tag}>" * 400 + BOTH)) in ("article", "broken", "empty")


@pytest.mark.parametrize(
    "inner",
    [
        "<br>" * 100_000, f"<p>{FIRST}</p>" * 50_000, f"<h1>{TITLE}</h1>" * 100_000, f'<a href="/x">{TITLE}</a>' * 90_000,
        f"<p>{FIRST * 40_000}</p>", f"<p {' '.join(f'a{n}=1' for n in range(MANY))}>{FIRST}</p>", "<" * 5_000_000, "<!" * 10**6,
    ],
    ids=["br", "p", "h1", "links", "text", "attributes", "marks", "declarations"],
)  # fmt: skip
def test_a_page_beyond_all_bounds_is_broken(inner: str) -> None:
    assert ending(page(BOTH + inner)) == "broken"


@pytest.mark.parametrize(
    "inner",
    [
        f'<p title="{"x" * 10_000_000}">{FIRST}</p>', f'<img src="data:{"A" * 3_000_000}">', f'<div class="{"share " * 50_000}">',
        f'<div class="{"a" * 100_000}" id="{"aB-" * 50_000}">', "".join(f'<i class="c{n}-x">y</i>' for n in range(10_000)),
        "<!--", "<script>", "<style>", "<![CDATA[", "<textarea>", "<title>", "<plaintext>", "<!--" + "x" * 10**6, "<p " * 2000,
        '<base href="http://[">', '<a href="http://[">x</a><a href="javascript:x">x</a><a href="//:x:y">x</a>' * 500,
        "&" * 10**6, "&amp;" * MANY, f"<p>&{'amp;' * MANY}</p>", "&#" + "9" * 10_000 + ";", "&a;" * 100, " " * 5_000_000,
        "- " * MANY, "<p>" + "ط§ظ " * 20_000, "<p>" + "Ø§" * 50_000, "<p>" + "Çá " * 20_000, "<time datetime='1/1/2020'>x</time>" * 9000,
        "<span class=date>" * 200 + "1/1/2020", "<figure>" * 90 + "<figcaption>x</figcaption>" * 1000 + "<img>",
        '<div class="sidebar share">' * 90 + BOTH * 1000, "<table><tr><td>" * 100, '<x:y a:b=1 "=2 <=3 :=4><\x01><1>',
        "\ufffe\uffff\ufdd0\x01\x7f\x85\u202e\u2066\u200f", "<frameset>", "<body></html><head>" * 1000, "</p></br></div></div></div>",
    ],
)  # fmt: skip
def test_a_strange_part_of_a_page(inner: str) -> None:
    for html in (page(BOTH + inner), page(inner + BOTH), page(BOTH, above=inner), page(BOTH, head=inner)):
        assert ending(html)


@pytest.mark.parametrize("text", [
    "ا - " * 100_000, " - " * 100_000, " " * 10**6 + "x", "1" * 10**6, "1/" * 100_000, "1/1/2020 " * 50_000, "1 يناير " * 50_000,
    "12:30 " * 100_000, "نشر " * 100_000, "ا ب، " * 100_000, "كتب" * 100_000, "بقلم : " * 50_000, "ا , " * 100_000, "http://[" + "x" * 9999,
    "https://www.example.dz/x" + "/amp" * 50_000, "%d8" * 100_000, "a=b&amp;" * 100_000, "\u00a0" * MANY, "\u202e" * 1000, "&lt;" * 50_000,
])  # fmt: skip
def test_a_field_of_a_megabyte(text: str) -> None:
    names = (
        "og:title",
        "og:site_name",
        "article:published_time",
        "author",
        "keywords",
        "article:section",
        "og:image",
        "robots",
    )
    head = "".join(meta(name, text) for name in names) + f'<link rel="canonical" href="{text}"><base href="{text}">'
    assert ending(page(BOTH, head=head)) == "article"
    assert ending(page(BOTH, title=text))
    above = "".join(
        f'<span class="{name}">{text}</span>' for name in ("date", "byline", "subtitle", "breadcrumb", "tags")
    )
    assert ending(page(BOTH, above=above))


@pytest.mark.parametrize("value", [
    "1", "null", "[]", "{}", '[[["x"]]]', '{"a":{}}', "1e999", "NaN", '"\\ud800"', '"\\u0000"', '["\\udfff", 1, null]', '"http://["',
    '{"@id":"\\ud800"}', '{"name":{}}', '{"@type":"Person","name":[1]}', f'"{"9" * 5000}"', '{"url":"\\ud800"}', '{"url":[{}]}',
])  # fmt: skip
def test_a_property_of_any_kind(value: str) -> None:
    names = ("datePublished", "dateModified", "author", "publisher", "image", "keywords", "articleSection", "articleBody", "url",
             "@id", "mainEntityOfPage", "description", "isAccessibleForFree", "name", "alternativeHeadline", "@graph")  # fmt: skip
    properties = ",".join(f'"{name}":{value}' for name in names)
    assert ending(page(BOTH, head=script(f'{{"@type":"NewsArticle","headline":"{TITLE}",{properties}}}'))) == "article"
    assert ending(
        page(BOTH, head=script(f'{{"@type":{value},"headline":{value},"itemListElement":{value},{properties}}}'))
    )


@pytest.mark.parametrize("text", [
    "[" * 10**6, '{"a":' * 10**5, '{"@type":"NewsArticle","headline":"' + '"a" ' * 50_000, '{"a"' * 50_000, "/*" * 10**5, '{"a":"' + '", ' * 10**5,
    '{"a":1' + ", " * 10**5 + "x", '{"a":"' + "\\" * 10**5, "[" + '{"@type":"NewsArticle"},' * 10**5 + "{}]", '["' + "x" * 10**7 + '"]',
])  # fmt: skip
def test_a_script_that_is_a_trap(text: str) -> None:
    assert ending(page(BOTH, head=script(text))) == "article"
    assert ending(page(BOTH, head=script(text[:500]) * 1000)) == "article"


@pytest.mark.parametrize("body", [
    b"", b"\0" * 10**5, b"<", b"<p>", b"<html></html>", b"<!doctype html>", b"<!-- <html> -->", b"%PDF-1.4\n" + random.Random(1).randbytes(10**5),
    b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(10**5), gzip.compress(page(), mtime=0), random.Random(3).randbytes(10**6), b"\xff\xfe" * 1000,
    b"\xff\xfe\0\0" + page(), b"\0".join(bytes([byte]) for byte in page()), BOMB + page(BOTH + "&b;" * 1000), page().decode().encode("utf-32"),
    page().decode().encode("utf-7"), page().decode().encode("utf-16")[:-1], b"<!DOCTYPE " + b"a" * 10**6 + b">" + page(),
])  # fmt: skip
@pytest.mark.parametrize(
    "content_type", [None, "text/html; charset=idna", "image/png", "text/html; charset=\0", ";;;=", "é" * 9999]
)
def test_bytes_of_any_kind(body: bytes, content_type: str | None) -> None:
    assert ending(body, content_type=content_type or "")


RICH = page(
    f"<p>الجزائر (واج) - {FIRST}</p><div class='related'><a href='/x'>{TITLE}</a></div><h3>عنوان</h3><ul><li>{SECOND}</li></ul>"
    f"<table><tr><td>أ</td><td>ب</td></tr></table><blockquote>{SECOND}</blockquote><figure><img src=x><figcaption>صورة</figcaption></figure>",
    head=script(f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2026-11-20T10:00:00+01:00","author":{{"name":"سمير عزيز"}}}}')
    + meta("og:title", TITLE) + meta("article:tag", "سوق") + '<link rel="canonical" href="/akhbar/x">',
    above='<span class="date">20 نوفمبر 2026 - 10:00</span><span class="byline">بقلم: سمير عزيز</span><div class="breadcrumb"><a href="/">محلي</a></div>',
)  # fmt: skip


@pytest.mark.parametrize("part", range(51))
def test_a_page_cut_anywhere(part: int) -> None:
    assert ending(RICH[: len(RICH) * part // 50])


OPENED = "div p span h1 h2 a b ul li table tr td time article form script style title br blockquote figure"
CLOSED = "div p span h1 a ul table article script head body html"
CLASSES = "entry-content entry sidebar related date byline breadcrumb title subtitle tags itemBody"
PIECES = st.sampled_from([
    *(f"<{tag}>" for tag in OPENED.split()),
    *(f"</{tag}>" for tag in CLOSED.split()), "<!--", "-->", "<![CDATA[", "]]>", "<?x", "<",
    *(f'<div class="{name}">' for name in CLASSES.split()),
    '<div itemprop="articleBody">', '<time datetime="2026-11-20">', '<script type="application/ld+json">', '{"@type":"NewsArticle","headline":',
    '{"@graph":[', '"datePublished":"2026-13-45"', '"author":[{"name":', "]}", "}", '"', ",", ":", "'", "&", "&amp;quot;", "&#1;", "\0", "\x0b", "\u202e",
    "20 نوفمبر 2026", "10:30", "منذ ساعتين", "1/1/1", "12/31/99 25:61", "بقلم: ", "سمير عزيز", "(واج) - ", "اقرأ أيضا: ", TITLE, FIRST, SECOND,
    '<a href="http://[">', '<a href="/x">', '<meta property="og:title" content="', '<meta http-equiv="refresh">', '<base href="//">', "ط§ظ„", "Ø§Ù„", "Çá",
    '<link rel="canonical" href="', "<h1><h1>", 'hidden style="display:none">', "\ufffe", "\ud7ff", "𝔘", "ﷺ", "\u0300" * 9,
])  # fmt: skip


@FUZZ
@given(st.lists(PIECES, max_size=60), st.booleans())
def test_fuzz_tag_soup(pieces: list[str], whole: bool) -> None:
    soup = "".join(pieces)
    assert ending(page(f"{BOTH}{soup}", head=soup if len(pieces) % 2 else "") if whole else f"<html>{soup}".encode())


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """Make a good page worse: chunks deleted, doubled, swapped, bits flipped, pieces put in."""
    html = bytearray(RICH)
    for _ in range(draw(st.integers(1, 8))):
        start, length = draw(st.integers(0, max(len(html) - 1, 0))), draw(st.integers(1, 300))
        kind = draw(st.sampled_from(("delete", "double", "swap", "flip", "put", "bytes")))
        chunk = html[start : start + length]
        if kind == "delete":
            del html[start : start + length]
        elif kind == "double":
            html[start:start] = chunk * draw(st.sampled_from([1, 2, 30]))
        elif kind == "swap":
            html[start : start + length] = chunk[::-1]
        elif kind == "flip" and html:
            html[start] ^= 1 << draw(st.integers(0, 7))
        elif kind == "put":
            html[start:start] = draw(PIECES).encode("utf-8", "replace")
        else:
            html[start:start] = draw(st.binary(max_size=20))
    return bytes(html)


@FUZZ
@given(mutations())
def test_fuzz_mutations(html: bytes) -> None:
    assert ending(html)


@FUZZ
@given(
    st.text(max_size=40), st.text(max_size=40), st.sampled_from(["datePublished", "author", "url", "image", "keywords"])
)
def test_fuzz_texts(text: str, other: str, name: str) -> None:
    head = (
        meta("article:published_time", text)
        + meta("og:image", other)
        + script(f'{{"@type":"NewsArticle","{name}":"{text}","x":{other}')
    )
    assert ending(
        page(
            f"<p>{text}</p>{BOTH}<p>{other}</p>",
            head=head,
            above=f'<i class="date">{text}</i><i class="byline">{other}</i>',
        )
    )


@pytest.mark.parametrize("selector", [None, "div", "#main *"])
def test_a_moment_at_the_edge_of_time(selector: str | None) -> None:
    site = SiteHints(zone="Africa/Algiers", selectors={"published": selector} if selector else {})
    for year in ("0001", "9999"):
        with_date = page(head=meta("article:published_time", f"{year}-12-31T23:59:59-14:00"))
        assert extract(with_date, URL, fetched_at=FETCHED + timedelta(days=9), site=site).published is None
