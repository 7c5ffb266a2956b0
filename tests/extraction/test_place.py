"""Where the text stands on a page, what around it is furniture, and whose bylines, tags and captions count."""

from __future__ import annotations

import json

import pytest

from newsbot.errors import NotAnArticle
from tests.extraction.pages import FIRST, SECOND, TITLE, page, read

BOTH = f"{FIRST}\n\n{SECOND}"
OTHER = "ارتفاع أسعار الخضر في أسواق الجملة بالعاصمة"
LONGER = f"<p>{' '.join([SECOND.replace('المصلحة', 'الدائرة')] * 4)}</p>"


def bare(inner: str, title: str = TITLE) -> bytes:
    """Return a page of no theme at all."""
    return (
        f'<html lang="ar"><head><meta charset="utf-8"><title>{title}</title></head><body>{inner}</body></html>'.encode()
    )


PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
HEADLINE = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    "inner",
    [
        f'<form id="form1" action="/details.aspx?id=7">{HEADLINE}<div class="entry-content">{PARAGRAPHS}</div></form>',
        f'{HEADLINE}<div class="entry-content print" id="print" aria-hidden="true">{PARAGRAPHS}</div>',
        f'{HEADLINE}<div class="widget-area"><div class="entry-content related">{PARAGRAPHS}</div></div>',
        (
            f'<div class="elementor-widget elementor-widget-theme-post-content">{HEADLINE}'
            f'<div class="elementor-widget-container">{PARAGRAPHS}</div></div>'
        ),
        f'<div class="page has-sidebar">{HEADLINE}<div class="post tag-social category-breaking">{PARAGRAPHS}</div></div>',
        (
            f'{HEADLINE}<div class="post-content"><p>{FIRST}</p></div><div class="ad">إعلان</div>'
            f'<div class="post-content"><p>{SECOND}</p></div>'
        ),
        (
            f'{HEADLINE}<div class="itemBody"><div class="itemIntroText"><p>{FIRST}</p></div>'
            f'<div class="itemFullText"><p>{SECOND}</p></div></div>'
        ),
    ],
    ids=["form", "hidden", "widget", "elementor", "post_class", "two parts", "k2"],
)
def test_the_text_is_never_taken_for_furniture(inner: str) -> None:
    assert read(bare(inner)).text == BOTH


@pytest.mark.parametrize(
    "behind",
    [
        f'<article><h2 class="entry-title">{OTHER}</h2><div class="entry-content">{LONGER}</div></article>',
        f'<div class="item"><h4><a href="/x">{OTHER}</a></h4><div class="entry-content">{LONGER}</div></div>',
    ],
    ids=["scrolls on", "related"],
)
def test_the_text_is_the_one_behind_the_headline_not_the_longest(behind: str) -> None:
    article = read(bare(f'<article>{HEADLINE}<div class="entry-content">{PARAGRAPHS}</div></article>{behind}'))
    assert article.text == BOTH


def test_a_less_certain_name_nearer_to_the_headline_wins() -> None:
    related = f'<div class="more"><h4>{OTHER}</h4><div class="entry-content">{LONGER}</div></div>'
    assert read(bare(f'{HEADLINE}<div class="post-content">{PARAGRAPHS}</div>{related}')).text == BOTH


def test_lines_of_the_source_are_no_paragraphs() -> None:
    wrapped = FIRST.replace(" ", "\n", 5)
    assert read(page(f"<p>{wrapped}</p><p>{SECOND}</p>")).text == BOTH


def test_breaks_are_paragraphs_in_a_text_without_any() -> None:
    assert read(page(f"{FIRST}<br><br>{SECOND}")).text == BOTH


def test_an_item_is_told_once_and_without_those_inside_it() -> None:
    items = "<ol><li>تنظيف الحوض</li><li>تدعيم الجدار<ul><li>الجهة الشرقية</li></ul></li></ol>"
    told = [p.text for p in read(page(f"{PARAGRAPHS}{items}")).paragraphs if p.kind == "list_item"]
    assert told == ["تنظيف الحوض", "تدعيم الجدار", "الجهة الشرقية"]


