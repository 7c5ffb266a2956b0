"""Run a command and write what it cost in all: what `time` tells, with the processes that outlive the one that began them.

`python launch.py FILE COMMAND …`. A process of its own, since the kernel adds up what a process has waited for: this one
takes over (prctl, PR_SET_CHILD_SUBREAPER) what others leave behind, and waits for every one.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
import time
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


def main() -> None:
    """Write begin and end (seconds since 1970), exit code and CPU seconds as JSON."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    told = {"begun": time.time(), "code": -1, "ended": 0.0, "cpu": 0.0}
    first = subprocess.Popen(sys.argv[2:]).pid
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        told["cpu"] += usage.ru_utime + usage.ru_stime
        if pid == first:
            told |= {"code": os.waitstatus_to_exitcode(status), "ended": time.time()}
    Path(sys.argv[1]).write_text(json.dumps(told), encoding="utf8")


if __name__ == "__main__":
    main()
