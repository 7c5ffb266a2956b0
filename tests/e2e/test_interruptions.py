"""A run that is killed, stopped or doubled: each article once, no torn line."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from newsbot.discovery.source import Link
from newsbot.ledger.ledger import Page, Validators
from newsbot.ledger.sqlite import SqliteLedger
from newsbot.ledger.tally import OUTCOMES
from tests.e2e.conftest import ROOT, Crawl, Output, command, crawl_arguments, environment
from tests.e2e.test_main_job import slug_of
from tests.extraction.pages import FIRST, page
from tests.newspaper import ObservedServer

SOON = 20.0  # seconds: five are given to what is under way, the rest is for a busy machine
PATIENCE = 60.0  # seconds until a test gives up waiting for a process


@contextmanager
def held_run(
    server: ObservedServer, output: Output, *more: str, articles: int | None = None, spider: str = "elmaouid"
) -> Iterator[subprocess.Popen[str]]:
    """Start a crawl and go on when something is left without an answer: all but that many articles, say."""
    if articles is not None:
        server.hold_articles_after(articles)
    arguments = command(*crawl_arguments(server, output.folder, *more, spider=spider))
    with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        try:
            while not server.holding.wait(0.1):
                assert process.poll() is None, process.communicate()[1]
            yield process
        finally:
            process.kill()
            server.answer_all()


def test_kill_in_mid_run_then_a_second_run_leave_each_article_once(
    server: ObservedServer, crawl: Crawl, output: Output
) -> None:
    with held_run(server, output, articles=11) as process:
        _wait_until_written(process, output)
        process.kill()
        process.wait(PATIENCE)
    [file] = (output.folder / "articles").glob("*/*.jsonl")
    with file.open("ab") as handle:
        handle.write(b'{"id": "what a kill between append and confirm leaves", "te')
    done = crawl()
    assert done.code == 0, done.err
    assert_each_once(server, output)
    assert 0 < done.number("pages fetched") < len(server.newspaper.posts)


def test_a_second_run_of_the_same_site_gives_way(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    with held_run(server, output, articles=3):
        second = crawl("-s", "CONTACT=the second run")
        assert second.code == 75
        assert "another run" in second.err
        assert not [asked for asked in server.asked if "the second run" in asked.headers["User-Agent"]]
    assert crawl().code == 0


def test_sigterm_ends_a_run_properly(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    with held_run(server, output, articles=9) as process:
        process.send_signal(signal.SIGTERM)
        _read_until(process, "Received SIGTERM")
        server.answer_all()
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 4, told
    assert output.reports[0]["counters"]["fetched"] == len(output.articles) + len(output.duplicates) + len(
        output.rejected
    )
    assert crawl().code == 0
    assert_each_once(server, output)


HANGS: dict[str, Callable[[ObservedServer], None]] = {
    "robots.txt": lambda server: server.hang("/robots.txt"),
    "a source": lambda server: server.hang("/wp-json/*"),
    "the articles": lambda server: server.hold_articles_after(9),
}


# Each place once and each signal once; the other pairs are left to `make faults`.
PAIRS = {("robots.txt", signal.SIGTERM), ("a source", signal.SIGINT), ("the articles", signal.SIGTERM)}


@pytest.mark.parametrize(
    ("place", "number"),
    [
        pytest.param(place, number, marks=() if (place, number) in PAIRS else pytest.mark.long)
        for place in HANGS
        for number in (signal.SIGTERM, signal.SIGINT)
    ],
)
def test_one_signal_ends_a_run_soon_whatever_hangs(
    server: ObservedServer,
    crawl: Crawl,
    output: Output,
    place: str,
    number: signal.Signals,
) -> None:
    HANGS[place](server)
    with held_run(server, output) as process:
        process.send_signal(number)
        assert_ends_soon(process, output)
    server.heal()
    assert crawl().code == 0
    assert_each_once(server, output)


def test_one_signal_ends_a_run_soon_that_waits_to_ask_again(server: ObservedServer, output: Output) -> None:
    server.fail("/wp-json/*")
    server.hang("/feed/")
    with held_run(server, output, "-s", "RETRY_BACKOFF=600") as process:
        process.send_signal(signal.SIGTERM)
        assert_ends_soon(process, output)


def test_one_signal_ends_a_run_soon_that_keeps_a_long_distance(server: ObservedServer, output: Output) -> None:
    arguments = command(*crawl_arguments(server, output.folder, "-s", "DOWNLOAD_DELAY=600"))
    with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        while not server.asked:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
        process.send_signal(signal.SIGTERM)
        assert_ends_soon(process, output)


@pytest.mark.parametrize("path", ["/", "/robots.txt"])
def test_one_signal_ends_a_run_soon_whose_site_has_to_be_looked_at_first(
    server: ObservedServer, output: Output, path: str
) -> None:
    ledger = SqliteLedger(output.folder / "state" / "ledger.sqlite")
    pages = [Page(f"/left-{n}", Link(f"{server.url}left-{n}-over/", via="feed")) for n in range(9)]
    ledger.discover(server.url.removeprefix("http://").strip("/").replace(":", "-"), "/feed/", Validators(), pages, 0)
    ledger.close()
    server.hang("/left-*")
    server.hang(path)
    with held_run(server, output, spider="news") as process:
        process.send_signal(signal.SIGTERM)
        assert_ends_soon(process, output)
    with closing(sqlite3.connect(output.folder / "state" / "ledger.sqlite")) as kept:
        assert kept.execute("SELECT count(*) FROM pages WHERE state = 'open'").fetchone() == (9,)


def test_one_signal_ends_a_run_soon_that_reads_an_endless_page(
    server: ObservedServer, crawl: Crawl, output: Output
) -> None:
    endless, held = server.newspaper.articles[-1], server.newspaper.articles[0]
    server.say(f"/{endless.slug}/", page("".join(f"<p>{FIRST} {n}</p>" for n in range(30_000))).decode())
    server.hang(f"/{held.slug}/")
    with held_run(server, output, "-s", "EXTRACTION_TIMEOUT=600") as process:
        process.send_signal(signal.SIGTERM)
        assert_ends_soon(process, output)
    server.heal()
    assert crawl().code == 0
    assert_each_once(server, output)


def test_a_signal_before_the_first_request_closes_the_run_too(server: ObservedServer, output: Output) -> None:
    ledger = output.folder / "state" / "ledger.sqlite"
    arguments = command(*crawl_arguments(server, output.folder))
    with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        while not ledger.exists():
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.001)
        process.send_signal(signal.SIGTERM)
        assert_ends_soon(process, output)


def assert_ends_soon(process: subprocess.Popen[str], output: Output) -> None:
    """Wait for the end of a run that was stopped: in time, with its table, its report, and its pages still open."""
    _, told = process.communicate(timeout=SOON)
    assert process.returncode == 4, told
    assert "left for the next run" in told
    assert "Traceback" not in told
    [report] = output.reports
    counters = report["counters"]
    assert report["reason"] == "shutdown"
    assert not counters["failed"]
    assert counters["fetched"] == sum(counters[outcome] for outcome in OUTCOMES)
    with closing(sqlite3.connect(output.folder / "state" / "ledger.sqlite")) as ledger:
        assert ledger.execute("SELECT reason FROM runs WHERE ended IS NOT NULL").fetchall() == [("shutdown",)]


def assert_each_once(server: ObservedServer, output: Output) -> None:
    """Every article stands in articles/ or duplicates/, once."""
    ended = [slug_of(line["url"]) for line in [*output.articles, *output.duplicates]]
    assert sorted(ended) == sorted(post.slug for post in server.newspaper.articles)


def test_sigterm_twice_ends_a_run_at_once(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    with held_run(server, output, articles=9) as process:
        process.send_signal(signal.SIGTERM)
        _read_until(process, "Received SIGTERM")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 4
    assert crawl().code == 0
    assert_each_once(server, output)


def test_no_worker_outlives_a_killed_run(server: ObservedServer, output: Output) -> None:
    with held_run(server, output, articles=3) as process:
        group = _descendants(process.pid)
        assert group
        process.kill()
        process.wait(PATIENCE)
        for pid in group:
            _wait_for_end(pid)


def _read_until(process: subprocess.Popen[str], words: str) -> None:
    assert process.stderr is not None
    assert any(words in line for line in process.stderr)


def _wait_until_written(process: subprocess.Popen[str], output: Output) -> None:
    """Return when the run has confirmed its first articles: that a page was answered doesn't say so."""
    with closing(sqlite3.connect(output.folder / "state" / "ledger.sqlite")) as ledger:
        while not ledger.execute("SELECT count(*) FROM pages WHERE state = 'written'").fetchone()[0]:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)


def _descendants(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in listed.splitlines()]
    children = [child for child, parent in parents if parent == pid]
    return children + [grandchild for child in children for grandchild in _descendants(child)]


def _wait_for_end(pid: int) -> None:
    import os  # noqa: PLC0415
    import select  # noqa: PLC0415

    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    ready, _, _ = select.select([handle], [], [], PATIENCE)
    os.close(handle)
    assert ready, f"process {pid} outlived the run"