def test_a_sentence_that_begins_like_a_signpost_stays() -> None:
    sentence = "للمزيد من الشفافية قررت البلدية نشر كشوف الأشغال كل أسبوع على لوحة عند مدخل السوق."
    assert read(page(f"{PARAGRAPHS}<p>{sentence}</p><p>للمزيد: {OTHER}</p>")).text == f"{BOTH}\n\n{sentence}"


@pytest.mark.parametrize(
    "elsewhere",
    [
        '<aside class="sidebar"><span class="post-author-name">ماجد الغريب</span></aside>',
        '<div class="comments"><span class="author">ماجد الغريب</span></div>',
        f'<div class="slide"><h3><a href="/x">{OTHER}</a></h3><a rel="author" href="/m">ماجد الغريب</a></div>',
        '<div class="widget"><a rel="tag" href="/t">زراعة</a></div>',
        '<div class="cookie"><div class="subtitle">نحن نستعمل ملفات الارتباط</div></div>',
        f'<div class="card"><h4><a href="/x">{OTHER}</a></h4><p class="subtitle">سطر آخر</p></div>',
        '<aside><figure><img src="/x.jpg"><figcaption>صورة أخرى</figcaption></figure></aside>',
    ],
)
def test_what_is_printed_beside_other_articles_is_not_this_ones(elsewhere: str) -> None:
    for html in (page().replace(b"</body>", f"{elsewhere}</body>".encode()), page().replace(b'<div id="main">', f'{elsewhere}<div id="main">'.encode())):  # fmt: skip
        article = read(html)
        assert (article.authors, article.tags, article.subtitle, article.image_caption) == ([], [], None, None)


def test_the_articles_own_are_taken() -> None:
    above = '<p class="subtitle">الأشغال تدوم سبعة أشهر</p><a rel="author" href="/n">نادية مراد</a>'
    below = (
        '<figure><img src="/x.jpg"><figcaption>السوق قبل الترميم</figcaption></figure><a rel="tag" href="/t">سوق</a>'
    )
    article = read(page(f"{PARAGRAPHS}{below}", above=above))
    assert (article.authors, article.tags) == (["نادية مراد"], ["سوق"])
    assert (article.subtitle, article.image_caption) == ("الأشغال تدوم سبعة أشهر", "السوق قبل الترميم")


CARD = f'<div class="k3"><a href="/x"><b>{OTHER}</b></a><div>{SECOND}</div></div>'


@pytest.mark.parametrize(
    "inner",
    [
        f'<div class="a1">{HEADLINE}<div class="b2">{PARAGRAPHS}</div></div><div class="c3">{CARD * 6}</div>',
        f'<div class="c3">{CARD * 6}</div><div class="a1">{HEADLINE}<div class="b2">{PARAGRAPHS}</div></div>',
        f'<table><tr><td class="r">{CARD * 3}</td><td>{HEADLINE}<font size=4>{FIRST}<br><br>{SECOND}</font></td></tr></table>',
        f"<div>{HEADLINE}<div><div><p>{FIRST}</p></div></div><div><div><p>{SECOND}</p></div></div></div><div>{CARD * 4}</div>",
        f'<div>{HEADLINE}<div class="x">{FIRST}</div><div class="y"><a href="/z"><h4>{OTHER}</h4></a></div><div class="x">{SECOND}</div></div>',
        f"{HEADLINE}<p>{FIRST}</p><p>{SECOND}</p><footer><p>تصدر الجريدة عن مؤسسة النشر في المدينة القديمة منذ عام ألف وتسعمائة.</p></footer>",
    ],
    ids=["cards below", "cards above", "table and font", "wrapped paragraphs", "box in the text", "bare page"],
)
def test_the_sentences_behind_the_headline_are_the_text_of_an_unknown_theme(inner: str) -> None:
    assert read(bare(inner)).text == BOTH


