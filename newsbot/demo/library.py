"""Read the newspaper's articles from articles/*.toml: one file a section, and special.toml for what crawlers stumble on.

A body is paragraphs between blank lines; `## ` begins a sub-heading, `> ` a quotation, `- ` the items of a list, and
PAGE_BREAK another page. Articles marked `few` make up a small newspaper that has one of each kind.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsbot.article import Paragraph, ParagraphKind

FOLDER = Path(__file__).with_name("articles")
PAGE_BREAK = "<!--nextpage-->"

_BLANK = re.compile(r"\n\s*\n")
_MARKS: tuple[tuple[str, ParagraphKind], ...] = (("## ", "heading"), ("> ", "quote"), ("- ", "list_item"))
# One text in two spellings that readers take for the same: hamza and alef maqsura as careless keyboards have them.
_RESPELLED = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", **dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))}
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the newspaper, `parent` above it."""

    name: str
    slug: str
    parent: Section | None = None

    @property
    def path(self) -> tuple[Section, ...]:
        """The section and those above it, outermost first."""
        return (*(self.parent.path if self.parent else ()), self)


def sections_and_articles() -> tuple[dict[str, Section], list[tuple[Section, dict[str, Any]]]]:
    """Return the sections by slug, and each article's TOML table with its section."""
    files = [tomllib.loads(path.read_text(encoding="utf8")) for path in sorted(FOLDER.glob("*.toml"))]
    tables = {file["section"]["slug"]: file["section"] for file in files if "section" in file}
    sections = {slug: _section(table, tables) for slug, table in tables.items()}
    articles = [(sections[_home(file, table)], table) for file in files for table in file["article"]]
    originals = {table["slug"]: table for _, table in articles}
    return sections, [(section, _resolved(table, originals)) for section, table in articles]


def pages_of(body: str) -> tuple[tuple[Paragraph, ...], ...]:
    """Return the paragraphs of each page of a body."""
    return tuple(map(paragraphs_of, body.split(PAGE_BREAK)))


def paragraphs_of(body: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a body with their kinds."""
    return tuple(paragraph for block in _BLANK.split(body.strip()) if block for paragraph in _block(block.strip()))


def _section(table: Mapping[str, str], tables: Mapping[str, Mapping[str, str]]) -> Section:
    parent = next((other for other in tables.values() if other["name"] == table.get("parent")), None)
    return Section(table["name"], table["slug"], _section(parent, tables) if parent else None)


def _home(file: Mapping[str, Any], table: Mapping[str, Any]) -> str:
    return str(table.get("section") or file["section"]["slug"])


def _resolved(table: dict[str, Any], originals: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Give a reprint its original's text, and an article that extends another the text of that one first."""
    body = str(table.get("body", ""))
    if not body and "reprint_of" in table:
        body = str(originals[table["reprint_of"]]["body"])
    if "extends" in table:
        body = f"{originals[table['extends']]['body']}\n{body}"
    return {**table, "body": body.translate(_RESPELLED) if table.get("respelled") else body}


def _block(block: str) -> Iterator[Paragraph]:
    for mark, kind in _MARKS:
        if block.startswith(mark):
            lines = block.split("\n") if kind == "list_item" else [block]
            yield from (Paragraph(kind=kind, text=line.removeprefix(mark)) for line in lines)
            return
    yield Paragraph(text=" ".join(block.split()))
