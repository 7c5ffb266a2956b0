"""The file of a new site: where it may lie, and what stands in it. It states what was found, and nothing more."""

from __future__ import annotations

import json
import keyword
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from newsbot import urls
from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.discovery.source import Source
from newsbot.errors import UsageError
from newsbot.extraction.countries import mentioned
from newsbot.extraction.keys import key_of
from newsbot.ledger.files import write_whole
from newsbot.probe.findings import Report
from newsbot.probe.telling import facts

_NAME = re.compile(r"[a-z][a-z0-9]*")
_FOLDER = re.compile(r"[a-z][a-z0-9_]*")
_LINE = 120
_LONGEST = 240  # characters of a fact
_FORM = "spiders/<country>/<name>.py"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site's file is to be written; `country` is what its folder is named after, if that is one we know."""

    path: Path
    name: str
    folder: str
    country: str | None


def target_of(given: str, project: Path, taken: Collection[str]) -> Target:
    """Check the path of a new file, before anything is asked; raise `UsageError` with what to do."""
    path = Path(given).absolute()
    try:
        parts = path.resolve().relative_to((project / "spiders").resolve()).parts
    except ValueError:
        parts = ()
    if len(parts) != 2 or path.suffix != ".py":  # noqa: PLR2004 - the country's folder and the file
        raise UsageError(f"--write {given} is no place for a site; write {_FORM} of this project")
    folder, name = parts[0], path.stem
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise UsageError(f"--write {given}: {name!r} can't name a spider; take a-z and digits only, a letter first")
    if not _FOLDER.fullmatch(folder) or keyword.iskeyword(folder):
        raise UsageError(f"--write {given}: {folder!r} can't name a country's folder; take a-z, digits and _ only")
    if path.exists():
        raise UsageError(f"--write {given}: the file is there; remove it first, or write to another name")
    if name in taken:
        raise UsageError(f"--write {given}: there is a spider {name!r} already; take another name")
    countries = set(mentioned(key_of(folder.replace("_", " "))))
    return Target(path, name, folder, countries.pop() if len(countries) == 1 else None)


def write(report: Report, target: Target) -> None:
    """Write the file, and make its folder a package if it is none. Raises `OSError`, `UsageError` if the file is there now."""
    if target.path.exists():
        raise UsageError(f"{target.path} has appeared meanwhile; nothing was written")
    package = target.path.with_name("__init__.py")
    if not package.exists():
        title = target.folder.replace("_", " ").title()
        write_whole(package, f'"""Sites published in {title}."""\n'.encode())
    write_whole(target.path, text_of(report, target.name).encode())


def text_of(report: Report, name: str) -> str:
    """Return the text of the file, formatted as `make format` would."""
    used = sorted({type(source).__name__ for source in report.sources})
    day = f"{report.moment:%Y-%m-%d}"
    lines = [
        f'"""{_plain(report.home.title or urls.host(report.base))}, {_summary(report)}.',
        "",
        f"Found by scrapy probe on {day}; look at it before it is relied on:",
        *(_plain(f"* {fact}") for fact in facts(report)),
        *([] if start_of(report, name) == f"scrapy crawl {name}" else [f"* crawled by: {start_of(report, name)}"]),
        '"""',
        "",
        f"from newsbot.discovery import {', '.join(used)}",
        "from newsbot.spider import NewsSpider",
        "",
        "",
        f"class {name.capitalize()}(NewsSpider):",
        f'    name = "{name}"',
        f"    country = {_stated(report.country, 'the ISO 3166-1 code of the country, such as DZ')}",
        f"    zone = {_stated(report.zone, 'the IANA zone of its clock, such as Africa/Algiers')}",
        f"    domains = ({_quoted(urls.host(report.base).removeprefix('www.'))},)",
        *_sources(report.sources),
        '    proven = "markup only"',  # of the articles that were read no page is kept
    ]
    return "\n".join([*lines, ""])


def code_of(source: Source) -> str:
    """Return a source as a site's file names it."""
    if isinstance(source, Feed | WordPress | Sitemap):
        plain = source.path == type(source)().path
        return f"{type(source).__name__}({'' if plain or source.path is None else _quoted(source.path)})"
    assert isinstance(source, Sections)
    if not source.paths:
        return "Sections()"
    return f"Sections(({', '.join(map(_quoted, source.paths))}{',' if len(source.paths) == 1 else ''}))"


def line_of(sources: tuple[Source, ...]) -> str:
    """Return the sources as a tuple in one line."""
    named = ", ".join(map(code_of, sources))
    return f"({named}{',' if len(sources) == 1 else ''})"


def start_of(report: Report, name: str) -> str:
    """Return the command that crawls the site, with its start page where that isn't https on the usual port."""
    own = urls.origin(report.base).replace("://www.", "://")
    plain = own == f"https://{urls.host(report.base).removeprefix('www.')}"
    return f"scrapy crawl {name}" if plain else f"scrapy crawl {name} -a url={urls.origin(report.base)}/"


def _sources(sources: tuple[Source, ...]) -> list[str]:
    line = f"    sources = {line_of(sources)}"
    if len(line) <= _LINE:
        return [line]
    return ["    sources = (", *(part for source in sources for part in _wrapped(source)), "    )"]


def _wrapped(source: Source) -> list[str]:
    line = f"        {code_of(source)},"
    if len(line) <= _LINE or not isinstance(source, Sections):
        return [line]
    paths = f"            ({', '.join(map(_quoted, source.paths))}{',' if len(source.paths) == 1 else ''})"
    return ["        Sections(", *([paths] if len(paths) <= _LINE else _each(source.paths)), "        ),"]


def _each(paths: tuple[str, ...]) -> list[str]:
    return ["            (", *(f"                {_quoted(path)}," for path in paths), "            )"]


def _summary(report: Report) -> str:
    named = report.home.named
    language = "Arabic" if report.home.language == "ar" else f"language {report.home.language or 'unknown'}"
    return f"in {language}. {named.cms or 'Unknown CMS'}"


def _stated(value: str | None, wanted: str) -> str:
    return _quoted(value) if value else f"None  # not found: fill in {wanted}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    """Return somebody else's words as they can stand in a docstring: neither quotes nor backslashes nor invisible signs."""
    kept = "".join(char for char in text if char.isprintable() and char not in '"\\')
    kept = " ".join(kept.split())
    return kept if len(kept) <= _LONGEST else f"{kept[:_LONGEST].rsplit(' ', 1)[0]} …"
