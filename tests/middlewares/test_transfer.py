"""Transfers that go wrong, and answers that are no pages: each ends as what it is, whatever the connection does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.e2e.conftest import Output
from tests.middlewares.crawling import Ended, crawl
from tests.middlewares.site import Answer, Site, article

HALF = 900  # bytes that never come


def page(slug: str, content_type: str) -> Answer:
    """Return an article in windows-1256 under that header."""
    text = article(slug).decode().replace('<meta charset="utf-8">', "")
    return Answer(text.encode("cp1256"), headers={"Content-Type": content_type})


def typed(content_type: str, body: bytes) -> Answer:
    return Answer(body, headers={"Content-Type": content_type})


# Slug -> answers, how it ends, how often it is asked for.
PAGES: dict[str, tuple[list[Answer], str, int]] = {
    "shorter-than-announced": ([Answer(article("shorter-than-announced"), short=HALF)], "failed: truncated", 3),
    "cut-in-chunks": ([Answer(article("cut-in-chunks"), framing="chunks", short=HALF)], "failed: truncated", 3),
    "whole-in-chunks": ([Answer(article("whole-in-chunks"), framing="chunks")], "new", 1),
    "whole-until-closed": ([Answer(article("whole-until-closed"), framing="close")], "new", 1),
    "reset-every-time": ([Answer(reset=True)], "failed: connection", 3),
    "reset-only-once": ([Answer(reset=True), Answer(article("reset-only-once"))], "new", 2),
    "cut-only-once": ([Answer(article("cut-only-once"), short=HALF), Answer(article("cut-only-once"))], "new", 2),
    "slow-every-time": ([Answer(wait=60.0)], "failed: timeout", 3),
    "slow-only-once": ([Answer(wait=60.0), Answer(article("slow-only-once"))], "new", 2),
    "said-to-be-latin": ([typed("text/html; charset=iso-8859-1", article("said-to-be-latin"))], "new", 1),
    "said-to-be-latin9": ([typed("text/html; charset=iso-8859-15", article("said-to-be-latin9"))], "new", 1),
    "said-to-be-nonsense": ([typed("text/html; charset=nonsense", article("said-to-be-nonsense"))], "new", 1),
    "windows-said-utf": ([page("windows-said-utf", "text/html; charset=utf-8")], "new", 1),
    "windows-says-nothing": ([page("windows-says-nothing", "text/html")], "new", 1),
    "really-a-pdf": ([typed("application/pdf", b"%PDF-1.7\n" + b"\xe2\xe3\xcf\xd3" * 500)], "rejected: not_html", 1),
    "pdf-said-html": ([Answer(b"%PDF-1.7\n" + b"\xe2\xe3\xcf\xd3" * 500)], "rejected: not_html", 1),
    "really-an-image": ([typed("image/jpeg", b"\xff\xd8\xff\xe0" * 500)], "rejected: not_html", 1),
    "really-a-json": ([typed("application/json", b'{"title": "a"}')], "rejected: not_html", 1),
    "json-said-html": ([Answer(b'{"title": "a"}')], "rejected: not_html", 1),
    "no-content-there": ([Answer(status=204)], "rejected: empty", 1),
    "nothing-in-it": ([Answer()], "rejected: empty", 1),
    "gone-for-ever": ([Answer(article("gone-for-ever"), status=410)], "rejected: http_410", 1),
    "not-there-404": ([Answer(article("not-there-404"), status=404)], "rejected: http_404", 1),
    "shut-for-us": ([Answer(article("shut-for-us"), status=403)], "failed: http_403", 1),
    "broken-for-now": ([Answer(article("broken-for-now"), status=502)], "failed: http_502", 3),
    "broken-only-once": ([Answer(status=502), Answer(article("broken-only-once"))], "new", 2),
    "larger-than-allowed": ([Answer(article("larger-than-allowed") + b" " * 200_000)], "rejected: too_large", 1),
    "larger-in-chunks": ([Answer(b" " * 200_000, framing="chunks")], "rejected: too_large", 1),
}


@pytest.fixture(scope="module")
def arranged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Ended]]:
    """One crawl of all of them."""
    with Site() as site:
        for slug, (answers, _, _) in PAGES.items():
            site.publish(slug, *answers)
        output = Output(tmp_path_factory.mktemp("transfer"))
        yield site, crawl(site, output, DOWNLOAD_TIMEOUT=1, DOWNLOAD_MAXSIZE=100_000)


@pytest.mark.parametrize(("slug", "end", "asked"), [(slug, end, asked) for slug, (_, end, asked) in PAGES.items()])
def test_each_ends_as_what_it_is(arranged: tuple[Site, Ended], slug: str, end: str, asked: int) -> None:
    site, ended = arranged
    assert (ended.ends[slug], site.paths().count(f"/{slug}/")) == (end, asked)


@pytest.mark.parametrize("slug", [slug for slug, (_, end, _) in PAGES.items() if end == "new"])
def test_what_is_written_is_whole(arranged: tuple[Site, Ended], slug: str) -> None:
    line = arranged[1].articles[slug]
    assert line["text"].endswith(f"رمز النشرة {slug}.")
    assert line["title"].startswith("نشرة الأحوال الجوية")


def test_only_failures_are_left_for_the_next_run(arranged: tuple[Site, Ended]) -> None:
    _, ended = arranged
    failed = [end for _, end, _ in PAGES.values() if end.startswith("failed")]
    assert ended.done.code == 4
    assert ended.report["remaining"] == len(failed)
    assert ended.counters["fetched"] == len(PAGES)
