"""The headline: which element shows it, and what of a page's statements about it is kept."""

from __future__ import annotations

import json
import time

import pytest
from lxml import html as lxml_html

from newsbot.extraction.article_node import page_node
from newsbot.extraction.jsonld import Graph
from newsbot.extraction.naming import site_names
from newsbot.extraction.outline import outline_of
from newsbot.extraction.page import parse
from newsbot.extraction.reader import Reader
from newsbot.extraction.site import SiteHints
from newsbot.extraction.title import title_of
from tests.extraction.pages import FIRST, SECOND, TITLE, URL

SITE = "صوت الوادي"
OTHER = "ارتفاع أسعار الخضر في أسواق الجملة بالعاصمة"
SEARCHED = "أسعار ترميم السوق القديم وموعد افتتاحه للتجار"
LOGO = f'<h1><a href="/">{SITE}</a></h1>'
LONG = f"{TITLE} {TITLE} {TITLE}"
ENDLESS = " ".join(["كلمة" * 7] * 40)  # more letters than a title has, in as many words


def meta(name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta property="{name}" content="{content}">'


def node(headline: str) -> str:
    """Return a script with a NewsArticle node."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": headline})}</script>'


NAMED = meta("og:site_name", SITE)


def found(title: str, head: str, above: str) -> tuple[str | None, lxml_html.HtmlElement | None]:
    """Return the headline and its element of a page with `above` before its text."""
    html = (
        f'<html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body><div id="c">{above}'
        f'<div class="entry-content"><p>{FIRST}</p><p>{SECOND}</p></div></div>'
        f"<footer>{'جميع الحقوق محفوظة لأصحابها ' * 20}</footer></body></html>"
    )
    page = parse(html.encode(), URL, None)
    graph = Graph(page.scripts)
    reader = Reader(page, outline_of(page.tree), graph, SiteHints(), page_node(page, graph.articles()))
    reader.names = site_names(reader)
    return title_of(reader)


@pytest.mark.parametrize(
    ("title", "head", "above", "css"),
    [
        (f"{TITLE} - {SITE}", NAMED, f"{LOGO}<h2 class='title'>{TITLE}</h2>", "h2"),
        (SITE, NAMED, f"{LOGO}<h2 class='title'>{TITLE}</h2>", "h2"),
        (SITE, NAMED, f'<span id="ctl00_lblTitle">{TITLE}</span>', "span"),
        (f"{TITLE} - {SITE}", "", f"<table><tr><td><font size='4'><b>{TITLE}</b></font></td></tr></table>", "td"),
        (f"{TITLE} - {SITE}", NAMED, f'<div class="header"><h1>{SITE} يومية مستقلة من الوادي</h1></div><h2>{TITLE}</h2>', "h2"),
        (f"{TITLE} - {SITE}", NAMED, f"<h1>الجزائر</h1><h3>{TITLE}</h3>", "h3"),
        (f"الجزائر - {TITLE}", "", f"<h1>الجزائر</h1><h3>{TITLE}</h3>", "h3"),
        (f"{TITLE} - {SITE}", NAMED, f"<h1></h1><h2>{TITLE}</h2>", "h2"),
        (f"{TITLE} - {SITE}", NAMED, f'<h1><img src="/t.png" alt="{TITLE}"></h1>', "h1"),
        (f"{TITLE} - {SITE}", NAMED, f"<h1>{OTHER}</h1><h1 class='own'>{TITLE}</h1>", "h1.own"),
        (f"{TITLE} - {SITE}", NAMED, f'<h1 style="display:none">{TITLE}</h1><h2>{TITLE}</h2>', "h2"),
        (f"تفاصيل الخبر | {SITE}", "", f'<h1 class="visually-hidden">تفاصيل الخبر</h1><h2 class="node-title">{TITLE}</h2>', "h2"),
        (f"{TITLE} - {SITE}", NAMED, f'<div class="breadcrumb"><h2>{TITLE}</h2></div><h2 class="own">{TITLE}</h2>', "h2.own"),
        (f"{TITLE} - {SITE}", NAMED, f'<div class="sticky-bar"><h2>{TITLE}</h2></div><h2 class="own">{TITLE}</h2>', "h2.own"),
        (TITLE, "", f'<div class="box"><h2><a href="/x">{TITLE}</a></h2></div><h3>{TITLE}</h3>', "h3"),
        (TITLE, "", f'<div class="box"><h2 class="title">{TITLE} بالصور</h2></div><h1>{TITLE}</h1>', "h1"),
        (f"{TITLE} - {SITE}", NAMED, f'<h1><a href="{URL}">{TITLE}</a></h1>', "h1"),
        (f"{TITLE} - {SITE}", NAMED, f'<h3 class="supertitle">بعد طول انتظار</h3><h1>{TITLE}</h1>', "h1"),
        (f"{SEARCHED} - {SITE}", NAMED + meta("og:title", SEARCHED), f"<h1>{TITLE}</h1>", "h1"),
        (SITE, NAMED + meta("og:title", SITE), f'<h1>محليات</h1><h2 class="entry-title">{TITLE}</h2>', "h2"),
        (SITE, NAMED + meta("og:title", f"{SITE} - الخبر أولا بأول"), f"<h1>{TITLE}</h1>", "h1"),
    ],
)  # fmt: skip
def test_the_element_that_shows_the_headline(title: str, head: str, above: str, css: str) -> None:
    text, element = found(title, head, above)
    assert text == TITLE
    assert element is not None
    assert element in element.getroottree().getroot().cssselect(css)


@pytest.mark.parametrize(
    ("title", "head", "above", "expected"),
    [
        (SITE, NAMED + meta("og:title", f"{SITE} :: {TITLE}"), "", TITLE),
        (SITE, NAMED + meta("og:title", f"{TITLE}|{SITE}"), "", TITLE),
        (SITE, NAMED + meta("og:title", f"{TITLE}-{SITE}"), "", TITLE),
        (SITE, NAMED + meta("og:title", f"{TITLE} » {SITE}"), "", TITLE),
        (f"{TITLE} • {SITE}", NAMED, "", TITLE),
        (f"{TITLE} - جريدة {SITE}", NAMED, "", TITLE),
        (f"{TITLE} - جريدة أخبار الجبل", "", "", TITLE),
        (f"{TITLE} | بوابة {SITE} الإلكترونية", NAMED, "", TITLE),
        (f"{TITLE} | {SITE} - أخبار الوادي لحظة بلحظة", NAMED, "", TITLE),
        (f"{TITLE} – Wadi News", "", "", TITLE),
        (f"{TITLE} | رياضة | {SITE}", "", f"<h1>{TITLE}</h1>", TITLE),
        (f"{TITLE} | رياضة | {SITE}", NAMED, '<a href="/sport">رياضة</a>', TITLE),
        (f"قمة الجزائر - مصر | {SITE}", NAMED + meta("og:site_name", "أخبار مصر"), "", "قمة الجزائر - مصر"),
        ("حوار | الوزير: القطار قادم - ولو متأخرا", NAMED, "", "حوار | الوزير: القطار قادم - ولو متأخرا"),
        (f"حوار مع مدير «{SITE}»", NAMED, "", f"حوار مع مدير «{SITE}»"),
        (f"رويترز: {TITLE}", NAMED, "", f"رويترز: {TITLE}"),
        (TITLE, NAMED, f'<h1><span class="kicker">بالأرقام</span>{TITLE}</h1>', TITLE),
        (TITLE, NAMED, f"<h1>عاجل | {TITLE}</h1>", f"عاجل | {TITLE}"),
        (TITLE, NAMED, f"<h1>{TITLE}<br>20 نوفمبر 2026 - 10:15</h1>", TITLE),
        (TITLE, NAMED, f"<h1>{TITLE} (20 نوفمبر 2026)</h1>", TITLE),
        (SEARCHED, NAMED, f'<h1>{TITLE}<span class="views">1200 مشاهدة</span></h1>', TITLE),
        (SEARCHED, NAMED, f"<h1>{TITLE}<small>بقلم نادية مراد</small></h1>", TITLE),
        (TITLE, NAMED, f"<h1>\u200f{TITLE.replace(' ', '&nbsp;', 2)}\n</h1>", TITLE),
        (f"{LONG} وخبر ثان", NAMED, f"<h1>{ENDLESS}</h1>", ENDLESS),
        (SITE, NAMED + node(LONG[:110]) + meta("og:title", LONG), "", LONG),
        (f"{TITLE} - {SITE}", NAMED + meta("og:title", f"{TITLE[:30]}…"), "", TITLE),
        (f"{TITLE} - {SITE}", NAMED, f"<h1>{TITLE[:30]}...</h1>", TITLE),
        ("سوق الجمعة يفتح أبوابه", NAMED + node("سوق &quot;الجمعة&quot; يفتح أبوابه"), "", 'سوق "الجمعة" يفتح أبوابه'),
        (SITE, NAMED + meta("og:title", "سوق &amp;quot;الجمعة&amp;quot; يفتح أبوابه"), "", 'سوق "الجمعة" يفتح أبوابه'),
        (f"سوق الجمعة - {SITE}", NAMED + meta("og:title", "سوق الجمعة"), '<h1>"سوق الجمعة"</h1>', "سوق الجمعة"),
        (f"سوق الجمعة - {SITE}", NAMED, '<h1>"سوق الجمعة"</h1>', '"سوق الجمعة"'),
        (f'سوق "الجمعة" - {SITE}', NAMED + meta("og:title", "سوق 'الجمعة'"), "<h1>سوق “الجمعة”</h1>", "سوق “الجمعة”"),
        (f"يكرم السوق - {SITE}", NAMED + meta("og:title", "يكرم السوق"), "<h1>يكرّم السوق</h1>", "يكرّم السوق"),
        (SITE, NAMED, "", None),
        (f"{'طويل ' * 5000}", NAMED, "", None),
        (SITE, NAMED + meta("og:image:alt", "صورة"), f"<h1>{LONG}</h1>", LONG),
    ],
)  # fmt: skip
def test_the_headline_as_it_is_kept(title: str, head: str, above: str, expected: str | None) -> None:
    assert found(title, head, above)[0] == expected


@pytest.mark.parametrize(
    ("title", "above"),
    [
        (f"{TITLE} " + " - ".join(["جزء"] * 20_000), ""),
        ("كلمة" * 250_000, f"<h1>{'كلمة' * 250_000}</h1>"),
        (OTHER, f"<h2>{OTHER} صورة</h2>" * 5000),
        (OTHER, f"<h1>{OTHER} {'صورة ' * 30}</h1>" * 3000),
        (OTHER, '<div class="title">' * 200 + SEARCHED + "</div>" * 200),
    ],
    ids=["separators", "one word", "headings", "h1s", "nested"],
)
def test_the_search_is_bounded(title: str, above: str) -> None:
    started = time.process_time()
    found(title, "", above)
    assert time.process_time() - started < 2
