"""What is read of a line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsbot.dedup.bulk.item import UNDATED, Item, Refused, Stated, read


def _item(**fields: Any) -> Item:
    item = read(json.dumps({"id": "a", "text": "نص الخبر كما نشر", **fields}).encode())
    assert isinstance(item, Item)
    return item


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not JSON"),
        (b'{"id": "a", "text": "half', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"1" * 5000 + b', "text": "x"}', "not JSON"),
        (b'["id"]', "not an object"),
        (b'{"text": "\xd8"}', "not UTF-8"),
        (b'{"text": "x"}', "no id"),
        (b'{"id": "", "text": "x"}', "no id"),
        (b'{"id": true, "text": "x"}', "no id"),
        (b'{"id": "a"}', "no text"),
        (b'{"id": "a", "text": " \\n"}', "no text"),
        (b'{"id": "a", "text": ["x"]}', "no text"),
    ],
)
def test_no_article(line: bytes, reason: str) -> None:
    assert read(line) == Refused(reason)


@pytest.mark.parametrize(
    ("fields", "like"),
    [
        ({"published": "2026-03-01T00:20:00+01:00"}, {"published": "2026-02-28T23:40:00Z"}),
        ({"published": "2026-03-01"}, {"published": "2026-03-01T00:00:00"}),
        ({"published": None, "fetched_at": "2026-03-01"}, {"published": "2026-03-01"}),
        ({"published": "yesterday", "fetched_at": "2026-03-01"}, {"published": "2026-03-01"}),
        ({"published": 1772323200}, {}),
        ({"published": "0001-01-01T00:00:00+14:00"}, {"published": "1850-01-01"}),
    ],
)
def test_the_hour_of_publication(fields: dict[str, Any], like: dict[str, Any]) -> None:
    assert _item(**fields).hour == _item(**like).hour


def test_without_a_date() -> None:
    assert _item().hour == UNDATED != _item(published="1850-01-01").hour


def test_identifiers_keep_their_type() -> None:
    assert _item(id=7).id == "7"
    assert _item(id="7").id == '"7"'
    assert _item(id="\ud800", site="\ud800").id == '"\\ud800"'


def test_states_differ_by_content_hash_else_by_text() -> None:
    assert _item(title="other").state == _item().state != _item(text="نص آخر").state
    assert _item(content_hash="1").state == _item(content_hash="1", text="نص آخر").state
    assert _item(content_hash="1").state != _item(content_hash="2").state


def test_what_a_line_states_of_its_link() -> None:
    assert _item().stated == _item(relation="new", duplicate_of=None, similarity=None).stated == Stated()
    assert _item(relation="near", duplicate_of=7, similarity=1).stated == Stated("near", "7", 1.0)


def test_a_text_that_was_put_back_is_another_revision() -> None:
    first, again = _item(revision=1), _item(revision=3)
    assert first.state == _item(revision=1).state != again.state
    assert first.exact == again.exact
