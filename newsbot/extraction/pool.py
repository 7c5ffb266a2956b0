"""Extraction in worker processes: the event loop never waits for CPU, and a page that crashes or hangs costs itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from newsbot.errors import NewsbotError
from newsbot.extraction.tasks import Job, Read, SourceJob, Task
from newsbot.extraction.turns import Turns
from newsbot.extraction.worker import Worker, WorkerDied
from newsbot.processes import end_server

if TYPE_CHECKING:
    from newsbot.discovery.source import Fetched, Source, SourcePage, Window

__all__ = ["ExtractionError", "ExtractionPool", "Job", "Read"]

_T = TypeVar("_T")
_PAGES_PER_WORKER = 2000  # libxml2 and its callers keep some memory of every page
_STARTS = 8  # workers in a row that end before they take a page up: then none can work here


class ExtractionError(NewsbotError):
    """A page, or a file of a source, could not be read. Raised by `ExtractionPool`.

    `reason` is crashed (a worker died on it), timeout, no_worker (none could be had: the page is not to blame), or
    stopping: the pool was closed before it was read.
    """

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: extraction {reason}")
        self.reason = reason


class _Staff:
    """At most `size` workers, the threads in which they are started and ended, and the turns of the pools that use them."""

    def __init__(self, size: int) -> None:
        self.threads = ThreadPoolExecutor(size, thread_name_prefix="extraction")
        self.workers: set[Worker] = set()
        self.idle: list[Worker] = []
        self.turns = Turns(size)


class ExtractionPool:
    """At most `workers` processes, started when needed, that each read one page at a time, `timeout` seconds at most.

    Several crawls use the same processes through a `share` each, which ends its own pages only. All but `close` is for
    the thread of the event loop.
    """

    def __init__(self, workers: int, timeout: float, lender: ExtractionPool | None = None) -> None:
        self._size, self._timeout = workers, timeout
        self._lender = lender
        self._staff: _Staff = lender._staff if lender else _Staff(workers)
        self._workers = self._staff.workers
        self._at_work: set[Worker] = set()  # those that read for this pool now
        self._starting: list[None] = []  # one for each thread that waits for the server that forks workers
        self._stopping = self._stopped = False

    def share(self) -> ExtractionPool:
        """Return a pool of the same processes, for one crawl of several: they take turns. This one outlives them all."""
        return ExtractionPool(self._size, self._timeout, self)

    def warm(self) -> None:
        """Begin to start a worker, so that the first page finds it ready. For shares the one who lends them does it."""
        if self._lender is None:
            self._staff.threads.submit(self._provide)

    async def extract(self, job: Job) -> Read:
        """Read a page; raise `NotAnArticle`, or `ExtractionError` when a worker was lost on it twice."""
        read: Read = await self._twice(job)
        return read

    async def read(self, source: Source, fetched: Fetched, window: Window) -> SourcePage:
        """Read a file of a source; raise `SourceError`, or `ExtractionError` when a worker was lost on it twice."""
        page: SourcePage = await self._twice(SourceJob(source, fetched, window))
        return page

    async def do(self, task: Task) -> Any:
        """Do any task; raise what it raises, or `ExtractionError` when a worker was lost on it twice."""
        return await self._twice(task)

    async def _twice(self, task: Task) -> Any:
        try:
            return await self._once(task)
        except ExtractionError as error:
            if self._stopping:
                raise ExtractionError(task.url, "stopping") from error
            return await self._once(task)

    async def _once(self, task: Task) -> Any:
        if self._stopped:
            raise ExtractionError(task.url, "stopping")
        async with self._staff.turns.turn(self) as mine:
            if not mine:
                raise ExtractionError(task.url, "stopping")
            return await self._read(task)

    async def _read(self, task: Task) -> Any:
        """Let a worker do a task. One that ended while it was idle, or before it began, costs the page nothing."""
        for _ in range(_STARTS):
            if self._stopped:
                break
            try:
                worker = await self._idle()
            except (OSError, EOFError):  # no memory or process to be had, or the server that forks was killed
                continue
            try:
                return await self._hand(worker, task)
            except WorkerDied as error:
                if error.taken:
                    raise self._error(task, "timeout" if error.late else "crashed") from error
        raise self._error(task, "no_worker")

    async def _hand(self, worker: Worker, task: Task) -> Any:
        """Let this worker do a task; end it if it is no good for another."""
        self._at_work.add(worker)
        try:
            if self._stopped:  # `give_up` missed it while it was started
                worker.kill()
            return await worker.read(task, self._timeout)
        finally:
            self._at_work.discard(worker)
            if worker.ready and worker.pages < _PAGES_PER_WORKER:
                self._staff.idle.append(worker)
            else:
                worker.kill()
                await self._in_thread(lambda: self._end(worker))

    async def _idle(self) -> Worker:
        """Return a worker that does nothing, a new one if need be. What is started for who is gone meanwhile stays idle."""
        while not self._staff.idle:
            await self._in_thread(self._provide)
        return self._staff.idle.pop()

    def _error(self, task: Task, reason: str) -> ExtractionError:
        return ExtractionError(task.url, "stopping" if self._stopped else reason)

    async def _in_thread(self, function: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._staff.threads, function)

    def _provide(self) -> None:
        if not self._staff.idle:  # one may have become ready while this waited for its thread
            self._staff.idle.append(self._start())

    def _start(self) -> Worker:
        self._starting.append(None)
        try:
            worker = Worker()
        finally:
            self._starting.pop()
        self._workers.add(worker)
        return worker

    def _end(self, worker: Worker) -> None:
        worker.close()
        self._workers.discard(worker)

    def finish(self) -> None:
        """Begin no second tries any more."""
        self._stopping = True

    def give_up(self) -> None:
        """Let every page that isn't read yet end as "stopping", those in work too."""
        self._stopping = self._stopped = True
        self._staff.turns.leave(self)
        for worker in tuple(self._at_work if self._lender else self._workers):
            worker.kill()
        if self._starting:  # the server may hang, and the threads with it
            end_server()

    async def end(self) -> None:
        """End the workers, unless they are lent. Returns when they are gone; pages still in work are given up."""
        self.give_up()
        await self._staff.turns.left(self)
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """Do what `end` does once no event loop runs any more. Blocking."""
        self.give_up()
        if self._lender:
            return
        self._staff.threads.shutdown()
        for worker in tuple(self._workers):
            self._end(worker)
