"""Runs that a test does something to: started in a session of their own, with pages that harm their workers."""

from __future__ import annotations

import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from tests.e2e.conftest import ROOT, Output, command, crawl_arguments, environment
from tests.e2e.test_main_job import slug_of
from tests.faults.kills_mischief import marked
from tests.newspaper import ObservedServer

PATIENCE = 90.0  # seconds until a test gives up waiting for a process


@contextmanager
def started(
    server: ObservedServer, output: Output, *more: str, launcher: tuple[str, ...] = ("-m", "scrapy")
) -> Iterator[subprocess.Popen[str]]:
    """Start a crawl in a session of its own."""
    arguments = command(*crawl_arguments(server, output.folder, "-s", "EXTRACTION_WORKERS=2", *more))
    arguments[1:3] = launcher
    ours = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it is ignored, and a crawl would go on
    with subprocess.Popen(
        arguments,
        cwd=ROOT,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        signal.signal(signal.SIGHUP, ours)
        try:
            yield process
        finally:
            process.kill()
            server.answer_all()


def do_harm(server: ObservedServer, *harms: str) -> dict[str, str]:
    """Let as many articles do harm; return slug -> harm."""
    slugs = [post.slug for post in server.newspaper.articles if not (post.reprint_of or post.extends)]
    harm_of = dict(zip(slugs[3:], harms, strict=False))
    for slug, harm in harm_of.items():
        server.say(f"/{slug}/", marked(harm))
    return harm_of


def assert_others_came_home(server: ObservedServer, output: Output, but: set[str]) -> None:
    """Every article stands in articles/ or duplicates/ once, but some in neither."""
    found = Counter(slug_of(line["url"]) for line in [*output.articles, *output.duplicates])
    assert found == Counter({post.slug for post in server.newspaper.articles} - but)
