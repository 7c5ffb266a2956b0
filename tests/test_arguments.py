"""Spider arguments: what is understood, and that every slip is told in one line."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from newsbot.arguments import Arguments, check_host
from newsbot.errors import UsageError

ZONE = "Africa/Algiers"


def test_dates_are_in_the_sites_zone() -> None:
    window = Arguments.read({"since": "2026-11-01", "until": "2026-11-02T00:00Z"}, ZONE).window
    assert window.since == datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert window.until == datetime(2026, 11, 2, tzinfo=UTC)


def test_until_is_excluded_and_since_included() -> None:
    window = Arguments.read({"since": "2026-11-01", "until": "2026-11-02"}, "UTC").window
    instants = [datetime(2026, 10, 31, 23, 59, tzinfo=UTC), *(datetime(2026, 11, day, tzinfo=UTC) for day in (1, 2))]
    assert [window.excludes(instant) for instant in (*instants, None)] == [True, False, True, False]


def test_all_arguments() -> None:
    given = {"limit": "5", "section": "رياضة", "url": "HTTP://127.0.0.1:8080"}
    arguments = Arguments.read(given, ZONE)
    assert (arguments.limit, arguments.section, arguments.url) == (5, "رياضة", "http://127.0.0.1:8080/")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"limt": "5"}, "unknown argument -a limt="),
        ({"limit": "0"}, "1 or more"),
        ({"limit": "-3"}, "1 or more"),
        ({"limit": "٥"}, "1 or more"),
        ({"limit": "many"}, "1 or more"),
        ({"since": "yesterday"}, "is no date"),
        ({"since": "2026-13-01"}, "is no date"),
        ({"since": ""}, "is no date"),
        ({"until": "01/11/2026"}, "is no date"),
        ({"since": "2026-11-02", "until": "2026-11-01"}, "must lie before"),
        ({"section": " "}, "needs the name"),
        ({"url": "elmaouid.dz"}, "is no web address"),
        ({"url": "file:///etc/passwd"}, "is no web address"),
    ],
)
def test_slips_are_told(given: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=re.escape(told)) as error:
        Arguments.read(given, ZONE)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "url", ["https://www.elmaouid.dz/", "http://127.0.0.1:99/", "http://localhost/", "http://10.0.0.7/"]
)
def test_a_start_page_may_be_the_sites_own_or_private(url: str) -> None:
    check_host(url, ("elmaouid.dz",))


def test_a_start_page_of_another_site_is_refused() -> None:
    with pytest.raises(UsageError, match="scrapy crawl news"):
        check_host("https://other.dz/", ("elmaouid.dz",))
