"""Records of the near index come back as they were written, and damaged ones not at all."""

from __future__ import annotations

import numpy as np
import pytest

from newsbot.dedup.fingerprint import fingerprint
from newsbot.ledger.near.record import (
    GRAIN,
    Known,
    claimed_length,
    decode,
    encode,
    glance,
    keys_of,
    length_of,
    next_begin,
)

WORDS = "كلمة أخرى في نص طويل يقول شيئا جديدا كل مرة"
TEXTS = {
    "no key": "كلمة",
    "a flash": WORDS,
    "an article": " ".join(f"{word}{i}" for i in range(40) for word in WORDS.split()),
    "a book": " ".join(f"كلمة{i}" for i in range(60_000)),
}


def known(text: str, article: str = "a" * 32, site: str = "example") -> Known:
    printed = fingerprint(text)
    return Known(article, site, 1_700_000_000.5, printed.keys, printed.sketch)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("site", ["example", "موقع", "s" * 300])
def test_a_record_comes_back(text: str, site: str) -> None:
    written = known(text, site=site)
    data = encode(written)
    read = decode(data + b"what follows")
    assert read is not None
    assert (read.article, read.site, read.published) == (written.article, written.site, written.published)
    assert np.array_equal(read.keys, written.keys)
    assert read.sketch.pack() == written.sketch.pack()
    assert np.array_equal(keys_of(data), written.keys)
    assert glance(data) == (written.published, written.sketch.sizes)
    assert length_of(data) == len(data)
    assert len(data) % GRAIN == 0


@pytest.mark.parametrize("place", [0, 3, 9, 30, 200])
def test_a_changed_byte_is_seen(place: int) -> None:
    data = bytearray(encode(known(TEXTS["an article"])))
    data[place] ^= 0x40
    assert length_of(bytes(data)) is None
    assert decode(bytes(data)) is None


def test_a_cut_record_is_none() -> None:
    data = encode(known(TEXTS["an article"]))
    assert claimed_length(data[:100]) > 100
    assert [decode(data[:length]) for length in (0, 5, 40, 100)] == [None] * 4


def test_the_next_record_is_found_behind_damage() -> None:
    damage = b"K2 not aligned" + b"\0" * (5 * GRAIN - 14)
    assert next_begin(damage + encode(known(WORDS))) == 5 * GRAIN
    assert next_begin(damage) == 5 * GRAIN
    assert next_begin(b"") == GRAIN
