"""The same news only once: what a crawl makes of repetitions on one site, on two at once, and of pages that moved."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.article import Paragraph
from newsbot.demo.library import paragraphs_of, sections_and_articles
from newsbot.demo.newspaper import ZONE, Newspaper, Post
from tests.e2e.conftest import ROOT, Crawl, Output, command, crawl_arguments, environment, scrapy
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer
from tests.reprints import CARELESS, LONGER, OTHER, REPRINT, REWRITTEN, STORY, bulletin

PATIENCE = 60.0  # seconds until a test gives up waiting for a process
SETTLED = {"story": STORY, "wheat": OTHER, "market-monday": bulletin(1)}
# The newest is read first: the reprint before the longer text, whose reprint it is as well.
LATER = {"longer": LONGER, "rewritten": REWRITTEN, "market-tuesday": bulletin(2), "reprint": REPRINT}


def add(newspaper: Newspaper, texts: dict[str, str]) -> None:
    """Print texts on top, an hour apart, each under a slug and a title of its own."""
    section = next(iter(newspaper.sections.values()))
    for slug, text in texts.items():
        number = newspaper.posts[0].id + 1 if newspaper.posts else 1
        moment = datetime.now(ZONE).replace(second=0, microsecond=0) - timedelta(hours=40 - number)
        newspaper.posts.insert(0, Post(number, slug, f"عنوان الخبر {slug}", section, moment, paragraphs_of(text)))


def by_slug(lines: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return lines by the slug of their page, the last one of each."""
    return {slug_of(line["url"]): line for line in lines}


class Reprints:
    """A crawl of a small paper, one more after it printed other versions, by each rule, and one after pages moved."""

    def __init__(self, server: ObservedServer, folder: Path) -> None:
        self.server = server
        server.fail("/sitemap*", 404)  # it begins with the oldest
        add(server.newspaper, SETTLED)
        first = self._crawl(folder / "first")
        self.before = by_slug(first.articles)
        add(server.newspaper, LATER)
        for rule in ("drop", "mark", "off"):
            shutil.copytree(first.folder, folder / rule)
        self.by_rule = {
            rule: self._crawl(folder / rule, "-s", f"DEDUP_NEAR={rule}") for rule in ("drop", "mark", "off")
        }
        self.lines_before_moving = len(self.by_rule["drop"].articles)
        self._move("story", "story-moved")
        self._move("wheat", "wheat-moved", Paragraph(text="وأكدت التعاونيات مساء أن البذور ستصل إلى الجميع."))
        self.moved = self._crawl(folder / "drop")
        self.last = self._last

    def _crawl(self, folder: Path, *more: str) -> Output:
        self._last = scrapy(*crawl_arguments(self.server, folder, *more))
        assert self._last.code == 0, self._last.err
        return Output(folder)

    def _move(self, slug: str, to: str, *added: Paragraph) -> None:
        posts = self.server.newspaper.posts
        at, old = next((at, post) for at, post in enumerate(posts) if post.slug == slug)
        posts[at] = replace(old, slug=to, paragraphs=(*old.paragraphs, *added))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reprints]:
    """Crawl once for the tests of one site."""
    with ObservedServer(Newspaper(sections_and_articles()[0], [])) as server:
        yield Reprints(server, tmp_path_factory.mktemp("reprints"))


def test_a_near_repetition_leaves_a_line_that_is_enough_to_undo_it(run: Reprints) -> None:
    [line] = run.by_rule["drop"].duplicates
    [post] = [post for post in run.server.newspaper.posts if post.slug == "reprint"]
    assert (line["url"], line["title"]) == (f"{run.server.url}reprint/", post.title)
    assert datetime.fromisoformat(line["published"]) == post.published
    assert (line["relation"], line["duplicate_of"]) == ("near", run.before["story"]["id"])
    assert 0.8 <= line["similarity"] < 1
    assert line["id"] not in {article["id"] for article in run.by_rule["drop"].articles}


