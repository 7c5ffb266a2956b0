"""`scrapy extract` in a process of its own, on files, standard input and a server on loopback."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import ROOT, Finished, command, environment, scrapy
from tests.extraction.pages import FIRST, TITLE, page
from tests.middlewares.site import Answer, Site, article, moved, robots

_URL = "https://www.elmaouid.dz/souq-el-madina-yaftah/"
_NAMED = page(head=f'<link rel="canonical" href="{_URL}">')
_BIDI = "\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202b\u202c"


def _records(done: Finished) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.out.splitlines()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A page that names its address."""
    path = tmp_path / "سوق.html"
    path.write_bytes(_NAMED)
    return path


def test_files_give_one_line_each_and_the_others_go_on(tmp_path: Path, file: Path) -> None:
    packed, empty = tmp_path / "packed.html", tmp_path / "empty.html"
    packed.write_bytes(gzip.compress(_NAMED))
    empty.touch()
    done = scrapy("extract", str(tmp_path / "none.html"), str(empty), str(tmp_path), str(file), str(packed))
    assert done.code == 1
    first, second = _records(done)
    assert {**first, "fetched_at": ""} == {**second, "fetched_at": ""}
    assert (first["title"], first["url"], first["http_status"]) == (TITLE, _URL, None)
    assert done.err.splitlines() == [
        f"{tmp_path}/none.html: No such file or directory",
        f"{empty}: not an article: empty: the answer has no body",
        f"{tmp_path}: Is a directory",
    ]


def test_standard_input_with_an_address_and_a_site() -> None:
    arguments = command("extract", "-", "--url", f"{_URL}?utm_source=feed", "--site", "elmaouid")
    done = subprocess.run(arguments, cwd=ROOT, env=environment(), input=page(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    record = json.loads(done.stdout)
    assert (record["site"], record["country"], record["url"]) == ("elmaouid", "DZ", _URL)


@pytest.mark.parametrize("arguments", [[], ["--explian", "x"], ["x", "--site", "elmaoid"], ["x", "--url", "y"]])
def test_wrong_arguments_are_told_in_a_line(arguments: list[str]) -> None:
    done = scrapy("extract", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: ")
    assert len(done.err.splitlines()) == 1


def test_an_explanation_goes_to_standard_error_beside_the_line(tmp_path: Path, file: Path) -> None:
    stub = tmp_path / "stub.html"
    stub.write_bytes(
        page(body="<p>تفاصيل أوفى عن أشغال السوق ننشرها لكم في عدد الغد.</p>", head=f'<base href="{_URL}">')
    )
    done = scrapy("extract", "--explain", str(file))
    assert done.code == 0
    assert [record["title"] for record in _records(done)] == [TITLE]
    assert not set(done.out) & set(_BIDI)
    assert "+ h1" in done.err
    assert "won: first in the order of trust" in done.err
    refused = scrapy("extract", "--explain", str(stub), "--url", _URL)
    assert (refused.code, refused.out) == (1, "")
    assert "+ h1" in refused.err
    assert "not an article: too_short" in refused.err.splitlines()[-1]


def test_pretty_is_for_reading(file: Path) -> None:
    done = scrapy("extract", "--pretty", str(file))
    assert (done.code, done.err) == (0, "")
    assert f"\u2067{TITLE}\u2069" in done.out
    assert FIRST[:40] in done.out


def test_a_reader_that_goes_away_ends_it_quietly(file: Path) -> None:
    arguments = command("extract", *[str(file)] * 200)
    with subprocess.Popen(
        arguments, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert json.loads(run.stdout.readline())["title"] == TITLE
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_told_once(file: Path) -> None:
    arguments = command("extract", str(file), str(file))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(arguments, cwd=ROOT, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"standard output: No space left on device\n")


def test_addresses_are_fetched_with_the_manners_of_a_crawl(file: Path) -> None:
    with Site() as site:
        site.arrange(
            "/robots.txt", robots("User-agent: *", "Disallow: /private/", "", "User-agent: GPTBot", "Disallow: /")
        )
        site.arrange("/old/", moved("/news/akhbar-al-yawm-3/"))
        site.arrange("/news/akhbar-al-yawm-3/", Answer(article("akhbar-al-yawm-3")))
        site.arrange("/away/", moved("http://10.0.0.1/"))
        site.arrange("/report.pdf", Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}))
        names = [f"{site.url}{path}" for path in ("old/", "private/1", "away/", "report.pdf", "none-of-this/")]
        done = scrapy("extract", "-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=0", *names, str(file))
    assert done.code == 1
    fetched, local = _records(done)
    assert fetched["url"] == f"{site.url}news/akhbar-al-yawm-3/"
    assert (fetched["http_status"], fetched["opt_out"]) == (200, ["robots:GPTBot"])
    assert local["url"] == _URL
    assert "/private/1" not in site.paths()
    told = ("disallowed by robots.txt", "is a private address", "not an article: not_html", "HTTP status 404")
    assert len(done.err.splitlines()) == len(told)
    for line, name, message in zip(done.err.splitlines(), names[1:], told, strict=True):
        assert line.startswith(name)
        assert message in line


def test_an_unreachable_server_is_told_without_a_traceback() -> None:
    done = scrapy("extract", "http://127.0.0.1:1/news/1", "-s", "RETRY_TIMES=0")
    assert (done.code, done.out) == (1, "")
    assert "can't be had" in done.err
    assert "Traceback" not in done.err
