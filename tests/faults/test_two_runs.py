"""Runs at the same time: of one site one works, of different sites all do, whoever is killed among them."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from time import monotonic

import pytest

from newsbot.demo.newspaper import Newspaper
from newsbot.ledger.lock import SiteLock
from newsbot.urls import authority
from tests.e2e.conftest import ROOT, Output, command, crawl_arguments, environment, scrapy
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer

PATIENCE = 120.0  # seconds until a test gives up waiting for a process
SPIDERS = ("elmaouid", "news", "news", "news")


@contextmanager
def started(server: ObservedServer, output: Output, spider: str = "elmaouid") -> Iterator[subprocess.Popen[str]]:
    """Start a crawl; end it with the block if it is still at work."""
    arguments = command(*crawl_arguments(server, output.folder, spider=spider))
    with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a crawl; return its code and what it told."""
    told = process.communicate(timeout=PATIENCE)[1]
    assert "Traceback" not in told
    assert "locked" not in told
    return process.returncode, told


def first_to_end(processes: list[subprocess.Popen[str]], count: int) -> list[subprocess.Popen[str]]:
    """Wait for that many of the processes to end; return them."""
    deadline = monotonic() + PATIENCE
    while len(over := [process for process in processes if process.poll() is not None]) < count:
        assert monotonic() < deadline
        with suppress(subprocess.TimeoutExpired):
            processes[0].wait(0.1)
        if processes[0].poll() is not None:
            processes = [*processes[1:], processes[0]]
    return over


@pytest.fixture
def servers() -> Iterator[list[ObservedServer]]:
    """Four sites that publish the same thirty posts."""
    whole = Newspaper.load(datetime.now(UTC))
    with ExitStack() as stack:
        yield [stack.enter_context(ObservedServer(Newspaper(whole.sections, whole.posts[-30:]))) for _ in SPIDERS]


@pytest.mark.long
def test_runs_of_different_sites_share_the_ledger(servers: list[ObservedServer], output: Output) -> None:
    killed, others = servers[:2], servers[2:]
    for server in killed:
        server.hold_articles_after(8)
    with ExitStack() as stack:
        runs = [
            stack.enter_context(started(server, output, spider))
            for server, spider in zip(servers, SPIDERS, strict=True)
        ]
        for server, process in zip(killed, runs, strict=False):
            assert server.holding.wait(PATIENCE)
            process.kill()
        assert [ended(process)[0] for process in runs[len(killed) :]] == [0] * len(others)
    for server in killed:
        server.answer_all()
    with ExitStack() as stack:
        runs = [
            stack.enter_context(started(server, output, spider))
            for server, spider in zip(killed, SPIDERS, strict=False)
        ]
        assert [ended(process)[0] for process in runs] == [0] * len(killed)
    for server, site in zip(servers, ["elmaouid", *(authority(server.url) for server in servers[1:])], strict=True):
        lines = [line for line in [*output.articles, *output.duplicates] if line["site"] == site]
        assert sorted(slug_of(line["url"]) for line in lines) == sorted(p.slug for p in server.newspaper.articles)
    assert set(Counter(line["content_hash"] for line in output.articles).values()) == {1}


def test_of_runs_of_one_site_that_start_at_once_one_works(server: ObservedServer, output: Output) -> None:
    server.hold_articles_after(3)
    with ExitStack() as stack:
        runs = [stack.enter_context(started(server, output)) for _ in range(3)]
        assert server.holding.wait(PATIENCE)
        turned_away = first_to_end(runs, 2)
        for process in turned_away:
            code, told = ended(process)
            assert code == 75
            assert "another run of elmaouid is at work" in told
        server.answer_all()
        [worker] = [process for process in runs if process not in turned_away]
        assert ended(worker)[0] == 0
    slugs = [slug_of(line["url"]) for line in [*output.articles, *output.duplicates]]
    assert sorted(slugs) == sorted(post.slug for post in server.newspaper.articles)
    assert len(output.reports) == 1


@pytest.mark.parametrize("arguments", [("demo",), ("crawl", "elmaouid")])
def test_a_site_that_is_being_crawled_is_left_alone(output: Output, arguments: tuple[str, ...]) -> None:
    lock = SiteLock(output.folder / "state" / "locks", "elmaouid")
    done = scrapy(*arguments, "-s", f"OUTPUT_DIR={output.folder}")
    lock.release()
    assert done.code == 75
    assert f"another run of elmaouid is at work (process {os.getpid()})" in done.err
    assert "Traceback" not in done.err
    assert not (output.folder / "state" / "ledger.sqlite").exists()
