"""Articles in several pages: which links lead to them, and how they become one record."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsbot.article import body_text
from newsbot.errors import Continues, NotAnArticle
from newsbot.extraction.paging import MAX_PAGES, Part
from tests.extraction.pages import FIRST, SECOND, TITLE, URL, page, read

TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
LEAD = "تقرير من ثلاثة أجزاء عن السوق المغطى الذي ينتظره تجار المدينة القديمة وزوارها منذ ثلاثة أعوام كاملة."
NOTICE = "أعد هذا التقرير بدعم من صندوق الصحافة المحلية في المدينة القديمة، وينشر كل أسبوع في ملحق الجريدة."


def told(number: int) -> str:
    """Return a paragraph that only this page of the article has."""
    word = ["الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة"][number - 1]
    return f"وفي المرحلة {word} من الأشغال يعيد الحرفيون بناء الجناح رقم {number} بالحجر القديم نفسه، كما يقول المهندس المشرف عليها."


def wanted(html: bytes, url: str = URL, parts: Sequence[Part] = ()) -> tuple[str, ...]:
    """Return the addresses of the further pages that a page is to be had with."""
    try:
        read(html, url, parts=parts)
    except Continues as found:
        return found.pages
    return ()


def numbers(*labels: int, form: str = f"{URL}{{}}/", named: str = "page-links") -> str:
    """Return a row of numbers as themes print it."""
    return (
        f'<div class="{named}">الصفحات: ' + "".join(f'<a href="{form.format(n)}">{n}</a> ' for n in labels) + "</div>"
    )


HTML = "https://www.example.dz/akhbar/tarmim-alsuq.html"
QUERY = "https://www.example.dz/show?id=77"


@pytest.mark.parametrize(
    ("url", "markup", "found"),
    [
        (URL, numbers(2, 3), [f"{URL}2/", f"{URL}3/"]),  # WordPress
        (URL, f'<p class="post-nav-links">صفحات: <span>1</span> <a href="{URL}2/" class="post-page-numbers">2</a></p>', [f"{URL}2/"]),
        (URL, '<p>Pages: 1 <a href="2/">2</a></p>', [f"{URL}2/"]),  # WordPress of old, without a class
        (URL, numbers(2, form=f"{URL[:-1]}?page={{}}"), [f"{URL[:-1]}?page=2"]),  # WordPress with plain addresses
        (URL, f'<a href="{URL}2/">الصفحة التالية</a>', [f"{URL}2/"]),
        (URL, f'<a href="{URL}2/">اقرأ الصفحة التالية »</a>', [f"{URL}2/"]),
        (URL, f'<a rel="next" href="{URL}page/2/">تابع</a>', [f"{URL}page/2/"]),
        (URL, f'<ul class="pager"><li><a href="{URL}?page=1">2</a></li><li><a href="{URL}?page=2">3</a></li></ul>',
         [f"{URL}?page=1", f"{URL}?page=2"]),  # Drupal counts from 0
        (URL, f'<ul class="pager"><li><a href="{URL}?page=0%2C1">التالي</a></li></ul>', [f"{URL}?page=0%2C1"]),
        (URL, f'<div class="article-index"><a href="{URL}?start=1">من السوق</a> <a href="{URL}?start=2">إلى البيت</a></div>',
         [f"{URL}?start=1", f"{URL}?start=2"]),  # Joomla
        (HTML, numbers(2, form=HTML.replace(".html", ",{}.html")), [HTML.replace(".html", ",2.html")]),
        (HTML, numbers(2, form=HTML.replace(".html", "-{}.html")), [HTML.replace(".html", "-2.html")]),
        (HTML, numbers(2, form=HTML.replace(".html", "/{}.html")), [HTML.replace(".html", "/2.html")]),
        (QUERY, numbers(2, 3, form=f"{QUERY}&pagenum={{}}"), [f"{QUERY}&pagenum=2", f"{QUERY}&pagenum=3"]),
        (f"{QUERY}&page=1", numbers(1, 2, form=f"{QUERY}&page={{}}"), [f"{QUERY}&page=2"]),
        (URL, numbers(2, 3, 6), [f"{URL}{n}/" for n in range(2, 7)]),  # a long row leaves out the middle
        (URL, '<a href="/akhbar/waqai3-yawm-jadid/2/?utm_source=x">٢</a>', [f"{URL}2/"]),
    ],
)  # fmt: skip
def test_further_pages_are_the_own_address_with_a_number(url: str, markup: str, found: list[str]) -> None:
    assert wanted(page(TEXT + markup), url) == tuple(found)


def test_the_head_tells_of_the_next_page() -> None:
    assert wanted(page(head=f'<link rel="next" href="{URL}2/">')) == (f"{URL}2/",)


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="next" href="https://www.example.dz/akhbar/khabar-akhar-tamaman/">الخبر التالي</a>',
        '<nav class="nav-links"><a rel="next" href="https://www.example.dz/akhbar/waqai3-yawm-jadid-2/">التالي</a></nav>',
        numbers(2, form="https://www.other.dz/akhbar/waqai3-yawm-jadid/{}/"),
        numbers(2, form="https://m.example.dz/akhbar/waqai3-yawm-jadid/{}/"),
        numbers(2, form="https://www.example.dz/akhbar/{}/"),  # the section's
        numbers(2, form=f"{URL}comment-page-{{}}/"),
        f'<div id="comments">{numbers(2, form=f"{URL}?page={{}}")}</div>',
        f'<aside>{numbers(2, form=f"{URL}?page={{}}")}</aside>',
        f'<p>{FIRST} <a href="{URL}2/">التفاصيل الكاملة</a></p>',
        f'<a href="{URL}7/">2</a>',
        f'<a href="{URL}?page=0">1</a> <a href="{URL}1/">1</a> <a href="{URL}?page=1">السابق</a>',
        '<a rel="next" href="javascript:next(2)">التالي</a> <a href="http://[/2/">2</a>',
    ],
)  # fmt: skip
def test_other_articles_hosts_and_lists_are_no_pages_of_the_article(markup: str) -> None:
    assert wanted(page(TEXT + markup)) == ()


def test_a_post_of_the_same_title_is_no_page_of_this_one() -> None:
    """WordPress gives it the slug with -2, and many themes name it as the next one."""
    other = HTML.replace(".html", "-2.html")
    markup = f'<nav class="pagination"><a rel="next" href="{other}">التالي</a></nav>'
    assert wanted(page(TEXT + markup, head=f'<link rel="next" href="{other}">'), HTML) == ()


def test_a_thousand_pages_are_thirty() -> None:
    assert wanted(page(TEXT + numbers(*range(2, 1001)))) == tuple(f"{URL}{n}/" for n in range(2, MAX_PAGES + 1))


def test_a_list_has_no_further_pages() -> None:
    cards = "".join(f'<div><h3><a href="/akhbar/khabar-{n}-jadid/">خبر قصير رقم {n}</a></h3></div>' for n in range(9))
    with pytest.raises(NotAnArticle):
        wanted(page(cards + numbers(2)))


def part(number: int, body: str = "", **more: str) -> Part:
    """Return a further page of the article."""
    return Part(f"{URL}{number}/", page(body or f"<p>{told(number)}</p>", **more), "text/html; charset=utf-8")


def whole(first: str, *parts: Part) -> list[str]:
    """Return the paragraphs of an article that is at hand with its further pages."""
    links = numbers(*range(2, len(parts) + 2))
    return [p.text for p in read(page(first + links), parts=parts).paragraphs]


def test_paragraphs_stand_in_the_order_of_the_pages() -> None:
    article = read(page(TEXT + numbers(2, 3)), parts=(part(3), part(2)))
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND, told(2), told(3)]
    assert (article.url, article.title, article.sources["pages"]) == (URL, TITLE, "3")
    assert article.text == body_text(article.paragraphs)
    assert article.content_hash != read(page(TEXT)).content_hash


def test_what_is_on_every_page_is_told_once() -> None:
    def around(text: str) -> str:
        return f'<p class="lead">{LEAD}</p><p>{text}</p><p>{NOTICE}</p>'

    parts = [part(n, around(told(n)) + numbers(1, 2, 3)) for n in (2, 3)]
    assert whole(around(FIRST), *parts) == [LEAD, FIRST, told(2), told(3), NOTICE]


def test_a_refrain_stays() -> None:
    verse = "يا ليل الصب متى غده"
    poem = f"<p>{verse}</p><p>{{}}</p>"
    parts = part(2, f"<p>{told(2)}</p>{poem.format(told(3))}")
    assert whole(poem.format(FIRST), parts) == [verse, FIRST, told(2), verse, told(3)]


@pytest.mark.parametrize(
    "second",
    [
        Part(f"{URL}2/"),  # it can't be had
        Part(f"{URL}2/", page(f"<p>{told(2)}</p>"), at="https://www.example.dz/akhbar/khabar-akhar-tamaman/"),
        Part(f"{URL}2/", b"\x89PNG", "image/png"),
        part(2, f"<p>{told(2)}</p>", title="خبر آخر تماما لا شأن له بما سبق"),
    ],
)  # fmt: skip
def test_a_page_that_says_nothing_of_the_article_is_left_out(second: Part) -> None:
    article = read(page(TEXT + numbers(2, 3)), parts=(second, part(3)))
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND, told(3)]
    assert article.sources["pages"] == "2 of 3"


@pytest.mark.parametrize(
    "second",
    [
        part(2, TEXT),
        part(2, f"<p>عاجل: تعادل فريق المدينة مع ضيفه.</p>{TEXT}"),
        Part(f"{URL}2/", page(f"<p>{told(2)}</p>"), at=URL),  # redirected
    ],
)
def test_numbers_that_lead_to_the_first_page_again_are_not_the_article_s(second: Part) -> None:
    article = read(page(TEXT + numbers(2, 3)), parts=(second,))
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND]
    assert "pages" not in article.sources


@pytest.mark.parametrize("third", [part(3, TEXT), part(3, f"<p>{told(2)}</p>"), Part(f"{URL}3/", page(TEXT), at=URL)])
def test_a_page_that_was_read_already_is_left_out(third: Part) -> None:
    article = read(page(TEXT + numbers(2, 3)), parts=(part(2), third))
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND, told(2)]


def test_each_page_may_tell_of_the_next_one_only() -> None:
    first = page(TEXT + f'<a href="{URL}2/">الصفحة التالية</a>')
    second = part(2, f'<p>{told(2)}</p><a href="{URL}1/">السابق</a><a href="{URL}3/">الصفحة التالية</a>')
    assert wanted(first) == (f"{URL}2/",)
    assert wanted(first, parts=[second]) == (f"{URL}3/",)
    third = part(3, f'<p>{told(3)}</p><a rel="next" href="{URL}2/">الصفحة التالية</a>')  # round and round
    assert wanted(first, parts=[second, third]) == ()


def test_a_first_page_of_few_words_is_no_article_alone_only() -> None:
    few = page("<p>ملف من جزأين عن السوق المغطى.</p>" + numbers(2))
    assert wanted(few) == (f"{URL}2/",)
    assert read(few, parts=[part(2)]).paragraphs[-1].text == told(2)
    with pytest.raises(NotAnArticle, match="too_short"):
        read(few)


CANONICAL = f'<link rel="canonical" href="{URL}">'


@pytest.mark.parametrize(
    ("url", "html"),
    [
        (f"{URL}2/", page(head=CANONICAL)),
        (f"{URL}2/", page(TEXT + numbers(1, 3, form=f"{URL}{{}}/").replace(f"{URL}1/", URL))),
        (f"{URL}2/", page(head=f'<link rel="prev" href="{URL}">')),
        (f"{URL}?page=2", page(TEXT + f'<div class="pager"><a href="{URL}">السابق</a></div>')),
    ],
)
def test_a_later_page_leads_to_the_first(url: str, html: bytes) -> None:
    with pytest.raises(Continues) as found:
        read(html, url, parts=())
    assert (found.value.start, found.value.pages) == (URL, ())


@pytest.mark.parametrize(
    ("url", "html"),
    [
        (f"{URL}2/", page(TEXT + f'<a href="{URL}">كل ما كتب عن السوق</a>')),
        ("https://www.example.dz/news/1234", page(head='<link rel="canonical" href="https://www.example.dz/news/">')),
        ("https://www.example.dz/2/", page(TEXT + '<div class="pager"><a href="/">1</a></div>')),
    ],
)
def test_not_every_number_is_that_of_a_page(url: str, html: bytes) -> None:
    assert wanted(html, url) == ()


def test_a_page_alone_is_read_as_it_is() -> None:
    assert [p.text for p in read(page(TEXT + numbers(2, 3))).paragraphs] == [FIRST, SECOND]


def test_the_witness_is_compared_with_the_whole() -> None:
    copy = f"{FIRST} {SECOND} {told(2)}"
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "articleBody": "{copy}"}}</script>'
    article = read(page(TEXT + numbers(2), head=head), parts=[part(2)])
    assert article.witness is not None
    assert article.witness.agreement == 1
