"""A key file holds what was merged into it, and finds what is wanted in it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.dedup.candidates import COMMON
from newsbot.ledger.near import keyfile
from newsbot.ledger.near.keyfile import KeyFile, Packed, find_in, merged, pack, split, write

LARGEST_KEY, LAST_PLACE = 2**40 - 2, 2**25 - 2
# Few keys, so that many texts have some: then a key crosses borders of blocks.
KEY = st.sampled_from([0, 2, 8, 16, 4096, LARGEST_KEY]) | st.integers(0, 40).map(lambda n: n * 8)


def packed_of(keys: list[int]) -> Packed:
    """Return the keys with different places, in order."""
    return np.sort(pack(np.array(keys, np.int64), LAST_PLACE - np.arange(len(keys), dtype=np.uint64)))


def made_of(folder: Path, parts: list[Packed]) -> KeyFile | None:
    """Return the file that the parts were merged into, one after the other."""
    file: KeyFile | None = None
    for number, part in enumerate(parts):
        count = len(part) + (file.count if file else 0)
        if count:
            write(folder / "1.keys", merged(file.parts() if file else (), part), count, 64 * (number + 1))
            if file:
                file.close()
            file = KeyFile.open(folder / "1.keys")
            assert file
            assert (file.end, file.count) == (64 * (number + 1), count)
    return file


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(KEY, max_size=120), min_size=1, max_size=4), st.sets(KEY, min_size=1))
def test_any_keys_are_kept_in_order_and_found(parts: list[list[int]], wanted: set[int]) -> None:
    packed = [packed_of(keys) for keys in parts]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(keyfile, "_BLOCK", 8)
        patch.setattr(keyfile, "_CHUNK", 3)
        patch.setattr(keyfile, "_AT_ONCE", 5)
        file = made_of(Path(folder), packed)
        everything = np.sort(np.concatenate(packed))
        asked = np.sort(pack(np.array(sorted(wanted), np.int64), 0))
        exact = everything[np.isin(split(everything)[0], split(asked)[0])]
        told = [exact[split(exact)[0] == key][: COMMON + 1] for key in split(asked)[0]]
        assert np.array_equal(find_in(everything, asked), np.concatenate(told))
        if file:
            assert np.array_equal(np.concatenate(list(file.parts())), everything)
            found = np.sort(file.find(asked))
            assert np.isin(found, exact).all()
            for key in split(asked)[0]:  # all of a key, or at least more than a block holds
                texts = int((split(exact)[0] == key).sum())
                assert int((split(found)[0] == key).sum()) >= min(texts, 8 + 1)
            file.close()


@pytest.mark.parametrize("count", [1, 255, 256, 257, 511, 512, 513, 140_000])
def test_each_key_is_found_at_any_size(tmp_path: Path, count: int) -> None:
    numbers = pack(np.arange(count, dtype=np.int64) * 8, 7)
    file = made_of(tmp_path, [np.sort(numbers[::2]), np.sort(numbers[1::2])])
    assert file
    assert np.array_equal(file.find(numbers - np.uint64(7)), numbers)
    assert not len(file.find(pack(np.array([count * 8, LARGEST_KEY]), 0)))
    assert not len(file.find(numbers[:0]))
    file.close()


@pytest.mark.parametrize("before", [0, 1, 254, 255, 256, 400])
@pytest.mark.parametrize("texts", [1, 200, 201, 600])
def test_a_key_across_blocks_is_counted(tmp_path: Path, before: int, texts: int) -> None:
    low, high = np.arange(before) * 8, 80_000 + np.arange(300) * 8
    common = pack(np.full(texts, 40_000), np.arange(texts, dtype=np.uint64))
    file = made_of(tmp_path, [np.sort(np.concatenate((pack(low, 1), common, pack(high, 1))))])
    assert file
    assert min(len(file.find(pack(np.array([40_000]), 0))), 201) == min(texts, 201)
    file.close()


def test_pack_and_split_keep_the_largest() -> None:
    keys, places = split(pack(np.array([0, LARGEST_KEY]), np.array([LAST_PLACE, 0], np.uint64)))
    assert (keys.tolist(), places.tolist()) == ([0, LARGEST_KEY // 2], [LAST_PLACE, 0])
