"""Records of the near index come back as they were written, and damaged ones not at all."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.dedup.fingerprint import fingerprint
from newsbot.dedup.sketch import Sketch
from newsbot.ledger.near.record import (
    GRAIN,
    Known,
    claimed_length,
    decode,
    encode,
    glance,
    length_of,
    next_begin,
    packed_keys,
    unpack_keys,
)

WORDS = "كلمة أخرى في نص طويل يقول شيئا جديدا كل مرة"
TEXTS = {
    "no word": "",
    "no key": "كلمة",
    "a flash": WORDS,
    "an article": " ".join(f"{word}{i}" for i in range(40) for word in WORDS.split()),
    "10 MB": " ".join(f"كلمة{i}" for i in range(800_000)),
}


def known(text: str, article: str = "a" * 32, site: str = "example") -> Known:
    printed = fingerprint(text)
    return Known(article, site, 1_700_000_000.5, printed.keys, printed.sketch)


MAGIC = encode(known(WORDS))[:2]


def check_round_trip(written: Known) -> None:
    data = encode(written)
    read = decode(data + b"what follows")
    assert read is not None
    assert (read.article, read.site, read.published) == (written.article, written.site, written.published)
    assert np.array_equal(read.keys, written.keys)
    assert read.sketch.pack() == written.sketch.pack()
    assert np.array_equal(unpack_keys(packed_keys(b"before" + data, 6)), written.keys)
    assert glance(data[:GRAIN]) == (written.published, written.sketch.sizes)
    assert length_of(b"before" + data, 6) == length_of(data) == len(data)
    assert len(data) % GRAIN == 0


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("site", ["example", "موقع"])
def test_a_record_comes_back(text: str, site: str) -> None:
    check_round_trip(known(text, site=site))


@pytest.mark.parametrize("length", [0, 1, 255, 2000, 70_000])
def test_names_of_any_length_come_back(length: int) -> None:
    check_round_trip(known(WORDS, "م" * length, "س" * length))


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
HASHES = st.lists(st.integers(0, 2**64 - 1), max_size=400)


@settings(deadline=None)
@given(NAMES, NAMES, st.floats(allow_nan=False), st.sets(st.integers(0, 2**39 - 1), max_size=100), HASHES, st.randoms())
def test_any_record_comes_back(
    article: str, site: str, when: float, keys: set[int], words: list[int], chance: random.Random
) -> None:
    numbers = np.array([chance.random() < 0.1 for _ in words], np.bool_)
    sketch = Sketch.of(np.array(words, np.uint64), numbers, len(keys), chance.randrange(50))
    check_round_trip(Known(article, site, when, np.array(sorted(keys), np.int64) * 2, sketch))


@pytest.mark.parametrize("place", [0, 1, 3, 5, 9, 14, 30, 50, 200, -64])
def test_a_changed_byte_is_seen(place: int) -> None:
    data = bytearray(encode(known(TEXTS["an article"]))[: claimed_length(encode(known(TEXTS["an article"])))])
    data[place] ^= 0x40
    assert length_of(bytes(data)) is None
    assert decode(bytes(data)) is None


def test_a_cut_record_is_none() -> None:
    data = encode(known(TEXTS["an article"]))
    assert claimed_length(data[:100]) > 100
    assert [decode(data[:length]) for length in (0, 5, 40, 100)] == [None] * 4


@pytest.mark.parametrize("data", [b"", MAGIC, MAGIC + b"\0" * 40, b"\0" * 64, b"SQLite format 3\0" * 4])
def test_what_is_no_record_has_nothing_to_glance_at(data: bytes) -> None:
    assert glance(data) is None


@pytest.mark.parametrize("length", [0, 19, (1 << 26), (1 << 32) - 1])
def test_a_length_that_no_record_has_is_none(length: int) -> None:
    data = MAGIC + length.to_bytes(4, "little") + b"\0" * 100
    assert claimed_length(data) == 0
    assert decode(data) is None


def test_the_next_record_is_found_behind_damage() -> None:
    damage = MAGIC + b" not aligned" + b"\0" * (5 * GRAIN - 14)
    assert next_begin(damage + encode(known(WORDS))) == 5 * GRAIN
    assert next_begin(damage[:70] + MAGIC + damage[72:] + encode(known(WORDS))) == 5 * GRAIN
    assert next_begin(damage) == 5 * GRAIN
    assert next_begin(b"") == GRAIN
