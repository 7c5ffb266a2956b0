"""A process that has imported what every command needs and forks for each of them: many commands cost one start."""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import runpy
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

_MOST = 1 << 16  # bytes of a command line
# What a crawl loads and can share: nothing that starts threads, opens files or takes a reactor.
_SHARED = (
    "scrapy.cmdline", "scrapy.core.downloader.handlers.http11", "scrapy.core.engine", "scrapy.core.scheduler",
    "scrapy.downloadermiddlewares.cookies", "scrapy.extensions.feedexport", "scrapy.spiderloader", "scrapy.utils.reactor",
    "newsbot.crawl", "newsbot.handler", "newsbot.settings",
)  # fmt: skip


class Warm:
    """The process, as those who want commands run see it. It ends when they do."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._line, theirs = socket.socketpair()
        with theirs:
            arguments = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
            self._process = subprocess.Popen(arguments, cwd=folder, env=environment, pass_fds=[theirs.fileno()])
        atexit.register(self._end)

    def run(self, arguments: Sequence[str]) -> tuple[int, str, str]:
        """Run `python -m scrapy` with these arguments to its end; return its exit code and what it printed."""
        (out, out_end), (err, err_end) = os.pipe(), os.pipe()
        socket.send_fds(self._line, [json.dumps(arguments).encode()], [out_end, err_end])
        os.close(out_end)
        os.close(err_end)
        with open(out, "rb") as out_file, open(err, "rb") as err_file, ThreadPoolExecutor(1) as threads:  # noqa: PTH123
            printed = threads.submit(_read, out_file)
            told = _read(err_file)
            return int(self._line.recv(_MOST)), printed.result(), told

    def _end(self) -> None:
        self._line.close()
        self._process.wait()


def _read(file: BinaryIO) -> str:
    return file.read().decode()


def _serve(line: socket.socket) -> None:
    """Fork for each command that comes; return in the child with its outputs and its command line in place."""
    while True:
        message, ends, _, _ = socket.recv_fds(line, _MOST, 2)
        if not message:
            os._exit(0)
        child = os.fork()
        if child == 0:
            line.close()
            for end, number in zip(ends, (1, 2), strict=True):
                os.dup2(end, number)
                os.close(end)
            sys.argv[1:] = json.loads(message)
            return
        for end in ends:
            os.close(end)
        _, status = os.waitpid(child, 0)
        line.send(str(os.waitstatus_to_exitcode(status)).encode())


if __name__ == "__main__":
    for name in _SHARED:
        importlib.import_module(name)
    assert "twisted.internet.reactor" not in sys.modules
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    runpy.run_module("scrapy", run_name="__main__", alter_sys=True)
