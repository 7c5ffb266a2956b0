"""Time spans by the names of files: sitemaps of a year, a month or a day, as plugins and Arabic CMSs name them.

A number is taken for a date only if it is one in each file of its family (the names that differ by numbers alone): of
articles_2017_1.xml the 1 may as well count parts, and sitemap-2017.xml may be the 2017th.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from dateutil.relativedelta import relativedelta

from newsbot.discovery.source import Window

_MARGIN = timedelta(days=2)  # zones, and articles that were filed under the day before
_NUMBERS = re.compile(r"\d+")
_YEARS = range(1990, 2100)
# What stands in one digit group (20170131, 201701, 2017), and between the groups of a date: 2017-01-31, 2017/01/31,
# yyyy=2017&mm=01&dd=31 (WordPress VIP). Other letters between them are none of a date: 2017-part-1.
_GROUP = re.compile(r"(?P<year>(?:19|20)\d\d)(?:(?P<month>\d\d)(?P<day>\d\d)?)?")
_BETWEEN = re.compile(r"[-_./](?P<padded>)|&(?:m|mm|month|monthnum|d|dd|day)=")
_DAY = re.compile(r"(?<!\d)\d{8}(?!\d)|[?&](?:d|dd|day)=")  # a day it is, not a part of a month: 2017-01-02
_MONTHS = 12
_LENGTHS = (relativedelta(years=1), relativedelta(months=1), relativedelta(days=1))

Span = tuple[datetime, datetime]


def spans(urls: Iterable[str]) -> dict[str, Span | None]:
    """Return for each file the span that its name tells, its end excluded; None where that isn't certain."""
    families: dict[str, list[str]] = {}
    for url in urls:
        families.setdefault(_NUMBERS.sub("#", _name(url)), []).append(url)
    found: dict[str, Span | None] = {}
    for family in families.values():
        found.update(zip(family, _of_family([_name(url) for url in family]), strict=True))
    return found


def may_hold(span: Span | None, window: Window) -> bool:
    """Tell whether a file of that span can hold an article of the window."""
    if span is None:
        return True
    early = window.since is not None and span[1] + _MARGIN <= window.since
    return not early and not (window.until is not None and span[0] - _MARGIN >= window.until)


def _name(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _of_family(names: Sequence[str]) -> list[Span | None]:
    """Return the spans of names that differ by numbers only, read to the depth at which all of them are dates.

    One name alone proves nothing: a number in it may be the day on which the file was written.
    """
    for depth in (3, 2, 1):
        read = [_span(name, depth) for name in names]
        known = [span for span in read if span]
        if len(known) < len(names) or len(set(known)) == 1:
            continue
        if depth < 3 or _DAY.search(names[0]) or any(start.day > _MONTHS for start, _ in known):  # noqa: PLR2004
            return read
    return [None] * len(names)


def _span(name: str, depth: int) -> Span | None:
    """Return the span from the first to the last date of a name: year, month and day by depth."""
    numbers = list(_NUMBERS.finditer(name))
    dates: list[Span] = []
    for at, number in enumerate(numbers):
        if date := _date(name, numbers[at:], depth):
            dates.append(date)
        elif _GROUP.fullmatch(number[0]) and len(number[0]) > len("2017"):
            return None  # begins like a date and is none
    return (min(start for start, _ in dates), max(end for _, end in dates)) if dates else None


def _date(name: str, numbers: Sequence[re.Match[str]], depth: int) -> Span | None:
    group = _GROUP.fullmatch(numbers[0][0])
    if group is None:
        return None
    parts = [int(part) for part in group.groups() if part]
    for before, number in pairwise(numbers):
        joined = _BETWEEN.fullmatch(name, before.end(), number.start())
        if joined is None or (joined["padded"] is not None and len(number[0]) != 2):  # noqa: PLR2004 - a part is not
            break
        parts.append(int(number[0]))
    parts = parts[:depth]
    if len(parts) < depth or parts[0] not in _YEARS:
        return None
    try:
        year, month, day = [*parts, 1, 1][:3]
        start = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return start, start + _LENGTHS[depth - 1]
