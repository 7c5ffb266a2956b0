"""Reads the files of templates: `=== name` opens a wording, `--- name` a pool of values, `#` a comment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent

Parts = dict[str, list[str]]
Kind = tuple[Parts, Parts]


def read(path: Path) -> Kind:
    """Return the wordings and the pools of a file, each by its name as a list of lines.

    A pool opened as `--- name:` is written on few lines, its values apart by "،".
    """
    wordings: Parts = {}
    pools: Parts = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, name = line.partition(" ")
        if mark in {"===", "---"}:
            part = (wordings if mark == "===" else pools).setdefault(name, [])
        elif line.strip() and mark != "#":
            part.append(line)
    return wordings, dict(_unfolded(pools))


def _unfolded(pools: Parts) -> Iterator[tuple[str, list[str]]]:
    for name, lines in pools.items():
        if name.endswith(":"):
            yield name[:-1], [value.strip() for value in "،".join(lines).split("،") if value.strip()]
        else:
            yield name, lines


def kinds() -> dict[str, Kind]:
    """Return the wordings of each kind, with the pools of its own and those that all kinds share."""
    shared: Parts = {}
    for path in sorted((HERE / "pools").glob("*.txt")):
        shared |= read(path)[1]
    files = {path.stem: read(path) for path in sorted((HERE / "kinds").glob("*.txt"))}
    return {kind: (wordings, shared | pools) for kind, (wordings, pools) in files.items()}
