"""Which of a page's many dates is the article's."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsbot.discovery.source import Link
from tests.extraction.pages import FIRST, SECOND, URL, page, read
from tests.extraction.test_extract import jsonld, meta

OTHER = '<h3><a href="/x">ارتفاع أسعار الخضر في أسواق الجملة بالعاصمة</a></h3>'


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<div class="top-date">الثلاثاء 24 نوفمبر 2026</div>',
        '<div id="current-time">الثلاثاء 24 نوفمبر 2026</div>',
        f'<div class="item">{OTHER}<span class="date">20 نوفمبر 2026</span></div>',
        '<div class="comment-list"><time datetime="2026-11-21T10:00:00Z">21 نوفمبر</time></div>',
        '<div class="candidate">12 مارس 1998</div>',
    ],
)
def test_dates_of_the_visit_and_of_others_are_not_the_articles(elsewhere: str) -> None:
    html = page().replace(b'<div id="main">', f'{elsewhere}<div id="main">'.encode())
    assert read(html).published is None


@pytest.mark.parametrize(
    "inside", ['<div class="event-date">12 مارس 2019</div>', '<p><time datetime="2019-03-12">في ذلك اليوم</time></p>']
)
def test_a_date_in_the_text_is_no_date_of_the_text(inside: str) -> None:
    assert read(page(f"<p>{FIRST}</p>{inside}<p>{SECOND}</p>")).published is None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("نشر في: 20 نوفمبر 2026 - 9:41 م | آخر تحديث: 21 نوفمبر 2026 - 1:00 ص", (20, 20, 41), (21, 0, 0)),
        ("آخر تحديث: 21 نوفمبر 2026 09:00 | تاريخ النشر: 20 نوفمبر 2026 08:00", (20, 7, 0), (21, 8, 0)),
        ("آخر تحديث 21 نوفمبر 2026 09:00", None, (21, 8, 0)),
        ("20 نوفمبر 2026 الساعة الثالثة والنصف مساء", (20, 14, 30), None),
        ("3:10 ص", None, None),
    ],
)
def test_a_line_is_parted_at_its_labels(
    line: str, published: tuple[int, int, int] | None, modified: tuple[int, int, int] | None
) -> None:
    article = read(page(above=f'<span class="post-date">{line}</span>'))
    assert article.published == (published and datetime(2026, 11, *published, tzinfo=UTC))
    assert article.modified == (modified and datetime(2026, 11, *modified, tzinfo=UTC))


def test_a_date_above_the_headline_counts_in_a_block_with_it() -> None:
    header = '<div class="itemHeader"><span class="itemDateCreated">20 تشرين2/نوفمبر 2026 11:42</span><h1 class="post-title">'
    html = page().replace(b'<h1 class="post-title">', header.encode()).replace(b"</h1>", b"</h1></div>")
    assert read(html).published == datetime(2026, 11, 20, 10, 42, tzinfo=UTC)


def test_month_first_where_dot_net_wrote_it() -> None:
    head = meta("article:published_time", "11/05/2026 10:30:00 PM")
    assert read(page(head=head)).published == datetime(2026, 11, 5, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "node",
    [
        {"headline": "خبر آخر لا صلة له بهذه الصفحة إطلاقا", "datePublished": "2025-01-01T00:00:00Z"},
        {"@type": "VideoObject", "headline": None, "name": "فيديو اليوم", "uploadDate": "2019-01-01", "datePublished": "2019-01-01"},
    ],
)  # fmt: skip
def test_linked_data_of_something_else_tells_nothing(node: dict[str, str]) -> None:
    article = read(page(head=jsonld(author={"@type": "Person", "name": "ماجد الغريب"}, **node)))
    assert (article.published, article.authors) == (None, [])


def test_midnight_is_a_time_where_another_stamp_says_the_same() -> None:
    head = jsonld(datePublished="2026-11-17T00:00:00+01:00")
    told = Link(URL, published=datetime(2026, 11, 16, 23, tzinfo=UTC))
    article = read(page(head=head), link=told)
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-17T00:00:00+01:00"
    assert article.sources["published"] == "json_ld"
