"""What a page shows of the country it is made in; without a zone a printed time is worth its day alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from newsbot.extraction.countries import COUNTRIES, DOMAINS, NAMES, ZONES, dialled, mentioned
from tests.extraction.pages import page, read
from tests.extraction.test_extract import jsonld, meta

STAMP = '<span class="post-date">20 نوفمبر 2026 - 08:15 م</span>'
ADDRESS = {
    "@type": "NewsMediaOrganization",
    "name": "المثال",
    "address": {"@type": "PostalAddress", "addressCountry": "MA"},
}
PHONE = '<footer><a href="tel:+20221234567">اتصل بنا</a></footer>'
CLOCK = '<div class="header-date">القاهرة: الثلاثاء 24 نوفمبر 2026 02:00 م</div>'
MENU = "".join(
    f'<a href="/{i}">{name}</a> ' for i, name in enumerate(["أخبار اليمن", "صنعاء", "عدن", "رياضة", "العالم"])
)
WORLD = "".join(
    f'<a href="/{i}">{name}</a> ' for i, name in enumerate(["مصر", "سوريا", "لبنان", "العراق", "السودان", "اليمن"])
)
RIGHTS = "<footer>جميع الحقوق محفوظة لصحيفة المثال اليمنية © 2026</footer>"
LANG = 'lang="ar-MA"'


def published(
    url: str, head: str = "", around: str = "", above: str = STAMP, lang: str = 'lang="ar"'
) -> tuple[object, str | None, str | None]:
    html = page(head=head, above=above).replace(b'<div id="main">', f'{around}<div id="main">'.encode())
    article = read(html.replace(b'lang="ar"', lang.encode()), url)
    offset = article.published.utcoffset() if article.published and article.published_precision != "day" else None
    return offset and offset / timedelta(hours=1), article.published_precision, article.country


@pytest.mark.parametrize(
    ("url", "head", "around", "lang", "expected"),
    [
        ("https://example.com/a-b-c/", jsonld(publisher=ADDRESS), "", 'lang="ar"', (1, "MA")),
        ("https://example.com/a-b-c/", "", CLOCK + PHONE, 'lang="ar"', (2, "EG")),
        ("https://yemenexample.com/a-b-c/", "", MENU, 'lang="ar"', (3, "YE")),
        ("https://example.net/a-b-c/", meta("og:site_name", "المثال اليمني"), MENU + RIGHTS, 'lang="ar-YE"', (3, "YE")),
        ("https://beirutexample.com/a-b-c/", meta("og:site_name", "بيروت المثال"), "", 'lang="ar"', (2, "LB")),
        ("https://saudiexample.com/a-b-c/", "", "<footer>اتصل: 00966 11 123 4567</footer>", 'lang="ar"', (3, "SA")),
        ("https://example.com/a-b-c/", "", '<footer>+213 21 12 34 56 <a href="https://apps.apple.com/dz/app/x/id1">iOS</a></footer>',
         'lang="ar"', (1, "DZ")),
        # One kind of evidence, or evidence for two, is none.
        ("https://yemenexample.com/a-b-c/", "", "", 'lang="ar"', None),
        ("https://example.com/a-b-c/", "", PHONE, 'lang="ar"', None),
        ("https://example.com/a-b-c/", meta("og:locale", "ar_SA"), "", 'lang="ar-SA"', None),
        ("https://example.com/a-b-c/", "", WORLD, 'lang="ar"', None),
        ("https://example.com/a-b-c/", "", MENU, 'lang="ar"', None),
        ("https://yemenexample.com/a-b-c/", "", CLOCK + PHONE + MENU, 'lang="ar"', None),
        ("https://example.com/a-b-c/", "", "", 'lang="ar"', None),
    ],
)  # fmt: skip
def test_a_zone_is_taken_from_clear_evidence(
    url: str, head: str, around: str, lang: str, expected: tuple[int, str] | None
) -> None:
    got = published(url, head, around, lang=lang)
    assert got == ((expected[0], "minute", expected[1]) if expected else (None, "day", None))


def test_countries_of_one_offset_are_no_rivals_for_a_zone() -> None:
    above = '<span class="post-date">20 جويلية 2026 - 08:15</span>'
    links = '<a href="https://www.a.tn/">أ</a><a href="https://www.b.tn/">ب</a><a href="https://www.c.dz/">ج</a><a href="https://www.d.dz/">د</a>'
    assert published("https://example.com/a-b-c/", "", links, above) == (1, "minute", None)


def test_a_stated_zone_needs_no_evidence() -> None:
    above = '<span class="post-date">20 نوفمبر 2026 - 08:15 بتوقيت القاهرة</span>'
    assert published("https://yemenexample.com/a-b-c/", "", MENU, above)[:2] == (2, "minute")
    article = read(
        page(head=meta("article:published_time", "2026-11-20T08:15:00+04:00")), "https://beirutexample.com/x-y-z/"
    )
    assert article.published == datetime(2026, 11, 20, 8, 15, tzinfo=timezone(timedelta(hours=4)))


def test_summer_time_is_that_of_the_day() -> None:
    around = CLOCK + PHONE
    assert published("https://example.com/a-b-c/", "", around, STAMP.replace("20 نوفمبر", "20 يوليو"))[0] == 3


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("وزير الخارجيه المصري في بيروت", ["EG", "LB"]),
        ("بالقاهره ولبنان", ["EG", "LB"]),
        ("مكه المكرمه", ["SA"]),
        ("سلطنه عمان", ["OM"]),
        ("مصرف ومغربي وقطري", ["QA"]),
        ("", []),
    ],
)
def test_names_of_countries(text: str, countries: list[str]) -> None:
    assert mentioned(text) == countries


def test_tables_know_every_country() -> None:
    assert set(ZONES) == {country for country, _ in COUNTRIES.values()} == set(NAMES) == set(DOMAINS)
    assert dialled("213 21 12 34") == "DZ"
    assert dialled("33 1 23 45") is None


def test_the_moment_of_a_site_that_nobody_knows_is_its_day() -> None:
    article = read(page(above=STAMP), "https://example.com/a-b-c/")
    assert (article.published, article.published_precision) == (datetime(2026, 11, 20, tzinfo=UTC), "day")
