"""Group claim: texts are claimed together, in their order, and one that can't be decided on costs no other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.dedup.decide import Verdict
from newsbot.dedup.fingerprint import Fingerprint, Fingerprinted, fingerprint
from newsbot.ledger.claiming import GroupClaim
from newsbot.ledger.claims import Claims
from newsbot.ledger.ledger import Candidate
from newsbot.ledger.store import Store
from tests.factories import article, page
from tests.reprints import OTHER, REPRINT, STORY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The store of a run."""
    store = Store(tmp_path, "example", datetime.now(UTC))
    yield store
    store.ledger.close()
    store.release()


def candidate(name: str, text: str) -> Candidate:
    return Candidate(page(f"/{name}"), article(name, text))


def claimed(store: Store, candidates: Sequence[Candidate]) -> tuple[list[str], list[int]]:
    """Claim candidates through the group; return the outcome of each and the sizes of the groups."""
    sizes: list[int] = []

    async def claim(batch: Sequence[Candidate]) -> Sequence[Verdict | Exception]:
        sizes.append(len(batch))
        return await asyncio.to_thread(store.claim, batch)

    async def all_at_once() -> list[Verdict | BaseException]:
        group = GroupClaim(claim)
        return await asyncio.gather(*map(group.add, candidates), return_exceptions=True)

    ends = asyncio.run(all_at_once())
    return [end.outcome if isinstance(end, Verdict) else type(end).__name__ for end in ends], sizes


def test_what_comes_together_is_claimed_together_in_its_order(store: Store) -> None:
    texts = [candidate("a", STORY), candidate("b", REPRINT), candidate("c", OTHER), candidate("d", STORY)]
    assert claimed(store, texts) == (["new", "duplicate", "new", "duplicate"], [4])


def test_a_text_that_can_not_be_decided_on_costs_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    resembled = Claims._resembled

    def fail_for_one(self: Claims, run: int, own: str, *rest: object) -> object:
        if own == "bad":
            raise ZeroDivisionError
        return resembled(self, run, own, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Claims, "_resembled", fail_for_one)
    texts = [candidate("a", STORY), candidate("bad", OTHER), candidate("b", REPRINT)]
    assert claimed(store, texts) == (["new", "ZeroDivisionError", "duplicate"], [3])


def test_a_text_that_can_not_be_read_costs_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_for_one(text: str) -> Fingerprint:
        if text == OTHER:
            raise TypeError
        return fingerprint(text)

    monkeypatch.setattr("newsbot.ledger.store.fingerprint", fail_for_one)
    texts = [candidate("a", STORY), candidate("bad", OTHER), candidate("b", REPRINT)]
    assert claimed(store, texts) == (["new", "TypeError", "duplicate"], [3])


def test_no_key_file_is_written_of_what_may_be_taken_back(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbot.ledger.near.slice._TAIL", 1)
    news = [
        candidate(name, " ".join(f"{name}{one}{other}" for one in "ابتثس" for other in "ردزعغفق")) for name in "جحخد"
    ]
    store.claim(news[:3])
    assert not list(tmp_path.rglob("*.keys"))
    store.claim(news[3:])
    assert list(tmp_path.rglob("*.keys"))


def test_what_the_disk_refuses_is_told_to_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Claims, "claim", refuse)
    assert claimed(store, [candidate("a", STORY), candidate("b", OTHER)]) == (["OSError"] * 2, [2])


def test_a_text_that_was_changed_since_it_was_read_is_compared_as_it_is(store: Store) -> None:
    assert claimed(store, [candidate("a", STORY)])[0] == ["new"]
    read = Fingerprinted(OTHER, fingerprint(OTHER))
    as_it_was = Candidate(page("/b"), article("b", OTHER), read=read)
    changed = Candidate(page("/c"), article("c", STORY), read=read)
    assert claimed(store, [as_it_was, changed])[0] == ["new", "duplicate"]
