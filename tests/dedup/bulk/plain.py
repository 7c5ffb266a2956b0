"""The decisions of `scrapy dedup` as a plain loop over all texts, to hold the fast ones against."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsbot.dedup.candidates import is_candidate
from newsbot.dedup.choose import choose, resemblance
from newsbot.dedup.compare import compare
from newsbot.dedup.fingerprint import Fingerprint, fingerprint


@dataclass
class Text:
    """A text that was kept."""

    id: str
    hour: int | None
    found_by: Fingerprint
    link: tuple[str, str | None, float | None]


Outcome = tuple[bool, str, str | None, float | None]


def decide_all(articles: Sequence[dict[str, Any]], days: int, most: int, common: int) -> Iterator[Outcome]:
    """Yield for each article whether it is kept, relation, duplicate_of and similarity."""
    kept: list[Text] = []
    first: dict[str, Text] = {}
    said: dict[tuple[str, str], Outcome] = {}
    exact: dict[bytes, Text] = {}
    heads: dict[str, str] = {}
    for article in articles:
        own, text = article["id"], article["text"]
        if (own, text) in said:
            outcome = said[own, text]
            yield (False, "exact", own, 1.0) if outcome[0] else outcome
            continue
        hour = int(datetime.fromisoformat(article["published"]).timestamp() // 3600) if "published" in article else None
        new = Text(own, hour, fingerprint(text), ("new", None, None))
        is_kept = True
        if own in first:
            new.link = first[own].link
        elif new.found_by.sketch.length and new.found_by.exact in exact:
            is_kept, new.link = False, ("exact", _longest(exact[new.found_by.exact].id, heads), 1.0)
        elif new.found_by.sketch.length:
            is_kept = _compare(new, kept, heads, days, most, common)
        if is_kept:
            kept.append(new)
            first.setdefault(own, new)
            exact.setdefault(new.found_by.exact, new)
        said[own, text] = (is_kept, *new.link)
        yield said[own, text]


def _compare(new: Text, kept: list[Text], heads: dict[str, str], days: int, most: int, common: int) -> bool:
    """Set the link, and the head of what the new text contains; return whether it is kept."""
    under = defaultdict(list)
    wanted = set(new.found_by.keys.tolist())
    for place, old in enumerate(kept):
        if None in (new.hour, old.hour) or abs((new.hour or 0) - (old.hour or 0)) <= 24 * days:
            for key in wanted.intersection(old.found_by.keys.tolist()):
                under[key].append(place)
    shared = Counter(place for places in under.values() if len(places) <= common for place in places)
    passed_over = sum(len(places) > common for places in under.values())
    ranked = sorted(shared, key=lambda place: (-shared[place], place))
    candidates = [
        kept[place]
        for place in ranked
        if is_candidate(new.found_by.sketch.sizes, kept[place].found_by.sketch.sizes, shared[place], passed_over)
    ]
    sketch = new.found_by.sketch
    chosen = choose(
        resemblance(old, compare(sketch, old.found_by.sketch), sketch.length, old.found_by.sketch.length)
        for old in candidates[:most]
    )
    if chosen is None:
        return True
    known = chosen.known.id
    other = known if chosen.is_longer else _longest(known, heads)
    new.link = (chosen.match.relation, other, round(chosen.match.similarity, 4))
    if chosen.is_longer:
        heads[known] = new.id
    return not chosen.is_repetition


def _longest(own: str, heads: dict[str, str]) -> str:
    return _longest(heads[own], heads) if own in heads else own
