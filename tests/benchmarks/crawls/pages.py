"""Pages: a site of any number of light articles, each made from its number when it is asked for.

Texts are strung together from runs of two or three words of the benchmarks' prose, and a phrase of four to six now and
then: making one costs a hundredth of what reading it costs, no two are alike, and two share a phrase about as often as
real news do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from string import Template
from urllib.parse import quote, unquote

from tests.benchmarks.speed.prose import Prose

FILE = 2000  # addresses in a file of the sitemap
_RUNS, _PARAGRAPHS, _RUNS_EACH = 20_000, (5, 8), (14, 20)
_PHRASES = 1 / 40  # of the runs
_LATEST = 15
_PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf8"))
_SECTIONS = ("سياسة", "اقتصاد", "رياضة", "ثقافة", "مجتمع", "دولي", "صحة", "تكنولوجيا", "رأي", "منوعات")
_MENU = "".join(f'<li><a href="/category/{number}/">{name}</a></li>' for number, name in enumerate(_SECTIONS))
_BEGAN = datetime(2025, 1, 1, tzinfo=UTC)
_PACE = timedelta(seconds=86)  # a thousand articles a day
_XML = '<?xml version="1.0" encoding="UTF-8"?><{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{1}</{0}>'


class Pages:
    """`count` articles at `base` (scheme://host:port), numbered from `first` on: other numbers are other texts."""

    def __init__(self, base: str, count: int, first: int = 0, runs: list[str] | None = None) -> None:
        self._base, self._count, self._first = base.rstrip("/"), count, first
        self._runs = runs or phrases()
        latest = range(first, first + min(_LATEST, count))
        self._latest = "".join(f'<li><a href="{self._url(n)}">{self.title(n)}</a></li>' for n in latest)

    def answer(self, path: str) -> bytes | None:
        """Return what stands at a path, None if nothing does."""
        if path == "/robots.txt":
            return f"User-agent: *\nSitemap: {self._base}/sitemap.xml\n".encode()
        if path == "/sitemap.xml":
            files = -(-self._count // FILE)
            return _list("sitemapindex", (f"{self._base}/sitemap-{n}.xml" for n in range(files)), "sitemap")
        if path.startswith("/sitemap-"):
            start = self._first + int(path.removeprefix("/sitemap-").removesuffix(".xml")) * FILE
            end = min(start + FILE, self._first + self._count)
            return _list("urlset", map(self._url, range(start, end)), "url")
        number = unquote(path).strip("/").rpartition("-")[2]
        return self.page(int(number)) if number.isdecimal() else None

    def page(self, number: int) -> bytes:
        """Return an article's page, of some 12 kB."""
        chance = Random(number)
        title = self._title(chance)
        texts = (
            " ".join(chance.choices(self._runs, k=chance.randint(*_RUNS_EACH)))
            for _ in range(chance.randint(*_PARAGRAPHS))
        )
        return _PAGE.substitute(
            title=title,
            url=self._url(number),
            published=(_BEGAN + number * _PACE).isoformat(),
            paragraphs="\n".join(f"<p>{text}.</p>" for text in texts),
            menu=_MENU,
            latest=self._latest,
        ).encode()

    def title(self, number: int) -> str:
        """Return an article's headline."""
        return self._title(Random(number))

    def _title(self, chance: Random) -> str:
        return " ".join(chance.choices(self._runs, k=4))

    def _url(self, number: int) -> str:
        slug = "-".join(self.title(number).split()[:4])
        return f"{self._base}/{quote(slug)}-{number}/"


def phrases() -> list[str]:
    """Return the runs of words that texts are made of: always the same."""
    prose, chance = Prose(), Random(7)
    lengths = ((4, 6) if chance.random() < _PHRASES else (2, 3) for _ in range(2 * _RUNS))
    runs = (" ".join(prose.words(chance.randint(*length))) for length in lengths)
    return [run for run in runs if not set('"<&') & set(run)][:_RUNS]


def _list(root: str, addresses: Iterable[str], entry: str) -> bytes:
    return _XML.format(root, "".join(f"<{entry}><loc>{url}</loc></{entry}>" for url in addresses)).encode()
