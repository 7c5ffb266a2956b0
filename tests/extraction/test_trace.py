"""What `explain` tells of a page: the candidates of its fields, what won and why, what was left out, how far it came."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from newsbot.extraction import Explanation, explain, extract
from newsbot.extraction.trace import Trace, readable
from tests.extraction.pages import FETCHED, FIRST, SECOND, TITLE, URL, page
from tests.extraction.quality import Case, read_cases

_NODE = {
    "@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-11-20T08:15:00Z",
    "dateModified": "2026-11-20T08:15:00Z", "author": {"@type": "Person", "name": "سمير بن عودة"},
}  # fmt: skip
_HEAD = (
    f'<script type="application/ld+json">{json.dumps(_NODE)}</script>'
    '<meta property="article:published_time" content="2026-11-20T09:30:00Z"><meta property="og:site_name" content="الرائد">'
)
_SHARE = '<div class="share">شارك هذا الخبر مع أصدقائك</div>'


def _explained(html: bytes) -> Explanation:
    return explain(html, URL, fetched_at=FETCHED)


def _told(explanation: Explanation, field: str) -> dict[str, tuple[str, bool, str]]:
    return {c.source: (c.value, c.won, c.why) for c in explanation.fields[field]}


def test_the_article_is_the_one_that_extract_returns() -> None:
    html = page(head=_HEAD, body=f"<p>{FIRST}</p>{_SHARE}<p>{SECOND}</p>")
    explanation = _explained(html)
    assert explanation.article == extract(html, URL, fetched_at=FETCHED)
    assert explanation.refusal is None


def test_each_candidate_is_told_with_what_became_of_it() -> None:
    published = _told(_explained(page(head=_HEAD)), "published")
    value, won, why = published["json_ld"]
    assert value.startswith("2026-11-20T08:15:00+00:00")
    assert (won, why) == (True, "first in the order of trust")
    value, won, why = published["article:published_time"]
    assert value.startswith("2026-11-20T09:30:00+00:00")
    assert (won, why) == (False, "json_ld is trusted more")
    assert published["url"] == ("", False, "says nothing")


def test_one_candidate_wins_where_sources_name_one() -> None:
    explanation = _explained(page(head=_HEAD))
    assert explanation.article is not None
    for field, candidates in explanation.fields.items():
        won = [candidate.source for candidate in candidates if candidate.won]
        assert won == [explanation.article.sources[field]] if field in explanation.article.sources else not won


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.name)
def test_what_won_is_what_the_article_has(case: Case) -> None:
    explanation = _explained(case.html)
    for field, candidates in explanation.fields.items() if explanation.article else ():
        assert sum(candidate.won for candidate in candidates) == bool(getattr(explanation.article, field)), field


def test_people_win_over_accounts_that_come_first() -> None:
    box = '<span class="byline">كتبت: سلمى الحداد</span>'
    node = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": {"@type": "Person", "name": "admin"}})
    html = page(head=f'<script type="application/ld+json">{node}</script>', above=box)
    assert _told(_explained(html), "authors") == {
        "json_ld": ("admin", False, "names no person"),
        "byline": ("سلمى الحداد", True, "first that names people"),
    }


@pytest.mark.parametrize(
    ("field", "source", "value", "why"),
    [
        ("title", "title", f"{TITLE} - الرائد", "the site's name was cut off"),
        ("published", "article:published_time", "1850-01-01T00:00:00Z", "no date, or an impossible one"),
        ("published", "itemprop", "قريبا", "no date, or an impossible one"),
        ("modified", "json_ld", "2026-11-20T08:15:00+00:00", "not later than published"),
    ],
)
def test_what_is_refused_is_told_as_the_page_has_it(field: str, source: str, value: str, why: str) -> None:
    head = _HEAD.replace("2026-11-20T09:30:00Z", "1850-01-01T00:00:00Z")
    html = page(head=f'{head}<meta itemprop="datePublished" content="قريبا">')
    html = html.replace(f"<title>{TITLE}".encode(), f"<title>{TITLE} - الرائد".encode())
    told = [c for c in _explained(html).fields[field] if c.source == source]
    assert (told[0].value.startswith(value), told[0].won, told[0].why) == (True, False, why)
    assert [candidate.value for candidate in told[1:]] == ([TITLE] if field == "title" else [])


def test_a_subtitle_that_repeats_the_title_is_none() -> None:
    article = _explained(page(above=f'<h2 class="subtitle">{TITLE}</h2>')).article
    assert article is not None
    assert (article.subtitle, "subtitle" in article.sources) == (None, False)


def test_an_agreeing_candidate_says_the_same() -> None:
    assert _told(_explained(page(head=_HEAD)), "title")["json_ld"] == (TITLE, False, "says the same")


def test_left_out_blocks_are_told_with_their_rule() -> None:
    dropped = _explained(page(body=f"<p>{FIRST}</p>{_SHARE}<p>{SECOND}</p>")).dropped
    assert [(block.rule, block.text, block.words) for block in dropped] == [("share", "شارك هذا الخبر مع أصدقائك", 5)]


def test_facts_name_the_place_and_the_reading() -> None:
    facts = _explained(page(head=_HEAD)).facts
    assert facts["encoding"] == "utf-8"
    assert facts["place"].endswith("article > div.entry")
    assert "2 text" in facts["body"]
    assert facts["site's names"] == "الرائد"


@pytest.mark.parametrize(
    ("canonical", "told"),
    [
        (URL, f"of this page: {URL}"),
        (
            "https://asl.example.org/%D8%AE%D8%A8%D8%B1-1",
            "of another site, where the text was taken from: https://asl.example.org/خبر-1",
        ),
        ("https://www.example.dz/", "none that can be this page's"),
    ],
)
def test_what_the_canonical_address_is_of_is_told(canonical: str, told: str) -> None:
    assert _explained(page(head=f'<link rel="canonical" href="{canonical}">')).facts["rel=canonical"] == told


@pytest.mark.parametrize(
    ("html", "reason", "known"),
    [
        (page(body="<p>تفاصيل أوفى عن أشغال السوق ننشرها لكم في عدد الغد.</p>", head=_HEAD), "too_short", {"title"}),
        (b"", "empty", set()),
        (b"%PDF-1.7", "not_html", set()),
    ],
)
def test_a_page_that_is_no_article_is_told_as_far_as_it_was_read(html: bytes, reason: str, known: set[str]) -> None:
    explanation = _explained(html)
    assert explanation.article is None
    assert explanation.refusal is not None
    assert explanation.refusal.reason == reason
    assert known <= set(explanation.fields)
    assert bool(explanation.facts) == bool(known)


def test_without_a_trace_nothing_behind_the_winner_is_asked_for() -> None:
    from newsbot.extraction.jsonld import Graph  # noqa: PLC0415
    from newsbot.extraction.outline import outline_of  # noqa: PLC0415
    from newsbot.extraction.page import parse  # noqa: PLC0415
    from newsbot.extraction.reader import Reader  # noqa: PLC0415
    from newsbot.extraction.site import SiteHints  # noqa: PLC0415

    asked: list[str] = []

    def candidates() -> Iterator[tuple[str, Any]]:
        for source, value in (("site", ""), ("h1", "أول"), ("title", "ثان")):
            asked.append(source)
            yield source, value

    parsed = parse(page(), URL, None)
    reader = Reader(parsed, outline_of(parsed.tree), Graph(()), SiteHints())
    assert reader.take("title", candidates()) == "أول"
    assert asked == ["site", "h1"]
    reader.note("title", "og:title", "ثالث", "too long")  # nobody listens
    reader.trace = Trace()
    assert reader.take("title", candidates()) == "أول"
    assert asked == ["site", "h1", "site", "h1", "title"]
    assert reader.sources == {"title": "h1"}


def test_a_reason_given_beforehand_stands_for_a_source_that_has_nothing() -> None:
    trace = Trace()
    trace.note("published", "json_ld", "1850-01-01", "before there was a web")
    assert trace.took("published", [("json_ld", None), ("url", "2026-11-20")]) == [("url", "2026-11-20")]
    assert [(c.source, c.why) for c in trace.fields["published"]] == [
        ("json_ld", "before there was a web"),
        ("url", "first in the order of trust"),
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["رياضة", "كرة القدم"], "رياضة / كرة القدم"),
        (FETCHED, "2026-11-24T12:00:00+00:00"),
        ("\x1b[31mأحمر\x1b[0m", "[31mأحمر[0m"),
        ("\u202eعكس\n سطر", "عكس سطر"),
    ],
)
def test_values_are_one_line_that_does_nothing_to_a_terminal(value: object, text: str) -> None:
    assert readable(value) == text
