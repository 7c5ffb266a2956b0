"""Relate two bodies, as the crawl relates an article to those that it knows."""

from __future__ import annotations

import numpy as np

from newsbot.dedup.candidates import is_candidate
from newsbot.dedup.compare import Match, compare
from newsbot.dedup.fingerprint import Fingerprint, fingerprint


def relate(one: str, other: str) -> Match:
    """Tell what one body is to another; their order doesn't matter."""
    return relate_fingerprints(fingerprint(one), fingerprint(other))


def relate_fingerprints(one: Fingerprint, other: Fingerprint) -> Match:
    """Tell what one body is to another: exact, near, related, series or new. A text without words is like no other."""
    if not one.sketch.length or not other.sketch.length:
        return Match("new", 0.0)
    if one.exact == other.exact:
        return Match("exact", 1.0)
    shared = len(np.intersect1d(one.keys, other.keys, assume_unique=True))
    if not is_candidate(one.sketch.sizes, other.sketch.sizes, shared):
        return Match("new", 0.0)
    return compare(one.sketch, other.sketch)
