"""One text in the log of a slice: the article, its site and date, its keys and its sketch."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
import xxhash

from newsbot.dedup.fingerprint import Keys
from newsbot.dedup.sketch import Sizes, Sketch

GRAIN = 64  # bytes; records begin at multiples of it, so that a position needs few bits
LARGEST = 1 << 26  # bytes; a text of 10 MB has 3 MB. What wants more is damage, and isn't loaded
_MAGIC = b"K3"  # another one when the record changes: what an older newsbot wrote is stepped over then
_FRAME = struct.Struct("<2sIQ")  # magic, length and checksum of what follows
_FACTS = struct.Struct("<dIII")  # published, bytes of article and of site, number of keys
# The sketch comes first, since its sizes are looked at most; names and keys are found from the end.
_SKETCH = _FRAME.size + _FACTS.size
KEY_BYTES = 5  # of each key


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
    keys = known.keys.astype("<i8").view(np.uint8).reshape(-1, 8)[:, :KEY_BYTES].tobytes()
    body = _FACTS.pack(known.published, len(article), len(site), len(known.keys))
    body += known.sketch.pack() + article + site + keys
    record = _FRAME.pack(_MAGIC, len(body), xxhash.xxh3_64_intdigest(body)) + body
    return record.ljust(_padded(len(record)), b"\0")


def claimed_length(data: bytes, start: int = 0) -> int:
    """Return how many bytes the record that begins there wants to have, 0 if none begins there."""
    if len(data) < start + _SKETCH or not data.startswith(_MAGIC, start):
        return 0
    length = _FRAME.size + int(_FRAME.unpack_from(data, start)[1])
    return length if _SKETCH <= length <= LARGEST else 0


def next_begin(data: bytes) -> int:
    """Return where, after damaged bytes, the next record may begin; the end of the data if nowhere in them."""
    place = data.find(_MAGIC, GRAIN)
    while place >= 0 and place % GRAIN:
        place = data.find(_MAGIC, place + 1)
    return place if place >= 0 else max(GRAIN, len(data) // GRAIN * GRAIN)


def length_of(data: bytes, start: int = 0) -> int | None:
    """Return the length of the record that begins there, padding included; None if none does or it is damaged."""
    length = claimed_length(data, start)
    if not length or start + length > len(data):
        return None
    body = memoryview(data)[start + _FRAME.size : start + length]
    return _padded(length) if xxhash.xxh3_64_intdigest(body) == _FRAME.unpack_from(data, start)[2] else None


def packed_keys(data: bytes, start: int = 0) -> bytes:
    """Return the keys alone of a record that `length_of` found sound, as they are stored."""
    *_, count = _FACTS.unpack_from(data, start + _FRAME.size)
    end = start + claimed_length(data, start)
    return data[end - count * KEY_BYTES : end]


def unpack_keys(packed: bytes) -> Keys:
    """Return the keys of one record or of several, one after the other."""
    padded = np.zeros((len(packed) // KEY_BYTES, 8), np.uint8)
    padded[:, :KEY_BYTES] = np.frombuffer(packed, np.uint8).reshape(-1, KEY_BYTES)
    keys: Keys = padded.view("<i8").ravel().astype(np.int64, copy=False)
    return keys


def glance(data: bytes) -> tuple[float, Sizes] | None:
    """Return date and sizes of a record by its first GRAIN bytes, unchecked; None if no record begins here.

    That most candidates are none is told by these alone, and reading the rest costs five times as much.
    """
    if len(data) < GRAIN or not data.startswith(_MAGIC):
        return None
    return float(_FACTS.unpack_from(data, _FRAME.size)[0]), Sketch.sizes_at(data, _SKETCH)


def decode(data: bytes) -> Known | None:
    """Return the record that these bytes begin with; None if it is damaged."""
    if length_of(data) is None:
        return None
    published, article, site, count = _FACTS.unpack_from(data, _FRAME.size)
    names = claimed_length(data) - count * KEY_BYTES - site - article
    of_site = names + article
    return Known(
        data[names:of_site].decode(),
        data[of_site : of_site + site].decode(),
        published,
        unpack_keys(packed_keys(data)),
        Sketch.unpack(data[_SKETCH:names]),
    )


def _padded(length: int) -> int:
    return -(-length // GRAIN) * GRAIN
