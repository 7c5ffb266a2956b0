"""A crawl of an arranged site by the real command, and how each of its pages ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.e2e.conftest import AT_ONCE, Finished, Output, scrapy
from tests.middlewares.site import Site

Arranged = Callable[..., "Ended"]


@dataclass(frozen=True, slots=True)
class Ended:
    """A crawl that has ended, with what it left on disk."""

    done: Finished
    output: Output

    @property
    def ends(self) -> dict[str, str]:
        """Map the slug of each page that ended in the last run to `new`, or `<outcome>: <reason>`."""
        rejected = {_slug(line["url"]): f"rejected: {line['reason']}" for line in self.output.rejected}
        failed = {_slug(line["url"]): f"failed: {line['reason']}" for line in self.report["failed"]}
        return {**dict.fromkeys(self.articles, "new"), **rejected, **failed}

    @property
    def articles(self) -> dict[str, dict[str, Any]]:
        """Map slugs to lines of articles/, of which there is one at the most for each."""
        lines = self.output.articles
        found = {_slug(line["url"]): line for line in lines}
        assert len(found) == len(lines)
        return found

    @property
    def report(self) -> dict[str, Any]:
        """The last run's line of reports/."""
        return self.output.reports[-1]

    @property
    def counters(self) -> dict[str, int]:
        """The last run's numbers."""
        counters: dict[str, int] = self.report["counters"]
        return counters


def crawl(site: Site, output: Output, spider: str = "elmaouid", **settings: object) -> Ended:
    """Crawl the site to its end, without waiting for what isn't waited for on purpose."""
    given = {**AT_ONCE, "OUTPUT_DIR": output.folder, **settings}
    flags = [part for name, value in given.items() for part in ("-s", f"{name}={value}")]
    return Ended(scrapy("crawl", spider, "-a", f"url={site.url}", *flags), output)


def _slug(url: str) -> str:
    return unquote(urlsplit(url).path).strip("/")
