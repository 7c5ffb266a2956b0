"""One page, several stamps: which zone each was made in, and whether anything was changed at all."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from newsbot.discovery.source import Link
from newsbot.extraction import SiteHints
from tests.extraction.pages import URL, page, read
from tests.extraction.test_extract import jsonld, meta

DOTCOM = "https://www.example.com/akhbar/waqai3-yawm-jadid/"
WORDPRESS = '<meta name="generator" content="WordPress 6.4">'


def dated(visible: str) -> str:
    return f'<span class="post-date">{visible}</span>'


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        # «Z» behind local time: the printed clock, or a stamp with the real offset, shows the same.
        (jsonld(datePublished="2026-11-20T08:15:00Z"), dated("20 نوفمبر 2026 - 08:15"), "2026-11-20T08:15+01:00"),
        (meta("article:published_time", "2026-11-20T08:15:00+00:00"), '<time datetime="2026-11-20T08:15:00+01:00">أمس</time>',
         "2026-11-20T08:15+01:00"),
        (jsonld(datePublished="2026-11-20T08:15:33Z", dateModified="2026-11-20T08:15:33+01:00"), "", "2026-11-20T08:15:33+01:00"),
        ("", '<time datetime="2026-11-20T08:15:00Z">20 نوفمبر 2026 - 08:15</time>', "2026-11-20T08:15+01:00"),
        # Two in UTC that differ by the offset: only the earlier can have been converted.
        (jsonld(datePublished="2026-11-20T08:15:33Z") + meta("article:published_time", "2026-11-20T07:15:33Z"), "",
         "2026-11-20T07:15:33+00:00"),
        (jsonld(datePublished="2026-11-20T07:15:33Z") + meta("article:published_time", "2026-11-20T08:15:33Z"), "",
         "2026-11-20T07:15:33+00:00"),
        # No proof, or proof that the stamp is right.
        (jsonld(datePublished="2026-11-20T07:15:00Z"), dated("20 نوفمبر 2026 - 08:15"), "2026-11-20T07:15+00:00"),
        (jsonld(datePublished="2026-11-20T08:15:00Z"), dated("20 نوفمبر 2026 - 08:16"), "2026-11-20T08:15+00:00"),
        (jsonld(datePublished="2026-11-20T08:15:00Z"), dated("20 نوفمبر 2026"), "2026-11-20T08:15+00:00"),
        (jsonld(datePublished="2026-11-20T08:15:00Z"), "", "2026-11-20T08:15+00:00"),
        # WordPress prints the clock it stamps.
        (WORDPRESS + jsonld(datePublished="2026-11-20T08:15:00+00:00"), dated("20 نوفمبر 2026 - 08:15"), "2026-11-20T08:15+00:00"),
        # A stamp with an offset is never touched.
        (jsonld(datePublished="2026-11-20T08:15:00+03:00"), dated("20 نوفمبر 2026 - 08:15"), "2026-11-20T08:15+03:00"),
    ],
)  # fmt: skip
def test_utc_that_is_local_time_is_set_right_by_proof_only(head: str, above: str, expected: str) -> None:
    assert read(page(head=head, above=above)).published == datetime.fromisoformat(expected)


def test_what_the_source_told_is_proof_too() -> None:
    html = page(head=jsonld(datePublished="2026-11-20T08:15:33Z"))
    for told in ("2026-11-20T07:15:33+00:00", "2026-11-20T08:15:33+01:00"):
        link = Link(URL, published=datetime.fromisoformat(told))
        assert read(html, link=link).published == datetime(2026, 11, 20, 7, 15, 33, tzinfo=UTC)


def test_a_zone_that_is_only_guessed_proves_nothing() -> None:
    html = page(head=jsonld(datePublished="2026-11-20T08:15:00Z"), above=dated("20 نوفمبر 2026 - 08:15"))
    assert read(html, "https://www.egyptnews.com/a-b-c/").published == datetime(2026, 11, 20, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "modified", "expected"),
    [
        ("2026-11-20T08:15:33+01:00", "2026-11-20T08:15:33Z", None),
        ("2026-11-20T07:15:33Z", "2026-11-20T08:15:33Z", None),
        ("2026-11-20T07:15:33Z", "2026-11-20T09:15:33+01:00", None),
        ("2026-11-20T08:15:33+01:00", "2026-11-20T09:15:33+01:00", "2026-11-20T09:15:33+01:00"),
        ("2026-11-20T07:15:33Z", "2026-11-20T08:15:40Z", "2026-11-20T08:15:40+00:00"),
        ("2026-11-20T08:15:33+01:00", "2026-11-20T08:15:33+01:00", None),
        ("2026-11-20T08:15:33+01:00", "2026-11-19T08:15:33+01:00", None),
    ],
)
def test_a_wrong_zone_is_no_change(published: str, modified: str, expected: str | None) -> None:
    article = read(page(head=jsonld(datePublished=published, dateModified=modified)))
    assert article.modified == (expected and datetime.fromisoformat(expected))


def test_a_program_whose_clock_is_proven_local_stamps_changes_by_it() -> None:
    head = jsonld(datePublished="2026-11-20T08:15:00Z", dateModified="2026-11-20T10:40:00Z")
    article = read(page(head=head, above=dated("20 نوفمبر 2026 - 08:15")))
    assert (article.published, article.modified) == (
        datetime(2026, 11, 20, 7, 15, tzinfo=UTC),
        datetime(2026, 11, 20, 9, 40, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("head", "above", "expected", "precision"),
    [
        (jsonld(datePublished="2026-11-20T08:15:00", dateModified="2026-11-20T09:00:00+02:00"), "", "2026-11-20T08:15+02:00", "second"),
        (jsonld(datePublished="2026-11-20 08:15:00") + meta("article:published_time", "2026-11-20T05:15:00Z"), "",
         "2026-11-20T08:15+03:00", "second"),
        (jsonld(datePublished="2026-11-20T08:15:00") + meta("article:published_time", "2026-11-19T21:03:00Z"), "",
         "2026-11-20T00:00+00:00", "day"),
        ("", dated("20 نوفمبر 2026 08:15 بتوقيت غرينتش"), "2026-11-20T08:15+00:00", "minute"),
        ("", dated("منذ 3 ساعات"), "2026-11-24T09:00+00:00", "hour"),
        ("", dated("20 نوفمبر 2026 08:15"), "2026-11-20T00:00+00:00", "day"),
    ],
)  # fmt: skip
def test_a_time_without_a_zone_on_a_site_that_nobody_knows(
    head: str, above: str, expected: str, precision: str
) -> None:
    article = read(page(head=head, above=above), DOTCOM)
    assert (article.published, article.published_precision) == (datetime.fromisoformat(expected), precision)


@pytest.mark.parametrize(
    ("head", "above", "expected", "precision", "source"),
    [
        (jsonld(datePublished="2026-11-20"), dated("20 نوفمبر 2026 - 08:15"), "2026-11-20T08:15+01:00", "minute", "visible"),
        (jsonld(datePublished="2026-11-20T00:00:00+01:00"), dated("20 نوفمبر 2026 - 08:15"), "2026-11-20T08:15+01:00", "minute", "visible"),
        (jsonld(datePublished="2026-11-20"), dated("21 نوفمبر 2026 - 08:15"), "2026-11-20T00:00+01:00", "day", "json_ld"),
        (jsonld(datePublished="2026-11-20T08:15:00+01:00"), dated("20 نوفمبر 2026"), "2026-11-20T08:15+01:00", "second", "json_ld"),
    ],
)  # fmt: skip
def test_a_day_takes_its_time_from_the_next_stamp(
    head: str, above: str, expected: str, precision: str, source: str
) -> None:
    article = read(page(head=head, above=above))
    assert article.published == datetime.fromisoformat(expected)
    assert (article.published_precision, article.sources["published"]) == (precision, source)


@pytest.mark.parametrize("name", ["og:article:published_time", "parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime",
                                  "article.published", "pubdate", "publish-date", "publishdate", "DC.date.issued", "dcterms.created",
                                  "date", "DC.date"])  # fmt: skip
@pytest.mark.parametrize(
    "value",
    ["2026-11-20T08:15:00+01:00", "2026-11-20 08:15:00", "2026-11-20 08:15:00 +01:00", "1795158900", "1795158900000",
     "/Date(1795158900000)/", "Fri, 20 Nov 2026 07:15:00 GMT", "Fri Nov 20 2026 08:15:00 GMT+0100 (CET)", "11/20/2026 8:15:00 AM",
     "20261120T081500", "الجمعة 20 نوفمبر 2026 - 8:15 ص"],
)  # fmt: skip
def test_machine_dates_in_all_their_places_and_forms(name: str, value: str) -> None:
    article = read(page(head=meta(name, value)))
    assert article.published == datetime(2026, 11, 20, 7, 15, tzinfo=UTC)
    assert article.sources["published"] == name.lower()


@pytest.mark.parametrize("value", ["1795158900", "1795158900000"])
def test_numbers_of_seconds_are_no_printed_dates(value: str) -> None:
    assert read(page(above=f'<span class="post-views date">{value[:9]}</span>')).published is None


@pytest.mark.parametrize(
    "name", ["article:modified_time", "og:updated_time", "dcterms.modified", "last-modified", "lastmod"]
)
def test_changes_in_all_their_places(name: str) -> None:
    head = meta("article:published_time", "2026-11-20T08:15:00+01:00") + meta(name, "2026-11-21 09:00:00")
    assert read(page(head=head)).modified == datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2026/11/3/khabar/", 3),
        ("/article/2026/11/03", 3),
        ("/news/2026-11-03-khabar", 3),
        ("/news/2026-11-03-1.3874341", 3),
        ("/20261103/khabar.html", 3),
        ("/khabar-20261103.html", 3),
        ("/khabar-2026-11-03/", 3),
        ("/2026/middle_east/11/3/khabar/index.html", 3),
        ("/2026/nov/03/khabar", 3),
        ("/2026/13/3/khabar", None),
        ("/2026/11/33/khabar", None),
        ("/2026/khabar", None),
        ("/news/120261103/khabar", None),
        ("/news/202611/khabar", None),
        ("/news/20261103456", None),
    ],
)
def test_a_day_in_the_address(path: str, day: int | None) -> None:
    article = read(page(), f"https://www.example.dz{path}")
    assert article.published == (day and datetime(2026, 11, day, tzinfo=ZoneInfo("Africa/Algiers")))
    assert article.published_precision == (day and "day")


def test_the_address_never_outranks_what_the_page_states() -> None:
    article = read(page(above=dated("4 نوفمبر 2026 08:15")), "https://www.example.dz/2026/11/3/khabar/")
    assert article.published == datetime(2026, 11, 4, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("الجمعة، 20 تشرين الثاني/نوفمبر 2026، آخر تحديث 14:00 (GMT+0400)", None, "2026-11-20T14:00+04:00"),
        ("20 نوفمبر 2026 | آخر تحديث: 11:32", None, "2026-11-20T11:32+01:00"),
        ("نشر في 20 نوفمبر 2026 | آخر تحديث: 11:32", "2026-11-20T00:00+01:00", "2026-11-20T11:32+01:00"),
        ("20 نوفمبر 2026 10:00 | آخر تحديث: 21 نوفمبر 2026", "2026-11-20T10:00+01:00", "2026-11-21T00:00+01:00"),
    ],
)
def test_a_clock_behind_the_word_for_update_is_of_the_change(line: str, published: str | None, modified: str) -> None:
    article = read(page(above=dated(line)))
    assert article.published == (published and datetime.fromisoformat(published))
    assert article.modified == datetime.fromisoformat(modified)


@pytest.mark.parametrize(
    "above",
    [
        '<span class="date">20 نوفمبر 2026</span><span class="time">08:15 م</span>',
        '<div class="time">08:15 م</div><div class="date">الجمعة 20 نوفمبر 2026</div>',
    ],
)
def test_a_day_and_its_time_may_stand_apart(above: str) -> None:
    article = read(page(above=above))
    assert (article.published, article.published_precision) == (datetime(2026, 11, 20, 19, 15, tzinfo=UTC), "minute")


def test_a_day_that_the_source_told_gives_no_zone() -> None:
    told = Link(DOTCOM, published=datetime(2026, 11, 20, tzinfo=UTC))
    article = read(page(above=dated("20 نوفمبر 2026 08:00")), DOTCOM, link=told)
    assert (article.published, article.published_precision) == (datetime(2026, 11, 20, tzinfo=UTC), "day")


def test_the_sites_own_zone_outranks_its_domain() -> None:
    article = read(page(above=dated("20 نوفمبر 2026 08:15")), site=SiteHints(zone="Europe/Paris"))
    assert article.published == datetime(2026, 11, 20, 7, 15, tzinfo=UTC)
    assert read(page(above=dated("20 نوفمبر 2026 08:15")), site=SiteHints(zone="Asia/Dubai")).published == datetime(
        2026, 11, 20, 4, 15, tzinfo=UTC
    )
