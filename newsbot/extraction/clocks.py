"""Clocks: the stamps of one page held against each other, for the zone that each was really made in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from newsbot.extraction.dates import ParsedDate
from newsbot.extraction.reader import Reader
from newsbot.extraction.stamps import Kind, is_one_clock, kind_of, set_right
from newsbot.extraction.zones import zone_of

Candidates = list[tuple[str, ParsedDate]]

_FARTHEST = timedelta(hours=14)  # Line Islands; no zone is farther from UTC
_ARABIC = (timedelta(0), timedelta(hours=4))  # from Mauritania to Oman
_STEP = timedelta(minutes=30)  # all offsets are multiples of it, but those of Nepal and two islands
_SEASON = timedelta(days=14)  # a stamp's offset holds for others near it: summer time is then the same, nearly always
_OUTSIDE = ("url", "source")  # no program of the page stamped these


@dataclass(frozen=True, slots=True)
class Clocks:
    """Candidates for the publication and the change of an article, each in its order of trust.

    `zone` is the site's where it is known: from the site's description or its domain, never guessed.
    """

    reader: Reader
    zone: ZoneInfo | None
    published: Candidates
    changed: Candidates

    def publication(self) -> Iterator[tuple[str, ParsedDate]]:
        """Yield the most trusted date, or, where it has no time, the next one of the same day that has; then the others."""
        if not self.published:
            return
        best = self.published[0]
        if not _is_timed(best[1]) and not self._is_confirmed(best[1]):
            day = best[1].value.date()
            timed = (other for other in self.published if _is_timed(other[1]) and self._day(other[1]) == day)
            best = next(timed, best)
        yield best[0], self._settled(*best)
        yield from ((name, self._settled(name, date)) for name, date in self.published if date is not best[1])

    def changes_behind(self, published: ParsedDate | None) -> Iterator[tuple[str, datetime]]:
        """Yield changes later than the publication that aren't the publication itself in a wrong zone."""
        for name, change in self.changed:
            date = self._settled(name, change)
            if published and date.value <= published.value:
                self.reader.note("modified", name, date, "not later than published")
            elif published and is_one_clock(published, date, self.zone):
                self.reader.note("modified", name, date, "the publication itself, stamped in another zone")
            else:
                yield name, date.value

    def _is_confirmed(self, midnight: ParsedDate) -> bool:
        """Tell whether another stamp names the same instant in another zone: then the article came out at midnight."""
        others = (other for _, other in self.published if other is not midnight and _is_timed(other))
        return any(other.value == midnight.value for other in others)

    def _day(self, date: ParsedDate) -> object:
        return (date.value.astimezone(self.zone) if self.zone else date.value).date()

    def _settled(self, name: str, date: ParsedDate) -> ParsedDate:
        """Return a date in its real zone, and of one whose zone isn't known what is sure."""
        kind = self._kind(date)
        if kind == "utc" and name not in _OUTSIDE:
            own = self._mistaken(name)
        elif kind == "unknown":
            own = self._offset(date) or zone_of(self.reader, date.value.replace(tzinfo=None))
            if own is None:
                return replace(
                    date, value=date.value.replace(hour=0, minute=0, second=0, microsecond=0), precision="day"
                )
        else:
            own = None
        return replace(date, value=date.value.replace(tzinfo=own)) if own else date

    def _mistaken(self, name: str) -> tzinfo | None:
        """Return the zone in which a program took the time that it calls UTC, if one of its stamps proves it.

        WordPress prints the clock that it stamps: where both show the same, its zone was left at UTC, and is UTC.
        """
        page = self.reader.page
        marks = (*page.metas.get("generator", ()), page.meta("og:image") or "")  # many hide the generator
        printing = not any("WordPress" in mark or "/wp-content/" in mark for mark in marks)
        stamps = [*self.published, *self.changed]
        # Programs are told apart by where they stamp; of what one calls UTC the later is a change, not another zone.
        own = [date for source, date in stamps if _program(source) == _program(name) and self._kind(date) == "utc"]
        others = [date for _, date in stamps if date not in own and (printing or self._kind(date) != "local")]
        right = (set_right(date, others, self.zone) for date in own)
        return next((date.value.tzinfo for date in right if date.value.utcoffset()), None)

    def _kind(self, date: ParsedDate) -> Kind:
        return kind_of(date, self.zone)

    def _offset(self, date: ParsedDate) -> timezone | None:
        """Return the offset of a printed time that another stamp of the same moment, or near to it, tells."""
        for name, other in self.published:
            known = _is_timed(other) and self._kind(other) in ("utc", "stated")
            shift = _shift(date, other) if known else None
            # What the source tells is of the same moment for sure; on the page only a likely offset proves that.
            if shift is not None and (name == "source" or _ARABIC[0] <= shift <= _ARABIC[1]):
                return timezone(shift)
        for _, other in (*self.published, *self.changed):
            if self._kind(other) == "stated" and abs(other.value - date.value) < _SEASON:
                return timezone(other.value.utcoffset() or timedelta())
        return None


def _program(source: str) -> str:
    return source if source in ("json_ld", "visible", *_OUTSIDE) else "meta"


def _is_timed(date: ParsedDate) -> bool:
    """Tell whether a stamp has a time. Midnight to the second is what programs make of a day."""
    return date.precision != "day" and (date.value.hour, date.value.minute, date.value.second) != (0, 0, 0)


def _shift(date: ParsedDate, stamp: ParsedDate) -> timedelta | None:
    """Return the offset by which a printed time is the same moment as a stamp, if there can be such a zone."""
    same = stamp.value.astimezone(UTC).replace(microsecond=0)
    shift = date.value.replace(tzinfo=UTC) - (same if date.precision == "second" else same.replace(second=0))
    return None if abs(shift) > _FARTHEST or shift % _STEP else shift
