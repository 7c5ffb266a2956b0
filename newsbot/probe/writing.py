"""The file of a new site: where it may lie, and what stands in it. It states what was found, and nothing more."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Final

from newsbot import urls
from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.discovery.source import Source
from newsbot.errors import UsageError
from newsbot.ledger.files import write_whole
from newsbot.newsite import FOLDERS
from newsbot.probe.findings import Report
from newsbot.probe.target import Target
from newsbot.probe.telling import facts

UNKNOWN: Final = "؟"
"""Stands for an Arabic name that the site doesn't tell."""

_LATIN = re.compile(r"[^,()\u0600-\u06ff]*[A-Z][^,()\u0600-\u06ff]*")
_ARABIC = re.compile(r"[^(),a-zA-Z]*[ء-ي][^(),a-zA-Z]*")
_NAME = 60  # characters of an outlet's name
_LINE = 120
_MOST, _LEAST = 25, 3  # lines of a file, by the contract, and of its facts
_LONGEST = 240  # characters of a fact


def write(report: Report, target: Target) -> None:
    """Write the file, and make its folder a package if it is none. Raises `OSError`, `UsageError` if the file is there now."""
    if target.path.exists():
        raise UsageError(f"{target.path} has appeared meanwhile; nothing was written")
    package = target.path.with_name("__init__.py")
    if not package.exists():
        title = FOLDERS[target.country][1] if target.country else target.folder.replace("_", " ").title()
        write_whole(package, f'"""Sites published in {title}."""\n'.encode())
    write_whole(target.path, text_of(report, target.name).encode())


def text_of(report: Report, name: str) -> str:
    """Return the text of the file, formatted as `make format` would, and to the contract of `tests/test_spiders.py`."""
    used = sorted({type(source).__name__ for source in report.sources})
    code = [
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
    about = _wrapped(_about(report, name))
    room = max(_MOST - len(code) - 4, _LEAST)  # beside the first line, the quotes, and the blank line between
    return "\n".join([f'"""{_heading(report, name)}', "", *about[:room], '"""', *code, ""])


def _heading(report: Report, name: str) -> str:
    """Return the first line: the outlet's name in Latin and in Arabic letters, what it is, and what made the site."""
    names = [_plain(found)[:_NAME].strip() for found in report.home.names]
    latin = next((found for found in names if _LATIN.fullmatch(found)), name.capitalize())
    arabic = next((found for found in names if _ARABIC.fullmatch(found)), UNKNOWN)
    language = "Arabic" if report.home.language == "ar" else f"language {report.home.language or 'unknown'}"
    cms = report.home.named.cms
    return f"{latin} ({arabic}), news site in {language}. CMS {_plain(str(cms)) if cms else 'unknown'}."


def _about(report: Report, name: str) -> str:
    """Return the facts as one paragraph, with where they come from."""
    start = start_of(report, name)
    crawled = "" if start == f"scrapy crawl {name}" else f" Crawled by: {start}."
    told = ". ".join(f"{fact[:1].upper()}{fact[1:]}" for fact in map(_plain, facts(report)))
    return f"Found by scrapy probe on {report.moment:%Y-%m-%d}, all of it.{crawled} {told}."


def missing_of(report: Report) -> list[str]:
    """Return what a file of this report leaves open."""
    open_facts = {"country": report.country, "zone": report.zone}
    named = any(_ARABIC.fullmatch(_plain(name)) for name in report.home.names)
    return [*(name for name, value in open_facts.items() if value is None), *([] if named else ["the Arabic name"])]


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
    return ["    sources = (", *(part for source in sources for part in _element(source)), "    )"]


def _element(source: Source) -> list[str]:
    line = f"        {code_of(source)},"
    if len(line) <= _LINE or not isinstance(source, Sections):
        return [line]
    paths = f"            ({', '.join(map(_quoted, source.paths))}{',' if len(source.paths) == 1 else ''})"
    return ["        Sections(", *([paths] if len(paths) <= _LINE else _each(source.paths)), "        ),"]


def _each(paths: tuple[str, ...]) -> list[str]:
    return ["            (", *(f"                {_quoted(path)}," for path in paths), "            )"]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _LINE, break_long_words=False, break_on_hyphens=False)


def _stated(value: str | None, wanted: str) -> str:
    return _quoted(value) if value else f"None  # not found: fill in {wanted}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _plain(text: str) -> str:
    """Return somebody else's words as they can stand in a docstring: neither quotes nor backslashes nor invisible signs."""
    kept = "".join(char for char in text if char.isprintable() and char not in '"\\')
    kept = " ".join(kept.split())
    return kept if len(kept) <= _LONGEST else f"{kept[:_LONGEST].rsplit(' ', 1)[0]} …"
