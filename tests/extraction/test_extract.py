"""What is taken from a page, field by field, each on a page that shows one thing."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.discovery.source import Link
from newsbot.errors import NotAnArticle
from newsbot.extraction import SiteHints, extract
from tests.extraction.pages import FETCHED, FIRST, SECOND, TITLE, URL, page, read


def jsonld(**fields: object) -> str:
    """Return a script with a NewsArticle node."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def meta(name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta property="{name}" content="{content}">'


def test_a_plain_page() -> None:
    article = read(page())
    assert (article.title, article.text) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert (article.authors, article.section, article.tags, article.published) == ([], [], [], None)
    assert (article.country, article.language, article.site) == ("DZ", "ar", "example.dz")


@pytest.mark.parametrize(
    ("title", "head", "expected"),
    [
        (f"{TITLE} - المثال", meta("og:site_name", "المثال"), TITLE),
        (f"{TITLE} | Example", meta("og:site_name", "Example"), TITLE),
        ("حوار - الوزير يتحدث", "", "حوار - الوزير يتحدث"),
        ("سوق &amp;quot;الجمعة&amp;quot;", "", 'سوق "الجمعة"'),
    ],
)
def test_only_the_sites_own_name_is_cut_off_a_title(title: str, head: str, expected: str) -> None:
    html = page(title=title, head=head).replace(b'<h1 class="post-title">' + title.encode() + b"</h1>", b"")
    assert read(html).title == expected


def test_furniture_stays_out_and_order_stays() -> None:
    body = f"""<p>{FIRST}</p><div class="wpipa-container"><p>إعلان لا يعني أحدا</p></div>
<p><strong>اقرأ أيضا: <a href="/x">مقال آخر عن سوق آخر</a></strong></p><h3>موعد الافتتاح</h3><p>{SECOND}</p>
<blockquote><p>سنعود جميعا قبل الصيف إلى دكاكيننا التي ورثناها.</p></blockquote><ul><li>محلات الأقمشة</li><li>محلات النحاس</li></ul>
<div class="addtoany_share_save_container">شارك على فيسبوك</div>"""
    kinds = [(p.kind, p.text) for p in read(page(body)).paragraphs]
    assert kinds == [
        ("text", FIRST),
        ("heading", "موعد الافتتاح"),
        ("text", SECOND),
        ("quote", "سنعود جميعا قبل الصيف إلى دكاكيننا التي ورثناها."),
        ("list_item", "محلات الأقمشة"),
        ("list_item", "محلات النحاس"),
    ]


def test_sentences_of_neighbouring_elements_are_not_glued() -> None:
    text = read(page(f"<p><b>{FIRST}</b><span>{SECOND}</span></p>")).text
    assert text == f"{FIRST} {SECOND}"


@pytest.mark.parametrize(
    ("head", "above", "expected", "precision", "source"),
    [
        (jsonld(datePublished="2026-11-20T08:15:30+01:00"), "", "2026-11-20T08:15:30+01:00", "second", "json_ld"),
        (meta("article:published_time", "2026-11-20T07:15Z"), "", "2026-11-20T07:15:00+00:00", "minute",
         "article:published_time"),
        ("", '<span class="tie-date">20 نوفمبر، 2026 - 08:15</span>', "2026-11-20T08:15:00+01:00", "minute", "visible"),
        ("", '<span class="date">20 تشرين الثاني 2026</span>', "2026-11-20T00:00:00+01:00", "day", "visible"),
    ],
)  # fmt: skip
def test_dates(head: str, above: str, expected: str, precision: str, source: str) -> None:
    article = read(page(head=head, above=above))
    assert article.published == datetime.fromisoformat(expected)
    assert (article.published_precision, article.sources["published"]) == (precision, source)


@pytest.mark.parametrize("date", ["2099-01-01T00:00:00Z", "1971-01-01T00:00:00Z", "0000-00-00T00:00:00", "قريبا", ""])
def test_an_impossible_date_is_none_and_never_today(date: str) -> None:
    article = read(page(head=meta("article:published_time", date)))
    assert (article.published, article.published_precision) == (None, None)


