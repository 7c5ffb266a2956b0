"""The three steps of an article: what each lets through, and how it ends what it doesn't."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from scrapy.exceptions import DropItem

from newsbot.ledger.ledger import Candidate, Entry, Rejection, Then
from newsbot.ledger.run import Run
from newsbot.ledger.store import Store
from pipelines.deduplicate import Deduplicate
from pipelines.validate import Validate
from pipelines.write import Write
from tests.factories import NOON, article, page
from tests.reprints import LONGER, REPRINT, REWRITTEN, STORY, bulletin

WORDS = "كلمة " * 30


class Ends:
    """A run with a real ledger below, without the crawl around it: every call is done at once."""

    site = "example"

    def __init__(self, output: Path) -> None:
        self.store = Store(output, self.site, NOON)
        self.entries: list[Entry] = []

    async def claim(self, candidate: Candidate) -> Any:
        """Decide and claim."""
        return self.store.claim([candidate])[0]

    async def end(self, entry: Entry) -> None:
        """Write and confirm."""
        self.store.commit([entry])
        self.entries.append(entry)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    ends = Ends(tmp_path)
    yield cast("Run", ends)
    ends.store.ledger.close()
    ends.store.release()


def ends(run: Run) -> list[Entry]:
    return cast("Ends", run).entries


def candidate(identifier: str = "a", text: str = WORDS.strip(), **fields: Any) -> Candidate:
    return Candidate(page(f"/{identifier}"), article(identifier, text, **fields))


def through(run: Run, item: Candidate) -> dict[str, Any]:
    """Take an item the whole way."""
    valid = asyncio.run(Validate(run, 20).process_item(item))
    fresh = asyncio.run(Deduplicate(run).process_item(valid))
    return asyncio.run(Write(run).process_item(fresh))


def test_an_article_is_written_as_it_is_returned(run: Run) -> None:
    returned = through(run, candidate())
    [entry] = ends(run)
    assert json.loads(entry.line) == returned
    assert re.fullmatch(r"articles/example/\d{4}-\d\d-\d\d\.jsonl", entry.path or "")
    assert (entry.outcome, returned["relation"], returned["revision"]) == ("new", "new", 1)


@pytest.mark.parametrize(
    ("item", "reason", "then"),
    [
        (candidate(text="كلمات قليلة لا تكفي"), "too_short", "again"),
        (candidate(published=NOON + timedelta(days=2), published_precision="day"), "future_date", "again"),
        (Rejection(page("/a"), "https://example.dz/a", "listing", "lists", NOON, 200), "listing", "closed"),
    ],
)
def test_what_is_no_good_leaves_a_reason(run: Run, item: Candidate | Rejection, reason: str, then: Then) -> None:
    with pytest.raises(DropItem):
        asyncio.run(Validate(run, 20).process_item(item))
    [entry] = ends(run)
    record = json.loads(entry.line)
    assert (entry.outcome, entry.path, record["reason"], entry.then) == (
        "rejected",
        "rejected/example.jsonl",
        reason,
        then,
    )
    assert record["message"]


def test_a_clock_that_is_a_few_hours_off_is_no_fault(run: Run) -> None:
    item = candidate(published=NOON + timedelta(hours=20), published_precision="hour")
    assert asyncio.run(Validate(run, 20).process_item(item)) is item


def test_the_same_words_in_another_spelling_are_a_duplicate_that_can_be_undone(run: Run) -> None:
    through(run, candidate("a", f"{WORDS}أعلنت الوزارةُ ٥"))
    with pytest.raises(DropItem):
        through(run, candidate("b", f"{WORDS}اعلنت الوزاره 5", title="عنوان آخر"))
    entry = ends(run)[-1]
    record = json.loads(entry.line)
    assert (entry.outcome, entry.path, entry.refers_to) == ("duplicate", "duplicates/example.jsonl", "a")
    assert (record["id"], record["duplicate_of"], record["relation"], record["similarity"]) == ("b", "a", "exact", 1.0)
    assert record["url"]


def test_a_near_repetition_is_recorded_with_what_undoes_it(run: Run) -> None:
    through(run, candidate("a", STORY))
    later = {"published": NOON + timedelta(hours=1), "published_precision": "minute", "title": "عنوان آخر"}
    with pytest.raises(DropItem):
        through(run, candidate("b", REPRINT, **later))
    entry = ends(run)[-1]
    record = json.loads(entry.line)
    assert (entry.outcome, entry.path, entry.refers_to) == ("duplicate", "duplicates/example.jsonl", "a")
    assert (record["id"], record["title"], record["duplicate_of"]) == ("b", "عنوان آخر", "a")
    assert (record["relation"], 0.8 <= record["similarity"] < 1) == ("near", True)
    assert {"url", "published"} <= record.keys()


@pytest.mark.parametrize(
    ("held", "text", "relation"),
    [(STORY, LONGER, "near"), (STORY, REWRITTEN, "related"), (bulletin(1), bulletin(2), "series")],
)
def test_what_resembles_another_article_is_written_with_its_link(run: Run, held: str, text: str, relation: str) -> None:
    through(run, candidate("a", held))
    written = through(run, candidate("b", text))
    assert (written["relation"], written["duplicate_of"], written["revision"]) == (relation, "a", 1)
    assert written["similarity"] == json.loads(ends(run)[-1].line)["similarity"] > 0.5
    assert ends(run)[-1].refers_to == "a"


def test_a_text_that_another_run_is_writing_leaves_its_page_open(run: Run, tmp_path: Path) -> None:
    other = Store(tmp_path, "other", NOON)
    other.claim([Candidate(page("/a"), article("a", STORY, site="other"))])
    with pytest.raises(DropItem, match="busy"):
        through(run, candidate("b", REPRINT))
    entry = ends(run)[-1]
    assert (entry.outcome, entry.reason, entry.path, entry.refers_to) == ("failed", "busy", None, None)
    other.ledger.close()
    other.release()


def test_the_same_page_again_is_unchanged_or_a_revision_and_never_a_duplicate(run: Run) -> None:
    first = through(run, candidate())
    with pytest.raises(DropItem):
        through(run, candidate())
    assert (ends(run)[-1].outcome, ends(run)[-1].path) == ("unchanged", None)
    revised = through(run, candidate(text=f"{WORDS}تحديث", content_hash="another"))
    assert ends(run)[-1].outcome == "revised"
    assert (revised["id"], revised["revision"], revised["previous_hash"]) == ("a", 2, first["content_hash"])
