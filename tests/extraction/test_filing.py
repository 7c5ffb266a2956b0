"""Sections and tags: where pages state and print them, and what only looks like one."""

from __future__ import annotations

import json

import pytest

from tests.extraction.pages import FIRST, SECOND, TITLE, URL, page, read

SITE = "صوت الوادي"
HOME, LOCAL, WATER = '<a href="/">الرئيسية</a>', '<a href="/local">محليات</a>', '<a href="/local/water">مياه</a>'
MENU = f'<nav class="menu"><ul><li>{HOME}</li><li>{LOCAL}</li><li class="active"><a href="/sport">رياضة</a></li></ul></nav>'
OWN_TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"


def meta(name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta property="{name}" content="{content}">'


def node(**fields: object) -> str:
    """Return a script with one node."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, **fields})}</script>'


def with_top(top: str, head: str = "") -> bytes:
    """Return a page with `top` above its article."""
    return page(head=head).replace(b'<div id="main">', f'{top}<div id="main">'.encode())


CRUMBS = [{"position": 2, "name": "اقتصاد"}, {"position": 1, "name": "الرئيسية"}, {"position": 3, "name": TITLE}]


@pytest.mark.parametrize(
    ("crumbs", "expected"),
    [
        (f'<div class="breadcrumb">{HOME} / {LOCAL} / {TITLE}</div>', ["محليات"]),
        (f'<nav class="rank-math-breadcrumb"><p>{HOME}<span> » </span>{LOCAL}<span> » </span>{WATER} » <b>{TITLE[:30]}…</b></p></nav>',
         ["محليات", "مياه"]),
        (f'<div class="jeg_breadcrumbs"><span>{HOME}</span><span>{LOCAL}</span></div>', ["محليات"]),
        (f'<div class="td-crumb-container"><span>{HOME}</span><span>{LOCAL}</span><span class="td-crumb">{TITLE}</span></div>', ["محليات"]),
        (f'<nav aria-label="breadcrumb"><ol><li>{HOME}</li><li>{LOCAL}</li><li>{TITLE}</li></ol></nav>', ["محليات"]),
        (f'<div class="x9">أنت هنا: {HOME} &gt; {LOCAL} &gt; {TITLE}</div>', ["محليات"]),
        (f'<div class="crumbs">الرئيسية / دولي / {TITLE}</div>', ["دولي"]),
        (f'{MENU}<div class="path">{HOME} » {WATER}</div>', ["مياه"]),
        (f'<div id="crumbs">{HOME} « <span>ثقافة وفنون</span></div>', ["ثقافة وفنون"]),
        (f'<ol itemtype="https://schema.org/BreadcrumbList"><li>{HOME}</li><li><a href="/l"><span itemprop="name">اقتصاد</span></a></li></ol>',
         ["اقتصاد"]),
        (f'<div class="breadcrumbs"><a href="/">{SITE}</a> / {LOCAL}</div>', ["محليات"]),
        (f'<div class="breadcrumb">{HOME} / <a href="/2026">2026</a> / {LOCAL}</div>', ["محليات"]),
        (f'<div class="breadcrumb">{HOME} / <a href="/author/x">نادية مراد</a></div>', []),
        (f'<div class="breadcrumb">{HOME} / <a href="/x">غير مصنف</a></div>', []),
        (f'<div class="breadcrumb">{HOME} / أخبار عاجلة / {TITLE}</div>', []),
        (MENU, []),
        ('<div class="breadcrumb country">اختر الدولة</div>', []),
    ],
)  # fmt: skip
def test_breadcrumbs(crumbs: str, expected: list[str]) -> None:
    assert read(with_top(crumbs, meta("og:site_name", SITE))).section == expected


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (node() + node(**{"@type": "BreadcrumbList", "itemListElement": CRUMBS}), "", ["اقتصاد"]),
        (meta("article:section", "اقتصاد"), "", ["اقتصاد"]),
        (meta("article:section", "أخبار عاجلة"), '<a rel="category tag" href="/l">محليات</a>', ["محليات"]),
        (meta("article:section", "local-news"), f'<div class="breadcrumb">{HOME} / {LOCAL}</div>', ["محليات"]),
        (meta("article:section", "Sport"), "", ["Sport"]),
        (node(articleSection=["محليات", "تنمية"]), "", ["محليات"]),
        (node(articleSection="غير مصنف، محليات، تنمية"), "", ["محليات"]),
        (node(articleSection=["Uncategorized"]), "", []),
        ("", '<a rel="category tag" href="/l">محليات</a> <a rel="category tag" href="/t">تنمية</a>', ["محليات"]),
        ("", f'<span class="cat-links">{LOCAL}</span>', ["محليات"]),
        ("", f'<span class="post-cats">في {LOCAL}</span>', ["محليات"]),
        ("", f'<div class="field field-name-field-section"><div class="field-item">{LOCAL}</div></div>', ["محليات"]),
        ("", '<a class="news_details_category" href="/l"><span>محليات</span></a>', ["محليات"]),
        ("", '<a class="kicker" href="/l">محليات</a>', ["محليات"]),
        ("", '<span class="kicker">بالأرقام والصور</span>', []),
        ("", '<span class="article-section">محليات</span>', ["محليات"]),
        ("", '<span class="category">القسم: محليات</span>', ["محليات"]),
        ("", '<span class="post-category"><a href="/tag/x">وسم ما</a></span>', []),
        ("", '<span class="post-category"><a href="/x">جريدة الوادي بتاريخ 2026/11/20</a></span>', []),
        ("", '<div class="post-category"><a href="https://social.example/x">صفحتنا</a></div>', []),
        ("", f'<div class="card"><h3><a href="/9">خبر من حي آخر</a></h3><span class="cat-links">{LOCAL}</span></div>', []),
        ('<meta name="section" content="محليات">', "", ["محليات"]),
        ('<meta name="cXenseParse:category" content="محليات">', "", ["محليات"]),
        ('<meta name="category" content="general">', "", []),
    ],
)  # fmt: skip
def test_stated_and_printed_sections(head: str, above: str, expected: list[str]) -> None:
    assert read(page(head=head, above=above)).section == expected


@pytest.mark.parametrize(
    ("path", "menu", "expected"),
    [
        ("/local/2026/water-network/", MENU, ["محليات"]),
        ("/local/water/water-network-77", MENU.replace("</ul>", f"<li>{WATER}</li></ul>"), ["محليات", "مياه"]),
        ("/news/12345", MENU.replace("/local", "/news"), []),
        ("/other/12345", MENU, []),
        ("/12345", MENU.replace('"active"', '"menu-item current-post-ancestor"'), ["رياضة"]),
    ],
)
def test_the_menu_names_what_the_address_says(path: str, menu: str, expected: list[str]) -> None:
    assert read(with_top(menu), f"https://www.example.dz{path}").section == expected


TAGS = '<a href="/t/1">سوق</a> <a href="/t/2">ترميم</a>'


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        (meta("article:tag", "سوق، ترميم") + meta("article:tag", "أسواق; سُوق"), "", ["سوق", "ترميم", "أسواق"]),
        (meta("article:tag", "#سوق_الجمعة #ترميم"), "", ["سوق الجمعة", "ترميم"]),
        (meta("article:section", "محليات") + meta("article:tag", "محليات,سوق"), "", ["سوق"]),
        (node(keywords="سوق | ترميم"), "", ["سوق", "ترميم"]),
        (node(keywords=["سوق", "ترميم"]), "", ["سوق", "ترميم"]),
        (meta("article:tag", "سوق\nترميم"), "", ["سوق", "ترميم"]),
        (node(keywords=sorted(TITLE.split())), "", []),
        ("", '<a rel="tag" href="/t">سوق</a><a rel="category tag" href="/c">محليات</a>', ["سوق"]),
        ("", f'<div class="post-tags"><span>الوسوم:</span> {TAGS}</div>', ["سوق", "ترميم"]),
        ("", f'<div class="itemTagsBlock"><ul><li>{TAGS}</li></ul></div>', ["سوق", "ترميم"]),
        ("", f'<div class="newsTags">{TAGS}</div>', ["سوق", "ترميم"]),
        ("", '<div class="news-tags">كلمات مفتاحية: سوق ، ترميم</div>', ["سوق", "ترميم"]),
        ("", "<p><b>كلمات دلالية:</b> سوق، ترميم</p>", ["سوق", "ترميم"]),
        ("", "<p>الكلمات المفتاحية: سوق؛ ترميم</p>", ["سوق", "ترميم"]),
        ("", "<p>تظهر الوسوم على جدران السوق منذ زمن.</p>", []),
        ("", f'<aside><div class="tagcloud">{TAGS}</div></aside>', []),
        ("", '<div class="tag-social category-markets"><a href="/x">سوق</a></div>', []),
        ('<meta name="news_keywords" content="السوق المغطى, ترميم">', "", ["السوق المغطى", "ترميم"]),
        ('<meta name="keywords" content="ترميم، السوق المغطى، تجار">', "", ["ترميم", "السوق المغطى", "تجار"]),
        (f'<meta name="keywords" content="{TITLE}">', "", []),
        (f'<meta name="keywords" content="{", ".join(TITLE.split())}">', "", []),
        (f'<meta name="keywords" content="أخبار, رياضة, اقتصاد, فن, {SITE}">', "", []),
        ('<meta name="keywords" content="أخبار, news, عاجل">', "", []),
    ],
)  # fmt: skip
def test_tags(head: str, below: str, expected: list[str]) -> None:
    html = page(OWN_TEXT, head=head + meta("og:site_name", SITE)).replace(b"</article>", f"{below}</article>".encode())
    assert read(html, URL).tags == expected
