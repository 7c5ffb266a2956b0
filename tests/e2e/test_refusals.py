"""What goes wrong before anything is asked: one clear line, the right exit code, and no request."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from newsbot.ledger.ledger import Validators
from newsbot.ledger.sqlite import SqliteLedger
from tests.e2e.conftest import ROOT, Crawl, Output, command, crawl_arguments, environment, scrapy
from tests.factories import page
from tests.newspaper import ObservedServer


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-a", "sinse=2026-11-01"], "unknown argument -a sinse"),
        (["-a", "since=yesterday"], "is no date"),
        (["-a", "since=2026-11-02", "-a", "until=2026-11-01"], "must lie before"),
        (["-a", "limit=0"], "is no number of articles"),
        (["-a", "limit=many"], "is no number of articles"),
        (["-a", "section= "], "needs the name"),
        (["-a", "section=\udcd1\udced"], "holds bytes that are no text"),
        (["-a", "since=0001-01-01"], "lies outside of 1900 to 2199"),
        (["-a", f"limit={'9' * 5000}"], "is no number of articles"),
        (["-a", "url=ftp://example.dz/"], "is no web address"),
        (["-a", "url=https://example.com/"], "scrapy crawl news -a url=https://example.com/"),
        (["-s", "MIN_WORDS=few"], "MIN_WORDS=few can't be used"),
        (["-s", "DOWNLOAD_DELAY=-1"], "DOWNLOAD_DELAY=-1 can't be used"),
        (["-s", "DOWNLOAD_VERIFY_CERTIFICATES=maybe"], "must be 0 or 1"),
        (["-L", "LOUD"], "must be one of CRITICAL"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(
    server: ObservedServer, crawl: Crawl, output: Output, arguments: list[str], told: str
) -> None:
    done = crawl(*arguments)
    assert done.code == 2
    [line] = [line for line in done.err.splitlines() if line.startswith("error:")]
    assert told in line
    assert "Traceback" not in done.err
    assert not server.asked
    assert not output.folder.exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["crawl", "nosuchsite"], "there is no spider 'nosuchsite'"),
        (["crawl", "news"], "needs the site's start page"),
        (["crawl"], "name one spider"),
    ],
)
def test_a_missing_site_is_told(arguments: list[str], told: str) -> None:
    done = scrapy(*arguments)
    assert done.code == 2
    assert told in done.err + done.out


def test_an_output_folder_that_cannot_be_written_is_told(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    output.folder.parent.mkdir(exist_ok=True)
    output.folder.write_text("a file stands in the place of the folder")
    done = crawl()
    assert done.code == 1
    assert "error: " in done.err
    assert "Traceback" not in done.err
    assert not server.asked


def test_a_setting_that_names_no_class_is_told(crawl: Crawl) -> None:
    done = crawl("-s", "SCHEDULER=x")
    assert done.code == 1
    assert "error: the crawl could not begin" in done.err
    assert "Traceback" not in done.err


def test_a_run_whose_reader_goes_away_ends(server: ObservedServer, output: Output) -> None:
    arguments = command(*crawl_arguments(server, output.folder))
    with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE) as process:
        try:
            assert process.stderr is not None
            process.stderr.readline()
            process.stderr.close()
            assert process.wait(60) == 0
        finally:
            process.kill()
    assert len(output.articles) + len(output.duplicates) == len(server.newspaper.articles)


def test_a_damaged_ledger_is_left_as_it_is(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    ledger = output.folder / "state" / "ledger.sqlite"
    ledger.parent.mkdir(parents=True)
    ledger.write_bytes(b"this is no database" * 100)
    done = crawl()
    assert done.code == 1
    assert str(ledger) in done.err
    assert ledger.read_bytes() == b"this is no database" * 100
    assert not server.asked


def test_the_disk_fills_up_in_mid_run(server: ObservedServer, crawl: Crawl, output: Output) -> None:
    # A folder in the place of the day's file: the write fails as on a full disk, and nothing may be taken for written.
    blocked = [output.folder / "articles" / "elmaouid"]
    blocked[0].parent.mkdir(parents=True)
    blocked[0].write_text("")
    done = crawl()
    assert done.code == 1
    assert "stopping, nothing can be stored any more" in done.err
    blocked[0].unlink()
    assert crawl().code == 0
    assert len(output.articles) + len(output.duplicates) == len(server.newspaper.articles)


@pytest.mark.parametrize(
    ("path", "headers"), [("/robots.txt", {}), ("/feed/*", {"Retry-After": "3600"})], ids=["robots", "held"]
)
def test_a_host_that_shuts_its_door_is_not_tried_page_by_page(
    server: ObservedServer, crawl: Crawl, output: Output, path: str, headers: dict[str, str]
) -> None:
    ledger = SqliteLedger(output.folder / "state" / "ledger.sqlite")
    pages = [page(f"/page-{n}-of-many", url=f"{server.url}page-{n}-of-many/") for n in range(200)]
    ledger.discover("elmaouid", "/feed/", Validators(), pages, 0)
    ledger.close()
    server.fail(path, 503, headers=headers)
    done = crawl()
    assert done.code in (3, 4), "every source failed, unless one was read before the host asked to be left alone"
    assert done.number("not asked for") <= 64, "only those that were taken before the first refusal"
    assert done.number("left for the next run") >= 200 - 64


def test_list_and_schema_need_no_network() -> None:
    assert {"elmaouid", "news"} <= set(scrapy("list").out.split())
    schema = scrapy("schema")
    assert schema.code == 0
    assert '"content_hash"' in schema.out


def test_fetch_and_shell_reach_what_a_person_names(server: ObservedServer) -> None:
    assert "الصباح التجريبي" in scrapy("fetch", "--nolog", server.url).out
    assert scrapy("shell", "--nolog", server.url, "-c", "response.status").out.strip() == "200"


def test_help_names_the_arguments_and_exit_codes() -> None:
    told = scrapy("crawl", "--help").out
    assert all(word in told for word in ("since", "until", "limit", "section", "url", "75"))


def test_spiders_and_pipelines_are_this_projects(tmp_path: Path) -> None:
    import pipelines  # noqa: PLC0415
    import spiders  # noqa: PLC0415

    root = Path(__file__).resolve().parents[2]
    assert [Path(module.__path__[0]) for module in (spiders, pipelines)] == [root / "spiders", root / "pipelines"]
