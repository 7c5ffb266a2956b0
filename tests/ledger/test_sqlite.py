"""The ledger keeps its promises: claims are exclusive, pages come back until they ended, nothing foreign is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsbot.dedup.decide import Link
from newsbot.discovery.source import Window
from newsbot.errors import LedgerError
from newsbot.extraction.habits import Habit
from newsbot.ledger import database
from newsbot.ledger.ledger import Entry, Outcome, Page, Printed, Then, Validators
from newsbot.ledger.schedule import Schedule
from newsbot.ledger.sqlite import SqliteLedger
from tests.factories import NOON, article, only_exact, page

SITE = "example"
OPEN = Window()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite")
    yield ledger
    ledger.close()


def discover(ledger: SqliteLedger, *pages: Page) -> int:
    return ledger.discover(SITE, "/feed/", Validators(), pages, 0).fresh


def queue(ledger: SqliteLedger, window: Window = OPEN, after: int = 0) -> list[str]:
    return [p.key for p in ledger.take(SITE, after, 100, window)]


def end(ledger: SqliteLedger, key: str, outcome: Outcome, article_id: str = "a", *, then: Then = "closed") -> None:
    if outcome == "new":  # a claim that is there already stays as it is
        ledger.claim(ledger.begin(SITE, NOON), "/a", article(article_id), only_exact(key.encode()))
    path = f"articles/{SITE}/d.jsonl"
    ledger.confirm(SITE, [Entry(page(key), outcome, path, b"{}\n", article_id=article_id, then=then)], {})


def test_a_link_is_new_once(ledger: SqliteLedger) -> None:
    assert discover(ledger, page("/a"), page("/b")) == 2
    assert discover(ledger, page("/b"), page("/c")) == 1
    assert queue(ledger) == ["/a", "/b", "/c"]


@pytest.mark.parametrize(
    ("outcome", "then", "comes_back"),
    [
        ("new", "closed", False),
        ("duplicate", "closed", False),
        ("unchanged", "closed", False),
        ("rejected", "closed", False),
        ("rejected", "open", True),
        ("rejected", "again", True),
        ("failed", "closed", True),
    ],
)
def test_a_page_comes_back_until_it_has_ended(
    ledger: SqliteLedger, outcome: Outcome, then: Then, comes_back: bool
) -> None:
    discover(ledger, page("/a"))
    end(ledger, "/a", outcome, then=then)
    assert (queue(ledger) == ["/a"]) is comes_back


def test_a_change_opens_a_page_again_and_sends_it_to_the_end(ledger: SqliteLedger) -> None:
    discover(ledger, page("/a"), page("/b"))
    end(ledger, "/a", "new", "a")
    later = datetime.now(UTC) + timedelta(hours=1)
    assert discover(ledger, page("/a", modified=later)) == 1
    assert queue(ledger) == ["/b", "/a"]
    end(ledger, "/a", "unchanged", "a")
    assert discover(ledger, page("/a", modified=later)) == 0, "the same change is told again"


def test_a_date_of_modification_before_the_fetch_is_no_change(ledger: SqliteLedger) -> None:
    discover(ledger, page("/a"))
    end(ledger, "/a", "new", "a")
    assert discover(ledger, page("/a", modified=NOON)) == 0


def test_the_window_leaves_pages_in_the_queue(ledger: SqliteLedger) -> None:
    discover(ledger, page("/old", published=NOON - timedelta(days=9)), page("/new", published=NOON), page("/undated"))
    assert queue(ledger, Window(since=NOON - timedelta(days=1))) == ["/new", "/undated"]
    assert queue(ledger, Window(until=NOON)) == ["/old", "/undated"]
    assert queue(ledger) == ["/old", "/new", "/undated"]


def test_two_claims_on_one_text(ledger: SqliteLedger) -> None:
    run = ledger.begin(SITE, NOON)
    assert ledger.claim(run, "/a", article("a"), only_exact(b"same text")).outcome == "new"
    twin = ledger.claim(run, "/a", article("b"), only_exact(b"same text"))
    assert (twin.outcome, twin.link) == ("duplicate", Link("exact", "a", 1.0))


def test_a_claim_of_another_run_is_neither_new_nor_a_duplicate_yet(ledger: SqliteLedger) -> None:
    ledger.claim(ledger.begin(SITE, NOON), "/a", article("a"), only_exact(b"same text"))
    assert ledger.claim(ledger.begin("other", NOON), "/a", article("b"), only_exact(b"same text")).outcome == "busy"
    assert ledger.claimant("a") == SITE
    ledger.recover(SITE)
    assert ledger.claim(ledger.begin("other", NOON), "/a", article("b"), only_exact(b"same text")).outcome == "new"


def test_a_changed_page_is_a_revision_even_if_its_text_is_known_elsewhere(ledger: SqliteLedger) -> None:
    run = ledger.begin(SITE, NOON)
    for name in ("a", "b"):
        ledger.claim(run, "/a", article(name, f"نص {name}"), only_exact(name.encode()))
        end(ledger, f"/{name}", "new", name)
    verdict = ledger.claim(run, "/a", article("a", "نص b"), only_exact(b"b"))
    assert (verdict.outcome, verdict.revision, verdict.previous_hash) == ("revised", 2, "hash of نص a")
    end(ledger, "/a", "revised", "a")
    assert ledger.claim(run, "/a", article("a", "نص b"), only_exact(b"b")).outcome == "unchanged"


def test_every_text_ever_written_stays_known(ledger: SqliteLedger) -> None:
    run = ledger.begin(SITE, NOON)
    for text in ("الأول", "الثاني"):
        ledger.claim(run, "/a", article("a", text), only_exact(text.encode()))
        end(ledger, "/a", "new", "a")
    assert ledger.claim(run, "/a", article("b", "الأول"), only_exact("الأول".encode())).link.duplicate_of == "a"


def test_a_dead_runs_claim_is_released_and_its_page_still_open(ledger: SqliteLedger) -> None:
    discover(ledger, page("/a"))
    ledger.claim(ledger.begin(SITE, NOON), "/a", article("a"), only_exact(b"x"))
    ledger.recover(SITE)
    assert queue(ledger) == ["/a"]
    assert ledger.claim(ledger.begin(SITE, NOON), "/a", article("a"), only_exact(b"x")).outcome == "new"


def test_a_claim_that_somebody_released_is_not_confirmed_without_a_word(ledger: SqliteLedger) -> None:
    discover(ledger, page("/a"))
    ledger.register(SITE, "articles/example/d.jsonl", 0)
    ledger.claim(ledger.begin(SITE, NOON), "/a", article("a"), only_exact(b"x"))
    ledger.recover(SITE)
    entry = Entry(page("/a"), "new", "articles/example/d.jsonl", b"{}\n", article_id="a")
    with pytest.raises(LedgerError, match=r"claim on https://example\.dz/a is gone"):
        ledger.confirm(SITE, [entry], {"articles/example/d.jsonl": 3})
    assert ledger.committed("articles/example/d.jsonl") == 0
    assert queue(ledger) == ["/a"]


def test_a_walk_is_complete_until_its_source_is_read_anew(ledger: SqliteLedger) -> None:
    ledger.discover(SITE, "/feed/", Validators("etag"), [], 0)
    ledger.complete(SITE, "/feed/", NOON)
    state = ledger.source(SITE, "/feed/")
    assert state.validators.etag == "etag"
    assert not state.covers(OPEN), "it went back to NOON only"
    assert state.covers(Window(since=NOON))
    ledger.discover(SITE, "/feed/", Validators("other"), [], 0)
    state = ledger.source(SITE, "/feed/")
    assert not state.complete, "the files behind it may not have been read"
    assert state.covers(Window(since=NOON)), "what was reached before stays reached"


def test_the_mark_tells_what_a_walk_covered_from_what_was_named_since(ledger: SqliteLedger) -> None:
    discover(ledger, page("/a"), page("/b"))
    ledger.complete(SITE, "/feed/", None)
    mark = ledger.source(SITE, "/feed/").mark
    assert mark is not None
    ledger.discover(SITE, "/sitemap.xml", Validators(), [page("/c")], 0)
    found = ledger.discover(SITE, "/feed/", Validators(), [page("/a"), page("/c"), page("/d")], mark)
    assert (found.fresh, len(found.unseen)) == (1, 2)


def test_a_shorter_walk_takes_nothing_from_what_a_longer_one_covered(ledger: SqliteLedger) -> None:
    discover(ledger, page("/a"))
    ledger.complete(SITE, "/feed/", None)
    before = ledger.source(SITE, "/feed/").mark
    discover(ledger, page("/b"))
    ledger.complete(SITE, "/feed/", NOON)
    state = ledger.source(SITE, "/feed/")
    assert (state.mark, state.since, state.complete) == (before, None, False)


def test_a_second_look_comes_later(tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "ledger.sqlite", schedule=Schedule(second_look=3600))
    discover(ledger, page("/a"), page("/b"))
    end(ledger, "/a", "rejected", then="again")
    assert (queue(ledger), ledger.remaining(SITE)) == (["/b"], 1)
    ledger.close()


def test_an_instant_behind_the_calendar_blocks_nothing(ledger: SqliteLedger) -> None:
    last = datetime.max.replace(tzinfo=UTC)
    discover(ledger, page("/a", modified=last))
    assert [taken.link.modified for taken in ledger.take(SITE, 0, 9, OPEN)] == [None]


def test_two_connections_share_one_ledger(tmp_path: Path) -> None:
    first, second = (SqliteLedger(tmp_path / "ledger.sqlite") for _ in range(2))
    assert first.claim(first.begin("one", NOON), "/a", article("a"), only_exact(b"x")).outcome == "new"
    assert second.claim(second.begin("two", NOON), "/a", article("b"), only_exact(b"x")).outcome == "busy"
    first.close()
    second.close()


PRINTED = Printed("whole", b"whole text")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("bare text", PRINTED), ("bare text", None)),
        (("bare text", PRINTED), ("whole text", None)),
        (("whole text", None), ("bare text", PRINTED)),
    ],
)
@pytest.mark.parametrize("confirmed", [True, False])
def test_a_reprint_is_known_whatever_was_left_out_of_either(
    ledger: SqliteLedger, first: tuple[str, Printed | None], second: tuple[str, Printed | None], confirmed: bool
) -> None:
    run = ledger.begin(SITE, NOON)
    assert ledger.claim(run, "/a", article("a", first[0]), only_exact(first[0].encode()), first[1]).outcome == "new"
    if confirmed:
        end(ledger, "/a", "revised", "a")
    twin = ledger.claim(run, "/a", article("b", second[0]), only_exact(second[0].encode()), second[1])
    assert (twin.outcome, twin.link.duplicate_of) == ("duplicate", "a")


def test_what_a_page_said_is_remembered_beside_what_was_written(ledger: SqliteLedger) -> None:
    run = ledger.begin(SITE, NOON)
    for confirm in (False, True):
        ledger.claim(run, "/a", article("a", "bare"), only_exact(b"bare"), Printed("hash of whole", b"whole"))
        if confirm:
            end(ledger, "/a", "revised", "a")
        assert ledger.claim(run, "/a", article("a", "whole"), only_exact(b"whole")).outcome == "unchanged"


def test_each_sites_habits_are_kept_in_their_order(ledger: SqliteLedger) -> None:
    ours = {b"latest b": Habit(3, 4, (b"article1", b"article2")), b"a before": Habit(9, 9, (b"article3",))}
    ledger.learn("other", {b"latest b": Habit(2, 2, (b"article4",))})
    ledger.learn(SITE, {b"long ago": Habit(2, 2, ())})
    ledger.learn(SITE, ours)
    assert list(ledger.habits(SITE).items()) == list(ours.items())
    assert ledger.habits("third") == {}


def make_version_1(path: Path) -> None:
    """Write a ledger as version 1 did, with one article in it and one claimed."""
    schema = Path(database.__file__).with_name("schema.sql").read_text(encoding="utf8")
    with sqlite3.connect(path) as db:
        db.executescript(schema)
        db.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")
        db.execute("INSERT INTO articles VALUES ('a', 'example', 'hash of text', x'01', 3, 'articles/d.jsonl', 0)")
        db.execute("INSERT INTO fingerprints VALUES (x'01', 'a')")
        db.execute("INSERT INTO claims VALUES ('b', 'dead', 1, 'hash of b', x'02', 1)")
    db.close()


def test_a_ledger_of_version_1_is_taken_up(tmp_path: Path) -> None:
    make_version_1(tmp_path / "old.sqlite")
    ledger = SqliteLedger(tmp_path / "old.sqlite")
    ledger.close()
    ledger = SqliteLedger(tmp_path / "old.sqlite")
    run = ledger.begin(SITE, NOON)
    assert (
        ledger.claim(run, "/a", article("a", "bare"), only_exact(b"x"), Printed("hash of text", b"y")).outcome
        == "unchanged"
    )
    assert ledger.claim(run, "/a", article("c"), only_exact(b"\x01")).link.duplicate_of == "a"
    assert ledger.claimant("b") == "dead"
    ledger.learn(SITE, {b"a block.": Habit(2, 2, ())})
    ledger.close()
    assert tables(tmp_path / "old.sqlite") == tables_of_a_new_ledger(tmp_path)


def test_a_change_told_for_the_second_of_the_fetch_came_behind_it(ledger: SqliteLedger) -> None:
    moment = datetime.now(UTC).replace(microsecond=0)
    for key, published in (("/old", moment - timedelta(days=1)), ("/new", moment)):
        discover(ledger, page(key, published=published))
        end(ledger, key, "new", key)
    assert discover(ledger, page("/new", published=moment, modified=moment)) == 0, "it appeared just now"
    changed = datetime.now(UTC).replace(microsecond=0)
    assert discover(ledger, page("/old", published=moment - timedelta(days=1), modified=changed)) == 1


def test_half_a_migration_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    before = tables(path)
    monkeypatch.setattr(database, "_SCRIPTS", ("schema.sql", "schema-2.sql", "schema.sql"))
    monkeypatch.setattr(database, "VERSION", 3)
    with pytest.raises(LedgerError, match="already exists"):
        SqliteLedger(path)
    assert tables(path) == before


def tables(path: Path) -> list[tuple[object, ...]]:
    """Return the version of a ledger and its columns."""
    with closing(sqlite3.connect(path)) as db:
        columns = db.execute(
            "SELECT s.name, c.* FROM sqlite_schema s, pragma_table_xinfo(s.name) c WHERE s.type = 'table' ORDER BY 1, 2"
        ).fetchall()
        return [*db.execute("PRAGMA user_version").fetchall(), *columns]


def tables_of_a_new_ledger(folder: Path) -> list[tuple[object, ...]]:
    SqliteLedger(folder / "new.sqlite").close()
    return tables(folder / "new.sqlite")


def make_foreign(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE somebody_elses (x)")
    db.close()


def make_newer(path: Path) -> None:
    SqliteLedger(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def make_damaged(path: Path) -> None:
    SqliteLedger(path).close()
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)


def make_garbage(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 99)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (make_foreign, "not a newsbot ledger"),
        (make_newer, "newer newsbot"),
        (make_damaged, "left as it is"),
        (make_garbage, "left as it is"),
        (Path.mkdir, "can't be opened"),
    ],
)
def test_what_is_no_sound_ledger_is_refused_and_left_alone(tmp_path: Path, spoil: object, told: str) -> None:
    path = tmp_path / "ledger.sqlite"
    assert callable(spoil)
    spoil(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(LedgerError, match=told):
        SqliteLedger(path)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_the_section_that_a_page_stated_is_kept_and_no_section_is_not_unknown(ledger: SqliteLedger) -> None:
    hinted, stated, silent = (
        page(key, hints={"section": ["محلي"]} if key == "/a" else {}) for key in ("/a", "/b", "/c")
    )
    ledger.discover(SITE, "feed", Validators(), [hinted, stated, silent], 0)
    ends = [
        Entry(stated, "rejected", section=("رياضة", "كرة القدم"), then="open"),
        Entry(silent, "rejected", section=(), then="open"),
    ]
    ledger.confirm(SITE, ends, {})
    taken = {taken.key: taken for taken in ledger.take(SITE, 0, 10, Window())}
    assert [(key, page.seen, page.link.hints.get("section")) for key, page in sorted(taken.items())] == [
        ("/a", False, ["محلي"]),
        ("/b", True, ["رياضة", "كرة القدم"]),
        ("/c", True, []),
    ]
