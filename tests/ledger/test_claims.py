"""Claims over a real ledger: what each text becomes, given those that are held, as written, as claimed, or moved."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot import urls
from newsbot.article import Article
from newsbot.dedup.decide import DAY, Link, Rules, Verdict
from newsbot.dedup.fingerprint import exact, fingerprint
from newsbot.ledger import database
from newsbot.ledger.ledger import Entry, Printed, Validators
from newsbot.ledger.sqlite import SqliteLedger
from tests import reprints
from tests.factories import NOON, article, only_exact, page
from tests.reprints import (
    LONGER,
    LONGEST,
    OTHER,
    REPRINT,
    RESPELLED,
    REWRITTEN,
    SHORTENED,
    STORY,
    bulletin,
)

Open = Callable[..., SqliteLedger]


class Crawl:
    """A run of a site on a ledger. An article is named by the identifier that its page gives it."""

    def __init__(self, ledger: SqliteLedger, site: str = "example") -> None:
        self.ledger = ledger
        self.site = site
        self.run = ledger.begin(site, datetime.now(UTC))

    def claim(self, name: str, text: str, key: str | None = None, **fields: Any) -> Verdict:
        """Claim the text of an article that was read from the page `key`."""
        found = self.article(name, text, **fields)
        return self.ledger.claim(self.run, key or f"/{name}", found, fingerprint(text))

    def write(self, name: str, text: str, key: str | None = None, **fields: Any) -> Verdict:
        """Claim a text and end its page as the pipelines do."""
        verdict = self.claim(name, text, key, **fields)
        self.confirm(verdict, key or f"/{name}")
        return verdict

    def confirm(self, verdict: Verdict, key: str) -> None:
        """End a page."""
        self.ledger.discover(self.site, "/feed/", Validators(), [page(key)], 0)
        outcome: Any = verdict.outcome
        self.ledger.confirm(self.site, [Entry(page(key), outcome, "f", b"{}\n", article_id=verdict.article_id)], {})

    def article(self, name: str, text: str, **fields: Any) -> Article:
        """Return an article of the site, which was published at noon to the minute."""
        dated = {"published": NOON, "published_precision": "minute"}
        return article(name, text, site=self.site, **{**dated, **fields})


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Open one ledger, as often as a test likes."""
    ledgers: list[SqliteLedger] = []

    def ledger(**rules: Any) -> SqliteLedger:
        ledgers.append(SqliteLedger(tmp_path / "ledger.sqlite", rules=Rules(**rules)))
        return ledgers[-1]

    yield ledger
    for one in ledgers:
        one.close()


def told(verdict: Verdict) -> tuple[str, str, str | None]:
    """Return of a verdict what a reader looks at first."""
    return verdict.outcome, verdict.link.relation, verdict.link.duplicate_of


# What is held, what comes, with which rule for near repetitions, and what becomes of it.
DECISIONS = [
    (STORY, OTHER, "drop", ("new", "new", None)),
    (STORY, RESPELLED, "drop", ("duplicate", "exact", "a")),
    (STORY, RESPELLED, "mark", ("duplicate", "exact", "a")),
    (STORY, RESPELLED, "off", ("duplicate", "exact", "a")),
    (STORY, REPRINT, "drop", ("duplicate", "near", "a")),
    (STORY, REPRINT, "mark", ("new", "near", "a")),
    (STORY, REPRINT, "off", ("new", "new", None)),
    (SHORTENED, STORY, "drop", ("new", "near", "a")),
    (SHORTENED, STORY, "mark", ("new", "near", "a")),
    (STORY, REWRITTEN, "drop", ("new", "related", "a")),
    (STORY, REWRITTEN, "mark", ("new", "related", "a")),
    (STORY, REWRITTEN, "off", ("new", "new", None)),
    (bulletin(1), bulletin(2), "drop", ("new", "series", "a")),
]


@pytest.mark.parametrize(("held", "text", "near", "expected"), DECISIONS)
@pytest.mark.parametrize("other", ["example", "another"])
def test_each_text_is_what_it_is_to_a_written_one(
    opened: Open, held: str, text: str, near: str, expected: tuple[str, str, str | None], other: str
) -> None:
    ledger = opened(near=near)
    Crawl(ledger).write("a", held)
    later = NOON + timedelta(hours=3)
    verdict = Crawl(ledger, other).claim("b", text, published=later)
    assert told(verdict) == expected
    assert (verdict.link.similarity is None) is (expected[1] == "new")
    assert verdict.revision == 1


