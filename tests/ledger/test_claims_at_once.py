"""Two real processes that claim on one ledger at once: of one story only one is ever called new, whoever is killed."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from newsbot.dedup.decide import Verdict
from newsbot.dedup.fingerprint import fingerprint
from newsbot.ledger.claims import Claims
from newsbot.ledger.ledger import Entry
from newsbot.ledger.sqlite import SqliteLedger
from newsbot.ledger.store import Store
from tests.factories import article, claim, page
from tests.reprints import CARELESS, REPRINT, RESPELLED, STORY

PATIENCE = 60.0  # seconds until a test gives up waiting for a process
ROUNDS = 48
SITES = ("one", "other")
spawn = multiprocessing.get_context("spawn")


class Ended(NamedTuple):
    """What became of one text."""

    outcome: str
    relation: str
    original: str | None
    busy: bool


def variants(number: int) -> tuple[str, str, bool]:
    """Return two forms of the story of a round, and whether the second says more."""
    chosen = random.Random(number)
    words = STORY.split()
    story = [f"{word}{chosen.choice('بتجدسلمن')}{chosen.choice('ابتجدسلمن')}" for word in chosen.choices(words, k=120)]
    text = " ".join(story)
    forms = {
        "respelled": text.translate(CARELESS),
        "cut": " ".join(story[:100]),
        "changed": " ".join(["وأفاد", *story[1:60], "كذلك", *story[61:]]),
        "longer": " ".join([*story, *chosen.choices(words, k=60)]),
    }
    kind = list(forms)[number % len(forms)]
    return text, forms[kind], kind == "longer"


def claim_in_rounds(path: Path, turn: int, together: Barrier, results: Connection) -> None:
    """Claim one form of each story, at the same time as the other process, and write it if it is new."""
    ledger = SqliteLedger(path)
    run = ledger.begin(SITES[turn], datetime.now(UTC))
    for number in range(ROUNDS):
        name = f"{SITES[turn]}-{number}"
        text = variants(number)[:2][turn]
        found, prints = article(name, text, site=SITES[turn]), fingerprint(text)
        together.wait(PATIENCE)
        verdict = ledger.claim(run, f"/{name}", found, prints)
        if busy := verdict.outcome == "busy":
            assert verdict.link.duplicate_of == f"{SITES[1 - turn]}-{number}"
        if number % 2:  # in every other round nobody writes before both have claimed
            together.wait(PATIENCE)
        write_if_new(ledger, SITES[turn], name, verdict)
        together.wait(PATIENCE)
        if busy:
            verdict = ledger.claim(run, f"/{name}", found, prints)
            write_if_new(ledger, SITES[turn], name, verdict)
        results.send(Ended(verdict.outcome, verdict.link.relation, verdict.link.duplicate_of, busy))
    ledger.close()


def write_if_new(ledger: SqliteLedger, site: str, name: str, verdict: Verdict) -> None:
    if verdict.outcome == "new":
        ledger.confirm(site, [Entry(page(), "new", "f", b"{}\n", article_id=name)], {})


def test_of_one_story_only_one_is_new(tmp_path: Path) -> None:
    together = spawn.Barrier(2)
    receivers = []
    for turn in (0, 1):
        receiver, sender = spawn.Pipe(duplex=False)
        process = spawn.Process(
            target=claim_in_rounds, args=(tmp_path / "l.sqlite", turn, together, sender), daemon=True
        )
        process.start()
        sender.close()
        receivers.append(receiver)
    for number in range(ROUNDS):
        ends = [received(receiver) for receiver in receivers]
        first, second = sorted((0, 1), key=lambda turn: ends[turn].relation != "new")
        assert (ends[first].outcome, ends[first].relation) == ("new", "new")
        assert (ends[second].relation, ends[second].original) == (
            "exact" if number % 4 == 0 else "near",
            f"{SITES[first]}-{number}",
        )
        says_more = variants(number)[2] and second == 1
        assert ends[second].outcome == ("new" if says_more else "duplicate")
        assert not ends[first].busy
        assert ends[second].busy or number % 2 == 0


def received(receiver: Connection) -> Ended:
    assert receiver.poll(PATIENCE), "the process is stuck"
    ended = receiver.recv()
    assert isinstance(ended, Ended)
    return ended


def claim_and_hang(output: Path, within: bool, ready: Any) -> None:
    """Claim a text and wait to be killed: behind the claim, or inside its transaction with the ledger locked."""
    note = Claims._note

    def note_and_hang(*args: Any) -> None:
        note(*args)
        hang(ready)

    if within:
        Claims._note = cast(Any, note_and_hang)  # type: ignore[method-assign]
    claim(Store(output, "dead", datetime.now(UTC)), page("/a"), article("a", STORY, site="dead"))
    hang(ready)


def hang(ready: Any) -> None:
    ready.send("")
    ready.recv()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The run that goes on."""
    store = Store(tmp_path, "alive", datetime.now(UTC))
    yield store
    store.ledger.close()
    store.release()


@pytest.mark.parametrize("text", [STORY, RESPELLED, REPRINT])
@pytest.mark.parametrize("within", [True, False])
def test_who_is_killed_in_mid_claim_blocks_nobody(tmp_path: Path, store: Store, text: str, *, within: bool) -> None:
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=claim_and_hang, args=(tmp_path, within, theirs), daemon=True)
    process.start()
    theirs.close()
    assert ours.poll(PATIENCE)
    ours.recv()
    mine = article("b", text, site="alive")
    if not within:
        assert claim(store, page("/b"), mine).outcome == "busy"
    process.kill()
    process.join(PATIENCE)
    assert claim(store, page("/b"), mine).outcome == "new"
    store.commit([Entry(page("/b"), "new", "articles/alive/d.jsonl", b"{}\n", article_id="b")])
    copy = claim(store, page("/c"), article("c", f"{text} انتهى", site="alive"))
    assert (copy.outcome, copy.link.duplicate_of) == ("duplicate", "b")
