"""An output folder with something of everything in it, written as runs write it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsbot import urls
from newsbot.article import Article, Paragraph, content_hash
from newsbot.dedup.decide import Rules
from newsbot.ledger.ends import rejected
from newsbot.ledger.ledger import Entry, Page, Rejection, Validators
from newsbot.ledger.store import Store
from newsbot.ledger.upkeep.addresses import Addresses
from newsbot.ledger.upkeep.check import Check
from newsbot.ledger.upkeep.findings import Findings
from newsbot.ledger.upkeep.opening import reading
from newsbot.ledger.upkeep.rebuild import Facts
from newsbot.ledger.upkeep.repair import Repaired, repair
from pipelines import deduplicate
from tests.dedup.bulk.texts import Desk
from tests.factories import article, claim, page

SITE = "example"
FACTS = Facts(Addresses({SITE: ("example.dz",)}), Rules(), 3600.0)
DESK = Desk(3)
TEXTS = {slug: DESK.text(60) for slug in ("one", "two", "three", "four")}


def piece(slug: str, text: str, **fields: object) -> Article:
    """Return an article as its page would give it."""
    url = f"https://example.dz/{slug}/"
    now = datetime.now(UTC)
    values = {"url": url, "fetched_at": now, "published": now - timedelta(hours=5), "published_precision": "minute"}
    hashed = content_hash("عنوان", None, [Paragraph(text=text)])
    own = urls.article_id(SITE, urls.identity(url, ("example.dz",)))
    return article(own, text, **{**values, "content_hash": hashed, **fields})


def write(
    output: Path, pieces: Iterable[Article], reject: Iterable[str] = (), site: str = SITE, rules: Rules = FACTS.rules
) -> None:
    """Make one run that writes these articles, or finds what they repeat, and rejects pages."""
    store = Store(output, site, datetime.now(UTC), rules=rules)
    for one in (given.model_copy(update={"site": site}) for given in pieces):
        where = _discovered(store, site, one.url)
        verdict = claim(store, where, one)
        found = one.model_copy(update=deduplicate._found(one, verdict))
        entry = deduplicate._entry(where, found, verdict)
        if verdict.outcome in ("new", "revised"):
            path = f"articles/{site}/{found.fetched_at:%Y-%m-%d}.jsonl"
            line = found.model_dump_json().encode() + b"\n"
            entry = Entry(where, verdict.outcome, path, line, found.id, found.duplicate_of, found.published)
            entry = replace(entry, reason=found.relation if found.duplicate_of else None)
        store.commit([entry])
    for url in reject:
        where = _discovered(store, site, url)
        rejection = Rejection(where, url, "listing", "a list", datetime.now(UTC), then="again")
        store.commit([rejected(site, rejection)])
    report = {"site": site, "run": store.run, "started": datetime.now(UTC), "ended": datetime.now(UTC), "counters": {}}
    store.close("finished", {}, {**report, "reason": "finished", "failed": []})
    store.release()


def _discovered(store: Store, site: str, url: str) -> Page:
    where = page(urls.identity(url, ("example.dz",)), url=url)
    store.ledger.discover(site, "/feed/", Validators(), [where], 0)
    return where


def look(output: Path, *sites: str) -> Check:
    """Check an output folder."""
    with reading(output) as db:
        check = Check(db, output, sites, lambda done, total: None)
        check.run()
    return check


def kinds(findings: Findings) -> dict[str, int]:
    """Return the kinds of problems that were found, with their counts."""
    return dict(findings.counts)


def mend(output: Path) -> Repaired:
    """Repair an output folder."""
    return repair(output, FACTS, lambda done, total: None)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Four articles of which one was revised, an exact repetition, a rejection, and two runs."""
    folder = tmp_path / "output"
    write(folder, [piece(slug, text) for slug, text in TEXTS.items()], ["https://example.dz/list/"])
    write(folder, [piece("one", f"{TEXTS['one']} {DESK.text(5)}"), piece("copy", TEXTS["two"])])
    return folder


@pytest.fixture
def articles(output: Path) -> Path:
    """The one file of articles."""
    [path] = (output / "articles" / SITE).glob("*")
    return path
