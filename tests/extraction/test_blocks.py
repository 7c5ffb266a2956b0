"""How a place is cut into blocks, whatever markup its paragraphs are written in."""

from __future__ import annotations

import pytest
from lxml import html

from newsbot.extraction.blocks import Block, BlockReader

ONE = "وصل القطار الأول إلى المحطة الجديدة صباح السبت."
TWO = "واستقبله السكان بالزغاريد والحلويات."


def blocks(markup: str) -> list[Block]:
    """Read the blocks of a <div> with this inside."""
    root = html.fromstring(f"<div>{markup}</div>")
    return BlockReader({element: number for number, element in enumerate(root.iter())}).read(root)


def texts(markup: str) -> list[str]:
    """Return their texts."""
    return [block.text for block in blocks(markup)]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{ONE}</p><p>{TWO}</p>",
        f"{ONE}<br><br>{TWO}",
        f"{ONE}<br/>{TWO}<br>",
        f"<div>{ONE}</div><div>{TWO}</div>",
        f"<div><div><span>{ONE}</span></div></div><p><font>{TWO}</font></p>",
        f"{ONE}<p>{TWO}</p>",
        f"<p>{ONE}<p>{TWO}",
        f"<table><tr><td><img src='a.jpg'></td></tr><tr><td>{ONE}<br>{TWO}</td></tr></table>",
        f"<center><font size=4>{ONE}<br>{TWO}</font></center>",
        f"<p><span>{ONE}</span></p><p>&nbsp;</p><p><span>{TWO}</span></p>",
        f'<p><span style="display: block">{ONE}</span><span style="display:block">{TWO}</span></p>',
    ],
)
def test_paragraphs_in_any_markup(markup: str) -> None:
    assert texts(markup) == [ONE, TWO]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><b>انتهى الاجتماع.</b><span>وغادر الوفد</span></p>", "انتهى الاجتماع. وغادر الوفد"),
        ("<p><span>قال الوزير إن القرار نهائي</span><b>وأضاف أن اللجنة ستجتمع غدا</b></p>",
         "قال الوزير إن القرار نهائي وأضاف أن اللجنة ستجتمع غدا"),
        ("<p>ال<b>جزائر</b></p>", "الجزائر"),
        ("<p>كلمة<i>ملونة</i><b>وأخرى</b></p>", "كلمةملونةوأخرى"),
        ("<p>سطر\n   في   \t المصدر</p>", "سطر في المصدر"),
    ],
)  # fmt: skip
def test_pieces_of_a_line_are_glued_only_within_words(markup: str, expected: str) -> None:
    assert texts(markup) == [expected]


@pytest.mark.parametrize(
    ("markup", "kinds"),
    [
        (f"<h3>موعد الافتتاح</h3><p>{ONE}</p>", ["heading", "text"]),
        (f"<p>{TWO}</p><p><strong>موعد الافتتاح</strong></p><p>{ONE}</p>", ["text", "heading", "text"]),
        (f"<p><strong>{ONE}</strong></p>", ["text"]),
        ("<p><b>هل تتوقعون أن تنتهي الأشغال هذا العام؟</b></p>", ["text"]),
        (f"<p><b>الجزائر:</b> {ONE}</p>", ["text"]),
        (f"<blockquote><p>{ONE}</p>{TWO}</blockquote>", ["quote", "quote"]),
        (f'<div class="pull-quote"><p>{ONE}</p></div>', ["quote"]),
        ("<ul><li>الأقمشة</li><li><p>النحاس</p></li></ul>", ["list_item", "list_item"]),
        ("<h2>سطر<br>وتتمته</h2>", ["heading"]),
    ],
)
def test_kinds(markup: str, kinds: list[str]) -> None:
    assert [block.kind for block in blocks(markup)] == kinds


@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td><p>{}</p></td>", "<th><span>{}</span></th>"])
def test_rows_of_values_are_lines(cell: str) -> None:
    row = "<tr>{}</tr>".format("".join(cell.format(value) for value in ("البلدية", "1200")))
    assert texts(f"<table>{row}{row.replace('البلدية', 'القصر')}</table>") == ["البلدية | 1200", "القصر | 1200"]


@pytest.mark.parametrize(
    "markup",
    [
        f'<p>{ONE} اقرأ أيضا: <a href="/x">ارتفاع أسعار الخضر في الأسواق</a></p>',
        f'<p>{ONE} <strong>شاهد أيضًا :</strong> <a href="/x">ارتفاع أسعار الخضر في الأسواق</a>.</p>',
        f'<p>{ONE} <a href="/x">[طالع أيضا: ارتفاع أسعار الخضر في الأسواق]</a></p>',
    ],
)
def test_a_signpost_at_the_end_of_a_paragraph_goes_alone(markup: str) -> None:
    assert texts(markup) == [ONE]


def test_a_link_in_a_sentence_stays_and_is_counted() -> None:
    (block,) = blocks('<p>قالت <a href="/x">وزارة النقل</a> إن الخط جاهز.</p>')
    assert (block.text, block.linked, block.words) == ("قالت وزارة النقل إن الخط جاهز.", 2, 6)


def test_what_stands_before_the_headline_is_no_text() -> None:
    root = html.fromstring(f"<td>الرئيسية<br>أخبار<h1>عنوان</h1>{ONE}<br>{TWO}</td>")
    numbers = {element: number for number, element in enumerate(root.iter())}
    assert [b.text for b in BlockReader(numbers, headline=root.find("h1")).read(root)] == [ONE, TWO]


def test_what_is_dropped_parts_blocks_but_not_words() -> None:
    root = html.fromstring(f"<div>{ONE}<div>إعلان</div>{TWO}<p>كلم<i>إعلان</i>ة</p></div>")
    numbers = {element: number for number, element in enumerate(root.iter())}
    dropped = {*root.findall("div"), *root.iter("i")}
    assert [b.text for b in BlockReader(numbers, dropped).read(root)] == [ONE, TWO, "كلمة"]
