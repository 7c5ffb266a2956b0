"""Workers that die, hang, eat or are killed: each costs its page at most, never the crawl, and none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.conftest import Output
from tests.e2e.test_main_job import slug_of
from tests.faults.kills_mischief import LAUNCHER
from tests.faults.kills_runs import PATIENCE, assert_others_came_home, do_harm, started
from tests.faults.kills_watch import orphans_of, session_of
from tests.newspaper import ObservedServer

ENDS = {
    "killed": "crashed",
    "segfault": "crashed",
    "exit": "crashed",
    "eats-memory": "crashed",
    "dies-in-mid-answer": "crashed",
    "hangs-deaf": "timeout",
    "hangs-in-c": "timeout",
    "stopped": "timeout",
}


def test_a_page_that_harms_its_worker_is_tried_twice_and_costs_itself(server: ObservedServer, output: Output) -> None:
    harm_of = do_harm(server, *ENDS, "raises")
    with started(server, output, "-s", "EXTRACTION_TIMEOUT=2", launcher=LAUNCHER) as process:
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 4, told  # for the one that failed
    assert orphans_of(process.pid) == []
    rejected = {slug_of(line["url"]): line["reason"] for line in output.rejected if slug_of(line["url"]) in harm_of}
    assert rejected == {slug: ENDS[harm] for slug, harm in harm_of.items() if harm in ENDS}
    assert "fault: RuntimeError" in told
    assert_others_came_home(server, output, set(harm_of))


@pytest.mark.long
@pytest.mark.parametrize("harm", ["hangs-in-c", "hangs-deaf", "stopped"])
def test_no_worker_that_hangs_outlives_a_killed_crawl(server: ObservedServer, output: Output, harm: str) -> None:
    do_harm(server, harm, harm)
    with started(server, output, launcher=LAUNCHER) as process:
        assert process.stderr is not None
        assert any("obeying" in line for line in process.stderr)
        process.kill()
        process.wait(PATIENCE)
    assert orphans_of(process.pid) == []


def workers_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the processes that read pages, and the one they are forked from."""
    return [pid for pid in session_of(process.pid) if "forkserver" in Path(f"/proc/{pid}/cmdline").read_text()]


def server_of(process: subprocess.Popen[str]) -> list[int]:
    """Return the process from which workers are forked."""
    return [pid for pid in workers_of(process) if _parent(pid) == process.pid]


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


KILLED: dict[str, Callable[[subprocess.Popen[str]], list[int]]] = {
    "workers": lambda process: [pid for pid in workers_of(process) if _parent(pid) != process.pid],
    "their server": server_of,
    "all but the crawl": lambda process: [pid for pid in session_of(process.pid) if pid != process.pid],
}


@pytest.mark.parametrize("which", KILLED.values(), ids=KILLED)
def test_processes_that_are_killed_while_they_have_nothing_to_do_cost_nothing(
    server: ObservedServer, output: Output, which: Callable[[subprocess.Popen[str]], list[int]]
) -> None:
    server.hold_articles_after(5)
    with started(server, output) as process:
        wait_until_idle(server, process)
        killed = which(process)
        assert killed
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        server.answer_all()
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told
    assert orphans_of(process.pid) == []
    assert_others_came_home(server, output, set())


def wait_until_idle(server: ObservedServer, process: subprocess.Popen[str]) -> None:
    """Return when the newspaper holds back an answer, and the workers are there."""
    assert server.holding.wait(PATIENCE)
    deadline = time.monotonic() + PATIENCE
    while len(workers_of(process)) <= 1:
        assert time.monotonic() < deadline
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.05)


@pytest.mark.long
@pytest.mark.whole
def test_workers_that_are_killed_all_at_once_again_and_again_cost_no_article(
    server: ObservedServer, output: Output
) -> None:
    with started(server, output) as process:
        for _ in range(12):
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.3)
            for pid in KILLED["workers"](process) if process.poll() is None else ():
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, told
    assert orphans_of(process.pid) == []
    crashed = {slug_of(line["url"]) for line in output.rejected if line["reason"] == "crashed"}
    assert_others_came_home(server, output, crashed)