def test_a_change_counts_only_if_it_is_later() -> None:
    same = jsonld(datePublished="2026-11-20T08:15:00+01:00", dateModified="2026-11-20T07:15:00Z")
    later = jsonld(datePublished="2026-11-20T08:15:00+01:00", dateModified="2026-11-21T07:15:00Z")
    assert read(page(head=same)).modified is None
    assert read(page(head=later)).modified == datetime(2026, 11, 21, 7, 15, tzinfo=UTC)


def test_a_printed_time_of_unknown_zone_is_read_beside_the_sources_instant() -> None:
    html = page(above='<span class="date">20 نوفمبر 2026 - 08:15</span>')
    told = Link("https://example.com/a-b-c/", published=datetime(2026, 11, 20, 5, 15, 20, tzinfo=UTC))
    article = read(html, told.url, link=told)
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-20T08:15:00+03:00"
    unrelated = Link(told.url, published=datetime(2026, 11, 20, 5, 3, tzinfo=UTC))
    alone = read(html, told.url, link=unrelated)
    assert (alone.published, alone.published_precision) == (datetime(2026, 11, 20, tzinfo=UTC), "day"), (
        "no zone, no time"
    )


@pytest.mark.parametrize(
    ("above", "head", "authors"),
    [
        ('<span class="post-meta-author">نادية مراد</span>', "", ["نادية مراد"]),
        ('<span class="byline">كتب: سمير عزيز وليلى قادري</span>', "", ["سمير عزيز", "ليلى قادري"]),
        ('<span class="byline">بقلم: سمير عزيز ، ليلى قادري</span>', "", ["سمير عزيز", "ليلى قادري"]),
        ("", jsonld(author={"@type": "Person", "name": "نادية مراد"}), ["نادية مراد"]),
        ("", jsonld(author={"@type": "Organization", "name": "المثال"}), []),
        ('<span class="byline">هيئة التحرير</span>', "", []),
        ('<span class="byline">admin</span>', "", []),
        ('<span class="byline">وكالات</span>', "", []),
        ("", meta("article:author", "https://www.facebook.com/example"), []),
    ],
)
def test_authors_are_people(above: str, head: str, authors: list[str]) -> None:
    assert read(page(head=head, above=above)).authors == authors


@pytest.mark.parametrize(
    ("opening", "dateline", "agency"),
    [
        ("الجزائر – ", "الجزائر", None),
        ("الجزائر (واج) - ", "الجزائر (واج)", "واج"),
        ("القاهرة – رويترز: ", "القاهرة – رويترز", "رويترز"),
        ("وزير المالية: ", None, None),
        ("", None, None),
    ],
)
def test_datelines(opening: str, dateline: str | None, agency: str | None) -> None:
    article = read(page(f"<p>{opening}{FIRST}</p><p>{SECOND}</p>"))
    assert (article.dateline, article.agency) == (dateline, agency)
    assert article.text.startswith(opening)


def test_sections_and_tags() -> None:
    crumbs = '<div id="crumbs"><a href="/">الرئيسية</a> / <a href="/s">رياضة</a> / <a href="/f">كرة القدم</a></div>'
    head = meta("article:section", "كرة القدم") + meta("article:tag", "بطولة، كأس") + meta("article:tag", "كأس")
    article = read(page(head=head, above=crumbs))
    assert article.section == ["رياضة", "كرة القدم"]
    assert article.tags == ["بطولة", "كأس"]


def test_canonical_of_another_site_is_syndication() -> None:
    own = read(page(head='<link rel="canonical" href="https://example.dz/akhbar/waqai3-yawm-jadid/">'))
    foreign = read(page(head='<link rel="canonical" href="https://agency.example.com/1">'))
    assert (own.canonical_url, own.syndicated_from) == ("https://example.dz/akhbar/waqai3-yawm-jadid/", None)
    assert (foreign.canonical_url, foreign.syndicated_from) == (None, "https://agency.example.com/1")
    assert own.id == foreign.id


def test_the_second_copy_is_held_against_the_body() -> None:
    whole = read(page(head=jsonld(articleBody=f"{FIRST} {SECOND}"))).witness
    assert whole is not None
    assert (whole.source, whole.agreement) == ("json_ld", 1.0)
    feed = Link(URL, hints={"content": f"<p>{FIRST}</p><p>كلمات أخرى لا علاقة لها</p>", "content_source": "feed"})
    partly = read(page(), link=feed).witness
    assert partly is not None
    assert partly.source == "feed"
    assert 0.4 < partly.agreement < 0.9
    assert read(page(), link=Link(URL, hints={"content": "مقتطف قصير", "content_source": "feed"})).witness is None


