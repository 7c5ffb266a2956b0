"""What is found, and what it costs: crawls of the demo newspaper in each of its shapes by the spider for any site.

    python -m tests.benchmarks.discovery [shape …] [--write]

Prints a table: recall and precision of a first run, its requests by kind, the requests of a second run, and, with 35 new
articles and a feed of ten, recall and requests of a third. With --write the table goes into tests/benchmarks/discovery.md.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from newsbot.demo.newspaper import Post
from newsbot.demo.shapes import EVERYTHING, SHAPES, Shape
from tests.e2e.conftest import Finished, Output, crawl_arguments, scrapy
from tests.e2e.test_main_job import slug_of
from tests.newspaper import ObservedServer

CASES = {**SHAPES, "everything, feed unpaged": replace(EVERYTHING, feed_paged=False)}
NEW = 35
KINDS = ("robots", "rest", "feed", "sitemap", "listings", "articles")
_FILE = Path(__file__).with_name("discovery.md")
_HEAD = """# Discovery

Made by `python -m tests.benchmarks.discovery --write`: `scrapy crawl news -a url=…` on the demo newspaper in each of its
shapes. Recall is the part of the newspaper's articles that came home, precision the part of what came home as articles
that are some. The second run finds nothing changed, the third {new} new articles, of which the feed shows ten a page.

"""


class Trial:
    """Crawls of the newspaper in one shape."""

    def __init__(self, server: ObservedServer, folder: Path, spider: str = "news") -> None:
        self.server = server
        self.output = Output(folder)
        self.spider = spider

    def crawl(self) -> Finished:
        """Crawl once more, forgetting the requests of earlier runs."""
        self.server.heal()
        return scrapy(*crawl_arguments(self.server, self.output.folder, spider=self.spider))

    def found(self) -> list[str]:
        """Return the slugs of all that was taken for an article: written, or a duplicate of one."""
        return [slug_of(line["url"]) for line in [*self.output.articles, *self.output.duplicates]]

    def recall(self, posts: Collection[Post]) -> float:
        """Return the part of these posts that was found."""
        return len({post.slug for post in posts} & set(self.found())) / len(posts)

    def precision(self) -> float:
        """Return the part of what was found, each line of it counted, that is an article once."""
        found = self.found()
        return len({post.slug for post in self.server.newspaper.articles} & set(found)) / max(len(found), 1)

    def asked(self) -> Counter[str]:
        """Return the requests of the last run by kind."""
        return Counter(self._kind(asked.path) for asked in self.server.asked)

    def _kind(self, path: str) -> str:
        if path == "/robots.txt":
            return "robots"
        if path.startswith("/wp-json"):
            return "rest"
        if path.endswith(("/feed", "/feed/")):
            return "feed"
        if "sitemap" in path:
            return "sitemap"
        return "articles" if self.server.newspaper.by_slug(path.strip("/").partition("/")[0]) else "listings"


def rows(names: Collection[str]) -> Iterator[list[str]]:
    """Yield the table's head and a row for each shape."""
    yield ["shape", "recall", "precision", *KINDS, "second run", f"{NEW} new: recall", "requests"]
    for name in names:
        yield [name, *_figures(CASES[name])]


def _figures(shape: Shape) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, ObservedServer(shape=shape) as server:
        trial = Trial(server, Path(folder))
        trial.crawl()
        asked = trial.asked()
        yield from (f"{trial.recall(server.newspaper.articles):.3f}", f"{trial.precision():.3f}")
        yield from (str(asked[kind]) for kind in KINDS)
        trial.crawl()
        yield str(trial.asked().total())
        new = server.newspaper.publish(NEW)
        trial.crawl()
        yield from (f"{trial.recall(new):.3f}", str(trial.asked().total()))


def main() -> None:
    """Print the table, and write it where asked to."""
    parser = argparse.ArgumentParser(description="what is found in each shape of the demo newspaper, and what it costs")
    parser.add_argument("shapes", nargs="*", metavar="shape", help="; ".join(CASES))
    parser.add_argument("--write", action="store_true", help=f"write the table to {_FILE.name}")
    options = parser.parse_args()
    if unknown := set(options.shapes) - set(CASES):
        parser.error(f"no such shape: {', '.join(unknown)}")
    lines: list[str] = []
    for row in rows(options.shapes or CASES):
        lines.append(f"| {' | '.join(row)} |")
        print(lines[-1], flush=True)
    lines.insert(1, f"|---{'|--:' * (lines[0].count('|') - 2)}|")
    if options.write:
        _FILE.write_text(_HEAD.format(new=NEW) + "\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
