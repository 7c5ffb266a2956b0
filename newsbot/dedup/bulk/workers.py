"""Workers: lines are read and fingerprinted in processes of their own, and come back in their order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self, TypeAlias

from pebble import ProcessExpired, ProcessPool

from newsbot.dedup.bulk.item import Item, Refused, read_all
from newsbot.dedup.bulk.lines import Line
from newsbot.errors import NewsbotError
from newsbot.processes import settle

Batch: TypeAlias = list[Line]
Read: TypeAlias = list[Item | Refused]

_BATCH_LINES, _BATCH_BYTES = 128, 1 << 20
# What may be under way: enough for the workers while a block is decided on.
_AHEAD_LINES, _AHEAD_BYTES = 1 << 13, 32 << 20


class WorkerError(NewsbotError):
    """A worker process died: killed, or out of memory."""


class Workers:
    """`count` processes. Leave it as a context, or they stay."""

    def __init__(self, count: int) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["newsbot.dedup.bulk.item"])
        self._pool = ProcessPool(count, 0, settle, context=context)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call] # Pebble leaves it without types
        self._pool.join()

    def read(self, lines: Iterable[Line]) -> Iterator[tuple[Line, Item | Refused]]:
        """Yield each line with what was read of it. Raises `WorkerError`, and what reading the lines raises."""
        under_way: deque[tuple[Batch, Future[Read]]] = deque()
        ahead_lines = ahead_bytes = 0
        for batch in _batches(lines):
            raw = [b"" if line.is_cut else line.raw for line in batch]
            under_way.append((batch, self._pool.schedule(read_all, args=[raw])))
            ahead_lines, ahead_bytes = ahead_lines + len(batch), ahead_bytes + _size(batch)
            while under_way and (ahead_lines > _AHEAD_LINES or ahead_bytes > _AHEAD_BYTES or under_way[0][1].done()):
                ahead_lines, ahead_bytes = ahead_lines - len(under_way[0][0]), ahead_bytes - _size(under_way[0][0])
                yield from _result(*under_way.popleft())
        while under_way:
            yield from _result(*under_way.popleft())


def _result(batch: Batch, reading: Future[Read]) -> Iterator[tuple[Line, Item | Refused]]:
    try:
        read = reading.result()
    except (ProcessExpired, BrokenProcessPool) as error:
        first, last = batch[0], batch[-1]
        raise WorkerError(
            f"a worker process died on {first.file}, lines {first.number} to {last.number}: {error}"
        ) from error
    return zip(batch, read, strict=True)


def _batches(lines: Iterable[Line]) -> Iterator[Batch]:
    batch: Batch = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line.raw)
        if len(batch) == _BATCH_LINES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(batch: Batch) -> int:
    return sum(len(line.raw) for line in batch)
