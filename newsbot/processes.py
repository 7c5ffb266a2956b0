"""What every worker process does first."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import resource
import signal
import sys
import threading
from multiprocessing import forkserver
from multiprocessing.connection import wait
from typing import Any

# Bytes of address space for a worker that reads pages. It starts with 70 MB; pages of 10 MB, as large as any that is
# fetched, were read or refused with less than 250 MB. What wants this much would take the machine down before it ends.
MEMORY = 2 << 30
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def settle() -> None:
    """Leave Ctrl-C to the parent process, and end with it even when it is killed without warning.

    A thread waits for the parent's end. It can't run while C code holds the interpreter's lock or the process is stopped,
    so on Linux the kernel kills the process as well when the server that forked it ends, which it does with the parent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        _let_server_end()
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _let_server_end() -> None:
    """Close what each process inherits to keep the server that forked it alive, so that only the parent does."""
    server: Any = forkserver._forkserver  # there is no public way to it
    if server._forkserver_alive_fd is not None:
        os.close(server._forkserver_alive_fd)
        server._forkserver_alive_fd = None


def end_server() -> None:
    """End the server that forks processes, whatever state it is in, and all that it forked; the next start begins another.

    A start that waits for it raises `EOFError` then. One that hangs or was stopped would be waited for without an end.
    """
    pid = getattr(forkserver._forkserver, "_forkserver_pid", None)  # there is no public way to it
    if pid is not None:  # it is our child and wasn't waited for: the number is still its own
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def spare_modules() -> None:
    """Leave what is in memory now out of all collections of garbage: to go through the modules takes 20 to 80 ms each time.

    Once in a process, when it has all its modules: what was garbage already stays.
    """
    if not gc.get_freeze_count():
        gc.freeze()


def bound_memory() -> None:
    """Let an allocation fail that would take this process above `MEMORY`, or above a lower limit that is set already."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = min(size for size in (MEMORY, soft, hard) if size != resource.RLIM_INFINITY)
    with contextlib.suppress(ValueError, OSError):  # macOS has the limit, but refuses some values of it
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def allow_files(most: int = 65_536) -> None:
    """Let this process open as many files as the system lets it, `most` at the most: many shells begin with 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(ValueError, OSError):  # macOS names a hard limit that it doesn't grant
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)
