"""Archives are walked whole, and a walk that was broken off goes on where it was."""

from __future__ import annotations

import signal
import subprocess

from tests.e2e.conftest import ROOT, Output, command, crawl_arguments, environment
from tests.newspaper import ObservedServer

SPAN = ("-a", "since=2020-01-01", "-a", "until=2100-01-01")
POSTS = "/wp-json/wp/v2/posts"


def broken_off(server: ObservedServer, output: Output, page: int) -> list[str]:
    """Kill a backfill while it waits for a page of the list of posts; return the pages that it asked for, in order."""
    server.heal()
    server.holding.clear()
    server.hang(POSTS, query=f"page={page}")
    for path in ("/feed/", "/sitemap_index.xml", "/robots.txt", "/"):
        server.fail(path, 404)
    arguments = crawl_arguments(server, output.folder, *SPAN)
    with subprocess.Popen(command(*arguments), cwd=ROOT, env=environment(), stderr=subprocess.DEVNULL) as process:
        assert server.holding.wait(30)
        process.send_signal(signal.SIGKILL)
    asked = [asked.query for asked in server.asked if asked.path == POSTS]
    return [query.rpartition("&page=")[2] if "&page=" in query else "1" for query in asked]


def test_a_backfill_goes_on_where_it_was_broken_off(server: ObservedServer, output: Output) -> None:
    server.newspaper.publish(400)
    assert broken_off(server, output, 2) == ["1", "2"]
    assert broken_off(server, output, 4) == ["1", "2", "3", "4"], "the page that it was come to was read just now"
    assert broken_off(server, output, 5) == ["1", "3", "4", "5"], "what lies between was named before"
