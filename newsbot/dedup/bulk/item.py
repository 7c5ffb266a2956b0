"""Item: what deduplication needs to know of a line, read and fingerprinted in a worker process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xxhash

from newsbot.dedup.fingerprint import fingerprint
from newsbot.dedup.sketch import Sizes

UNDATED = 0
LATEST_HOUR = (1 << 24) - 1
_FIRST_DAY = datetime(1900, 1, 1, tzinfo=UTC)
_NO_SITE = "(no site)"


@dataclass(frozen=True, slots=True)
class Stated:
    """The link that a line states so far; ids are kept as JSON, since they may be numbers."""

    relation: str = "new"
    duplicate_of: str | None = None
    similarity: object = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article.

    `id` is JSON. `hour` counts from 1900, UNDATED if there is no date. `state` is 16 bytes, the same for two lines of
    one article that say the same as the same revision; `exact`, `keys` (little-endian int64) and `sketch` are its packed fingerprint,
    `sizes` is that of the sketch.
    """

    id: str
    site: str
    hour: int
    stated: Stated
    state: bytes
    exact: bytes
    keys: bytes
    sketch: bytes
    sizes: Sizes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a line is no article."""

    reason: str


def read_all(lines: Sequence[bytes]) -> list[Item | Refused]:
    """Read a batch of lines."""
    return [read(line) for line in lines]


def read(line: bytes) -> Item | Refused:
    """Read one line, without its line end."""
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError:
        return Refused("not UTF-8")
    except (ValueError, RecursionError):
        return Refused("not JSON")
    if not isinstance(record, dict):
        return Refused("not an object")
    own, text = _as_id(record.get("id")), record.get("text")
    if own is None:
        return Refused("no id")
    if not isinstance(text, str) or not text.strip():
        return Refused("no text")
    return _item(record, own, text)


def _item(record: dict[str, Any], own: str, text: str) -> Item:
    found = fingerprint(text)
    content = record.get("content_hash")
    said = f"hash {content}" if content else f"text {text}"
    site = record.get("site")
    return Item(
        id=own,
        site=_printable(site) if isinstance(site, str) and site else _NO_SITE,
        hour=next((hour for name in ("published", "fetched_at") if (hour := _hour(record.get(name)))), UNDATED),
        stated=_stated(record),
        # A text that an editor puts back as it was is a revision of its own.
        state=xxhash.xxh3_128_digest(f"{own}\0{record.get('revision')}\0{said}".encode("utf-8", "surrogatepass")),
        exact=found.exact,
        keys=found.keys.astype("<i8").tobytes(),
        sketch=found.sketch.pack(),
        sizes=found.sketch.sizes,
    )


def _stated(record: dict[str, Any]) -> Stated:
    return Stated(
        relation=str(record.get("relation") or "new"),
        duplicate_of=_as_id(record.get("duplicate_of")),
        similarity=record.get("similarity"),
    )


def _as_id(value: object) -> str | None:
    """Return an identifier as JSON, None for what is none."""
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        return None
    shown = json.dumps(value, ensure_ascii=False)
    return shown if _printable(shown) == shown else json.dumps(value)


def _printable(text: str) -> str:
    """Return the text without halves of characters, which JSON can hold and UTF-8 can't."""
    return text.encode("utf-8", "replace").decode()


def _hour(value: object) -> int:
    """Return the hour of an ISO date, counted from 1900; a date without a zone is taken for UTC."""
    if not isinstance(value, str):
        return UNDATED
    try:
        moment = datetime.fromisoformat(value.strip())
        since = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - _FIRST_DAY
    except (ValueError, OverflowError):
        return UNDATED
    return min(max(1, int(since.total_seconds() // 3600)), LATEST_HOUR)
