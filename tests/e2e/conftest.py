"""The real command against the real server: `scrapy` in a process of its own, the newspaper on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from newsbot.demo.newspaper import Newspaper
from tests.newspaper import ObservedServer
from tests.warm import Warm

ROOT = Path(__file__).resolve().parents[2]
# The server stands on this machine: nothing is gained by waiting between requests to it.
AT_ONCE = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": 0, "EXTRACTION_WORKERS": 1, "RETRY_BACKOFF": 0}


@dataclass(frozen=True, slots=True)
class Finished:
    """A command that has ended: its exit code and what it printed."""

    code: int
    out: str
    err: str

    def number(self, label: str) -> int:
        """Return the number beside a label of the closing table."""
        row = next(line for line in self.err.splitlines() if line.strip("│ ").startswith(label))
        return int(row.split("│")[2])


@dataclass(frozen=True, slots=True)
class Output:
    """An output folder, read as its users read it."""

    folder: Path

    def lines(self, pattern: str) -> list[dict[str, Any]]:
        """Return the JSON lines of the files that fit, each of which must end with a newline."""
        records: list[dict[str, Any]] = []
        for path in sorted(self.folder.glob(pattern)):
            text = path.read_text(encoding="utf8")
            assert not text or text.endswith("\n"), f"{path} ends in a torn line"
            records += map(json.loads, text.splitlines())
        return records

    @property
    def articles(self) -> list[dict[str, Any]]:
        """All lines of articles/."""
        return self.lines("articles/*/*.jsonl")

    @property
    def duplicates(self) -> list[dict[str, Any]]:
        """All lines of duplicates/."""
        return self.lines("duplicates/*.jsonl")

    @property
    def rejected(self) -> list[dict[str, Any]]:
        """All lines of rejected/."""
        return self.lines("rejected/*.jsonl")

    @property
    def reports(self) -> list[dict[str, Any]]:
        """All lines of reports/."""
        return self.lines("reports/*.jsonl")


def command(*arguments: str) -> list[str]:
    """Return the command line of scrapy in this environment."""
    return [sys.executable, "-m", "scrapy", *arguments]


def environment() -> dict[str, str]:
    """Return an environment without the colours and contact of whoever runs the tests, in which modules are compiled once."""
    ours = ("SCRAPY", "NEWSBOT", "PYTHONDONTWRITE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "COLUMNS": "200", "NO_COLOR": "1"}


def scrapy(*arguments: str) -> Finished:
    """Run scrapy in the project to its end, in a process that is forked from one that has its modules."""
    return Finished(*_warm().run(arguments))


def cold_scrapy(*arguments: str) -> Finished:
    """Run scrapy in the project to its end, in a process that starts from nothing as its users' do."""
    done = subprocess.run(command(*arguments), cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    return Finished(done.returncode, done.stdout, done.stderr)


@cache
def _warm() -> Warm:
    return Warm(ROOT, environment())


def crawl_arguments(server: ObservedServer, output: Path, *more: str, spider: str = "elmaouid") -> list[str]:
    """Return the arguments of a crawl of the newspaper into an output folder."""
    settings = {**AT_ONCE, "OUTPUT_DIR": output}
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    return ["crawl", spider, "-a", f"url={server.url}", *flags, *more]


Crawl = Callable[..., Finished]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[ObservedServer]:
    """A small newspaper, or the whole one for what is marked so, served while the test runs."""
    whole = request.node.get_closest_marker("whole") is not None
    with ObservedServer(Newspaper.load(datetime.now(UTC), few=not whole)) as server:
        yield server


@pytest.fixture
def output(tmp_path: Path) -> Output:
    """An output folder that isn't there yet."""
    return Output(tmp_path / "output")


@pytest.fixture
def crawl(server: ObservedServer, output: Output) -> Crawl:
    """Crawl the newspaper into the output folder with further arguments."""

    def run(*more: str, spider: str = "elmaouid") -> Finished:
        return scrapy(*crawl_arguments(server, output.folder, *more, spider=spider))

    return run
