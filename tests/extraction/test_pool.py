"""Workers: pages read in other processes, and a worker that dies or hangs costs only its page."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbot.dedup.fingerprint import fingerprint
from newsbot.discovery import Sitemap
from newsbot.discovery.source import Fetched, Window
from newsbot.errors import NotAnArticle
from newsbot.extraction import SiteHints, worker
from newsbot.extraction.pool import ExtractionError, ExtractionPool, Job
from newsbot.processes import end_server
from tests.extraction.pages import FETCHED, FIRST, TITLE, URL, page

ENDLESS = page("".join(f"<p>{FIRST} {n}</p>" for n in range(18_000)))


def job(html: bytes) -> Job:
    """Return the job of a page."""
    return Job(html, URL, "text/html", FETCHED, SiteHints(), None)


@pytest.fixture
def pool() -> Iterator[ExtractionPool]:
    """A pool of one worker."""
    pool = ExtractionPool(1, timeout=20)
    yield pool
    pool.close()


async def worker_of(pool: ExtractionPool) -> int:
    """Return the number of the pool's only worker process."""
    await pool.extract(job(page()))
    [worker] = pool._workers
    assert worker.pid is not None
    return worker.pid


def test_a_page_is_read_and_a_reason_comes_back(pool: ExtractionPool) -> None:
    async def both() -> None:
        assert (await pool.extract(job(page()))).article.title == TITLE
        with pytest.raises(NotAnArticle) as caught:
            await pool.extract(job(b""))
        assert (caught.value.reason, caught.value.url) == ("empty", URL)

    asyncio.run(both())


def test_a_worker_that_is_killed_costs_no_page(pool: ExtractionPool) -> None:
    async def kill_and_wait() -> str:
        number = await worker_of(pool)
        reading = asyncio.create_task(pool.extract(job(page())))
        await asyncio.sleep(0)  # the job is handed over
        os.kill(number, signal.SIGKILL)
        return (await reading).article.title

    assert asyncio.run(kill_and_wait()) == TITLE


