"""Profile: which functions newsbot's crawl spends its time in, by py-spy, which looks at the processes from outside."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.benchmarks.speed.contenders import Contender

ABSENT = "py-spy isn't installed (pip install py-spy): no profile"
_RATE = 200
_TOP = 25
_PROCESS = re.compile(r'process \d+:"[^"]*"')  # in front of its frames, those of its parent before it
_LINE = re.compile(r":\d+\)$")


def profile(contender: Contender, folder: Path) -> str:
    """Run a contender under py-spy; return the functions with most time of their own, of the main process and of the others."""
    spy = shutil.which("py-spy", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if spy is None:
        return ABSENT
    stacks = folder / "stacks.txt"
    options = ("--subprocesses", "--nonblocking", "--rate", str(_RATE), "--format", "raw", "-o", str(stacks))
    done = subprocess.run(
        [spy, "record", *options, "--", *contender.command],
        check=False, cwd=contender.cwd, env=contender.environment(), capture_output=True, text=True,
    )  # fmt: skip
    if not stacks.is_file():
        return f"py-spy failed: {done.stderr.strip()}"
    return "\n\n".join(_top(name, times) for name, times in own_times(stacks.read_text(encoding="utf8")).items())


def own_times(stacks: str) -> dict[str, Counter[str]]:
    """Return samples by function, apart for the main process, which is the first, and all others together."""
    times = {"main process": Counter[str](), "workers and other": Counter[str]()}
    for line in stacks.splitlines():
        stack, _, count = line.rpartition(" ")
        processes, frames = len(_PROCESS.findall(stack)), _PROCESS.sub("", stack).split(";")
        function = _LINE.sub(")", frames[-1]) or "no Python"
        times["main process" if processes == 1 else "workers and other"][function] += int(count)
    return times


def _top(name: str, times: Counter[str]) -> str:
    rows = (f"{count / _RATE:8.2f} s {count / times.total():6.1%}  {frame}" for frame, count in times.most_common(_TOP))
    return "\n".join((f"{name}, {times.total() / _RATE:.1f} s:", *rows))
