"""Group commit: order, batches, and what happens when the disk says no."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from newsbot.ledger.commit import BATCH, GroupCommit
from newsbot.ledger.ledger import Entry
from tests.factories import page


class Recorder:
    """A commit that notes its batches, and fails while `error` is set."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.error: Exception | None = None

    async def __call__(self, entries: Sequence[Entry]) -> None:
        await asyncio.sleep(0)
        if self.error:
            raise self.error
        self.batches.append([entry.page.key for entry in entries])


def entry(key: str, article_id: str | None = None, refers_to: str | None = None) -> Entry:
    return Entry(page(key), "new" if article_id else "duplicate", article_id=article_id, refers_to=refers_to)


def test_what_waits_is_committed_together() -> None:
    async def scenario() -> list[int]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        await asyncio.gather(*(commits.add(entry(f"/{n}")) for n in range(BATCH + 10)))
        return [len(batch) for batch in recorder.batches]

    assert asyncio.run(scenario()) == [BATCH, 10]


def test_a_duplicate_waits_for_its_original() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("a")
        duplicate = asyncio.ensure_future(commits.add(entry("/copy", refers_to="a")))
        await commits.add(entry("/other"))
        assert not duplicate.done()
        await commits.add(entry("/a", article_id="a"))
        await duplicate
        return recorder.batches

    assert asyncio.run(scenario()) == [["/other"], ["/a"], ["/copy"]]


def test_a_duplicate_of_what_will_never_come_is_let_go() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("a")
        duplicate = asyncio.ensure_future(commits.add(entry("/copy", refers_to="a")))
        await asyncio.sleep(0)
        commits.forget("a")
        await duplicate
        return recorder.batches

    assert asyncio.run(scenario()) == [["/copy"]]


def test_a_failed_commit_is_told_to_all_who_wait_and_the_next_one_is_tried() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        recorder.error = OSError("No space left on device")
        results = await asyncio.gather(commits.add(entry("/a")), commits.add(entry("/b")), return_exceptions=True)
        assert [type(result) for result in results] == [OSError, OSError]
        recorder.error = None
        await commits.add(entry("/c"))
        return recorder.batches

    assert asyncio.run(scenario()) == [["/c"]]


@pytest.mark.parametrize("outcome", ["new", "revised"])
def test_an_original_in_the_same_batch_is_enough(outcome: str) -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("a")
        original = Entry(page("/a"), outcome, article_id="a")  # type: ignore[arg-type] # parametrized literals
        await asyncio.gather(commits.add(original), commits.add(entry("/copy", refers_to="a")))
        return recorder.batches

    assert asyncio.run(scenario()) == [["/a", "/copy"]]
