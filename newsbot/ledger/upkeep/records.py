"""Lines of output files as records, with what the ledger needs of them; whatever is missing is told by name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from newsbot.article import Paragraph, body_text, content_hash
from newsbot.errors import NewsbotError
from newsbot.ledger.upkeep.outputs import Line

Record = Mapping[str, Any]


class Unusable(NewsbotError):  # noqa: N818 - a finding about the line, not a mistake
    """A line isn't what its file should hold. Raised while it is read; `str()` says why."""


def record_of(line: Line) -> Record:
    """Return the JSON object of a whole line."""
    if line.fault:
        raise Unusable(line.fault)
    try:
        record = json.loads(line.raw.decode())
    except UnicodeDecodeError as error:
        raise Unusable("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Unusable("not JSON") from error
    if not isinstance(record, dict):
        raise Unusable("not an object")
    return record


def text(record: Record, name: str) -> str:
    """Return a field that must be a text."""
    value = record.get(name)
    if not isinstance(value, str) or not value:
        raise Unusable(f"no {name}")
    return value


def optional(record: Record, name: str) -> str | None:
    """Return a field that may be absent."""
    return None if record.get(name) is None else text(record, name)


def seconds(record: Record, name: str) -> float | None:
    """Return an instant in Unix seconds, None if there is none."""
    value = optional(record, name)
    try:
        moment = None if value is None else datetime.fromisoformat(value)
        return None if moment is None else (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError) as error:
        raise Unusable(f"{name} is no date") from error


def instant(record: Record, name: str) -> float:
    """Return an instant that must be there."""
    found = seconds(record, name)
    if found is None:
        raise Unusable(f"no {name}")
    return found


def number(record: Record, name: str) -> float | None:
    """Return a number, None if there is none."""
    value = record.get(name)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise Unusable(f"{name} is no number")


@contextmanager
def usable() -> Iterator[None]:
    """Tell what can't be stored or taken for an address as what it is: a fault of the line."""
    try:
        yield
    except UnicodeEncodeError as error:  # JSON can hold halves of characters
        raise Unusable("half a character") from error
    except (ValueError, OverflowError) as error:
        raise Unusable(str(error)) from error


@dataclass(frozen=True, slots=True)
class Written:
    """What an article's line says of its identity and content."""

    id: str
    site: str
    revision: int
    content_hash: str
    text: str
    is_altered: bool

    @classmethod
    def of(cls, record: Record) -> Written:
        """Read a line of articles/; raise `Unusable`."""
        revision = record.get("revision")
        if not isinstance(revision, int) or isinstance(revision, bool) or revision < 1:
            raise Unusable("no revision")
        content, body = text(record, "content_hash"), text(record, "text")
        return cls(text(record, "id"), text(record, "site"), revision, content, body, _hash(record, body) != content)


def paragraphs_of(record: Record) -> list[Paragraph]:
    """Return an article's paragraphs; raise `Unusable` if they aren't what was written."""
    given = record.get("paragraphs")
    if not isinstance(given, list) or not given:
        raise Unusable("no paragraphs")
    if not all(
        isinstance(part, dict) and all(isinstance(part.get(n), str) for n in ("kind", "text")) for part in given
    ):
        raise Unusable("paragraphs without kind or text")
    # Unchecked, which is fifty times as fast: what counts is that their hash is the one that was written.
    return [Paragraph.model_construct(kind=part["kind"], text=part["text"]) for part in given]


def _hash(record: Record, body: str) -> str | None:
    paragraphs = paragraphs_of(record)
    if body_text(paragraphs) != body:
        return None
    try:
        return content_hash(text(record, "title"), optional(record, "subtitle"), paragraphs)
    except UnicodeEncodeError:  # halves of characters, which JSON can hold
        return None