@pytest.mark.parametrize("expected", ["near", "related", "series"])
def test_the_link_is_kept_with_the_article(opened: Open, expected: str) -> None:
    first, second = {"near": (SHORTENED, LONGER), "related": (STORY, REWRITTEN)}.get(
        expected, (bulletin(1), bulletin(2))
    )
    crawl = Crawl(opened())
    crawl.write("a", first)
    written = crawl.write("b", second, published=NOON + timedelta(days=1))
    revised = crawl.write("b", OTHER, published=NOON + timedelta(days=1))
    assert written.link.relation == expected
    assert (revised.outcome, revised.link, revised.revision) == ("revised", written.link, 2)
    assert crawl.write("b", STORY).link == written.link


@pytest.mark.parametrize(("text", "relation"), [(RESPELLED, "exact"), (REPRINT, "near")])
def test_scope(opened: Open, text: str, relation: str) -> None:
    ledger = opened(scope="site")
    one, other = Crawl(ledger), Crawl(ledger, "another")
    assert told(one.write("a", STORY)) == told(other.write("b", STORY)) == ("new", "new", None)
    for crawl, original in ((one, "a"), (other, "b")):
        assert told(crawl.claim("c", text, published=None, published_precision=None)) == (
            "duplicate",
            relation,
            original,
        )


def test_with_all_sites_in_scope_an_article_of_the_same_one_is_named_first(opened: Open) -> None:
    Crawl(opened(scope="site"), "another").write("a", STORY)
    Crawl(opened(scope="site")).write("b", STORY)
    assert told(Crawl(opened()).claim("c", RESPELLED, published=None, published_precision=None))[2] == "b"


@pytest.mark.parametrize(
    ("days", "text", "expected"),
    [
        (29, REPRINT, "duplicate"),
        (31, REPRINT, "new"),
        (-29, REPRINT, "duplicate"),
        (-31, REPRINT, "new"),
        (31, RESPELLED, "duplicate"),
        (-4000, RESPELLED, "duplicate"),
    ],
)
@pytest.mark.parametrize("dated", [True, False])
def test_window(opened: Open, days: int, text: str, expected: str, dated: bool) -> None:
    crawl = Crawl(opened())
    crawl.write("a", STORY)
    when = NOON + timedelta(days=days)
    fields = {"published": when} if dated else {"published": None, "published_precision": None, "fetched_at": when}
    assert crawl.claim("b", text, **fields).outcome == expected


def test_a_window_of_no_days(opened: Open) -> None:
    one, other = Crawl(opened(window=0.0)), Crawl(opened(window=0.0), "another")
    one.write("a", STORY)
    later = NOON + timedelta(seconds=1)
    assert other.claim("b", REPRINT).outcome == "duplicate", "the same moment is no time apart"
    assert told(other.write("c", REPRINT, published=later)) == ("new", "new", None)
    assert other.claim("d", RESPELLED, published=later).outcome == "duplicate"


class TestClusters:
    """A longer text heads its cluster: whoever repeats one of it repeats the longest."""

    LATER = NOON + timedelta(hours=2)

    @pytest.mark.parametrize("chain", [(SHORTENED, LONGER), (SHORTENED, STORY, LONGER), (STORY, LONGER, LONGEST)])
    @pytest.mark.parametrize("copy", [RESPELLED, REPRINT, SHORTENED])
    def test_copies_name_the_longest(self, opened: Open, chain: tuple[str, ...], copy: str) -> None:
        crawl = Crawl(opened())
        for number, text in enumerate(chain):
            verdict = crawl.write(f"{number}", text, published=NOON + timedelta(hours=number))
            before = f"{number - 1}" if number else None
            assert (verdict.outcome, verdict.link.duplicate_of) == ("new", before)
        longest = f"{len(chain) - 1}"
        for text in (copy, *chain):
            verdict = Crawl(crawl.ledger, "another").claim("copy", text)
            assert (verdict.outcome, verdict.link.duplicate_of) == ("duplicate", longest)

    def test_of_all_that_a_text_contains_the_longest_is_named(self, opened: Open) -> None:
        crawl = Crawl(opened(near="mark"))
        for name, text in (("a", STORY), ("b", SHORTENED)):
            crawl.write(name, text, published=self.LATER)
        assert crawl.claim("c", LONGER).link.duplicate_of == "a"

    def test_a_marked_repetition_leads_to_what_it_repeats(self, opened: Open) -> None:
        crawl = Crawl(opened(near="mark"))
        crawl.write("a", STORY)
        assert told(crawl.write("b", REPRINT, published=self.LATER)) == ("new", "near", "a")
        assert told(crawl.claim("c", REPRINT, published=None, published_precision=None)) == ("duplicate", "exact", "a")
        crawl.write("d", LONGER, published=self.LATER)
        assert Crawl(crawl.ledger, "another").claim("e", REPRINT).link.duplicate_of == "d"

    def test_a_longer_text_waits_for_the_shorter_one_that_another_run_writes(self, opened: Open) -> None:
        one, other = Crawl(opened()), Crawl(opened(), "another")
        short = one.claim("a", STORY)
        assert told(other.claim("b", LONGER)) == ("busy", "new", "a")
        one.confirm(short, "/a")
        assert told(other.claim("b", LONGER)) == ("new", "near", "a")

    def test_a_head_outlives_a_revision_of_what_it_heads(self, opened: Open) -> None:
        crawl = Crawl(opened())
        crawl.write("a", STORY)
        crawl.write("b", LONGER, published=self.LATER)
        crawl.write("a", f"{STORY} انتهى")
        assert Crawl(crawl.ledger, "another").claim("c", REPRINT).link.duplicate_of == "b"


