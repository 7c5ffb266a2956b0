"""The whole way of a line: read, fingerprinted by a worker, decided on in its turn, written to one of three files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from newsbot.dedup.bulk import results
from newsbot.dedup.bulk.decisions import Decision, Decisions
from newsbot.dedup.bulk.item import Item, Refused, Stated
from newsbot.dedup.bulk.lines import Line, Lines
from newsbot.dedup.bulk.results import Results
from newsbot.dedup.bulk.rewriting import with_fields
from newsbot.dedup.bulk.tally import Tally
from newsbot.dedup.bulk.workers import Workers

Block: TypeAlias = list[tuple[Line, Item | Refused]]

# Lines that are decided on together; the first ones are fewer, so that something is seen soon.
_FIRST_LINES, _BLOCK_LINES, _BLOCK_BYTES = 1 << 10, 1 << 13, 32 << 20
_SHOWN = 2000  # letters of a rejected line
_UNDO = ("id", "url", "title", "site", "published")


def deduplicate(
    lines: Lines, folder: Path, *, window: int, jobs: int, told: Callable[[Tally], None]
) -> tuple[Tally, dict[str, int]]:
    """Deduplicate lines into a folder that isn't there yet; return the counts, and the lines of each file.

    `window` is in days; `told` hears at the start and after each block how far it is. Raises `UsageError`, `SiteLocked`, `InputError`,
    `WorkerError` or `OSError`, and leaves nothing behind then.
    """
    tally = Tally()
    with Results(folder) as output, Workers(jobs) as workers:
        decisions = Decisions(output.scratch, window * 24)
        try:
            told(tally)
            for block in _blocks(workers.read(lines)):
                _end(block, decisions, output, tally)
                told(tally)
        finally:
            decisions.close()
        written = sum(output.lines.values())
        if written != tally.lines or output.lines[results.KEPT] != tally.kept:
            raise AssertionError(f"{tally.lines} lines were read, {written} written")
        output.publish()
    return tally, output.lines


def _blocks(read: Iterable[tuple[Line, Item | Refused]]) -> Iterator[Block]:
    block: Block = []
    size, most = 0, _FIRST_LINES
    for line, item in read:
        block.append((line, item))
        size += len(line.raw)
        if len(block) == most or size >= _BLOCK_BYTES:
            yield block
            block, size, most = [], 0, min(2 * most, _BLOCK_LINES)
    if block:
        yield block


def _end(block: Block, decisions: Decisions, output: Results, tally: Tally) -> None:
    """Decide on a block and write its lines."""
    decided = decisions.on([item for _, item in block if isinstance(item, Item)])
    for line, item in block:
        if isinstance(item, Refused):
            reason = "too long" if line.is_cut else item.reason
            tally.rejected[reason] += 1
            output.write(results.REJECTED, _rejection(line, reason))
            continue
        decision = next(decided)
        tally.count(item, decision)
        if decision.kept:
            output.write(results.KEPT, _kept(line.raw, item, decision))
        else:
            output.write(results.DUPLICATES, _duplicate(line, decision))
    assert next(decided, None) is None


def _kept(raw: bytes, item: Item, decision: Decision) -> bytes:
    link = decision.link
    if item.stated == Stated(link.relation, link.duplicate_of, link.similarity):
        return raw
    return with_fields(raw, _as_json(decision))


def _duplicate(line: Line, decision: Decision) -> bytes:
    record = json.loads(line.raw)
    place = {"file": line.file, "line": line.number}
    facts = {name: record[name] for name in _UNDO if name in record}
    return with_fields(_packed({**facts, **place}), _as_json(decision))


def _rejection(line: Line, reason: str) -> bytes:
    shown = line.raw[: 4 * _SHOWN].decode("utf-8", "backslashreplace")[:_SHOWN]
    return _packed({"file": line.file, "line": line.number, "reason": reason, "raw": shown})


def _as_json(decision: Decision) -> dict[str, str]:
    link = decision.link
    return {
        "relation": json.dumps(link.relation),
        "duplicate_of": link.duplicate_of or "null",
        "similarity": json.dumps(link.similarity),
    }


def _packed(record: dict[str, object]) -> bytes:
    """Return a record as UTF-8, or in ASCII if halves of characters stand in it."""
    try:
        return json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return json.dumps(record).encode()