def test_what_the_page_says_goes_before_what_its_source_says() -> None:
    hints = Link(URL, published=datetime(2026, 11, 1, tzinfo=UTC), hints={"section": ["محلي"], "tags": ["محلي", "سوق"]})
    silent = read(page(), link=hints)
    assert (silent.section, silent.tags, silent.published) == (["محلي"], ["سوق"], hints.published)
    assert silent.sources["section"] == silent.sources["published"] == "source"
    speaking = read(
        page(head=meta("article:section", "وطني") + meta("article:published_time", "2026-11-02T00:00Z")), link=hints
    )
    assert speaking.section == ["وطني"]
    assert speaking.published == datetime(2026, 11, 2, tzinfo=UTC)


def test_opt_out_signals() -> None:
    head = '<meta name="robots" content="index, noai"><meta name="tdm-reservation" content="1">'
    assert read(page(head=head)).opt_out == ["meta:noai", "meta:tdm-reservation"]


def test_selectors_of_a_site_go_first() -> None:
    html = page(above='<b id="d">2026/11/20</b><i id="a">نادية مراد</i><div id="t"><p>' + FIRST + "</p></div>")
    selectors = {"published": "#d", "authors": "#a", "body": "#t"}
    article = read(html, site=SiteHints(name="example", selectors=selectors))
    assert (article.text, article.authors, article.site) == (FIRST, ["نادية مراد"], "example")
    assert article.published_precision == "day"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "utf-16"])
@pytest.mark.parametrize("declared", [None, "text/html", "text/html; charset=iso-8859-1"])
def test_a_wrong_or_missing_charset_is_found_out(encoding: str, declared: str | None) -> None:
    html = page().decode().replace('<meta charset="utf-8">', "").encode(encoding)
    assert read(html, content_type=declared).title == TITLE


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"%PDF-1.7 binary", "not_html"),
        (page("<p>بيان مقتضب من سطر واحد ينشر كاملا في العدد المقبل.</p>"), "too_short"),
        (page("<p>الصفحة غير موجودة</p>", title="404"), "error_page"),
        (page("<p>Please verify you are human to continue.</p>", title="Just a moment..."), "blocked"),
        (page("<p>هذا المقال للمشتركين فقط، سجلوا الدخول.</p>"), "paywall_stub"),
        (page(f"<p>{'The council announced the repair of the old market. ' * 6}</p>"), "not_arabic"),
        (page("".join(f'<h2><a href="/{n}">{TITLE} {n}</a></h2><p>{FIRST}</p>' for n in range(9))), "listing"),
    ],
)
def test_what_is_no_article_is_told_why(html: bytes, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(html)
    assert caught.value.reason == reason
    assert caught.value.url == URL


def test_a_side_bar_makes_no_listing() -> None:
    bar = "".join(
        f'<li><h3><a href="/{n}">{TITLE} {n}</a></h3><span class="tie-date">1 نوفمبر 2026</span></li>'
        for n in range(30)
    )
    html = page().replace(b"</body>", f'<aside class="sidebar"><ul>{bar}</ul></aside></body>'.encode())
    article = read(html)
    assert article.published is None, "a side bar's dates are not the article's"
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_the_content_hash_ignores_what_no_editor_changed() -> None:
    one, other = read(page(above="<i>12 زيارة</i>")), read(page(above="<i>13 زيارة</i>"))
    assert one.content_hash == other.content_hash
    assert one.content_hash != read(page(f"<p>{FIRST}</p><p>{SECOND} تحديث.</p>")).content_hash


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_end_in_an_article_or_a_reason(junk: bytes, inside: bool) -> None:
    html = page(f"<p>{FIRST}</p>").replace(b"</article>", junk + b"</article>") if inside else junk
    assert _text_or_reason(html)


def _text_or_reason(html: bytes) -> str:
    try:
        return extract(html, URL, fetched_at=FETCHED).text
    except NotAnArticle as error:
        return error.reason


def test_a_zone_that_no_clock_has_is_no_zone() -> None:
    assert read(page(above='<span class="date">3 نوفمبر 2026 10:00 +99:99</span>')).published == datetime(
        2026, 11, 3, 9, tzinfo=UTC
    )