class TestUnwritten:
    """What was claimed and never written is nobody's original."""

    @pytest.mark.parametrize("text", [RESPELLED, REPRINT, LONGER, REWRITTEN])
    @pytest.mark.parametrize("how", ["released", "dead"])
    def test_it_is_no_original(self, opened: Open, text: str, how: str) -> None:
        one, other = Crawl(opened()), Crawl(opened(), "another")
        one.claim("a", STORY)
        assert told(other.claim("b", text)) == ("busy", "new", "a")
        assert one.ledger.claimant("a") == "example"
        if how == "released":
            one.ledger.release("a")
        else:
            opened().recover("example")
        assert told(other.claim("b", text)) == ("new", "new", None)

    def test_a_run_names_what_it_writes_itself(self, opened: Open) -> None:
        crawl = Crawl(opened())
        crawl.claim("a", STORY)
        assert told(crawl.claim("b", REPRINT, published=None, published_precision=None)) == ("duplicate", "near", "a")

    @pytest.mark.parametrize("text", [RESPELLED, REPRINT])
    def test_a_revision_that_another_run_writes_is_waited_for(self, opened: Open, text: str) -> None:
        one, other = Crawl(opened()), Crawl(opened(), "another")
        one.write("a", OTHER)
        revision = one.claim("a", STORY)
        assert told(other.claim("b", text)) == ("busy", "new", "a")
        one.confirm(revision, "/a")
        assert other.claim("b", text).link.duplicate_of == "a"

    def test_who_is_waited_for_is_who_writes_and_not_the_head_of_its_cluster(self, opened: Open) -> None:
        one, other = Crawl(opened()), Crawl(opened(), "another")
        one.write("a", STORY)
        one.write("b", LONGER, published=NOON + timedelta(hours=1))
        one.claim("a", OTHER)
        assert told(other.claim("c", OTHER)) == ("busy", "new", "a")

    def test_a_copy_of_a_revision_waits_for_it_and_not_for_the_head_of_its_cluster(self, opened: Open) -> None:
        crawl = Crawl(opened())
        crawl.write("a", STORY)
        crawl.write("b", LONGER, published=NOON + timedelta(hours=1))
        crawl.claim("a", OTHER)
        assert told(crawl.claim("c", f"{OTHER} انتهى")) == ("duplicate", "near", "a")


class TestRevisions:
    """The same page with other content."""

    @pytest.mark.parametrize("known", [STORY, REPRINT, LONGER])
    def test_it_is_never_a_duplicate(self, opened: Open, known: str) -> None:
        crawl = Crawl(opened())
        crawl.write("a", OTHER)
        crawl.write("b", known)
        verdict = crawl.write("a", STORY)
        assert (verdict.outcome, verdict.article_id, verdict.revision) == ("revised", "a", 2)
        assert verdict.previous_hash == f"hash of {OTHER}"
        assert verdict.link == Link()
        third = crawl.write("a", REWRITTEN)
        assert (third.outcome, third.revision, third.previous_hash) == ("revised", 3, f"hash of {STORY}")
        assert crawl.claim("a", REWRITTEN).outcome == "unchanged"

    @pytest.mark.parametrize("text", [RESPELLED, REPRINT])
    @pytest.mark.parametrize("texts", [(OTHER, STORY), (STORY, OTHER)])
    def test_every_text_of_it_is_found(self, opened: Open, text: str, texts: tuple[str, ...]) -> None:
        crawl = Crawl(opened())
        for written in texts:
            crawl.write("a", written)
        assert Crawl(crawl.ledger, "another").claim("b", text).link.duplicate_of == "a"


