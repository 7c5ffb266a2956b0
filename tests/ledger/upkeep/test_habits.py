"""What a site repeats is learnt again from its articles as they were written, in which it hardly stands any more."""

from __future__ import annotations

import json
from pathlib import Path

from newsbot.article import Article, Paragraph, body_text, content_hash
from newsbot.extraction.habits import Habits
from newsbot.ledger.sqlite import SqliteLedger
from tests.ledger.upkeep.conftest import DESK, SITE, mend, piece

NOTICE = "لمتابعة أخبارنا العاجلة انضموا إلى قناتنا على تطبيق المراسلة"


def printed(number: int) -> Article:
    """Return an article as its page prints it, with the site's notice at its foot."""
    parts = [Paragraph(text=DESK.text(40)), Paragraph(text=NOTICE)]
    fields = {"paragraphs": parts, "content_hash": content_hash("عنوان", None, parts)}
    return piece(f"n{number}", body_text(parts), **fields)


def test_a_notice_stays_known(tmp_path: Path) -> None:
    habits = Habits()
    pages = [printed(number) for number in range(40)]
    written = [habits.cleaned(page) for page in pages]
    assert [NOTICE in line.text for line in written[:12]] != [NOTICE in line.text for line in written[-12:]]
    folder = tmp_path / "articles" / SITE
    folder.mkdir(parents=True)
    lines = [json.dumps(line.model_dump(mode="json")) + "\n" for line in written]
    (folder / "2026-11-26.jsonl").write_text("".join(lines), encoding="utf8")
    assert mend(tmp_path).findings.sound
    ledger = SqliteLedger(tmp_path / "state" / "ledger.sqlite")
    again = Habits(ledger.habits(SITE))
    ledger.close()
    assert NOTICE not in again.cleaned(printed(99)).text
    assert again.cleaned(pages[30]).content_hash == written[30].content_hash