@pytest.mark.parametrize(
    ("rule", "slug", "relation", "original"),
    [
        ("drop", "longer", "near", "story"),
        ("drop", "market-tuesday", "series", "market-monday"),
        ("drop", "rewritten", "related", "story"),
        ("mark", "reprint", "near", "story"),
        ("mark", "market-tuesday", "series", "market-monday"),
        ("off", "reprint", "new", None),
        ("off", "longer", "new", None),
        ("off", "rewritten", "new", None),
        ("off", "market-tuesday", "new", None),
    ],
)
def test_what_is_written_has_its_link(run: Reprints, rule: str, slug: str, relation: str, original: str | None) -> None:
    articles = by_slug(run.by_rule[rule].articles)
    line = articles[slug]
    assert line["relation"] == relation
    assert line["duplicate_of"] == (articles[original]["id"] if original else None)
    assert (line["similarity"] is None) is (original is None)


@pytest.mark.parametrize("rule", ["mark", "off"])
def test_only_exact_repetitions_are_left_out_otherwise(run: Reprints, rule: str) -> None:
    assert not run.by_rule[rule].duplicates
    assert by_slug(run.by_rule[rule].articles).keys() == SETTLED.keys() | LATER.keys()


def test_a_page_that_moved_is_the_same_article(run: Reprints) -> None:
    new = run.moved.articles[run.lines_before_moving :]
    assert [(slug_of(line["url"]), line["revision"]) for line in new] == [("wheat-moved", 2)]
    before = run.before["wheat"]
    assert (new[0]["id"], new[0]["previous_hash"]) == (before["id"], before["content_hash"])
    assert (run.last.number("unchanged articles"), run.last.number("duplicates")) == (1, 0)


REPRINTED: tuple[Callable[[Post], tuple[Paragraph, ...]], ...] = (
    lambda post: post.paragraphs,
    lambda post: tuple(replace_text(paragraph, paragraph.text.translate(CARELESS)) for paragraph in post.paragraphs),
    lambda post: tuple(
        replace_text(paragraph, paragraph.text.replace(" من ", " عن ")) for paragraph in post.paragraphs
    ),
    lambda post: (*post.paragraphs, Paragraph(text="نقلته لكم هيئة التحرير في الطبعة المسائية.")),
)


def replace_text(paragraph: Paragraph, text: str) -> Paragraph:
    return paragraph.model_copy(update={"text": text})


def test_two_sites_at_once_write_each_story_once(tmp_path: Path) -> None:
    output = Output(tmp_path / "output")
    papers = [Newspaper.load(datetime.now(ZONE)) for _ in range(2)]
    stories = [post for post in papers[0].articles if not post.reprint_of and not post.extends][:20]
    for paper, edits in zip(papers, (REPRINTED[:1], REPRINTED), strict=True):
        paper.posts = [
            replace(post, paragraphs=edits[at % len(edits)](post), title=f"{post.title} {len(edits)}")
            for at, post in enumerate(stories)
        ]
    with ExitStack() as stack:
        servers = [stack.enter_context(ObservedServer(paper)) for paper in papers]
        crawls = []
        for server in servers:
            server.hold_articles_after(0)  # until both are at it
            arguments = command(*crawl_arguments(server, output.folder, spider="news"))
            process = subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True)
            stack.callback(process.kill)
            crawls.append(stack.enter_context(process))
        for server in servers:
            assert server.holding.wait(PATIENCE)
        for server in servers:
            server.answer_all()
        told = [process.communicate(timeout=PATIENCE)[1] for process in crawls]
    assert [process.returncode for process in crawls] == [0, 0], told
    written, repeated = by_slug(output.articles), by_slug(output.duplicates)
    assert len(output.articles) == len(output.duplicates) == len(stories)
    assert written.keys() == repeated.keys() == {post.slug for post in stories}
    for slug, line in repeated.items():
        assert line["duplicate_of"] == written[slug]["id"]
        assert written[slug]["relation"] not in ("exact", "near")
        assert line["site"] != written[slug]["site"]
    assert {line["relation"] for line in repeated.values()} == {"exact", "near"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("DEDUP_NEAR=maybe", "drop, mark or off"),
        ("DEDUP_SCOPE=world", "site or all"),
        ("DEDUP_WINDOW_DAYS=-1", "a number of days up to 3650"),
    ],
)
def test_a_wrong_rule_is_told_in_one_line(
    server: ObservedServer, crawl: Crawl, output: Output, value: str, told: str
) -> None:
    done = crawl("-s", value)
    assert done.code == 2
    [line] = [line for line in done.err.splitlines() if line.startswith("error:")]
    assert value in line
    assert told in line
    assert "Traceback" not in done.err
    assert not server.asked
    assert not output.folder.exists()
