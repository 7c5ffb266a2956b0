"""The present is this machine's, unless the site is more than a day ahead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.http import Response

from newsbot.clock import present

_NEVER = ["Fri, 31 Dec 9999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 -1200"]


@pytest.mark.parametrize(("ahead", "believed"), [(400, True), (2, True), (0.9, False), (0, False), (-400, False)])
def test_a_site_that_is_ahead_is_believed(ahead: float, believed: bool) -> None:
    told = (datetime.now(UTC) + timedelta(days=ahead)).replace(microsecond=0)
    found = present(Response("https://example.dz/", headers={"Date": format_datetime(told, usegmt=True)}))
    assert (found == told) is believed
    assert believed or abs(found - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("value", ["", "yesterday", "Thu, 99 Nov 2026 00:00:00 GMT", "9" * 40, "\xff", *_NEVER])
def test_what_is_no_date_says_nothing(value: str) -> None:
    found = present(Response("https://example.dz/", headers={"Date": value.encode("latin-1")}))
    assert abs(found - datetime.now(UTC)) < timedelta(minutes=1)
