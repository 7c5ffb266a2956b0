"""Watching a crawl that is killed: a reader of its files at every moment, its processes, and what its ledger knows."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

_LOOK = 0.02  # seconds between two looks of the reader
_LAST = 10.0  # seconds in which the processes of a killed run must be gone


@dataclass
class Reader:
    """Read all output files as their users do, up to the last newline, again and again in a thread of its own.

    `vouched` are the bytes of each file that the ledger vouched for at the end of a run: they may never change again.
    """

    output: Path
    vouched: dict[Path, bytes] = field(default_factory=dict)
    looks: int = 0
    torn: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._end = threading.Event()
        self._busy = threading.Lock()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end.set()
        self._thread.join()

    def vouch(self, committed: dict[str, int]) -> None:
        """Take note of what is confirmed of each file."""
        with self._busy:
            self.vouched |= {self.output / name: _read(self.output / name)[:size] for name, size in committed.items()}

    def look(self) -> None:
        """Look at every file once."""
        with self._busy:
            for path in self.output.glob("*/**/*.jsonl"):
                self._check(path, _read(path))
            self.looks += 1

    def _look_on(self) -> None:
        while not self._end.wait(_LOOK):
            self.look()

    def _check(self, path: Path, data: bytes) -> None:
        known = self.vouched.get(path, b"")
        if not data.startswith(known):
            self.changed.append(f"{path}: confirmed lines were changed")
            return
        for line in data[len(known) : data.rfind(b"\n") + 1].splitlines():
            try:
                json.loads(line)
            except ValueError:
                self.torn.append(f"{path}: {line[:80]!r}")


def _read(path: Path) -> bytes:
    """Return a file as it is at this moment: in one system call, so that no later write shows in its second half."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return b""
    try:
        return os.read(descriptor, os.fstat(descriptor).st_size)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Known:
    """What a ledger knows: committed lengths of files, claims that wait for their line."""

    committed: dict[str, int]
    claims: int

    @classmethod
    def at(cls, output: Path) -> Self:
        """Read the ledger from a copy: opening the ledger itself would tidy up what the kill left."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("ledger.sqlite", "ledger.sqlite-wal"):
                with suppress(FileNotFoundError):
                    shutil.copy(output / "state" / name, folder)
            with closing(sqlite3.connect(Path(folder) / "ledger.sqlite")) as ledger:
                try:
                    lengths = dict(ledger.execute("SELECT path, committed FROM outputs").fetchall())
                    [claims] = ledger.execute("SELECT count(*) FROM claims").fetchone()
                except sqlite3.OperationalError:  # killed before it had its tables
                    return cls({}, 0)
        return cls(lengths, claims)

    def unconfirmed(self, output: Path) -> int:
        """Return how many bytes stand behind the committed lengths; negative where bytes are missing."""
        sizes = [(len(_read(output / name)), length) for name, length in self.committed.items()]
        short = sum(min(0, size - length) for size, length in sizes)
        return short or sum(size - length for size, length in sizes)

    def lines(self, output: Path, name: str) -> list[bytes]:
        """Return the confirmed lines of a file."""
        return _read(output / name)[: self.committed[name]].splitlines()


def session_of(leader: int) -> list[int]:
    """Return the processes, none of them a zombie, of a session."""
    found = []
    for folder in Path("/proc").iterdir():
        with suppress(OSError):
            if folder.name.isdecimal():
                state, _, _, session, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
                found += [int(folder.name)] if int(session) == leader and state != "Z" else []
    return found


def orphans_of(leader: int) -> list[int]:
    """Return the processes of a session that outlive its leader for longer than they may."""
    deadline = time.monotonic() + _LAST
    while (left := session_of(leader)) and time.monotonic() < deadline:
        time.sleep(_LOOK)
    return left
