"""Section pages: which links lead to articles, their dates, the page behind, and the archives of a window."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from newsbot import urls
from newsbot.discovery import Sections
from newsbot.discovery.patterns import learn
from newsbot.discovery.source import Fetched, SourcePage, Window
from tests.shared import shared_data

BASE = "https://example.dz/"
ALWAYS = Window()
TITLE = "عنوان خبر طويل من المدينة القديمة"
LISTED = "".join(f'<h3><a href="/article/{n}">{TITLE} {n}</a></h3>' for n in range(1000, 1010))
KNOWN = learn(f"{BASE}article/{n}" for n in range(1000, 1040))


def read(body: str, source: Sections | None = None, window: Window = ALWAYS, url: str = BASE) -> SourcePage:
    return (source or Sections()).read(Fetched(url, f"<html><body>{body}</body></html>".encode()), window)


def paths(page: SourcePage) -> list[str]:
    return [link.url.removeprefix(BASE) for link in page.links]


@pytest.mark.parametrize(
    ("link", "by_known", "by_own"),
    [
        ('<a href="/article/1777">وفاة</a>', True, True),
        ('<div class="x"><a href="/article/7"><img src="a.jpg"></a></div>', True, True),
        ('<nav><a href="/article/1777">خبر عاجل</a></nav>', True, True),
        ('<footer><h4><a href="/article/1777">خبر عاجل</a></h4></footer>', True, True),
        ('<h4><a href="/source/208">أنباء عدن</a></h4>', False, False),
        (f'<h4><a href="/opinion/a-column-of-words/">{TITLE}</a></h4>', True, True),
        (f'<p><a href="/opinion/a-column-of-words/">{TITLE}</a></p>', False, True),
        ('<nav><a href="/source/1777">مصدر من المصادر</a></nav>', False, False),
        ('<h4><a href="/category/article/1777">أخبار أخرى</a></h4>', False, False),
    ],
)
def test_the_form_of_known_articles_tells_links(link: str, by_known: bool, by_own: bool) -> None:
    taken = [len(read(link, Sections(patterns=KNOWN)).links) == 1, len(read(LISTED + link).links) == 11]
    assert taken == [by_known, by_own]


def test_a_loose_form_leaves_the_place_to_tell() -> None:
    loose = learn(f"{BASE}{word}-market-news-today/" for word in "abcdefghij")
    source = Sections(patterns=loose)
    assert paths(read(f'<h3><a href="/قسم/5">{TITLE}</a></h3><a href="/a-b-c-d/">المزيد</a>', source)) == [
        urls.absolute(BASE, "/قسم/5").removeprefix(BASE)  # type: ignore[union-attr]
    ]


def test_patterns_go_to_a_worker_process() -> None:
    source = Sections(patterns=KNOWN)
    assert pickle.loads(pickle.dumps(source)) == source
    assert hash(source) == hash(Sections(patterns=KNOWN))


CARD = '<div class="card"><h3><a href="/article/5000">{title}</a></h3><div class="meta">{date}</div></div>'


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("<time datetime='2026-11-20T10:00:00+03:00'>منذ يوم</time>", "2026-11-20T07:00:00"),
        ("<span>20 نوفمبر 2026</span>", "2026-11-20"),
        ("<span class='d'>الجمعة، ٢٠ تشرين الثاني ٢٠٢٦ - 10:30 ص</span>", "2026-11-20"),
        ("<span>نادية مراد</span> <span>2026-11-20</span>", "2026-11-20"),
        ("<span>20/11/2026</span>", "2026-11-20"),
        ("<span>07/08/2026</span>", None),
        ("<span>منذ ساعتين</span>", None),
        ("<span>20 نوفمبر</span>", None),
        ("<span>12 نوفمبر 2026</span><span>20 نوفمبر 2026</span>", None),
        ("<p>جرى ذلك في 20 نوفمبر 2026 حين اجتمع المجلس في دورته العادية وناقش مشروع الميزانية</p>", None),
        ("", None),
    ],
)
def test_a_printed_date_counts_to_the_day(date: str, day: str | None) -> None:
    page = read(LISTED + CARD.format(title=TITLE, date=date))
    assert page.links[-1].published == (day and datetime.fromisoformat(day).replace(tzinfo=UTC))
    assert not any(link.published for link in page.links[:-1])


def test_a_date_in_a_headline_is_none_of_the_article() -> None:
    assert read(CARD.format(title="أسعار الذهب اليوم 20 نوفمبر 2026", date="")).links[0].published is None


def test_a_printed_date_leaves_open_what_its_day_does() -> None:
    card = CARD.format(title=TITLE, date="<span>20 نوفمبر 2026</span>")
    for hours, certain in ((-20, True), (8, False), (44, True)):
        since = Window(since=datetime(2026, 11, 20, tzinfo=UTC) + timedelta(hours=hours))
        assert (read(card, window=since).links[0].published is not None) is certain


@pytest.mark.parametrize(
    ("at", "marked", "following"),
    [
        ("", '<link rel="next" href="/page/2/">', "page/2/"),
        ("category/x/", '<a rel="next" href="/category/x/page/2/">2</a>', "category/x/page/2/"),
        ("", '<li class="the-next-page"><a href="/page/2/">&raquo;</a></li>', "page/2/"),
        ("", '<div class="nav-previous"><a href="/page/2/">→</a></div>', "page/2/"),
        ("", '<li class="pager__item pager__item--next"><a href="?page=1">x</a></li>', "?page=1"),
        ("?page=1", '<li class="pager-next"><a href="?page=2">التالي ›</a></li>', "?page=2"),
        ("", '<a class="blog-pager-older-link" href="/search?updated-max=2026-01-01&amp;max-results=7">x</a>',
         "search?updated-max=2026-01-01&max-results=7"),
        ("", '<a href="?page=2">الصفحه التاليه</a>', "?page=2"),
        ("x?start=10", '<a title="التالي" href="/x?start=20"><i></i></a>', "x?start=20"),
        ("x", '<button class="btn load-more" data-url="/x?page=2">تحميل المزيد</button>', "x?page=2"),
        ("x", '<a href="#" data-href="/x/page/2">عرض المزيد</a>', "x/page/2"),
        ("x", '<a href="/x/2">&rarr;</a><a href="/x/2">→</a><a href="/x/2">←</a>', "x/2"),
        ("page/3/", '<a class="next" href="/page/4/">x</a><a class="prev" href="/page/2/">y</a>', "page/4/"),
        ("x/", '<div><span class="current">1</span><a href="/x/page/2/">2</a><a href="/x/page/9/">9</a></div>', "x/page/2/"),
        ("x/page/2/", '<div><a href="/x/">1</a><b>2</b><a href="/x/page/3/">3</a></div>', "x/page/3/"),
        ("x", '<ul><li class="active"><a href="/x">1</a></li><li><a href="/x?p=2">2</a></li></ul>', "x?p=2"),
        ("x", '<a href="/x?page=0">1</a><a href="/x?page=1">2</a><a href="/x?page=2">3</a>', "x?page=1"),
        ("x/4", '<a href="/x/3">3</a><a href="/x/5">5</a>', "x/5"),
        ("x", '<a href="/x?start=10">2</a><a href="/x?start=20">3</a>', "x?start=10"),
        ("x.html", '<a href="/x-2.html">2</a><a href="/x-3.html">3</a>', "x-2.html"),
        ("x.aspx?id=3", '<a href="/x.aspx?id=3&amp;pn=2">٢</a>', "x.aspx?id=3&pn=2"),
    ],
)  # fmt: skip
def test_the_next_page(at: str, marked: str, following: str) -> None:
    assert read(LISTED + marked, url=BASE + at).next == BASE + following


@pytest.mark.parametrize(
    ("at", "marked"),
    [
        ("?p=1424", '<link rel="next" href="/?p=1427">'),
        ("a-b-c/", '<a rel="next" href="/d-e-f/">المقال التالي</a>'),
        ("a-b-c/", '<div class="nav-previous"><a href="/d-e-f/">السابق</a></div>'),
        ("", '<a class="next" href="#">التالي</a>'),
        ("", '<a class="load-more" href="/category/sport/">المزيد</a>'),
        ("a/", '<div class="page-links">1 <a href="/a/2/">2</a></div>'),
        ("a/", '<a class="next" href="/a/comment-page-2/#comments">التالي</a>'),
        ("", '<table id="wp-calendar"><td>23</td><td><a href="/2026/11/2/">2</a></td></table>'),
        ("x/page/3/", '<a class="next" href="/x/page/3/">3</a><a href="/x/page/9/">»</a>'),
        ("x", '<a href="/y?page=2">2</a><a href="https://example.com/x?page=2">2</a>'),
        ("x", '<a href="/article/2">2</a>'),
    ],
)
def test_what_is_none(at: str, marked: str) -> None:
    assert read(LISTED + marked, url=BASE + at).next is None


def window(since: str, until: str) -> Window:
    return Window(*(datetime.fromisoformat(day).replace(tzinfo=UTC) for day in (since, until)))


@pytest.mark.parametrize(
    ("sign", "root"),
    [
        ('<link href="/wp-content/themes/x/a.css">', ""),
        ('<script src="https://example.dz/ar/wp-includes/js/x.js"></script>', "ar/"),
        ('<img src="https://cdn.example.com/wp-content/x.jpg">', ""),
        ('<meta name="generator" content="WordPress 6.6">', ""),
        ('<meta name="generator" content="Joomla!">', None),
        ("", None),
    ],
)
def test_archives_of_a_bounded_window(sign: str, root: str | None) -> None:
    children = read(sign, window=window("2017-01-10", "2017-03-05")).children
    months = ["2017/03/", "2017/02/", "2017/01/"] if root is not None else []
    assert [child.url for child in children] == [f"{BASE}{root}{month}" for month in months]
    assert all(child.optional for child in children)


@pytest.mark.parametrize(
    ("since", "until", "first", "last", "number"),
    [
        ("2017-01-30", "2017-02-01", "2017/02/02/", "2017/01/29/", 5),
        ("2017-01-01", "2017-02-01", "2017/02/02/", "2016/12/31/", 34),
        ("2016-12-15", "2017-02-01", "2017/02/", "2016/12/", 3),
        ("2010-01-01", "2020-01-15", "2020/01/", "2018/02/", 24),
    ],
)
def test_a_month_is_asked_by_days(since: str, until: str, first: str, last: str, number: int) -> None:
    children = read('<link href="/wp-content/a.css">', window=window(since, until)).children
    assert (children[0].url, children[-1].url, len(children)) == (BASE + first, BASE + last, number)


def test_an_open_window_needs_no_archives() -> None:
    for open_one in (
        Window(),
        Window(since=datetime(2017, 1, 1, tzinfo=UTC)),
        Window(until=datetime(2017, 1, 1, tzinfo=UTC)),
    ):
        assert not read('<link href="/wp-content/a.css">', window=open_one).children
    assert not read('<link href="/wp-content/a.css">', Sections(("/x/",)), window("2017-01-10", "2017-03-05")).children


@pytest.mark.parametrize(
    ("name", "url", "articles", "own"),
    [
        ("yemennow-list__home", "https://yemennownews.com/", 41, "/article/"),
        ("jebalalbalqa.com__home-a", "https://jebalalbalqa.com/", 58, "newsdetail"),
    ],
)
def test_recorded_listings(name: str, url: str, articles: int, own: str) -> None:
    body = (shared_data() / "pages" / f"{name}.html").read_bytes()
    links = Sections().read(Fetched(url, body), ALWAYS).links
    assert len(links) == articles
    assert all(own in link.url for link in links)