class TestMoves:
    """An article that its site shows at another address is the same one, unless both were met in one run."""

    def test_a_new_slug_with_the_same_content_is_no_line(self, opened: Open) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        verdict = Crawl(ledger).write("b", STORY)
        assert (verdict.outcome, verdict.article_id) == ("unchanged", "a")

    @pytest.mark.parametrize("near", ["drop", "mark"])
    def test_a_new_slug_and_an_edit_of_the_same_minute_are_a_revision(self, opened: Open, near: str) -> None:
        ledger = opened(near=near)
        Crawl(ledger).write("a", STORY)
        verdict = Crawl(ledger).write("b", REPRINT)
        assert (verdict.outcome, verdict.article_id, verdict.revision) == ("revised", "a", 2)
        assert verdict.previous_hash == f"hash of {STORY}"

    @pytest.mark.parametrize(
        "fields",
        [
            {"published": NOON + timedelta(minutes=1)},
            {"published_precision": "day"},
            {"published": None, "published_precision": None},
        ],
    )
    def test_an_edit_of_another_minute_is_a_reprint(self, opened: Open, fields: dict[str, Any]) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        assert told(Crawl(ledger).claim("b", REPRINT, **fields)) == ("duplicate", "near", "a")

    def test_the_same_text_under_another_title_or_date_is_a_reprint(self, opened: Open) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        later = NOON + timedelta(days=1)
        for fields in ({"content_hash": "other title", "published": later}, {"published": later}):
            assert told(Crawl(ledger).claim("b", STORY, **fields)) == ("duplicate", "exact", "a")

    def test_another_site_is_no_move(self, opened: Open) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        assert told(Crawl(ledger, "another").claim("b", STORY)) == ("duplicate", "exact", "a")

    @pytest.mark.parametrize("text", [STORY, REPRINT])
    def test_two_addresses_in_one_run_are_two_pages(self, opened: Open, text: str) -> None:
        crawl = Crawl(opened())
        crawl.write("a", STORY)
        assert crawl.write("b", text).outcome == "duplicate"

    @pytest.mark.parametrize(
        ("text", "outcome", "identifier"),
        [(STORY, "unchanged", "a"), (REPRINT, "revised", "a"), (REWRITTEN, "revised", "a"), (OTHER, "new", "b")],
    )
    def test_a_known_page_that_redirects(self, opened: Open, text: str, outcome: str, identifier: str) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        verdict = Crawl(ledger).claim("b", text, key="/a", published=NOON + timedelta(days=3))
        assert (verdict.outcome, verdict.article_id) == (outcome, identifier)

    def test_bulletins_of_a_page_that_shows_the_latest_are_articles_of_their_own(self, opened: Open) -> None:
        ledger = opened()
        Crawl(ledger).write("a", bulletin(1), key="/latest")
        verdict = Crawl(ledger).claim("b", bulletin(2), key="/latest", published=NOON + timedelta(days=1))
        assert (told(verdict), verdict.article_id) == (("new", "series", "a"), "b")

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("http://paper.dz/news/1", "https://paper.dz/news/1"),
            ("https://www.paper.dz/news/1/", "https://m.paper.dz/news/1"),
            ("https://paper.dz/news/1?utm_source=x", "https://paper-online.com/news/1#top"),
        ],
    )
    def test_protocol_host_and_domain_are_not_the_article(self, opened: Open, before: str, after: str) -> None:
        domains = ("paper.dz", "paper-online.com")
        ledger = opened()
        verdicts = [
            Crawl(ledger).write(urls.article_id("example", urls.identity(url, domains)), STORY)
            for url in (before, after)
        ]
        assert [verdict.outcome for verdict in verdicts] == ["new", "unchanged"]

    def test_the_new_address_stays_the_articles(self, opened: Open) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        Crawl(ledger).write("b", STORY)
        assert Crawl(ledger).write("b", STORY).article_id == "a"
        edited = Crawl(ledger).write("b", LONGER)
        assert (edited.outcome, edited.article_id, edited.revision) == ("revised", "a", 2)
        assert Crawl(ledger).write("c", LONGER).article_id == "a", "and a further one"
        assert Crawl(ledger).write("c", OTHER).revision == 3
        assert Crawl(ledger).claim("a", OTHER).outcome == "unchanged", "the old one is still known"

    @pytest.mark.parametrize(("text", "outcome"), [(REPRINT, "unchanged"), (STORY, "busy")])
    def test_both_addresses_change_in_one_run(self, opened: Open, text: str, outcome: str) -> None:
        ledger = opened()
        Crawl(ledger).write("a", STORY)
        crawl = Crawl(ledger)
        assert crawl.claim("a", REPRINT).outcome == "revised"
        verdict = crawl.claim("b", text)
        assert (verdict.outcome, verdict.article_id) == (outcome, "a")


