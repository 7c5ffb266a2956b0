"""Group commit: order, batches, and what happens when the disk says no."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence

import pytest

from newsbot.errors import LedgerError
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


def test_what_comes_soon_behind_a_batch_shares_the_next() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        await commits.add(entry("/first"))
        others = []
        for name in ("/second", "/third"):
            others.append(asyncio.ensure_future(commits.add(entry(name))))
            for _ in range(5):
                await asyncio.sleep(0)
        await asyncio.gather(*others)
        return recorder.batches

    assert asyncio.run(scenario()) == [["/first"], ["/second", "/third"]]


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


@pytest.mark.parametrize("outcome", ["duplicate", "unchanged"])
@pytest.mark.parametrize("late", [False, True])
def test_what_repeats_an_article_that_will_never_come_stays_open(outcome: str, *, late: bool) -> None:
    async def scenario() -> Entry:
        commits = GroupCommit(Recorder())
        copy = Entry(page("/copy"), outcome, "duplicates/d.jsonl", b"{}\n", refers_to="a")  # type: ignore[arg-type]
        commits.expect("a")
        if late:
            commits.forget("a")
        ending = asyncio.ensure_future(commits.add(copy))
        await asyncio.sleep(0)
        commits.forget("a")
        return await ending

    assert asyncio.run(scenario()) == Entry(page("/copy"), "failed", reason="original_failed")


def test_an_article_of_its_own_is_written_whatever_became_of_the_one_it_resembles() -> None:
    async def scenario() -> Entry:
        commits = GroupCommit(Recorder())
        commits.expect("a")
        commits.forget("a")
        return await commits.add(entry("/b", article_id="b", refers_to="a"))

    assert asyncio.run(scenario()).outcome == "new"


def test_an_article_that_is_claimed_again_may_be_repeated_again() -> None:
    async def scenario() -> list[str]:
        commits = GroupCommit(Recorder())
        commits.expect("a")
        commits.forget("a")
        commits.expect("a")
        ended = await asyncio.gather(
            commits.add(entry("/copy", refers_to="a")), commits.add(entry("/a", article_id="a"))
        )
        return [one.outcome for one in ended]

    assert asyncio.run(scenario()) == ["duplicate", "new"]


def test_a_second_address_that_ends_unchanged_leaves_the_revision_awaited() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("a")
        await commits.add(Entry(page("/again"), "unchanged", article_id="a"))
        copy = asyncio.ensure_future(commits.add(entry("/copy", refers_to="a")))
        await commits.add(entry("/other"))
        await commits.add(entry("/a", article_id="a"))
        await copy
        return recorder.batches

    assert asyncio.run(scenario()) == [["/again"], ["/other"], ["/a"], ["/copy"]]


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left"), sqlite3.OperationalError("disk full"), LedgerError("gone")]
)
def test_behind_what_the_disk_refused_nothing_is_written(error: Exception) -> None:
    async def scenario() -> None:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("a")
        recorder.error = error
        copy = asyncio.ensure_future(commits.add(entry("/copy", refers_to="a")))
        results = await asyncio.gather(
            commits.add(entry("/a", article_id="a")), commits.add(entry("/b")), copy, return_exceptions=True
        )
        assert list(results) == [error] * 3
        recorder.error = None
        with pytest.raises(type(error)):
            await commits.add(entry("/c"))
        assert not recorder.batches

    asyncio.run(scenario())


def test_a_fault_costs_its_batch_and_what_repeats_its_articles_only() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("a")
        recorder.error = ValueError("a fault")
        with pytest.raises(ValueError, match="a fault"):
            await commits.add(entry("/a", article_id="a"))
        recorder.error = None
        assert (await commits.add(entry("/copy", refers_to="a"))).reason == "original_failed"
        await commits.add(entry("/c"))
        return recorder.batches

    assert asyncio.run(scenario()) == [["/copy"], ["/c"]]


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


def test_what_refers_to_one_that_waits_itself_waits_for_both() -> None:
    async def scenario() -> list[list[str]]:
        recorder = Recorder()
        commits = GroupCommit(recorder)
        commits.expect("x")
        commits.expect("y")
        related, copy = entry("/x", "x", refers_to="y"), entry("/copy", refers_to="x")
        waiting = [asyncio.create_task(commits.add(one)) for one in (related, copy)]
        await asyncio.sleep(0)
        await commits.add(entry("/y", "y"))
        await asyncio.gather(*waiting)
        return recorder.batches

    written = [key for batch in asyncio.run(scenario()) for key in batch]
    assert written == ["/y", "/x", "/copy"]
