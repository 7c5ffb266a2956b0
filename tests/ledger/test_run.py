"""Run: what stands in a claim's way is waited for, and what a run comes to."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy.crawler import Crawler

from newsbot import exitcodes
from newsbot.article import Article
from newsbot.ledger.ledger import Candidate, Entry
from newsbot.ledger.result import exit_code
from newsbot.ledger.run import Run
from newsbot.ledger.tally import Tally
from tests.factories import article, page

Open = Callable[[str], Run]
CRAWLER = cast(Crawler, SimpleNamespace(stats=SimpleNamespace(get_value=lambda name, default: default)))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Open runs of sites on one output folder; they are closed behind the test."""
    runs: list[Run] = []

    def run(site: str) -> Run:
        runs.append(Run(CRAWLER, site, tmp_path))
        return runs[-1]

    yield run
    for one in runs:
        one.close("finished")


async def write(run: Run, written: Article) -> None:
    line = f"{written.text}\n".encode()
    await run.end(Entry(page(), "new", f"articles/{run.site}/d.jsonl", line, article_id=written.id))


def test_a_second_revision_waits_for_the_first(opened: Open) -> None:
    async def scenario() -> tuple[str, int]:
        run = opened("example")
        first, second = article("a", "الأول"), article("a", "الثاني")
        assert (await run.claim(Candidate(page("/a"), first))).outcome == "new"
        claiming = asyncio.create_task(run.claim(Candidate(page("/a"), second)))
        await write(run, first)
        verdict = await claiming
        return verdict.outcome, verdict.revision

    assert asyncio.run(scenario()) == ("revised", 2)


def test_a_text_that_another_run_is_writing_is_a_duplicate_once_it_is_written(opened: Open) -> None:
    async def scenario() -> tuple[str, str | None]:
        one, other = opened("one"), opened("other")
        written = article("a", site="one")
        await one.claim(Candidate(page("/a"), written))
        claiming = asyncio.create_task(other.claim(Candidate(page("/a"), article("b", site="other"))))
        await asyncio.sleep(0.05)
        await write(one, written)
        verdict = await claiming
        return verdict.outcome, verdict.link.duplicate_of

    assert asyncio.run(scenario()) == ("duplicate", "a")


def test_a_claim_that_is_never_confirmed_is_not_waited_for_without_end(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> str:
        one, other = opened("one"), opened("other")
        await one.claim(Candidate(page("/a"), article("a", site="one")))
        return (await other.claim(Candidate(page("/a"), article("b", site="other")))).outcome

    monkeypatch.setattr("newsbot.ledger.run._ASK_AGAIN", (0, 0))
    assert asyncio.run(scenario()) == "busy"


def test_a_dead_runs_claim_blocks_nobody(opened: Open) -> None:
    async def scenario() -> str:
        dead, other = opened("dead"), opened("other")
        await dead.claim(Candidate(page("/a"), article("a", site="dead")))
        dead.store.release()
        outcome = (await other.claim(Candidate(page("/a"), article("b", site="other")))).outcome
        dead.store.__init__(dead.store.output, "dead", dead.started)  # type: ignore[misc] # for the fixture to close
        return outcome

    assert asyncio.run(scenario()) == "new"


def test_a_copy_of_an_article_that_a_pipeline_lost_stays_open(opened: Open) -> None:
    async def scenario() -> tuple[str, int, int]:
        run = opened("example")
        lost, copy = Candidate(page("/a"), article("a")), Candidate(page("/b"), article("b"))
        for item in (lost, copy):
            run.fetched(item.page)
        await run.claim(Candidate(page("/a"), lost.article))
        verdict = await run.claim(Candidate(page("/b"), copy.article))
        end = Entry(copy.page, "duplicate", "duplicates/example.jsonl", b"{}\n", refers_to=verdict.link.duplicate_of)
        ending = asyncio.create_task(run.end(end))
        await run._dropped(lost)
        await ending
        return verdict.outcome, run.tally.outcomes["failed"], run.tally.outcomes["duplicate"]

    assert asyncio.run(scenario()) == ("duplicate", 2, 0)


def test_what_a_pipeline_drops_gives_back_its_own_claim_and_no_other(opened: Open) -> None:
    async def scenario() -> tuple[str | None, str | None]:
        run = opened("example")
        first, second = (Candidate(page(key), article("a")) for key in ("/a", "/a-again"))
        for item in (first, second):
            run.fetched(item.page)
        await run.claim(Candidate(page("/a"), first.article))
        await run._dropped(second)
        before = run.store.ledger.claimant("a")
        await run._dropped(first)
        return before, run.store.ledger.claimant("a")

    assert asyncio.run(scenario()) == ("example", None)


def test_a_page_that_is_left_after_its_answer_came_counts_as_not_asked_for(opened: Open) -> None:
    run = opened("example")
    run.fetched(page())
    run.skip(page(), "stopping")
    assert (run.tally.fetched, run.tally.ended, run.tally.refused["stopping"]) == (0, 0, 1)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ({}, exitcodes.DONE),
        ({"walks": ["failed"]}, exitcodes.NO_SOURCE),
        ({"walks": ["failed", "ok"]}, exitcodes.DONE),
        ({"walks": ["failed", "barren"]}, exitcodes.NO_SOURCE),
        ({"walks": ["failed"], "reason": "shutdown"}, exitcodes.PAGES_LEFT),
        ({"left_alone": True, "remaining": 9}, exitcodes.PAGES_LEFT),
        ({"left_alone": True}, exitcodes.DONE),
        ({"tally": Tally(refused=Counter(no_worker=9)), "remaining": 9}, exitcodes.PAGES_LEFT),
        ({"tally": Tally(refused=Counter(robots_unreachable=9)), "remaining": 9}, exitcodes.PAGES_LEFT),
        ({"tally": Tally(refused=Counter(robots=9)), "remaining": 9}, exitcodes.DONE),
        ({"error": OSError("full"), "reason": "shutdown"}, exitcodes.BROKEN),
    ],
)
def test_exit_codes(opened: Open, state: dict[str, Any], code: int) -> None:
    run = opened("example")
    walks = [SimpleNamespace(failed=walk == "failed", barren=walk == "barren") for walk in state.pop("walks", [])]
    for name, value in {"reason": "finished", **state}.items():
        setattr(run, name, value)
    run.walks = cast(Any, walks)
    assert exit_code(run) == code
    run.walks, run.error = [], None
