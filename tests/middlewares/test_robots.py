"""robots.txt (RFC 9309): what it shuts never reaches the server, and what can't be asked stays open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import Output
from tests.middlewares.crawling import crawl
from tests.middlewares.site import Answer, Site, moved, robots

MANY = [f"one-of-many-{number}" for number in range(8)]


@pytest.fixture(scope="module")
def left_open(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a run in which every page failed: the next one starts all of them together."""
    folder = tmp_path_factory.mktemp("first") / "output"
    with Site() as site:
        for slug in MANY:
            site.publish(slug, Answer(status=500))
        assert crawl(site, Output(folder), RETRY_TIMES=0).report["remaining"] == len(MANY)
    return folder


@pytest.fixture
def many(site: Site, output: Output, left_open: Path) -> Site:
    """The site of that run, well again."""
    shutil.copytree(left_open, output.folder)
    for slug in MANY:
        site.publish(slug)
    return site


@pytest.fixture
def shut(site: Site) -> Site:
    """A site with an open and a shut article."""
    site.publish("open-to-all-1")
    site.publish("shut-to-us-1")
    return site


def test_no_request_slips_through_while_robots_is_on_its_way(many: Site, output: Output) -> None:
    many.arrange("/robots.txt", robots("User-agent: *", "Disallow: /one-of-many", wait=0.5))
    ended = crawl(many, output, CONCURRENT_REQUESTS_PER_DOMAIN=16)
    assert [path for path in many.paths() if "one-of-many" in path] == []
    assert many.paths().count("/robots.txt") == 1
    assert ended.counters["refused/robots"] == len(MANY) == ended.report["remaining"]
    assert ended.done.code == 0, "what the site shuts is no failure"


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (["User-agent: newsbot", "Disallow: /shut", "", "User-agent: *", "Disallow: /"], {"open-to-all-1"}),
        (["User-agent: *", "Disallow: /", "Allow: /$", "Allow: /open-*-1/"], {"open-to-all-1"}),
        (["User-agent: otherbot", "Disallow: /"], {"open-to-all-1", "shut-to-us-1"}),
    ],
)
def test_our_group_counts_else_that_of_all(shut: Site, output: Output, lines: list[str], taken: set[str]) -> None:
    shut.arrange("/robots.txt", robots(*lines))
    assert crawl(shut, output).articles.keys() == taken
    assert ("/shut-to-us-1/" in shut.paths()) == ("shut-to-us-1" in taken)


@pytest.mark.parametrize("status", [404, 403])
def test_a_robots_txt_that_is_not_there_allows_all(shut: Site, output: Output, status: int) -> None:
    shut.arrange("/robots.txt", Answer(b"User-agent: *\nDisallow: /\n", status=status))
    ended = crawl(shut, output)
    assert (ended.done.code, len(ended.articles)) == (0, 2)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Answer(status=500), id="500"),
        pytest.param(Answer(reset=True), id="reset"),
        pytest.param(Answer(b"not gzip", headers={"Content-Encoding": "gzip"}), id="undecodable"),
        pytest.param(Answer(status=429, headers={"Retry-After": "3600"}), id="429, retry later"),
        pytest.param(moved("http://127.0.0.3/robots.txt"), id="redirected to a private address"),
    ],
)
def test_without_robots_txt_nothing_is_asked(many: Site, output: Output, answer: Answer) -> None:
    many.arrange("/robots.txt", answer)
    ended = crawl(many, output)
    assert set(many.paths()) == {"/robots.txt"}
    assert ended.done.code == 3
    assert ended.counters["refused/robots_unreachable"] == len(MANY) == ended.report["remaining"]
    assert "Traceback" not in ended.done.err


def test_a_robots_txt_that_stands_elsewhere_is_read_there(shut: Site, output: Output) -> None:
    shut.arrange("/robots.txt", moved("/robots-1.txt"))
    for step in range(1, 5):  # RFC 9309 2.3.1.2: at least five redirects are to be followed
        shut.arrange(f"/robots-{step}.txt", moved(f"/robots-{step + 1}.txt"))
    shut.arrange("/robots-5.txt", robots("User-agent: *", "Disallow: /shut", "Disallow: /robots-"))
    assert crawl(shut, output).articles.keys() == {"open-to-all-1"}
    assert "/shut-to-us-1/" not in shut.paths()


def test_of_a_huge_robots_txt_the_first_half_mebibyte_counts(shut: Site, output: Output) -> None:
    rules, torn, padding = b"User-agent: *\nDisallow: /shut\n", b"Disallow: /", b"# a comment\n" * 60_000
    head = (rules + padding)[: 512 * 1024 - len(torn) - 1] + b"\n" + torn
    body = head + b"nowhere\nDisallow: /open\n" + padding
    shut.arrange("/robots.txt", Answer(body, headers={"Content-Type": "text/plain"}))
    assert crawl(shut, output).articles.keys() == {"open-to-all-1"}
    assert "/shut-to-us-1/" not in shut.paths()
