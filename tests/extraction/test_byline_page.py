"""Where on a page a byline is believed, and what the fields say of it."""

from __future__ import annotations

import json

import pytest

from newsbot.discovery.source import Link
from newsbot.extraction import SiteHints
from tests.extraction.pages import FIRST, SECOND, URL, page, read

NADIA, SAMIR = "نادية مراد", "سمير عزيز"
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"


def jsonld(*authors: dict[str, object]) -> str:
    """Return a script with an article by these authors."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "author": list(authors)}
    return f'<script type="application/ld+json">{json.dumps(node, ensure_ascii=False)}</script>'


def named(name: str, kind: str = "Person") -> dict[str, object]:
    """Return a node with a name."""
    return {"@type": kind, "name": name}


META = f'<meta name="author" content="{SAMIR}">'
BOX = f"""<div class="author-box"><img alt="x"><h4><a href="/author/nadia">{NADIA}</a></h4>
<p>صحفية من مواليد المدينة القديمة، تهتم بالعمران والأسواق منذ عشر سنوات وتكتب في صفحة المجتمع كل أسبوع</p>
<a class="more" href="/author/nadia">كل المقالات</a></div>"""

WRITERS = f"""<div><span>كتب:</span> <h4><a href="/1">{NADIA}</a></h4> <h4><a href="/2">و {SAMIR}</a></h4>
<span>الجمعة 20 نوفمبر 2026</span></div>"""
LABELLED = f"""<section><span id="article-byline" aria-hidden="true">Article information</span><ul>
<li><span class="sr-only">Author, </span><b>{NADIA}</b></li><li>مرسى نيوز - تونس</li></ul></section>"""


@pytest.mark.parametrize(
    ("above", "head", "authors", "source"),
    [
        # Each place by itself.
        ("", jsonld(named(NADIA)), [NADIA], "json_ld"),
        ("", jsonld(named(NADIA), named(SAMIR)), [NADIA, SAMIR], "json_ld"),
        (f'<a rel="author" href="/n">{NADIA}</a>', "", [NADIA], "byline"),
        (f'<span itemprop="author" itemscope><span itemprop="name">{NADIA}</span></span>', "", [NADIA], "byline"),
        (f'<div class="jeg_meta_author">كتب <a href="/n">{NADIA}</a></div>', "", [NADIA], "byline"),
        (f'<div class="td-post-author-name">بواسطة <a href="/n">{NADIA}</a> -</div>', "", [NADIA], "byline"),
        (f'<span class="writeBy">{NADIA}</span>', "", [NADIA], "byline"),
        (f'<div class="article__author">{NADIA} - الجزائر</div>', "", [NADIA], "byline"),
        (f'<div class="ArticleAuthor">{NADIA}</div>', "", [NADIA], "byline"),
        (f'<span class="vcard author"><span class="fn">{NADIA}</span></span>', "", [NADIA], "byline"),
        (f'<dd class="createdby">كتب بواسطة: <span itemprop="name">{NADIA}</span></dd>', "", [NADIA], "byline"),
        (f'<p class="kateb-name">{NADIA}</p>', "", [NADIA], "byline"),
        (f'<div class="reporter">{NADIA}<br>{SAMIR}</div>', "", [NADIA, SAMIR], "byline"),
        ("", META, [SAMIR], "author"),
        (
            "",
            f'<meta name="twitter:label1" content="كُتب بواسطة"><meta name="twitter:data1" content="{NADIA}">',
            [NADIA],
            "author",
        ),
        # A name, and not what stands with it.
        (f'<div class="byline">{NADIA} نشر في 12 جانفي 2026</div>', "", [NADIA], "byline"),
        (f'<div class="byline">By {NADIA} | 3 min</div>', "", [NADIA], "byline"),
        (
            f'<div class="author"><a>{NADIA}</a><time>20 نوفمبر 2026</time><span>شارك</span></div>',
            "",
            [NADIA],
            "byline",
        ),
        (f'<div class="author"><p>{NADIA}</p><p>كاتبة وباحثة</p></div>', "", [NADIA], "byline"),
        (f'<span class="meta-author"><a>{NADIA}</a><a>أرسل بريدا إلكترونيا</a></span>', "", [NADIA], "byline"),
        (BOX, "", [NADIA], "byline"),
        (f'<div class="author"><span>{NADIA}</span> <span>تونس</span></div>', "", [NADIA], "byline"),
        ('<div class="author"><span>نادية</span> <span>مراد</span></div>', "", [NADIA], "byline"),
        ('<span class="byline">كتب في: 20 نوفمبر 2026</span>', "", [], None),
        # Lists, labels and linked headings beside the headline.
        (f"<ul><li>كتب: {NADIA}</li><li>20 نوفمبر 2026 - 11:05</li></ul>", "", [NADIA], "line"),
        (f"<ul><li>{NADIA} - تونس</li><li>20 نوفمبر 2026</li></ul>", "", [NADIA], "line"),
        (f"<ul><li>{NADIA}</li><li>20 نوفمبر 2026</li></ul>", "", [], None),
        (f"<nav><ul><li>كتب: {NADIA}</li></ul></nav>", "", [], None),
        (f"<ul><li>كتب: {NADIA}</li>{'<li>خبر آخر</li>' * 8}</ul>", "", [], None),
        (f'<div><b>بقلم</b><a href="/n">{NADIA}</a></div>', "", [NADIA], "line"),
        (WRITERS, "", [NADIA, SAMIR], "line"),
        (f"<div><span>صور:</span> <span>{NADIA}</span></div>", "", [], None),
        # What is hidden labels a byline, or is none.
        (LABELLED, "", [NADIA], "byline"),
        (f'<p>الأسواق <span class="byline sr-only">{NADIA}</span> القديمة</p>', "", [], None),
        (f'<div itemprop="author" style="display:none"><i itemprop="name">{NADIA}</i></div>', "", [NADIA], "byline"),
        # The order of trust.
        (f'<span class="byline">{SAMIR}</span>', jsonld(named(NADIA)), [NADIA], "json_ld"),
        (f'<span class="byline">{NADIA}</span>', jsonld(named("admin")), [NADIA], "byline"),
        (f'<span class="byline">{NADIA}</span>', META, [NADIA], "byline"),
        (f'<a rel="author">{NADIA}</a> و <a rel="author">{SAMIR}</a>', jsonld(named(NADIA)), [NADIA, SAMIR], "byline"),
        # Nobody.
        ('<a rel="author" href="/a">المرفأ العربي</a>', jsonld(named("المرفأ العربي")), [], None),
        ("", jsonld(named(NADIA, "Organization")), [], None),
        ('<div class="author-avatar">صورة الكاتب</div>', "", [], None),
        (f'<blockquote><p class="author">{SAMIR}</p></blockquote>', "", [], None),
        (f'<figure><img src="/x.jpg"><span class="author">{SAMIR}</span></figure>', "", [], None),
    ],
)
def test_where_authors_are_found(above: str, head: str, authors: list[str], source: str | None) -> None:
    article = read(page(head=head, above=above))
    assert (article.authors, article.sources.get("authors")) == (authors, source)


@pytest.mark.parametrize(
    ("above", "head", "body", "agency", "desk"),
    [
        ('<span class="byline">وكالات</span>', "", TEXT, "وكالات", None),
        ('<span class="byline">القسم الرياضي</span>', "", TEXT, None, "القسم الرياضي"),
        ('<span class="author">admin</span>', "", TEXT, None, "admin"),
        ("", jsonld(named("رويترز", "Organization")), TEXT, "رويترز", None),
        ("", jsonld(named("المرفأ العربي", "NewsMediaOrganization")), TEXT, None, "المرفأ العربي"),
        ('<span class="byline">وكالات</span>', "", f"<p>القاهرة (رويترز) - {FIRST}</p><p>{SECOND}</p>", "رويترز", None),
        ("", "", f"<p>الجزائر – ق.و: {FIRST}</p><p>{SECOND}</p>", None, "ق.و"),
        (f'<span class="byline">{NADIA}</span>', jsonld(named("admin")), TEXT, None, None),
    ],
)
def test_agencies_and_desks(above: str, head: str, body: str, agency: str | None, desk: str | None) -> None:
    article = read(page(body=body, head=head, above=above))
    assert (article.agency, article.desk) == (agency, desk)


@pytest.mark.parametrize(
    ("first", "last", "authors", "source"),
    [
        (f"بقلم: {NADIA}", "", [NADIA], "text"),
        ("", NADIA, [NADIA], "text"),
        ("", f"إعداد: {NADIA}", [NADIA], "text"),
        ("الجزائر - نادية مراد: ", "", [NADIA], "dateline"),
        ("كتب الوزير على صفحته إن السوق سيفتح", "", [], None),
    ],
)
def test_bylines_in_the_text(first: str, last: str, authors: list[str], source: str | None) -> None:
    opening = f"<p>{first}{FIRST}</p>" if first.endswith(": ") else f"<p>{first}</p><p>{FIRST}</p>"
    article = read(page(f"{opening}<p>{SECOND}</p><p>{last}</p>"))
    assert (article.authors, article.sources.get("authors")) == (authors, source)


def test_writers_of_other_articles_are_told_by_their_number() -> None:
    row = "<div class='writers'>{}</div>".format(
        "".join(f"<p><b class='writer-name'>{n}</b></p>" for n in (NADIA, SAMIR))
    )
    assert read(page(f"{TEXT}{row}")).authors == []
    assert read(page().replace(b"</body>", f"<div>{row}</div></body>".encode())).authors == []


def test_the_text_goes_before_what_its_head_and_source_say() -> None:
    html = page(f"<p>بقلم: {NADIA}</p>{TEXT}", head=META)
    link = Link(URL, hints={"authors": [SAMIR]})
    assert read(html, link=link).authors == [NADIA]
    assert read(page(), link=link).authors == [SAMIR]


def test_a_sites_selector_goes_first() -> None:
    html = page(above=f'<i id="a">بقلم {NADIA}</i>', head=jsonld(named(SAMIR)))
    article = read(html, site=SiteHints(selectors={"authors": "#a"}))
    assert (article.authors, article.author_raw, article.sources["authors"]) == ([NADIA], f"بقلم {NADIA}", "site")


def test_an_author_named_like_the_site_is_the_site() -> None:
    head = f'<meta property="og:site_name" content="{NADIA}">' + jsonld(named(NADIA))
    article = read(page(head=head))
    assert (article.authors, article.desk) == ([], NADIA)
