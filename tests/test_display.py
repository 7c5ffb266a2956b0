"""Lines for a terminal: Arabic isolated among Latin labels, wrapped by columns, nothing of it in the article itself."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from newsbot.display import article_lines, explanation_lines
from newsbot.extraction import explain
from tests.extraction.pages import FETCHED, FIRST, SECOND, TITLE, URL, page, read

_RTL, _LTR, _END = "\u2067", "\u2066", "\u2069"
_SHARE = '<div class="share">شارك هذا الخبر</div><div class="share"></div>'


def test_each_arabic_line_is_isolated_behind_its_label() -> None:
    lines = list(article_lines(read(page()), 200))
    assert lines[0] == f"title               {_RTL}{TITLE}{_END}"
    assert "language            ar" in lines
    assert f"  {_RTL}{FIRST}{_END}" in lines


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_keep_to_the_width_and_lose_no_word(width: int) -> None:
    lines = list(article_lines(read(page(), url="https://example.dz/a-b-c"), width))
    assert max(cell_len(line) for line in lines if "https://" not in line) <= width
    body = " ".join(line.strip(f" {_RTL}{_END}") for line in lines if line.startswith("  ") and line[2] == _RTL)
    assert body == f"{FIRST} {SECOND}"
    assert all(line.count(_RTL) + line.count(_LTR) == line.count(_END) <= 1 for line in lines)


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("BBC: ترميم السوق المغطى يبدأ بعد ثلاث سنوات من إغلاقه", _RTL),
        ("The covered market of the old town reopens in the summer (سوق)", _LTR),
    ],
)
def test_a_text_has_the_direction_of_most_of_its_letters(title: str, start: str) -> None:
    assert f" {start}{title}{_END}" in next(article_lines(read(page(title=title)), 200))


def test_addresses_are_readable_and_stay_left_to_right() -> None:
    article = read(page(), url="https://example.dz/%D8%B3%D9%88%D9%82-%D8%A7%D9%84%D9%85%D8%AF%D9%8A%D9%86%D8%A9-1/")
    assert f"url                 {_LTR}https://example.dz/سوق-المدينة-1/{_END}" in article_lines(article, 200)


def test_kinds_of_paragraphs_are_marked() -> None:
    body = f"<p>{FIRST}</p><h3>أشغال تدوم سبعة أشهر</h3><p>{SECOND}</p>"
    assert f"  {_RTL}# أشغال تدوم سبعة أشهر{_END}" in article_lines(read(page(body=body)), 200)


def test_what_is_absent_is_told() -> None:
    absent = next(line for line in article_lines(read(page()), 400) if line.startswith("absent"))
    assert "published" in absent
    assert "title" not in absent.replace("subtitle", "")


def test_an_explanation_names_winners_losers_and_what_was_left_out() -> None:
    head = '<meta property="article:published_time" content="2026-11-20T08:15:00Z"><meta property="og:title" content="'
    html = page(body=f"<p>{FIRST}</p>{_SHARE}<p>{SECOND}</p>", head=f'{head}{TITLE}">')
    lines = "\n".join(explanation_lines(explain(html, URL, fetched_at=FETCHED), 200)).splitlines()
    assert f"  + h1                     {_RTL}{TITLE}{_END}" in lines
    assert "                           won: first in the order of trust" in lines
    assert "  - og:title               passed over: says the same" in lines
    assert f"  - share                    3 words: {_RTL}شارك هذا الخبر{_END}" in lines
    assert any(line.startswith("  without text") and "share (1)" in line for line in lines)
    assert any(line.startswith("  nothing in") and "json_ld" in line for line in lines)


def test_long_values_are_cut_in_an_explanation_only() -> None:
    long = f"{FIRST} {SECOND}"
    html = page(head=f'<meta property="og:description" content="{long}">')
    explained = "\n".join(explanation_lines(explain(html, URL, fetched_at=FETCHED), 1000))
    assert "…" in explained
    assert long not in explained
    assert any(long in line for line in article_lines(read(html), 1000))
