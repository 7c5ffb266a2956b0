"""Clocks that jump, zones that change, midnight in mid-run: each article once, revisions as ever."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.e2e.conftest import ROOT, Finished, Output, crawl_arguments, environment
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer

YEAR = 365 * 86_400


def crawl_at(server: ObservedServer, output: Output, plan: str = "0", **variables: str) -> Finished:
    """Crawl under a clock of `tests.faults.clocks`; `variables` are of the environment."""
    arguments = [sys.executable, "-m", "tests.faults.clocks", plan, *crawl_arguments(server, output.folder)]
    done = subprocess.run(
        arguments, cwd=ROOT, env={**environment(), **variables}, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    return Finished(done.returncode, done.stdout, done.stderr)


def assert_each_once(server: ObservedServer, output: Output, revised: int = 0) -> None:
    """Every article stands once, and so many revisions beside it."""
    first = [line for line in output.articles if line["revision"] == 1]
    ended = [slug_of(line["url"]) for line in [*first, *output.duplicates]]
    assert sorted(ended) == sorted(post.slug for post in server.newspaper.articles)
    assert len(output.articles) == len(first) + revised


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(0, -YEAR, id="put back"),
        pytest.param(YEAR, 0, id="was ahead"),
        pytest.param(-YEAR, 0, id="was behind", marks=pytest.mark.long),
        pytest.param(0, YEAR, id="put ahead", marks=pytest.mark.long),
    ],
)
def test_a_clock_that_jumps_between_runs(server: ObservedServer, output: Output, first: int, second: int) -> None:
    failing = server.newspaper.articles[5].slug
    server.fail(f"/{failing}/", 500)
    assert crawl_at(server, output, str(first)).code == 4
    server.heal()
    server.newspaper.publish(3)
    server.newspaper.revise(slug_of(output.articles[8]["url"]))
    assert crawl_at(server, output, str(second)).code == 0
    assert_each_once(server, output, revised=1)


@pytest.mark.parametrize("jump", [-YEAR])
def test_a_clock_that_jumps_in_mid_run(server: ObservedServer, output: Output, jump: int) -> None:
    done = crawl_at(server, output, f"0@9,{jump}")
    assert done.code == 0
    assert_each_once(server, output)
    assert " 0.0 s" not in done.err
    assert f"-{YEAR}" not in done.err


def test_midnight_passes_in_mid_run(server: ObservedServer, output: Output) -> None:
    now = datetime.now(UTC)
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0)
    until = (midnight - now).total_seconds()
    assert crawl_at(server, output, f"{until - 600}@7,{until + 1}").code == 0
    assert_each_once(server, output)
    lines = [len(path.read_bytes().splitlines()) for path in sorted((output.folder / "articles").glob("*/*.jsonl"))]
    assert (len(lines), lines[0]) == (2, 7)


def test_another_zone_changes_nothing(server: ObservedServer, output: Output) -> None:
    crawl_at(server, output, TZ="Asia/Riyadh")
    before = output.articles
    server.heal()
    assert crawl_at(server, output, TZ="America/New_York").code == 0
    assert not server.articles_asked()
    assert output.articles == before
    assert {path.stem for path in (output.folder / "articles").glob("*/*")} <= {
        f"{datetime.now(UTC) - timedelta(minutes=ago):%Y-%m-%d}" for ago in (0, 5)
    }
