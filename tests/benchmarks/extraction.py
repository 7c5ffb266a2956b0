"""What reading a page costs, whole and by its parts, held against plain trafilatura in the same run.

`python -m tests.benchmarks.extraction [--rounds N]` prints CPU milliseconds a page and ratios: pages of the project's
own making, the recorded ones where they are present, and one page at growing sizes; and that memory stays as it is.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice, pairwise
from typing import Any
from unittest import mock

import trafilatura

from newsbot.errors import NotAnArticle
from newsbot.extraction import body, extract
from tests.extraction.quality import read_cases
from tests.shared import find_shared_data

READ_AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
# Functions of newsbot.extraction.compose and body that together are most of the way.
_COMPOSE = importlib.import_module("newsbot.extraction.compose")  # the name is also its function's
PARTS = {
    _COMPOSE: ("parse", "outline_of", "title_of", "find_place", "read_body", "moments_of", "check"),
    body: ("_judged",),
}


@dataclass(frozen=True)
class Sample:
    """One page."""

    name: str
    html: bytes
    url: str


def own() -> list[Sample]:
    """Return the project's own pages that hold articles."""
    return [Sample(c.name, c.html, c.expected["url"]) for c in read_cases() if "reason" not in c.expected]


def recorded() -> list[Sample]:
    """Return the recorded pages that hold articles, none where they are absent."""
    folder = find_shared_data()
    samples = []
    for path in sorted(folder.glob("pages/*.json")) if folder else []:
        expected = json.loads(path.read_text(encoding="utf8"))
        if expected["paragraphs"]:
            samples.append(Sample(path.stem, path.with_suffix(".html").read_bytes(), expected["url"]))
    return samples


def growing() -> Iterator[tuple[int, Sample]]:
    """Yield one page with 10, 100, 1,000 and 10,000 paragraphs and as many links beside them."""
    for count in (10, 100, 1000, 10_000):
        text = "".join(
            f"<p>كتبت الجريدة في عددها رقم {n} عن السوق القديمة وعن تجارها الذين عادوا إليها بعد عام.</p>"
            for n in range(count)
        )
        links = "".join(f'<li><a href="/khabar/{n}">خبر آخر عن السوق القديمة رقم {n}</a></li>' for n in range(count))
        html = f"<html><head><title>سوق</title></head><body><h1>عودة تجار السوق القديمة</h1><div class='entry-content'>{text}</div><ul>{links}</ul></body></html>"
        yield count, Sample(str(count), html.encode(), "https://www.example.dz/akhbar/souk-qadim/")


def newsbot(sample: Sample) -> None:
    """Read a page whole."""
    try:
        extract(sample.html, sample.url, fetched_at=READ_AT)
    except NotAnArticle:
        return


def plain(sample: Sample) -> None:
    """Read a page as trafilatura does by itself, with its metadata."""
    trafilatura.bare_extraction(sample.html, url=sample.url, with_metadata=True)


def cost(read: Callable[[Sample], None], sample: Sample, rounds: int) -> float:
    """Return the least CPU milliseconds of several readings."""
    read(sample)
    times = []
    for _ in range(rounds):
        start = time.process_time()
        read(sample)
        times.append(time.process_time() - start)
    return min(times) * 1000


def table(title: str, samples: list[Sample], rounds: int) -> None:
    """Print the costs of a set of pages and their ratio."""
    if not samples:
        print(f"{title}: absent")
        return
    ours = [cost(newsbot, sample, rounds) for sample in samples]
    theirs = [cost(plain, sample, rounds) for sample in samples]
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    print(f"{title}: {len(samples)} pages, {sum(len(s.html) for s in samples) / len(samples) / 1000:.0f} kB on average")
    print(f"  newsbot    {statistics.mean(ours):7.2f} ms a page, median {statistics.median(ours):.2f}")
    print(f"  trafilatura{statistics.mean(theirs):7.2f} ms a page, median {statistics.median(theirs):.2f}")
    print(
        f"  ratio      {sum(ours) / sum(theirs):7.2f} of the sums, median {statistics.median(ratios):.2f}, worst {max(ratios):.2f}"
    )


def parts(samples: list[Sample]) -> None:
    """Print the share of the whole that each part takes."""
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                spent[name] += time.process_time() - start

        return wrapper

    with ExitStack() as stack:
        for module, names in PARTS.items():
            for name in names:
                stack.enter_context(mock.patch.object(module, name, timed(name, getattr(module, name))))
        start = time.process_time()
        for sample in samples:
            newsbot(sample)
        whole = time.process_time() - start
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"  {name:12} {seconds / len(samples) * 1000:6.2f} ms a page, {seconds / whole:4.0%}")


def memory(samples: list[Sample]) -> None:
    """Print by how much the process is larger after each further thousand pages: a cache without a bound would show."""
    pages = cycle(samples)
    peaks = []
    for _ in range(3):
        for sample in islice(pages, 1000):
            newsbot(sample)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    grown = ", ".join(f"{after - before:+.1f}" for before, after in pairwise(peaks))
    print(f"memory: {peaks[0]:.0f} MB after 1,000 pages, then {grown} MB for each thousand more")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="readings of each page, of which the least counts")
    rounds = parser.parse_args().rounds
    table("own pages", own(), rounds)
    table("recorded pages", recorded(), rounds)
    for title, samples in (("own", own()), ("recorded", recorded())):
        if samples:
            print(f"parts, on the {title} pages (_judged, which is trafilatura, is inside read_body):")
            parts(samples)
    memory(own())
    print("growth, milliseconds for each thousand paragraphs:")
    for count, sample in growing():
        print(
            f"  {count:6} paragraphs: newsbot {cost(newsbot, sample, 2) / count * 1000:8.1f}, trafilatura {cost(plain, sample, 1) / count * 1000:8.1f}"
        )


if __name__ == "__main__":
    main()
