"""The gazetteer of outlets: its table, how a host finds its country, and what that makes of a printed time."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

import pytest

from newsbot.extraction import SiteHints
from newsbot.extraction.countries import COUNTRIES, ZONES
from newsbot.extraction.outlets import OUTLETS, publisher_of
from newsbot.extraction.zones import country_of
from tests.extraction.pages import page, read
from tests.extraction.test_extract import meta

STAMP = '<span class="post-date">{} - 08:15 م</span>'
DOMAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]{2,}")
WORDPRESS = meta("og:image", "https://www.youm7.com/wp-content/uploads/2026/11/a.jpg")


def offset_and_country(url: str, day: str, site: SiteHints | None = None) -> tuple[float | None, str | None]:
    article = read(page(above=STAMP.format(day)), url, site=site)
    assert article.published
    offset = article.published.utcoffset() if article.published_precision == "minute" else None
    return (None if offset is None else offset / timedelta(hours=1)), article.country


def test_the_table_holds_registrable_domains_once_each_in_order_and_every_country() -> None:
    assert set(OUTLETS) == {"", *ZONES}
    listed = [domain for domains in OUTLETS.values() for domain in domains.split()]
    assert [domain for domain in listed if not DOMAIN.fullmatch(domain) or domain.startswith("www.")] == []
    assert [domain for domain, times in Counter(listed).items() if times > 1] == []
    assert [country for country, domains in OUTLETS.items() if domains.split() != sorted(domains.split())] == []
    assert len(listed) >= 300


def test_no_outlet_repeats_what_its_ending_says() -> None:
    redundant = {
        domain
        for country, domains in OUTLETS.items()
        for domain in domains.split()
        if COUNTRIES.get(domain.rpartition(".")[2], ("-",))[0] == country
    }
    assert redundant == set()


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("hespress.com", "MA"),
        ("www.hespress.com", "MA"),
        ("m.ar.hespress.com", "MA"),
        ("nothespress.com", None),
        ("hespress.com.example.org", None),
        ("example.com", None),
        ("com", None),
        ("", None),
        ("bit.ly", ""),
    ],
)
def test_a_host_is_found_by_whole_labels_from_its_end(host: str, country: str | None) -> None:
    assert publisher_of(host) == country


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://WWW.lbcgroup.tv/news/1", ("LB", "Asia/Beirut")),
        ("https://almaalomah.me/2026/1", ("IQ", "Asia/Baghdad")),
        ("https://example.ly/1", ("LY", "Africa/Tripoli")),
        ("https://www.example.com.eg/1", ("EG", "Africa/Cairo")),
        ("https://bit.ly/1", (None, None)),
        ("https://sarabic.ae/1", (None, None)),
        ("https://www.aljazeera.net/1", (None, None)),
        ("https://www.bbc.com/arabic/1", (None, None)),
    ],
)
def test_an_outlet_goes_before_the_ending(url: str, expected: tuple[str | None, str | None]) -> None:
    assert country_of(url) == expected


@pytest.mark.parametrize(
    ("url", "day", "expected"),
    [
        ("https://www.youm7.com/story/a-b-c", "20 نوفمبر 2026", (2, "EG")),
        ("https://www.youm7.com/story/a-b-c", "20 يوليو 2026", (3, "EG")),
        ("https://www.youm7.com/story/a-b-c", "20 يوليو 2021", (2, "EG")),  # Egypt had no summer time then
        ("https://www.lebanon24.com/a-b-c", "20 تشرين الثاني 2026", (2, "LB")),
        ("https://www.lebanon24.com/a-b-c", "20 تموز 2026", (3, "LB")),
        ("https://ar.hibapress.com/a-b-c", "20 نونبر 2026", (1, "MA")),
        ("https://ar.hibapress.com/a-b-c", "26 فبراير 2026", (0, "MA")),  # Ramadan
        ("https://www.ammonnews.net/a-b-c", "20 نوفمبر 2026", (3, "JO")),
        ("https://arabic.example.com/a-b-c", "20 نوفمبر 2026", (None, None)),
    ],
)
def test_a_printed_time_is_in_the_zone_of_the_outlet(url: str, day: str, expected: tuple[float | None, str]) -> None:
    assert offset_and_country(url, day) == expected


def test_what_a_sites_file_says_goes_before() -> None:
    site = SiteHints(name="youm7", country="AE", zone="Asia/Dubai")
    assert offset_and_country("https://www.youm7.com/story/a-b-c", "20 نوفمبر 2026", site) == (4, "AE")


@pytest.mark.parametrize(
    ("url", "head", "hours"),
    [
        ("https://www.youm7.com/story/a-b-c", "", 0),  # what an outlet's clock is elsewhere proves no stamp wrong
        ("https://www.example.com.eg/a-b-c/", "", 2),
        ("https://www.example.com.eg/a-b-c/", WORDPRESS, 0),
    ],
)
def test_a_clock_called_utc_is_the_countrys_if_the_domain_proves_it(url: str, head: str, hours: int) -> None:
    stamp = meta("article:published_time", "2026-11-20T20:15:00+00:00")
    article = read(page(head=stamp + head, above=STAMP.format("20 نوفمبر 2026")), url)
    assert article.published
    assert article.published.utcoffset() == timedelta(hours=hours)


def test_short_links_are_no_evidence_of_a_country() -> None:
    links = '<a href="https://bit.ly/a">أ</a><a href="https://bit.ly/b">ب</a>' * 3
    around = '<footer><a href="tel:+218211234567">اتصل بنا</a></footer>' + links
    html = page(above=STAMP.format("20 نوفمبر 2026")).replace(b'<div id="main">', f'{around}<div id="main">'.encode())
    assert read(html, "https://example.com/a-b-c/").country is None