class TestOldLedgers:
    """Ledgers of earlier versions go on with all that they know."""

    @pytest.mark.parametrize("version", [1, 2])
    def test_texts_of_before_are_still_known(self, opened: Open, tmp_path: Path, version: int) -> None:
        make_ledger(tmp_path / "ledger.sqlite", version)
        crawl = Crawl(opened())
        assert told(crawl.claim("b", RESPELLED)) == ("duplicate", "exact", "a")
        assert crawl.claim("a", STORY).outcome == "unchanged"
        revised = crawl.write("a", LONGER)
        assert (revised.outcome, revised.revision, revised.previous_hash) == ("revised", 4, f"hash of {STORY}")
        assert told(Crawl(crawl.ledger, "another").claim("c", LONGER.translate(reprints.CARELESS))) == (
            "duplicate",
            "exact",
            "a",
        )
        assert told(Crawl(crawl.ledger, "another").claim("d", OTHER)) == ("busy", "new", "dead"), "a claim of before"

    @pytest.mark.parametrize("version", [1, 2])
    def test_what_moves_is_known_without_its_date(self, opened: Open, tmp_path: Path, version: int) -> None:
        make_ledger(tmp_path / "ledger.sqlite", version)
        verdict = Crawl(opened()).claim("b", STORY)
        assert (verdict.outcome, verdict.article_id) == ("unchanged", "a")

    def test_a_page_without_the_sites_habit_is_still_a_text_of_the_article(self, opened: Open, tmp_path: Path) -> None:
        make_ledger(tmp_path / "ledger.sqlite", 2)
        crawl = Crawl(opened())
        printed = Printed("printed", exact(STORY))
        bare = crawl.article("b", SHORTENED, published=None, published_precision=None)
        assert told(crawl.ledger.claim(crawl.run, "/b", bare, only_exact(b"bare"), printed))[2] == "a"


def make_ledger(path: Path, version: int) -> None:
    """Write a ledger as an earlier version did: an article in its third revision, and a claim on another text."""
    folder = Path(database.__file__).parent
    with closing(sqlite3.connect(path)) as db:
        for script in ("schema.sql", "schema-2.sql")[:version]:
            db.executescript((folder / script).read_text(encoding="utf8"))
        db.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {version}")
        db.execute(
            "INSERT INTO articles (id, site, content_hash, fingerprint, revision, path, written)"
            " VALUES ('a', 'example', ?, ?, 3, 'articles/example/d.jsonl', 0)",
            (f"hash of {STORY}", exact(STORY)),
        )
        db.executemany("INSERT INTO fingerprints VALUES (?, 'a')", [(exact(STORY),), (b"of its first revision",)])
        db.execute(
            "INSERT INTO claims (article, site, run, content_hash, fingerprint, revision)"
            " VALUES ('dead', 'somewhere', 1, 'hash', ?, 1)",
            (exact(OTHER),),
        )
        db.commit()


def test_a_slice_that_nobody_needs_is_gone_with_the_next_run(opened: Open, tmp_path: Path) -> None:
    crawl = Crawl(opened())
    crawl.write("a", STORY)
    assert files(tmp_path)
    age(tmp_path, days=29)
    Crawl(crawl.ledger)
    assert crawl.claim("b", REPRINT, published=NOON + timedelta(days=1)).outcome == "duplicate"
    age(tmp_path, days=2)
    Crawl(crawl.ledger)
    assert not files(tmp_path)
    assert told(Crawl(crawl.ledger, "another").claim("c", REPRINT)) == ("new", "new", None)
    assert Crawl(crawl.ledger, "another").claim("d", RESPELLED).outcome == "duplicate"


def test_a_slice_that_another_run_removed_is_begun_anew(opened: Open, tmp_path: Path) -> None:
    crawl = Crawl(opened())
    crawl.write("a", STORY)
    age(tmp_path, days=31)
    other = Crawl(opened(), "another")
    assert not files(tmp_path)
    crawl.write("b", OTHER)
    again = f"{OTHER} كما جرت العادة"
    assert told(other.claim("c", again)) == ("duplicate", "near", "b")
    assert told(Crawl(opened(), "third").claim("d", again)) == ("duplicate", "near", "b")


def files(folder: Path) -> list[Path]:
    """Return the files of the near index."""
    return list((folder / "near").iterdir())


def age(folder: Path, days: float) -> None:
    """Let the near index become older."""
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as db:
        db.execute("UPDATE near_slices SET expires = expires - ?", (days * DAY,))
        db.commit()
