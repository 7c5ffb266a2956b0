"""Walks: those of one run, from the first to the last rank: which begin, what is known before them, how they end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newsbot import urls
from newsbot.discovery.kinds import Sections, WordPress
from newsbot.discovery.patterns import learn
from newsbot.discovery.source import Child, Source, Window
from newsbot.discovery.walk import Walk
from newsbot.ledger.ledger import WalkEnd
from newsbot.ledger.run import Run
from newsbot.ranks import Asking, Ranks, is_guess

_EXAMPLES = 300  # addresses of articles that their forms are learnt from
_logger = logging.getLogger("newsbot")


class Walks:
    """What has begun and what is still to begin. `key` gives the ledger's key of a file's address.

    `every` is how long sources are left alone that cost more than those that are enough.
    """

    def __init__(
        self,
        run: Run,
        base: str,
        window: Window,
        key: Callable[[str], str],
        sources: Sequence[Source],
        every: timedelta,
    ) -> None:
        self._run = run
        self._base = base
        self._window = window
        self._span = "" if window == Window() else f"{window.since or ''}/{window.until or ''}"
        self._key = key
        self._ranks = Ranks(sources, window, every, datetime.now(UTC))
        self._named: list[str] = []
        self._open: set[Walk] = set()
        self._unmet: list[tuple[Walk, int]] = []  # with the last place in the queue of pages when they ended

    async def next(self) -> list[Walk]:
        """Begin the walks of the next sources that are wanted, if those that were asked aren't enough."""
        while rank := self._ranks.next():
            informed = [await self._informed(source) for source in rank]
            firsts = [(source, url) for source in informed for url in source.first(self._base, self._window)]
            walks = self._ranks.choose([await self._asking(source, url) for source, url in firsts])
            if walks:
                return self._begun(walks)
        spared, self._ranks.spared = self._ranks.spared, []
        if not self._run.walks and spared:  # none offered anything an hour ago: that is to be told again
            return self._begun(spared)
        if self._ranks.agreed or all(walk.finished or walk.barren for walk in self._run.walks):
            for walk, mark in self._unmet:
                await self._run.complete(self._key(walk.root), self._window.since, mark)
        self._unmet.clear()
        return []

    def named(self, walk: Walk, addresses: Iterable[str]) -> None:
        """Learn what the addresses of articles look like from sources that name nothing else."""
        if walk.source.name != "section":
            self._named = [*self._named, *addresses][:_EXAMPLES]

    async def changes(self, walk: Walk) -> list[Child]:
        """Return the list of what changed since the source was asked last, if it has one."""
        if walk.mark is None or not isinstance(walk.source, WordPress):
            return []
        key = self._key(walk.root)
        before = (await self._run.source(f"{key}#changes")).read, (await self._run.source(key)).read
        read = next(filter(None, before), None)
        if read is None:
            return []
        return [Child(walk.source.changed(self._base, read), optional=True, changes=True)]

    async def end(self, walk: Walk) -> bool:
        """Note how a walk ended; return whether it was the last of its rank.

        Where it didn't come to what is known, that it was walked counts only when others have filled the gap.
        """
        told = f"{walk.links} links, {walk.fresh} of them new"
        _logger.info("%s: %s: %s (%s)", walk.source.name, urls.brief(walk.root), walk.state, told)
        if walk.finished and not walk.unchanged and not walk.barren and self._window.until is None:
            if walk.mark is None or walk.met:
                await self._run.complete(self._key(walk.root), self._window.since)
            else:
                self._unmet.append((walk, await self._run.place()))
        via = "" if is_guess(walk.source) else walk.source.name  # which feed named an article isn't kept
        end = WalkEnd(via, walk.start, walk.finished, walk.barren, walk.beside)
        await self._run.walked(self._key(walk.root), walk.span, end, [self._key(start) for start in walk.lists])
        self._open.discard(walk)
        return not self._open

    def _begun(self, walks: list[Walk]) -> list[Walk]:
        self._open.update(walks)
        self._run.walks.extend(walks)
        return walks

    async def _informed(self, source: Source) -> Source:
        """Let section pages know the forms of the site's article addresses, by what is known of its articles."""
        if not isinstance(source, Sections):
            return source
        known = [*self._named, *await self._run.addresses(_EXAMPLES)]
        return replace(source, patterns=await asyncio.to_thread(learn, known))

    async def _asking(self, source: Source, url: str) -> Asking:
        """Return the walk that begins at a source's first file, with what is known of those before it."""
        key = self._key(url)
        state, past = await self._run.source(key), await self._run.walk(key, self._span, source.name)
        covered = state.covers(self._window)
        mark = state.mark if covered else None
        walk = Walk(source, url, settled=covered and state.complete, mark=mark, span=self._span)
        walk.start = await self._run.place()
        return Asking(walk, past)
