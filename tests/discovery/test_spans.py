"""Which names of files tell a time span, and which files a window leaves out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsbot.discovery.source import Window
from newsbot.discovery.spans import may_hold, spans


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "first", "behind"),
    [
        (("sitemap-2017-01.xml", "sitemap-2016-12.xml"), "2017-01-01", "2017-02-01"),
        (("sitemap_201701.xml.gz", "sitemap_201612.xml.gz"), "2017-01-01", "2017-02-01"),
        (("sitemap-pt-post-2017-01.xml", "sitemap-pt-post-2017-02.xml"), "2017-01-01", "2017-02-01"),
        (("sitemap-pt-post-p1-2017-01.xml", "sitemap-pt-post-p2-2017-02.xml"), "2017-01-01", "2017-02-01"),
        (("sitemap-pt-post-2017-01-31.xml", "sitemap-pt-post-2017-02-01.xml"), "2017-01-31", "2017-02-01"),
        (("sitemap-20170131.xml", "sitemap-20170201.xml"), "2017-01-31", "2017-02-01"),
        (("20170131_1.xml", "20170201_1.xml"), "2017-01-31", "2017-02-01"),
        (("sitemaps/2017/01/31/a.xml", "sitemaps/2017/02/01/a.xml"), "2017-01-31", "2017-02-01"),
        (("sitemaps/2017/01/s-1.xml", "sitemaps/2016/12/s-7.xml"), "2017-01-01", "2017-02-01"),
        (("sitemap.xml?yyyy=2017&mm=01", "sitemap.xml?yyyy=2016&mm=12"), "2017-01-01", "2017-02-01"),
        (("sitemap.xml?yyyy=2017&mm=01&dd=31", "sitemap.xml?yyyy=2017&mm=02&dd=01"), "2017-01-31", "2017-02-01"),
        (("map.php?year=2017&month=1", "map.php?year=2017&month=12"), "2017-01-01", "2017-02-01"),
        (("s-2017-01-01-2017-01-31.xml", "s-2017-02-01-2017-02-28.xml"), "2017-01-01", "2017-02-01"),
        (("sitemap-posttype-post.2017.xml", "sitemap-posttype-post.2018.xml"), "2017-01-01", "2018-01-01"),
        (("articles_2017_1.xml", "articles_2018_1.xml"), "2017-01-01", "2018-01-01"),
        (("articles_2017_10.xml", "articles_2016_9.xml"), "2017-01-01", "2018-01-01"),
        (("s-2017-01-02.xml", "s-2017-02-01.xml"), "2017-01-01", "2017-02-01"),
        (("s-20170102.xml", "s-20170201.xml"), "2017-01-02", "2017-01-03"),
        (("2017/part-01.xml", "2018/part-01.xml"), "2017-01-01", "2018-01-01"),
    ],
)
def test_a_name_tells_its_span(names: tuple[str, str], first: str, behind: str) -> None:
    urls = [f"https://example.dz/{name}" for name in names]
    assert spans(urls)[urls[0]] == (day(first), day(behind))


@pytest.mark.parametrize(
    "names",
    [
        ("sitemap-1.xml", "sitemap-2.xml"),
        ("sitemap-2017.xml", "sitemap-9.xml"),
        ("sitemap-2017.xml", "sitemap-2200.xml"),
        ("sitemap-20170131.xml", "sitemap-20179931.xml"),
        ("sitemap-201701.xml", "sitemap-201755.xml", "sitemap-201813.xml", "sitemap-1.xml"),
        ("sitemap-2017-01.xml",),
        ("sitemap-20170131.xml", "other-20170201.xml"),
        ("sitemap-1017-01.xml", "sitemap-1018-01.xml"),
        ("1201701.xml", "1201702.xml"),
        ("post-sitemap.xml", "post-sitemap2017.xml", "post-sitemap2016.xml", "post-sitemap2.xml"),
    ],
)
def test_a_number_that_may_be_none_is_no_date(names: tuple[str, ...]) -> None:
    assert not any(spans(f"https://example.dz/{name}" for name in names).values())


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, None, True),
        ("2017-01-15", "2017-01-16", True),
        ("2017-02-02", None, True),
        ("2017-02-03", None, False),
        (None, "2016-12-31", True),
        (None, "2016-12-30", False),
    ],
)
def test_a_window_with_two_days_of_margin(since: str | None, until: str | None, held: bool) -> None:
    window = Window((since and day(since)) or None, (until and day(until)) or None)
    assert may_hold((day("2017-01-01"), day("2017-02-01")), window) is held
    assert may_hold(None, window)
