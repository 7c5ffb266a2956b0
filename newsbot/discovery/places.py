"""Where a link stands on its page: in a heading, in what every page has, beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from lxml import html

from newsbot.discovery.moments import certain
from newsbot.discovery.source import Window
from newsbot.extraction.dates import parse_date
from newsbot.extraction.page import text_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
# Classes and ids of what stands on every page, word by word: main-menu, menu-item, social_links. As whole words, for
# WordPress gives a card the class of each of its tags (tag-football), and themes the state of the menu (menu-open).
_LAYOUT = "main|top|sub|mega|dropdown|site|primary|secondary|mobile|header|footer|bottom|side|post|entry|page"
_FURNITURE = re.compile(
    rf"(?i)(?:(?:{_LAYOUT})[_-])*(?:nav|navbar|navigation|menu|footer|breadcrumbs?|crumbs|share|sharing|social|tags?|tagcloud|login)"
    rf"(?:[_-](?:{_LAYOUT}|nav|menu|cloud|item|list|links?|icons?|buttons?|bar|container|wrapper|wrap|inner|\d+))*"
)
_CARD = 4  # elements around a link that may be its card
_DATE_LINE = 60  # letters: a date with a name and a section beside it, but no sentence
_LONGEST = 700  # letters of a card with an excerpt: what is longer is an article, or a column of the page
_MOST_LINES = 40  # elements of a card that are looked at
_FULL_YEAR = re.compile(r"(?<!\d)(?:19|20|١٩|٢٠|۲۰)\d\d(?!\d)")
_UTC = ZoneInfo("UTC")
_NO_DAY = datetime(1900, 1, 1, tzinfo=UTC)  # what is counted from the moment of reading can't be read here

Holders = Mapping[html.HtmlElement, set[str]]


def in_heading(anchor: html.HtmlElement) -> bool:
    """Tell whether a link stands in a heading, or a heading in it."""
    return any(a.tag in _HEADINGS for a in anchor.iterancestors()) or any(c.tag in _HEADINGS for c in anchor.iter())


def in_furniture(anchor: html.HtmlElement) -> bool:
    """Tell whether a link stands in a part of the page that every page has. A card of an article is none."""
    for ancestor in anchor.iterancestors():
        if ancestor.tag in ("article", "body"):
            return False
        names = f"{ancestor.get('id', '')} {ancestor.get('class', '')}".split()
        if ancestor.tag in ("nav", "footer") or any(map(_FURNITURE.fullmatch, names)):
            return True
    return False


def holders(anchors: Iterable[tuple[html.HtmlElement, str]]) -> Holders:
    """Return which articles the elements closely around links lead to."""
    found: dict[html.HtmlElement, set[str]] = {}
    for anchor, url in anchors:
        for ancestor, _ in zip(anchor.iterancestors(), range(_CARD), strict=False):
            found.setdefault(ancestor, set()).add(url)
    return found


def date_near(anchor: html.HtmlElement, around: Holders, window: Window) -> datetime | None:
    """Return the day that the card around a link tells, None if that leaves open on which side of the window it lies.

    The card is what leads to no other article. A date that is printed counts to the day, for its zone isn't known.
    """
    for ancestor, _ in zip(anchor.iterancestors(), range(_CARD), strict=False):
        if len(around.get(ancestor, ())) > 1 or ancestor.tag == "body" or len(text_of(ancestor)) > _LONGEST:
            return None
        times = ancestor.findall(".//time[@datetime]")
        if len(times) == 1:
            return certain(times[0].get("datetime"), window)
        days = set(_days(ancestor))
        if len(days) == 1:
            return certain(days.pop(), window)
        if times or days:
            return None
    return None


def _days(card: html.HtmlElement) -> Iterator[str]:
    """Yield the days printed in a card outside of its links, as ISO dates."""
    for element, _ in zip(
        card.iter("time", "span", "div", "p", "li", "small", "i", "em", "td", "b"), range(_MOST_LINES), strict=False
    ):
        text = text_of(element)
        if len(text) <= _DATE_LINE and _FULL_YEAR.search(text) and not _is_link(element, card) and (day := _day(text)):
            yield day


def _is_link(element: html.HtmlElement, card: html.HtmlElement) -> bool:
    """Tell whether an element is a headline: in a link, or around one."""
    if element.find(".//a") is not None:
        return True
    for ancestor in element.iterancestors():
        if ancestor is card:
            return False
        if ancestor.tag == "a" or ancestor.tag in _HEADINGS:
            return True
    return False


def _day(text: str) -> str | None:
    """Return the day that a text prints in full; None where day and month may be the other way round."""
    read = [parse_date(text, now=_NO_DAY, timezone=_UTC, order=order) for order in ("DMY", "MDY")]
    days = {date.value.date() for date in read if date and date.calendar == "gregorian" and date.value > _NO_DAY}
    return days.pop().isoformat() if len(days) == 1 and all(read) else None
