"""Many sites in one process: each ends for itself, all are told in one table, and one signal ends them all."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.demo.newspaper import Newspaper
from newsbot.ledger.lock import SiteLock
from tests.e2e.conftest import AT_ONCE, ROOT, Finished, Output, command, environment
from tests.e2e.test_interruptions import PATIENCE, SOON
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer

NAMES = ("alpha", "beta", "gamma", "omega")
POSTS = 12
NOBODY = "http://127.0.0.1:9/"  # discard (RFC 863), which nobody serves any more


@pytest.fixture
def servers() -> Iterator[dict[str, ObservedServer]]:
    """Four sites, each with a dozen posts of its own."""
    whole = Newspaper.load(datetime.now(UTC))
    shares = [Newspaper(whole.sections, whole.posts[n * POSTS : (n + 1) * POSTS]) for n in range(len(NAMES))]
    with ExitStack() as stack:
        yield {name: stack.enter_context(ObservedServer(share)) for name, share in zip(NAMES, shares, strict=True)}


def crawlall(servers: dict[str, ObservedServer], output: Path, *more: str, **others: str) -> subprocess.Popen[str]:
    """Start `scrapy crawlall` of the sites, and of others that nobody serves."""
    homes = {**{name: server.url for name, server in servers.items()}, **others}
    sites = " ".join(f"{name}={home}" for name, home in homes.items())
    settings = {**AT_ONCE, "OUTPUT_DIR": output, "SPIDER_MODULES": "tests.e2e.together"}
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    return subprocess.Popen(
        command("crawlall", *flags, *more),
        cwd=ROOT, env={**environment(), "TOGETHER": sites}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(process: subprocess.Popen[str], within: float = PATIENCE) -> Finished:
    """Wait for a command; return its end."""
    with process:
        try:
            told = process.communicate(timeout=within)[1]
        finally:
            process.kill()
    return Finished(process.returncode, "", told)


def cells(done: Finished) -> dict[str, list[str]]:
    """Return the rows of the closing table by site: state, pages, …, left, seconds."""
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in done.err.splitlines() if "│" in line]
    return {site: rest for site, *rest in rows}


def assert_each_once(servers: dict[str, ObservedServer], output: Output) -> None:
    """Every article of every site stands in articles/ or duplicates/, once."""
    ends = sorted((line["site"], slug_of(line["url"])) for line in [*output.articles, *output.duplicates])
    assert ends == sorted((name, post.slug) for name, server in servers.items() for post in server.newspaper.articles)


def test_a_site_that_fails_is_its_own_affair(servers: dict[str, ObservedServer], output: Output) -> None:
    lock = SiteLock(output.folder / "state" / "locks", "omega")
    done = ended(crawlall(servers, output.folder, "--jobs", "3", down=NOBODY, broken=NOBODY))
    lock.release()
    assert done.code == 4
    found = cells(done)
    states = {site: row[0] for site, row in found.items()}
    assert states == {
        **dict.fromkeys(("alpha", "beta", "gamma"), "done"),
        "omega": "locked",
        "down": "no source",
        "broken": "failed (start_error)",
        "all": "done 3, failed 1, no source 1, locked 1",
    }
    numbers = {site: list(map(int, row[1:-2])) for site, row in found.items()}
    total = numbers.pop("all")
    assert total == [sum(column) for column in zip(*numbers.values(), strict=True)]
    assert [pages > 0 for pages, *_ in numbers.values()] == [found[site][0] == "done" for site in numbers]
    assert all(pages == sum(ends) for pages, *ends in numbers.values())
    assert "down: robots.txt failed: connection_refused" in done.err
    assert "broken: a fault of its spider or of newsbot: the log has it" in done.err
    assert "WARNING  down: robots.txt of 127.0.0.1:9 can't be had" in done.err, "the log says whose line it is"
    assert {report["site"]: report["reason"] for report in output.reports} == {
        **dict.fromkeys(("alpha", "beta", "gamma", "down"), "finished"),
        "broken": "start_error",
    }
    assert not servers["omega"].asked
    later = ended(crawlall(servers, output.folder))
    assert later.code == 0
    assert later.err.index("omega: wordpress") >= 0
    assert_each_once(servers, output)


def test_one_signal_ends_all_sites_soon_and_nothing_is_lost(servers: dict[str, ObservedServer], output: Output) -> None:
    for name in NAMES[:3]:
        servers[name].hold_articles_after(4)
    process = crawlall(servers, output.folder, "--jobs", "3")
    try:
        for name in NAMES[:3]:
            assert servers[name].holding.wait(PATIENCE)
        process.send_signal(signal.SIGTERM)
        done = ended(process, SOON)
    finally:
        process.kill()
    assert done.code == 4
    assert "Traceback" not in done.err
    found = cells(done)
    assert {name: found[name][0] for name in NAMES} == {**dict.fromkeys(NAMES[:3], "stopped"), "omega": "not begun"}
    assert not servers["omega"].asked
    assert {report["reason"] for report in output.reports} == {"shutdown"}
    for server in servers.values():
        server.answer_all()
    assert ended(crawlall(servers, output.folder)).code == 0
    assert_each_once(servers, output)


@pytest.mark.long
def test_a_second_signal_ends_all_at_once(servers: dict[str, ObservedServer], output: Output) -> None:
    for server in servers.values():
        server.hold_articles_after(4)
    process = crawlall(servers, output.folder)
    for server in servers.values():
        assert server.holding.wait(PATIENCE)
    process.send_signal(signal.SIGTERM)
    assert process.stderr is not None
    assert any("Received SIGTERM" in line for line in process.stderr)
    process.send_signal(signal.SIGTERM)
    done = ended(process)
    assert done.code == 4
    assert "Traceback" not in done.err
    for server in servers.values():
        server.answer_all()
    assert ended(crawlall(servers, output.folder)).code == 0
    assert_each_once(servers, output)


@pytest.mark.long
def test_a_site_whose_time_is_up_makes_room_for_the_next(servers: dict[str, ObservedServer], output: Output) -> None:
    servers["alpha"].hold_articles_after(2)
    one_by_one = crawlall({name: servers[name] for name in NAMES[:2]}, output.folder, "--jobs", "1", "--minutes", "0.2")
    done = ended(one_by_one)
    assert done.code == 4
    found = cells(done)
    assert (found["alpha"][0], found["beta"][0]) == ("time is up", "done")
    servers["alpha"].answer_all()
    assert ended(crawlall(servers, output.folder)).code == 0
    assert_each_once(servers, output)


@pytest.mark.long
def test_all_sites_locked_and_a_full_disk(servers: dict[str, ObservedServer], output: Output) -> None:
    locks = [SiteLock(output.folder / "state" / "locks", name) for name in NAMES]
    assert ended(crawlall(servers, output.folder)).code == 75
    for lock in locks:
        lock.release()
    blocked = output.folder / "articles" / "beta"  # a file in the place of its folder
    blocked.parent.mkdir(parents=True)
    blocked.write_text("")
    done = ended(crawlall(servers, output.folder))
    assert done.code == 1
    assert {name: cells(done)[name][0] for name in NAMES} == {**dict.fromkeys(NAMES, "done"), "beta": "not stored"}
    assert "beta: stopped: " in done.err