def test_workers_that_can_not_be_had_are_no_fault_of_the_page(
    pool: ExtractionPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise BlockingIOError("no process to be had")

    with monkeypatch.context() as patch:
        patch.setattr("newsbot.extraction.pool.Worker", refuse)
        with pytest.raises(ExtractionError) as caught:
            asyncio.run(pool.extract(job(page())))
    assert caught.value.reason == "no_worker"
    assert asyncio.run(pool.extract(job(page()))).article.title == TITLE


def test_a_worker_that_has_read_its_share_is_replaced(pool: ExtractionPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbot.extraction.pool._PAGES_PER_WORKER", 1)
    for _ in range(2):
        assert asyncio.run(pool.extract(job(page()))).article.title == TITLE
        assert not pool._workers


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    pool = ExtractionPool(1, timeout=0.1)
    try:
        with pytest.raises(ExtractionError) as caught:
            asyncio.run(pool.extract(job(ENDLESS)))
        assert caught.value.reason == "timeout"
        pool._timeout = 20
        assert asyncio.run(pool.extract(job(page()))).article.title == TITLE
    finally:
        pool.close()


@pytest.mark.parametrize("worker_ends", [True, False], ids=["crashed", "in work"])
def test_no_page_is_tried_again_when_the_crawl_is_stopped(pool: ExtractionPool, worker_ends: bool) -> None:
    async def stop_in_the_midst() -> str:
        number = await worker_of(pool)
        reading = asyncio.create_task(pool.extract(job(ENDLESS)))
        waiting = asyncio.create_task(pool.extract(job(page())))
        await asyncio.sleep(0)  # the jobs are handed over
        pool.finish()
        if worker_ends:
            os.kill(number, signal.SIGKILL)
            await asyncio.wait([reading])
        pool.give_up()
        ends = await asyncio.gather(reading, waiting, pool.extract(job(page())), return_exceptions=True)
        return " ".join(end.reason if isinstance(end, ExtractionError) else "read" for end in ends)

    assert asyncio.run(stop_in_the_midst()).replace("read", "stopping") == "stopping stopping stopping"


def test_a_share_ends_its_own_pages_and_no_others() -> None:
    lender = ExtractionPool(2, timeout=60)

    async def end_one() -> tuple[str, str]:
        one, other = lender.share(), lender.share()
        hanging = asyncio.create_task(one.extract(job(ENDLESS)))
        waiting = asyncio.create_task(one.extract(job(page())))
        read = (await other.extract(job(page()))).article.title
        one.give_up()
        ends = await asyncio.gather(hanging, waiting, return_exceptions=True)
        assert [end.reason for end in ends if isinstance(end, ExtractionError)] == ["stopping", "stopping"]
        one.close()
        return read, (await other.extract(job(page()))).article.title

    try:
        assert asyncio.run(end_one()) == (TITLE, TITLE)
        assert lender._workers, "the one who lends them ends them"
    finally:
        lender.close()
    assert not lender._workers


def test_the_end_waits_for_pages_in_work(pool: ExtractionPool) -> None:
    async def end_in_the_midst() -> str:
        await worker_of(pool)
        reading = asyncio.create_task(pool.extract(job(ENDLESS)))
        await asyncio.sleep(0)  # the job is handed over
        await pool.end()
        assert not pool._workers
        [end] = await asyncio.gather(reading, return_exceptions=True)
        return end.reason if isinstance(end, ExtractionError) else "read"

    assert asyncio.run(end_in_the_midst()) == "stopping"


def test_a_page_that_nobody_waits_for_any_more_costs_its_worker(pool: ExtractionPool) -> None:
    async def turn_away() -> str:
        number = await worker_of(pool)
        reading = asyncio.create_task(pool.extract(job(ENDLESS)))
        await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        assert await worker_of(pool) != number, "its answer would be taken for that of the next page"
        return (await pool.extract(job(page()))).article.title

    assert asyncio.run(turn_away()) == TITLE


def test_a_worker_tells_what_the_text_is_compared_by(pool: ExtractionPool) -> None:
    read = asyncio.run(pool.extract(job(page())))
    assert read.fingerprint.exact == fingerprint(read.article.text).exact


def test_a_long_list_comes_in_parts_and_whole(pool: ExtractionPool) -> None:
    names = [f"https://example.dz/{number}/" for number in range(2500)]
    listed = "".join(f"<url><loc>{name}</loc></url>" for name in names)
    fetched = Fetched(f"{URL}sitemap.xml", f"<?xml version='1.0'?><urlset>{listed}</urlset>".encode())
    answer = asyncio.run(pool.read(Sitemap(), fetched, Window()))
    assert [link.url for link in answer.links] == names
    first, *others = worker._parts(answer)
    assert (first.parts, [len(part) for part in others]) == (3, [1000, 1000, 500])


def parent_of(pid: int) -> int:
    """Return the number of a process's parent."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


@pytest.mark.parametrize("stopping", [True, False], ids=["the crawl is stopped", "it is replaced"])
def test_a_server_of_workers_that_hangs_is_not_waited_for(pool: ExtractionPool, stopping: bool) -> None:
    async def hang() -> str:
        number = await worker_of(pool)
        os.kill(parent_of(number), signal.SIGSTOP)
        os.kill(number, signal.SIGKILL)
        reading = asyncio.create_task(pool.extract(job(page())))
        while not pool._starting:  # noqa: ASYNC110 - the thread that starts it tells nobody
            await asyncio.sleep(0)
        if stopping:
            pool.give_up()
        else:
            end_server()  # as the alarm of a start does
        [end] = await asyncio.gather(reading, return_exceptions=True)
        return end.reason if isinstance(end, ExtractionError) else "read"

    assert asyncio.run(hang()) == ("stopping" if stopping else "read")
