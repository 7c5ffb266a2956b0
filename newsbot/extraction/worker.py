"""Worker: one process that reads pages and files of sources, and what goes over the pipe to it.

Each worker has a pipe of its own: one that is killed in mid-message tears that pipe only. Workers that share a pipe
and its locks all fall silent then, for ever.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import multiprocessing
import os
import pickle
import socket
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from newsbot.errors import NewsbotError
from newsbot.extraction.pipe import Pipe
from newsbot.extraction.tasks import Task
from newsbot.processes import bound_memory, end_server, settle, spare_modules

if TYPE_CHECKING:
    from newsbot.discovery.source import Link, SourcePage

_context = multiprocessing.get_context("forkserver")
# Imported once in the server: each worker, also one that replaces a dead one, starts in milliseconds.
_READERS = ("feed", "section", "sitemap", "wordpress")
_OTHERS = ("newsbot.extraction.reading", "newsbot.dedup.fingerprint", "trafilatura")
_context.set_forkserver_preload([*(f"newsbot.discovery.{name}" for name in _READERS), *_OTHERS])
_START = 30.0  # seconds until the server that forks counts as hanging: it begins in two, or ten on a busy machine
_AT_ONCE = 1000  # links of a file that are taken over together
_SELDOM = (50_000, 50, 50)  # pages leave next to no cycles, and to look for them ever again takes 3 % of the time
_NICE = 5  # workers take what the crawling process leaves: it answers all sites, and hands out the work
_GONE = 5.0  # seconds to wait for the end of a killed process: it can be held up by a disk that hangs


@dataclass(frozen=True, slots=True)
class Several:
    """What a file of a source holds without its links, which follow in so many parts."""

    page: SourcePage
    parts: int


class WorkerDied(NewsbotError):  # noqa: N818 - what happened to it, not a mistake
    """A worker's process ended before it answered. Raised by `Worker.read`.

    `taken` tells whether it had begun to read the page, `late` that it was killed for taking too long.
    """

    def __init__(self, *, taken: bool, late: bool) -> None:
        super().__init__("a worker process ended")
        self.taken = taken
        self.late = late


class Worker:
    """A process that reads one page at a time. To start and to close it may take a while: for a thread of their own.

    Raises `OSError` or `EOFError` if no process can be started.
    """

    def __init__(self) -> None:
        self.pages = 0
        self.ready = True  # for another task: False from the beginning of one until its whole answer has come
        ours, theirs = socket.socketpair()
        self._pipe = Pipe(ours)
        with Connection(theirs.detach()) as end:  # once only the worker has it, its death ends the pipe
            self._process = _context.Process(target=_serve, args=(end,), name="newsbot-extraction", daemon=True)
            alarm = threading.Timer(_START, end_server)
            alarm.daemon = True
            alarm.start()
            try:
                self._process.start()
            except BaseException:
                self._pipe.close()
                raise
            finally:
                alarm.cancel()

    @property
    def pid(self) -> int | None:
        """The process's number."""
        return self._process.pid

    async def read(self, task: Task, seconds: float) -> Any:
        """Do a task in at most so many `seconds`. Raises what it raised, or `WorkerDied`."""
        taken = self.ready = False
        try:
            async with asyncio.timeout(seconds):
                await self._pipe.send(task)
                taken = await self._pipe.receive()
                answer = await self._answer()
        except TimeoutError as error:
            raise WorkerDied(taken=taken, late=True) from error
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise WorkerDied(taken=taken, late=False) from error
        self.pages, self.ready = self.pages + 1, True
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def _answer(self) -> Any:
        answer = await self._pipe.receive()
        if not isinstance(answer, Several):
            return answer
        links: list[Link] = []
        for _ in range(answer.parts):
            links += await self._pipe.receive()
            await asyncio.sleep(0)  # let the others go on: fifty thousand links are a third of a second
        return replace(answer.page, links=tuple(links))

    def kill(self) -> None:
        """End the process at once: one that hangs in C code heeds nothing else. Whoever reads meets its end."""
        self._process.kill()

    def close(self) -> None:
        """End the process, and return when it is gone. Nobody may be reading."""
        self._process.kill()
        self._process.join(_GONE)
        self._pipe.close()


def _serve(pipe: Connection) -> None:
    settle()
    bound_memory()
    os.nice(_NICE)
    spare_modules()
    gc.set_threshold(*_SELDOM)
    with contextlib.suppress(EOFError, OSError):  # the crawling process is gone, or has done with this worker
        while True:
            task = pipe.recv()
            pipe.send(True)
            for part in _parts(_done(task)):
                pipe.send(part)


def _parts(answer: Any) -> Iterator[Any]:
    """Yield an answer, or what stands for it and then the links that it names, some at a time."""
    links = getattr(answer, "links", ())
    if len(links) <= _AT_ONCE:
        yield answer
        return
    starts = range(0, len(links), _AT_ONCE)
    yield Several(replace(answer, links=()), len(starts))
    yield from (links[start : start + _AT_ONCE] for start in starts)


def _done(task: Task) -> Any:
    try:
        return task.run()
    except MemoryError:
        os._exit(1)  # nothing that this process does from here on can be relied on
    except Exception as error:  # noqa: BLE001 - the crawling process is told, whatever it was
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """Return an exception that survives the pipe, with the traceback that doesn't as a note."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # noqa: BLE001 - a class decides itself how it fails to be pickled
        error = RuntimeError(repr(error))
    if not isinstance(error, NewsbotError):
        error.add_note(traceback.format_exc())
    return error