@pytest.mark.parametrize(
    "inner",
    [
        f'<h1>أخبار محلية</h1><div class="c3">{CARD * 6}</div>',
        f"<h1>أخبار محلية</h1><p>كل ما يكتبه مراسلو الجريدة عن المدينة وضواحيها وأسواقها وسكانها ومدارسها، تجدونه على هذه الصفحة كل يوم وكل ساعة.</p>{CARD * 6}",
    ],
)
def test_excerpts_of_cards_are_no_text(inner: str) -> None:
    with pytest.raises(NotAnArticle, match="lists"):
        read(bare(inner, "أخبار محلية"))


@pytest.mark.parametrize("name", ["share", "read-more", "tags", "print"])
def test_pasted_paragraphs_stay_whatever_they_are_called(name: str) -> None:
    assert read(page(f'<p>{FIRST}</p><p class="{name}">{SECOND}</p>')).text == BOTH
    assert read(page(f'{PARAGRAPHS}<p class="{name}"><a href="/x">{OTHER}</a></p>')).text == BOTH


def test_the_rest_of_a_text_behind_a_button_is_read_and_other_hidden_things_are_not() -> None:
    rest = " ".join([SECOND.replace("المصلحة", "الدائرة")] * 2)
    hidden = f'<div style="display: none"><p>{rest}</p></div><button>المزيد</button><div hidden>نسخة للطباعة</div>'
    assert read(page(f"{PARAGRAPHS}{hidden}")).text == f"{BOTH}\n\n{rest}"


@pytest.mark.parametrize(
    "picture",
    [
        '<figure><img src="a.jpg"><figcaption>السوق قبل الترميم</figcaption></figure>',
        '<div class="x"><img src="a.jpg"><span>السوق قبل الترميم (تصوير: نادية مراد)</span></div>',
        '<div><img src="a.jpg"></div><div style="color: #777">السوق قبل الترميم</div>',
        '<p align="center"><img src="a.jpg"><br><small>السوق قبل الترميم</small></p>',
        '<div class="itemImageCaption">السوق قبل الترميم</div>',
    ],
)
def test_lines_to_pictures_are_no_text(picture: str) -> None:
    assert read(page(f"<p>{FIRST}</p>{picture}<p>{SECOND}</p>")).text == BOTH


def test_what_readers_say_is_no_text() -> None:
    comments = f"<b>التعليقات (2)</b><div>نورة 14-11-2026<br>{LONGER}</div>"
    assert read(bare(f"<div>{HEADLINE}{PARAGRAPHS}{comments}</div>")).text == BOTH


def test_a_block_that_is_printed_twice_is_told_once() -> None:
    assert read(page(f'{PARAGRAPHS}<div class="x">{SECOND}</div>')).text == BOTH


def test_a_second_copy_of_the_text_corrects_its_place() -> None:
    notice = f"<li>{SECOND.replace('المصلحة', 'الدائرة')}</li>"
    told = [FIRST, SECOND, FIRST.replace("أمس", "اليوم")]
    paragraphs = "".join(f"<p>{text}</p>" for text in told)
    inner = f'<div>{HEADLINE}<ul class="entry-content">{notice}</ul></div><div class="x">{paragraphs}</div>'
    node = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(told)}
    assert read(bare(inner)).text != "\n\n".join(told), "the theme names another place"
    article = read(bare(f'<script type="application/ld+json">{json.dumps(node)}</script>{inner}'))
    assert article.text == "\n\n".join(told)
    assert article.witness is not None
    assert article.witness.agreement == 1


def test_the_sites_selector_may_find_each_paragraph() -> None:
    from newsbot.extraction import SiteHints  # noqa: PLC0415

    html = bare(f'{HEADLINE}<div class="x">{PARAGRAPHS}</div><div class="y">{LONGER}</div>')
    assert read(html, site=SiteHints(selectors={"body": "div.x p"})).text == BOTH
    with pytest.raises(NotAnArticle):
        read(bare(HEADLINE), site=SiteHints(selectors={"body": "div.x p"}))
