"""One text in the log of a slice: the article, its site and date, its keys and its sketch."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
import xxhash

from newsbot.dedup.fingerprint import Keys
from newsbot.dedup.sketch import Sizes, Sketch

GRAIN = 64  # bytes; records begin at multiples of it, so that a position needs few bits
_MAGIC = b"K2"  # another one when the record changes: what an older newsbot wrote is stepped over then
_FRAME = struct.Struct("<2sIQ")  # magic, length and checksum of what follows
_FACTS = struct.Struct("<dHHI")  # published, bytes of article and of site, number of keys
_NAMES = _FRAME.size + _FACTS.size
_KEY_BYTES = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A text that may be repeated by others. `published` is in Unix seconds: of the article, else of its fetch."""

    article: str
    site: str
    published: float
    keys: Keys
    sketch: Sketch


def encode(known: Known) -> bytes:
    """Return the record as bytes, a multiple of GRAIN."""
    article, site = known.article.encode(), known.site.encode()
    keys = known.keys.astype("<i8").view(np.uint8).reshape(-1, 8)[:, :_KEY_BYTES].tobytes()
    body = _FACTS.pack(known.published, len(article), len(site), len(known.keys))
    body += article + site + known.sketch.pack() + keys
    record = _FRAME.pack(_MAGIC, len(body), xxhash.xxh3_64_intdigest(body)) + body
    return record.ljust(_padded(len(record)), b"\0")


def claimed_length(data: bytes) -> int:
    """Return how many bytes the record that begins here wants to have, 0 if none begins here."""
    if len(data) < _NAMES or data[: len(_MAGIC)] != _MAGIC:
        return 0
    return _FRAME.size + int(_FRAME.unpack_from(data)[1])


def next_begin(data: bytes) -> int:
    """Return where, after damaged bytes, the next record may begin; the end of the data if nowhere in them."""
    place = data.find(_MAGIC, GRAIN)
    while place >= 0 and place % GRAIN:
        place = data.find(_MAGIC, place + 1)
    return place if place >= 0 else max(GRAIN, len(data) // GRAIN * GRAIN)


def length_of(data: bytes) -> int | None:
    """Return the length of the record that begins here, padding included; None if none does or it is damaged."""
    end = claimed_length(data)
    if not end or end > len(data) or xxhash.xxh3_64_intdigest(data[_FRAME.size : end]) != _FRAME.unpack_from(data)[2]:
        return None
    return _padded(end)


def keys_of(data: bytes) -> Keys:
    """Return the keys alone of a record that `length_of` found sound."""
    *_, count = _FACTS.unpack_from(data, _FRAME.size)
    raw = np.frombuffer(data, np.uint8, count * _KEY_BYTES, claimed_length(data) - count * _KEY_BYTES)
    padded = np.zeros((count, 8), np.uint8)
    padded[:, :_KEY_BYTES] = raw.reshape(count, _KEY_BYTES)
    keys: Keys = np.frombuffer(padded.tobytes(), "<i8").astype(np.int64)
    return keys


def glance(data: bytes) -> tuple[float, Sizes]:
    """Return date and sizes of a record without checking it.

    That most candidates are none is told by these alone, and reading the rest costs five times as much.
    """
    published, article, site, _ = _FACTS.unpack_from(data, _FRAME.size)
    return published, Sketch.sizes_at(data, _NAMES + article + site)


def decode(data: bytes) -> Known | None:
    """Return the record that these bytes begin with; None if it is damaged."""
    if length_of(data) is None:
        return None
    published, article, site, _ = _FACTS.unpack_from(data, _FRAME.size)
    names = data[_NAMES : _NAMES + article + site]
    sketch = Sketch.unpack(data[_NAMES + article + site :])
    return Known(names[:article].decode(), names[article:].decode(), published, keys_of(data), sketch)


def _padded(length: int) -> int:
    return -(-length // GRAIN) * GRAIN
