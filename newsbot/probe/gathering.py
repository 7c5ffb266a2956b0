"""Gathering: each address once, read by the class that a crawl would read it with, kept as a row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Protocol

from newsbot.discovery.source import Fetched, Source, SourcePage, Window
from newsbot.errors import SourceError
from newsbot.extraction.pool import ExtractionError
from newsbot.extraction.tasks import SourceJob, Task
from newsbot.probe import rows
from newsbot.probe.findings import Answer, Kind, Row

ALWAYS = Window()

Ask = Callable[[str], Awaitable[Answer]]


class Workers(Protocol):
    """What does a task, in another process or here."""

    async def do(self, task: Task) -> Any:
        """Return what the task returns, raise what it raises."""


class Gathering:
    """The rows of one site, in the order in which they were asked for."""

    def __init__(self, ask: Ask, workers: Workers, hosts: Sequence[str]) -> None:
        self._ask = ask
        self._workers = workers
        self._hosts = hosts
        self._now = datetime.now(UTC)
        self.rows: dict[str, Row] = {}

    async def source(
        self, kind: Kind, url: str, source: Source | None, reader: Source | None = None
    ) -> tuple[Fetched | None, SourcePage]:
        """Ask for a file of a source, unless that was done; return it and what it holds, nothing if it can't be read.

        `source` is what a site's file would name; `reader` reads if that can't.
        """
        if url in self.rows:
            return None, SourcePage()
        answer = await self._ask(url)
        if answer.fetched is None:
            self.rows[url] = rows.failed(kind, answer)
            return None, SourcePage()
        return answer.fetched, await self._read(kind, answer, source, reader)

    async def page(self, kind: Kind, fetched: Fetched, source: Source) -> SourcePage:
        """Read what is there already."""
        return await self._read(kind, Answer(fetched.url, HTTPStatus.OK, fetched), source, None)

    async def _read(self, kind: Kind, answer: Answer, source: Source | None, reader: Source | None) -> SourcePage:
        assert answer.fetched is not None
        reader = reader or source
        assert reader is not None
        try:
            page: SourcePage = await self._workers.do(SourceJob(reader, answer.fetched, ALWAYS))
        except SourceError as error:
            self.rows[answer.url] = rows.unread(kind, answer, error.code, error.reason)
        except ExtractionError as error:
            self.rows[answer.url] = rows.unread(kind, answer, error.reason, "reading it broke off")
        else:
            self.rows[answer.url] = rows.read(kind, answer, page, source, self._hosts, self._now)
            return page
        return SourcePage()
