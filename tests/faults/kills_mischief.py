"""Pages that do a worker harm: with `LAUNCHER` for a command, scrapy's workers do what is marked in a page.

This module is loaded into the server that workers are forked from, where it stands between them and `extract`.
"""

from __future__ import annotations

import ctypes
import functools
import os
import re
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from newsbot import extraction
from newsbot.extraction import worker

# By -c: workers load the module again that their parent was started with.
LAUNCHER = ("-c", "from tests.faults.kills_mischief import main; main()")
_OBEYED = "NEWSBOT_MARKS_OBEYED"


class Unportable(Exception):  # noqa: N818 - only a test raises it
    """An error that can be sent, but not be received."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first + second)


def _hang_deaf() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        pass


def _hang_in_c() -> None:
    re.match(r"(a+)+$", "a" * 64 + "b")  # holds the interpreter's lock: no other thread of the process runs


def _eat() -> None:
    """Ask for 64 GiB in pieces; the kernel promises them to whom no limit is set."""
    eaten = [bytes(1 << 30) for _ in range(64)]
    assert eaten


def _die_in_mid_answer() -> None:
    def half(self: Connection, data: bytes) -> None:
        os.write(self.fileno(), data[: len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    Connection._send = half  # type: ignore[attr-defined]


def _raise() -> None:
    raise Unportable("one", "two")


# Mark in the page -> what it does to the worker that reads it.
HARM: dict[str, Callable[[], object]] = {
    "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "segfault": lambda: ctypes.string_at(0),
    "exit": lambda: os._exit(0),
    "eats-memory": _eat,
    "dies-in-mid-answer": _die_in_mid_answer,
    "hangs-deaf": _hang_deaf,
    "hangs-in-c": _hang_in_c,
    "stopped": lambda: os.kill(os.getpid(), signal.SIGSTOP),
    "raises": _raise,
}


def marked(harm: str) -> str:
    """Return a page that does this harm."""
    return f'<html lang="ar"><body data-harm="{harm}"></body></html>'


def _obey(extract: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(extract)
    def obedient(html: bytes, *args: Any, **kwargs: Any) -> Any:
        mark = re.search(rb'data-harm="([a-z-]+)"', html)
        if mark:
            sys.stderr.write(f"obeying {mark[1].decode()}\n")
            HARM[mark[1].decode()]()
        return extract(html, *args, **kwargs)

    return obedient


def main() -> None:
    """Run scrapy with the arguments of this process, and its workers under this module."""
    from scrapy.cmdline import execute  # noqa: PLC0415 - workers load this module, too

    os.environ[_OBEYED] = "yes"
    worker._context.set_forkserver_preload(["newsbot.extraction.reading", "trafilatura", __name__])
    execute(["scrapy", *sys.argv[1:]])


if _OBEYED in os.environ:
    extraction.extract = _obey(extraction.extract)
