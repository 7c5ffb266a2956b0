"""robots.txt as a person wants to see it. What may be asked is decided by the middleware, for a probe as for a crawl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapy.robotstxt import ProtegoRobotParser

_LINE = re.compile(r"^\s*([A-Za-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$")
_SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a robots.txt says to us: by which group, what it disallows, the seconds between requests, its sitemaps.

    `opt_out` lists the crawlers for language models that are shut out, as `robots:<name>`, and other such signals.
    """

    group: str | None = None
    disallowed: tuple[str, ...] = ()
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    opt_out: tuple[str, ...] = ()


def rules_of(body: bytes, agent: str, opt_out: tuple[str, ...] = ()) -> Rules:
    """Read the body of a robots.txt for an agent; an empty one has no rules."""
    parser = ProtegoRobotParser(body, None)
    lines = list(_lines(body))
    groups = {name.lower(): name for names, _ in _groups(lines) for name in names}
    group = groups.get(agent.lower()) or groups.get("*")
    disallowed = [path for names, paths in _groups(lines) if group in names for path in paths]
    sitemaps = [value for name, value in lines if name == _SITEMAP and value]
    return Rules(group, tuple(dict.fromkeys(disallowed)), parser.crawl_delay(agent), tuple(sitemaps), opt_out)


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    for line in body.decode("utf-8-sig", "replace").splitlines():
        if found := _LINE.match(line):
            yield found[1].lower(), found[2]


def _groups(lines: list[tuple[str, str]]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the agents of each group with the paths that it disallows."""
    names: list[str] = []
    paths: list[str] = []
    ruled = False
    for name, value in lines:
        if name == "user-agent":
            if ruled:
                yield names, paths
                names, paths, ruled = [], [], False
            names.append(value)
        elif name != _SITEMAP:
            ruled = True
            paths += [value] if name == "disallow" and value else []
    yield names, paths
