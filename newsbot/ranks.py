"""Ranks: the sources of a site in the order of their cost, and whether those that were asked are enough.

A site lists its sources with the cheapest first; neighbours of one kind (the feeds of its sections) are one rank, those
that are only guessed at another. Where
the cheaper ones reach back to what is known, nothing can have appeared in between, and the dearer ones are left alone.
They are asked all the same once in a while: for changes of older articles, and for what the cheaper ones never name.
A source that was found to have such articles is asked by every run from then on, for a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from newsbot.discovery.kinds import Feed
from newsbot.discovery.source import Source, Window
from newsbot.discovery.walk import Walk
from newsbot.ledger.ledger import WalkState

_OWN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Asking:
    """A walk that may be begun, and how earlier ones through its source went."""

    walk: Walk
    past: WalkState


class Ranks:
    """The order of one run. `every` is how long the dearer sources are left alone."""

    def __init__(self, sources: Sequence[Source], window: Window, every: timedelta, now: datetime) -> None:
        self._left = [list(rank) for _, rank in groupby(sources, key=lambda source: (source.name, is_guess(source)))]
        self._window = window
        self._every = every
        self._now = now
        self._asked: list[Walk] = []
        self.agreed = False
        self._doubt = False
        self.spared: list[Walk] = []

    def next(self) -> list[Source]:
        """Close the rank that was asked; return the sources of the next one, none if there is no other."""
        if self._asked:
            agree, guessed = all(w.agrees for w in self._asked), all(is_guess(w.source) for w in self._asked)
            # A section's feed that was guessed at says nothing of a gap that the site's own leaves.
            self.agreed = self.agreed or (agree and not (guessed and self._doubt))
            self._doubt = self._doubt or not (agree or guessed)
        self._asked = []
        return self._left.pop(0) if self._left else []

    def choose(self, rank: Iterable[Asking]) -> list[Walk]:
        """Return the walks of a rank that are to be begun."""
        for asking in rank:
            asking.walk.beside = self.agreed
            (self._asked if self._wants(asking) else self.spared).append(asking.walk)
        return list(self._asked)

    def _wants(self, asking: Asking) -> bool:
        walk, past = asking.walk, asking.past
        if self._window.until or self._every <= timedelta():
            return True
        recent = past.asked is not None and timedelta() <= self._now - past.asked < self._every
        if past.barren and recent:
            return False
        own = past.own is not None and self._now - past.own < _OWN
        return not self.agreed or not walk.settled or not recent or own


def is_guess(source: Source) -> bool:
    """Tell whether a source was guessed at: a feed that a page links to without calling it one, a usual place."""
    return isinstance(source, Feed) and source.optional
