"""Where a link stands on its page: in a heading, in what every page has, beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
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
_PUBLISHED = re.compile(r"(?i)(?:^|[\s_-])published\b|datePublished")
_UTC = ZoneInfo("UTC")
_NO_DAY = datetime(1900, 1, 1, tzinfo=UTC)  # what is counted from the moment of reading can't be read here


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


class Cards:
    """The cards around the links to articles of one page: what leads to no other article."""

    def __init__(self, links: Iterable[tuple[html.HtmlElement, str]], window: Window) -> None:
        self._window = window
        self._articles: dict[html.HtmlElement, set[str]] = {}
        self._dates: dict[html.HtmlElement, tuple[bool, datetime | None]] = {}
        for anchor, url in links:
            for ancestor in islice(anchor.iterancestors(), _CARD):
                self._articles.setdefault(ancestor, set()).add(url)

    def date_of(self, anchor: html.HtmlElement) -> datetime | None:
        """Return the date that the card around a link tells; None if that leaves open on which side of the window it lies.

        A date that is printed counts to the day, for its zone isn't known.
        """
        for ancestor in islice(anchor.iterancestors(), _CARD):
            if ancestor not in self._dates:
                self._dates[ancestor] = self._read(ancestor)
            ends, date = self._dates[ancestor]
            if ends:
                return date
        return None

    def _read(self, card: html.HtmlElement) -> tuple[bool, datetime | None]:
        """Tell whether nothing farther around is to be looked at, and the date."""
        if len(self._articles.get(card, ())) > 1 or card.tag == "body" or len(text_of(card)) > _LONGEST:
            return True, None
        found = card.findall(".//time[@datetime]")
        named = [time for time in found if _PUBLISHED.search(f"{time.get('class', '')} {time.get('itemprop', '')}")]
        times = [time.get("datetime") for time in named or found]  # WordPress prints the date of change beside it
        days = [] if len(times) == 1 else list(set(_days(card)))
        told = times if len(times) == 1 else days
        return bool(times or days), certain(told[0], self._window) if len(told) == 1 else None


def _days(card: html.HtmlElement) -> Iterator[str]:
    """Yield the days printed in a card outside of its links, as ISO dates."""
    for element in islice(card.iter("time", "span", "div", "p", "li", "small", "i", "em", "td", "b"), _MOST_LINES):
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


@lru_cache(1024)
def _day(text: str) -> str | None:
    """Return the day that a text prints in full; None where day and month may be the other way round."""
    read = [parse_date(text, now=_NO_DAY, timezone=_UTC, order=order) for order in ("DMY", "MDY")]
    days = {date.value.date() for date in read if date and date.calendar == "gregorian" and date.value > _NO_DAY}
    return days.pop().isoformat() if len(days) == 1 and all(read) else None
