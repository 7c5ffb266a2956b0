"""`scrapy ledger` beside real crawls: what a check finds, and that a repair leaves nothing to be written again or lost."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsbot.demo.library import sections_and_articles
from newsbot.demo.newspaper import Newspaper
from tests.e2e.conftest import ROOT, Crawl, Finished, Output, command, crawl_arguments, environment, scrapy
from tests.e2e.test_interruptions import held_run
from tests.e2e.test_main_job import slug_of
from tests.e2e.test_reprints import LATER, SETTLED, add
from tests.newspaper import ObservedServer
from tests.reprints import STORY, exchanged


def ledger(output: Output, *arguments: str) -> Finished:
    """Run `scrapy ledger` on an output folder."""
    return scrapy("ledger", *arguments, "-s", f"OUTPUT_DIR={output.folder}")


class History:
    """Crawls of a newspaper that revises, reprints, rewrites and moves, and what a repair makes of their files."""

    def __init__(self, server: ObservedServer, folder: Path) -> None:
        self.server = server
        self.first = Output(folder / "first")
        add(server.newspaper, SETTLED)
        self.crawl(self.first)
        add(server.newspaper, LATER)
        server.newspaper.revise(server.newspaper.articles[20].slug)
        self.crawl(self.first)
        self._move("wheat", "moved-as-it-was")
        dated = next(post.slug for post in server.newspaper.articles[30:] if post.has_linked_data and not post.extends)
        self._move(dated, "moved-and-revised")
        server.newspaper.revise("moved-and-revised")
        self.gone = server.newspaper.revise(server.newspaper.articles[40].slug)
        server.fail(f"/{self.gone.slug}/", 410)
        self.crawl(self.first)
        self.repaired = Output(folder / "repaired")
        shutil.copytree(self.first.folder, self.repaired.folder)
        shutil.rmtree(self.repaired.folder / "state")
        self.repair = ledger(self.repaired, "repair")
        as_it_was = {row["article"] for row in rows_of(self.first, "pages") if row["key"] == "/moved-as-it-was"}
        self.untold_aliases = [row for row in rows_of(self.first, "aliases") if row["article"] in as_it_was]

    def crawl(self, output: Output) -> Finished:
        """Crawl the newspaper once more, and ask all that may tell of changes."""
        done = scrapy(*crawl_arguments(self.server, output.folder, "-s", "LOOK_AROUND_HOURS=0"))
        assert done.code == 0, done.err
        return done

    def _move(self, slug: str, to: str) -> None:
        posts = self.server.newspaper.posts
        at, old = next((at, post) for at, post in enumerate(posts) if post.slug == slug)
        posts[at] = replace(old, slug=to)


@pytest.fixture
def server() -> Iterator[ObservedServer]:
    """A newspaper of a few articles."""
    with ObservedServer(Newspaper(sections_and_articles()[0], [])) as server:
        add(server.newspaper, {**SETTLED, **LATER})
        yield server


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """Crawl once for the tests that look at one history."""
    with ObservedServer() as server:
        yield History(server, tmp_path_factory.mktemp("history"))


@pytest.fixture
def copy(history: History, tmp_path: Path) -> Output:
    """The output of the history, to be spoilt."""
    shutil.copytree(history.first.folder, tmp_path / "output")
    return Output(tmp_path / "output")


def rows_of(output: Output, table: str) -> list[dict[str, Any]]:
    """Return a table of a ledger."""
    with closing(sqlite3.connect(output.folder / "state" / "ledger.sqlite")) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"SELECT * FROM {table}")]


# Table -> its key, and the columns that the output doesn't tell: what sources said of a page, how its looks went on which
# nothing was written, and instants that differ by moments.
TOLD: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "articles": (("id",), {"written", "run"}),
    "fingerprints": (("fingerprint", "article"), set()),
    "aliases": (("id",), set()),
    "runs": (("run",), {"ended"}),
    "outputs": (("path",), set()),
    "near_slices": (("slice",), {"expires"}),
    "claims": (("article",), set()),
    "pages": (
        ("site", "key"),
        {"seq", "via", "title", "section", "published", "modified", "fetched", "not_before", "attempts"}
        | {"etag", "last_modified", "idle", "first_seq", "withdrawn"},
    ),
}
# Pages of which no file says anything: one that robots.txt forbids, and one that an article moved to as it was.
UNTOLD = {"private", "moved-as-it-was"}


@pytest.mark.parametrize("table", TOLD)
def test_a_repaired_ledger_is_the_one_that_was_lost(history: History, table: str) -> None:
    key, untold = TOLD[table]
    lost, made = (
        {
            tuple(row[name] for name in key): {name: value for name, value in row.items() if name not in untold}
            for row in rows_of(output, table)
            if not (table == "pages" and row["key"].split("/")[1] in UNTOLD) and row not in history.untold_aliases
        }
        for output in (history.first, history.repaired)
    )
    assert made == lost
    assert history.repair.code == 0, history.repair.err


def test_what_is_known_of_written_pages_is_known_again(history: History) -> None:
    lost, made = (
        {row["key"]: (row["published"], row["url"]) for row in rows_of(output, "pages") if row["state"] == "written"}
        for output in (history.first, history.repaired)
    )
    assert made.items() <= lost.items()


def test_the_history_is_a_mixed_one(history: History) -> None:
    articles = rows_of(history.repaired, "articles")
    assert {row["relation"] for row in articles} == {None, "near", "related", "series"}
    assert max(row["revision"] for row in articles) == 2
    assert any(row["head"] for row in articles)
    assert {row["state"] for row in rows_of(history.repaired, "pages")} >= {"written", "duplicate", "open"}
    assert rows_of(history.repaired, "aliases")
    assert history.untold_aliases
    [gone] = [row for row in rows_of(history.repaired, "pages") if row["withdrawn"]]
    assert (gone["key"], gone["state"]) == (f"/{history.gone.slug}", "written")


def test_a_check_finds_nothing_before_and_after(history: History) -> None:
    for output in (history.first, history.repaired):
        done = ledger(output, "check", "elmaouid")
        assert (done.code, done.number("problems"), done.out) == (0, 0, ""), done.err
        assert done.number("lines of articles") == len(output.articles)


def test_after_a_repair_nothing_is_written_again_and_nothing_is_missed(history: History, tmp_path: Path) -> None:
    output, server = Output(tmp_path / "output"), history.server
    shutil.copytree(history.repaired.folder, output.folder)
    before, repeated = output.articles, output.duplicates
    server.heal()
    done = history.crawl(output)
    assert (output.articles, output.duplicates) == (before, repeated)
    assert (done.number("new articles"), done.number("revised articles")) == (0, 0)
    assert server.articles_asked() == ["moved-as-it-was"], "no file tells of it"
    older = [post.slug for post in server.newspaper.articles[30:]]
    changed = next(line for line in before if slug_of(line["url"]) in older and line["revision"] == 1)
    server.newspaper.revise(slug_of(changed["url"]))
    new = server.newspaper.publish(3)
    add(server.newspaper, {"reprint-again": exchanged(STORY), "word-for-word": before[40]["text"]})
    done = history.crawl(output)
    lines = output.articles[len(before) :]
    assert {slug_of(line["url"]) for line in lines if line["revision"] == 1} == {post.slug for post in new}
    [revision] = [line for line in lines if line["revision"] > 1]
    assert (revision["id"], revision["revision"]) == (changed["id"], 2)
    assert revision["previous_hash"] == changed["content_hash"]
    assert {slug_of(line["url"]) for line in output.duplicates[len(repeated) :]} == {"word-for-word", "reprint-again"}
    assert len(output.duplicates) == len(repeated) + 2
    assert ledger(output, "check").code == 0


def test_a_killed_repair_leaves_the_old_ledger_or_the_new_one(copy: Output) -> None:
    moments = random.Random(5)
    articles = len(rows_of(copy, "articles"))
    for _ in range(4):
        with subprocess.Popen(
            command("ledger", "repair", "-s", f"OUTPUT_DIR={copy.folder}"),
            cwd=ROOT,
            env=environment(),
            stderr=subprocess.PIPE,
        ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.3, 1.5))
            process.kill()
        assert len(rows_of(copy, "articles")) == articles
    done = ledger(copy, "check")
    assert done.code == 0, done.err
    assert ledger(copy, "repair").code == 0
    assert not list((copy.folder / "state").glob("*.rebuilding*"))


def test_a_run_at_work_is_left_alone_but_counted(server: ObservedServer, output: Output) -> None:
    with held_run(server, output, articles=3):
        done = ledger(output, "check")
        assert done.code == 75, done.err
        assert "elmaouid is at work" in done.err
        counted = ledger(output, "stats", "elmaouid")
        assert (counted.code, "not ended" in counted.err) == (0, True)
    done = ledger(output, "check")
    assert done.code == 0, "what a kill leaves is no fault"


def test_a_failed_page_is_still_tried_after_a_repair(server: ObservedServer, output: Output, crawl: Crawl) -> None:
    bad = server.newspaper.articles[1]
    server.fail(f"/{bad.slug}/", 500)
    assert crawl("-s", "RETRY_TIMES=0").code == 4
    shutil.rmtree(output.folder / "state")
    assert ledger(output, "repair").code == 0
    server.heal()
    for path in ("/wp-json/*", "/feed/", "/sitemap*", "/category/*", "/page/*", "/news-sitemap.xml"):
        server.fail(path, 503)  # no source names it any more
    crawl("-s", "RETRY_TIMES=0")
    assert server.articles_asked() == [bad.slug]
    assert slug_of(output.articles[-1]["url"]) == bad.slug
