"""Runs that are told to stop at an awkward moment: over soon, everything confirmed, nothing left behind."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.e2e.conftest import Crawl, Output
from tests.faults.kills_mischief import LAUNCHER
from tests.faults.kills_runs import assert_others_came_home, do_harm, started
from tests.faults.kills_watch import Known, orphans_of
from tests.newspaper import ObservedServer

pytestmark = [pytest.mark.long, pytest.mark.whole]

SOON = 10.0
AT_ONCE = 4.0
BUSY = 2.0  # how much longer it may take on a machine that does other things as well
TABLE = "left for the next run"

Send = Callable[[subprocess.Popen[str]], None]


def one(number: signal.Signals) -> Send:
    """Send a signal to the crawl."""
    return lambda process: process.send_signal(number)


def all_of_them(number: signal.Signals) -> Send:
    """Send a signal to the crawl and its workers, as a terminal and a service manager do."""
    return lambda process: os.killpg(process.pid, number)


def twice(process: subprocess.Popen[str]) -> None:
    """Send SIGINT, and again when the first was heard."""
    process.send_signal(signal.SIGINT)
    read_until(process, "Received SIGINT")
    process.send_signal(signal.SIGINT)


def read_until(process: subprocess.Popen[str], words: str) -> None:
    """Read what the crawl says up to a line with these words."""
    assert process.stderr is not None
    assert any(words in line for line in process.stderr)


@dataclass(frozen=True, slots=True)
class Case:
    """What is sent while the workers hang, and within which time the run is over."""

    send: Send
    within: float = SOON


HANGING = {
    "SIGTERM": Case(one(signal.SIGTERM)),
    "SIGHUP": Case(one(signal.SIGHUP)),
    "SIGINT to all": Case(all_of_them(signal.SIGINT)),
    "SIGTERM to all": Case(all_of_them(signal.SIGTERM)),
    "SIGINT twice": Case(twice, AT_ONCE),
}


@pytest.mark.parametrize("case", HANGING.values(), ids=HANGING)
def test_a_run_whose_workers_hang_is_over_soon(server: ObservedServer, output: Output, case: Case) -> None:
    do_harm(server, "hangs-in-c", "hangs-deaf")
    with started(server, output, "-s", "EXTRACTION_TIMEOUT=600", launcher=LAUNCHER) as process:
        read_until(process, "obeying")
        read_until(process, "obeying")
        case.send(process)
        _, told = process.communicate(timeout=case.within * BUSY)
    assert_stopped_well(process, told, output)


POINTS = {
    "SIGTERM between claim and append": ("claimed", "3", "SIGTERM"),
    "SIGINT while a file is synced": ("before the append", "2", "SIGINT"),
    "two at once while a file is synced": ("before the append", "2", "SIGINT", "SIGTERM"),
    "two at once between append and confirm": ("appended", "2", "SIGTERM", "SIGINT"),
}


@pytest.mark.parametrize("point", POINTS.values(), ids=POINTS)
def test_a_signal_at_a_step_of_storing_loses_nothing(
    server: ObservedServer, output: Output, crawl: Crawl, point: tuple[str, ...]
) -> None:
    with started(server, output, launcher=("-m", "tests.faults.kills_at", *point)) as process:
        _, told = process.communicate(timeout=SOON * BUSY)
    assert_stopped_well(process, told, output)
    assert Known.at(output.folder).claims == 0 or len(point) > 3, "only a second signal breaks off what is claimed"
    assert crawl().code == 0
    assert_others_came_home(server, output, set())


def assert_stopped_well(process: subprocess.Popen[str], told: str, output: Output) -> None:
    """Hold the end of a run that was stopped against what is promised."""
    assert process.returncode == 4, told
    assert TABLE in told
    assert "Traceback" not in told
    assert orphans_of(process.pid) == []
    assert Known.at(output.folder).unconfirmed(output.folder) == 0, "what was appended is confirmed"
    assert len(output.articles) < 70, "the run was stopped in its midst"
