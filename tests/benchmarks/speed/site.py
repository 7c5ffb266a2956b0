"""Site: a folder of article pages with all that large sites put around them, and what each page says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote

from jinja2 import ChoiceLoader, FileSystemLoader, Template

from newsbot.article import body_text
from newsbot.demo.newspaper import Newspaper, Post
from newsbot.demo.rendering import environment, path_of
from newsbot.demo.shapes import Shape
from tests.benchmarks.speed.prose import Prose

THEMES = ("sahifa", "jnews", "cms")
_FOLDER = Path(__file__).with_name("themes")
_FIXED = ("scripts", "menu", "side", "foot")
_SHAPE = Shape()
_LATEST, _NEAR = 160, (6, 44)  # articles that every page names, and that only this one does: fewest and most
_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{}
</urlset>
"""


class Site:
    """`count` articles as they would stand at `base` (scheme://host:port), rendered when they are asked for."""

    def __init__(self, base: str, count: int, seed: int = 7) -> None:
        prose = Prose(seed)
        self.base = base
        self.newspaper = Newspaper(prose.sections, [prose.post(number) for number in range(count)])
        self._chance = Random(seed)
        self._latest = self.newspaper.posts[:_LATEST]
        self._themes = dict(self._load())

    def _load(self) -> Iterator[tuple[str, tuple[Template, dict[str, Any]]]]:
        ours = environment().overlay()
        ours.loader = ChoiceLoader([FileSystemLoader(_FOLDER), *filter(None, [environment().loader])])
        common = {"newspaper": self.newspaper, "base": self.base, "latest": self._latest, "shape": _SHAPE}
        macros = ours.get_template("furniture.html.jinja").make_module(common)
        fixed = {name: getattr(macros, name)() for name in _FIXED}
        for name in THEMES:
            yield name, (ours.get_template(f"{name}.html.jinja"), {**common, "fixed": fixed, "page": 1, "views": 42})

    def page(self, post: Post) -> str:
        """Return a page."""
        template, values = self._themes[THEMES[post.id % len(THEMES)]]
        near = self._chance.sample(self.newspaper.posts, min(self._chance.randint(*_NEAR), len(self.newspaper.posts)))
        return template.render(post=post, near=near, **values)

    def write(self, folder: Path, few: int) -> None:
        """Write all pages, sitemap.xml, few.xml (a sitemap of some), robots.txt, and expected.jsonl: what each page says."""
        with (folder / "expected.jsonl").open("w", encoding="utf8") as expected:
            for post in self.newspaper.posts:
                path = folder / unquote(path_of(post)).strip("/") / "index.html"
                path.parent.mkdir(parents=True)
                path.write_text(self.page(post), encoding="utf8")
                told = {"url": self.base + path_of(post), "title": post.title, "text": body_text(list(post.paragraphs))}
                expected.write(json.dumps(told, ensure_ascii=False) + "\n")
        for name, count in (("sitemap.xml", None), ("few.xml", few)):
            entries = (f"<url><loc>{self.base}{path_of(post)}</loc></url>" for post in self.newspaper.posts[:count])
            (folder / name).write_text(_SITEMAP.format("\n".join(entries)), encoding="utf8")
        (folder / "robots.txt").write_text(f"User-agent: *\nSitemap: {self.base}/sitemap.xml\n", encoding="utf8")
