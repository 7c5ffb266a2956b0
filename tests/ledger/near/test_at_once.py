"""Two real processes that add to the near index and look into it: each finds what the other added, through merges."""

from __future__ import annotations

import multiprocessing
import random
from contextlib import suppress
from multiprocessing.synchronize import Barrier
from pathlib import Path

from newsbot.ledger import statements
from newsbot.ledger.database import connect, transaction
from newsbot.ledger.near import slice as near_slice
from tests.ledger.near.shelf import SMALL, Shelf, own

PATIENCE = 60.0  # seconds until the test gives up waiting for a process
ROUNDS = 40
spawn = multiprocessing.get_context("spawn")


class DiedError(Exception):
    """What was appended is never committed."""


def die_sometimes(chance: random.Random) -> None:
    if chance.random() < 0.2:
        raise DiedError


def use(folder: Path, turn: int, together: Barrier) -> None:
    """Add texts under the ledger's lock, dying now and then before the commit; look for whatever either has added."""
    for name, value in SMALL.items():
        setattr(near_slice, name, value)
    chance, db, shelf = random.Random(turn), connect(folder / "l.sqlite"), Shelf(folder / "near")
    for number in range(turn, 2 * ROUNDS, 2):
        if number % 6 < 2:
            together.wait(PATIENCE)
        with suppress(DiedError), transaction(db, durable=False):
            shelf.committed = dict(db.execute("SELECT slice, committed FROM near_slices"))
            added = [int(row[0]) for row in db.execute("SELECT id FROM aliases")]
            for other in chance.sample(added, min(3, len(added))):
                assert shelf.find(own(other)) == [f"t{other}"]
            shelf.add(f"t{number}", own(number))
            (grown,) = shelf.committed.items()
            db.execute(statements.GROW_SLICE, (*grown, 1e12))
            db.execute("INSERT INTO aliases VALUES (?, '')", (str(number),))
            die_sometimes(chance)
    shelf.index.close()
    db.close()


def test_two_processes_find_each_others_texts(tmp_path: Path) -> None:
    together = spawn.Barrier(2)
    workers = [spawn.Process(target=use, args=(tmp_path, turn, together), daemon=True) for turn in (0, 1)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(PATIENCE)
    assert [worker.exitcode for worker in workers] == [0, 0]
    db, shelf = connect(tmp_path / "l.sqlite"), Shelf(tmp_path / "near")
    shelf.committed = dict(db.execute("SELECT slice, committed FROM near_slices"))
    added = {int(row[0]) for row in db.execute("SELECT id FROM aliases")}
    assert len(added) > ROUNDS
    assert {n for n in range(2 * ROUNDS) if shelf.find(own(n)) == [f"t{n}"]} == added
    shelf.index.close()
    db.close()
