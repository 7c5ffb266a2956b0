"""Measure a command: CPU time and memory of each of its processes, sampled while it runs, beside what the kernel adds up."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

_EVERY = 0.05  # seconds between samples: what a process does after its last one is not seen
_LOOK = 0.5  # seconds between looks for further processes and at shared memory, which cost more
_LAUNCHER = Path(__file__).with_name("launch.py")
_HELPERS = ("multiprocessing.forkserver", "multiprocessing.resource_tracker")
MB = 1 << 20


@dataclass
class Measured:
    """What a command cost. Times are seconds since 1970, CPU is in seconds, memory in bytes."""

    begun: float
    ended: float
    code: int
    total_cpu: float  # by the kernel's own count
    own_cpu: float  # of measuring, in the same time
    peak_main: int
    peak_all: int  # what helpers and workers share counts once
    samples: list[tuple[float, dict[int, float]]]
    roles: Mapping[int, str]
    cores: list[tuple[float, list[float]]] = field(repr=False)  # seconds in which each core was busy with anything

    @property
    def seconds(self) -> float:
        """Wall time of the whole command."""
        return self.ended - self.begun

    def cpu(self, role: str | None = None, since: float = 0.0) -> float:
        """Return the CPU time of main, workers, other or server; without a role of all but the server."""
        first = next((cpu for at, cpu in self.samples if at >= since), {}) if since else {}
        pids = [pid for pid, its in self.roles.items() if its == role or (role is None and its != "server")]
        return sum(self.samples[-1][1].get(pid, 0.0) - first.get(pid, 0.0) for pid in pids)

    def busy(self, since: float) -> list[float]:
        """Return the share of the time from `since` on in which each core was busy, whoever used it."""
        at, first = next(((at, busy) for at, busy in self.cores if at >= since), self.cores[0])
        end, last = self.cores[-1]
        return [(after - before) / max(end - at, _EVERY) for before, after in zip(first, last, strict=True)]


class _Watch:
    """The processes below the launcher, and the server's."""

    def __init__(self, launcher: int, server: int) -> None:
        self._launcher, self._main = psutil.Process(launcher), 0
        master = psutil.Process(server)
        self._at_begin = {p.pid: _cpu(p) for p in (master, *master.children(recursive=True))}
        self._watched = {pid: psutil.Process(pid) for pid in self._at_begin}
        self.roles = dict.fromkeys(self._watched, "server")
        self._cpu = dict.fromkeys(self._watched, 0.0)
        self.samples: list[tuple[float, dict[int, float]]] = []
        self.cores: list[tuple[float, list[float]]] = []
        self._resident = self.peak_main = self.peak_all = 0

    def look(self) -> None:
        """Look for further processes, at the memory of all, and at the cores."""
        with contextlib.suppress(psutil.Error):  # it has ended
            self._adopt()
        others = [pid for pid, role in self.roles.items() if role in {"workers", "other"} and pid in self._watched]
        self.peak_all = max(self.peak_all, self._resident + sum(_share(self._watched[pid]) for pid in others))
        self.cores.append(
            (time.time(), [core.user + core.system + core.nice for core in psutil.cpu_times(percpu=True)])
        )

    def _adopt(self) -> None:
        for process in self._launcher.children(recursive=True):
            self._main = self._main or process.pid
            self._watched.setdefault(process.pid, process)
            if self.roles.get(process.pid) != "other":
                with contextlib.suppress(psutil.Error):
                    self.roles[process.pid] = self._role(process)

    def sample(self) -> None:
        """Note what each process has used; of one that has ended the last that was seen stays."""
        for pid, process in tuple(self._watched.items()):
            try:
                self._cpu[pid] = _cpu(process) - self._at_begin.get(pid, 0.0)
                if pid == self._main:
                    self._resident = process.memory_info().rss
                    self.peak_main = max(self.peak_main, self._resident)
            except psutil.Error:
                del self._watched[pid]
        self.samples.append((time.time(), dict(self._cpu)))

    def _role(self, process: psutil.Process) -> str:
        if process.pid == self._main:
            return "main"
        # What a fork server forks has its command line, but not its parent.
        helper = process.ppid() == self._main and any(name in " ".join(process.cmdline()) for name in _HELPERS)
        return "other" if helper else "workers"


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _share(process: psutil.Process) -> int:
    """Return a process's memory and its part of what it shares with those that were forked from the same one."""
    try:
        return int(getattr(process.memory_full_info(), "pss", 0))
    except psutil.Error:
        return 0


def measure(
    command: Sequence[str], server: int, log: Path, *, cwd: Path, env: Mapping[str, str], timeout: float
) -> Measured:
    """Run a command to its end and return what it cost; raise `TimeoutError` if it takes longer. `log` gets what it prints."""
    cost, own = log.with_suffix(".cost"), time.process_time()
    with log.open("wb") as printed:
        launcher = subprocess.Popen(
            [sys.executable, str(_LAUNCHER), str(cost), *command],
            cwd=cwd, env=env, stdout=printed, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    watch, looked, end = _Watch(launcher.pid, server), 0.0, time.monotonic() + timeout
    try:
        while launcher.poll() is None:
            if time.monotonic() - looked >= _LOOK:
                looked = time.monotonic()
                watch.look()
            watch.sample()
            if time.monotonic() > end:
                raise TimeoutError(f"took longer than {timeout:.0f} s")
            time.sleep(_EVERY)
        watch.look()
        watch.sample()
    finally:
        if launcher.poll() is None:
            os.killpg(launcher.pid, signal.SIGKILL)
            launcher.wait()
    told = json.loads(cost.read_text(encoding="utf8"))
    return Measured(
        told["begun"], told["ended"], told["code"], told["cpu"], time.process_time() - own,
        watch.peak_main, max(watch.peak_all, watch.peak_main), watch.samples, watch.roles, watch.cores,
    )  # fmt: skip
