"""Contents that aren't what they are said to be: the crawl goes on, what is whole is taken, and each is counted by its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from newsbot.errors import NotAnArticle
from newsbot.extraction import extract
from tests.e2e.conftest import AT_ONCE, Output, scrapy
from tests.faults.content import CASES, Fault, Served, rss, xml
from tests.faults.walls import ARTICLES, WALLS, Wall, bare, furnished, told
from tests.middlewares.crawling import Ended, crawl
from tests.middlewares.site import HTML, Answer, Site, article

URL = "https://example.dz/akhbar/waqai3-yawm-jadid/"


class Sources(Site):
    """A site whose answers may depend on the query."""

    def __init__(self) -> None:
        super().__init__()
        self.files: dict[str, Served] = {}

    def _answer(self, path: str) -> Answer:
        bare_path, _, query = path.partition("?")
        served = self.files.get(bare_path)
        if served is None:
            return super()._answer(path)
        return served if isinstance(served, Answer) else served(query)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Sources, Ended]]:
    """One crawl of a site that has all these sources: site and end."""
    with Sources() as site:
        for case in CASES:
            site.files.update(case.files)
            for slug in case.found:
                site.arrange(f"/{slug}/", Answer(article(slug)))
        output = Output(tmp_path_factory.mktemp("faulty") / "output")
        settings = {**AT_ONCE, "OUTPUT_DIR": output.folder, "SPIDER_MODULES": "tests.faults.spiders"}
        flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        yield site, Ended(scrapy("crawl", "faulty", "-a", f"url={site.url}", *flags), output)


def test_what_is_whole_is_taken_from_every_source(faulty: tuple[Sources, Ended]) -> None:
    _, ended = faulty
    # Bulletins of the same seed are told for duplicates: they were read as well.
    read = {*ended.articles, *(urlsplit(line["url"]).path.strip("/") for line in ended.output.duplicates)}
    assert read == {slug for case in CASES for slug in case.found}
    assert not ended.output.rejected
    assert ended.done.code == 0
    assert "Traceback" not in ended.done.err


def test_every_failure_is_counted_by_its_kind(faulty: tuple[Sources, Ended]) -> None:
    counters = faulty[1].counters
    expected = Counter(case.counted for case in CASES if case.counted)
    assert {name: count for name, count in counters.items() if name.startswith("source/")} == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fault)
def test_a_source_that_fails_is_not_taken_for_read(faulty: tuple[Sources, Ended], case: Fault) -> None:
    number = CASES.index(case)
    state = faulty[1].report["sources"][number]["state"]
    assert (state == "ok") is not bool(CASES[number].counted)


def test_nothing_is_fetched_that_a_file_declares_and_the_requests_are_bounded(faulty: tuple[Sources, Ended]) -> None:
    site, ended = faulty
    assert not [path for path in site.paths() if "evil" in path]
    assert "root:" not in str(ended.output.articles)
    assert len(site.paths()) < len(CASES) * 5


def test_a_feed_of_fifty_thousand_items_is_discovered_whole(tmp_path: Path) -> None:
    item = rss("x").split("<channel><title>الضحى</title>")[1].split("</item>")[0]
    items = "".join(item.replace("x-khabar-raqm-1", f"khabar-min-alf-{n}") + "</item>" for n in range(50_000))
    with Sources() as site:
        site.files["/feed/"] = xml(f"<rss><channel>{items}</channel></rss>")
        site.files.update({f"/khabar-min-alf-{n}/": Answer(article(f"khabar-min-alf-{n}")) for n in range(3)})
        output = Output(tmp_path / "output")
        flags = [
            part
            for name, value in {**AT_ONCE, "OUTPUT_DIR": output.folder}.items()
            for part in ("-s", f"{name}={value}")
        ]
        ended = Ended(scrapy("crawl", "elmaouid", "-a", f"url={site.url}", "-a", "limit=3", *flags), output)
    assert ended.counters["discovered"] == 50_000
    assert len(ended.articles) == 3


def _slug(number: int, kind: str) -> str:
    return f"{kind}-raqm-{number}"


def _end(reason: str) -> str:
    # A wall's article is there behind it: it is tried again. That there is no page is looked at once more, then believed.
    return f"rejected: {reason}" if reason == "error_page" else f"failed: {reason}"


def test_walls_with_status_200_are_told_and_articles_about_them_are_stored(tmp_path: Path) -> None:
    expected: dict[str, str] = {}
    with Site() as site:
        for number, wall in enumerate(WALLS):
            site.publish(_slug(number, "jidar-min-jidran"), Answer(furnished(wall.title, wall.main)))
            expected[_slug(number, "jidar-min-jidran")] = _end(wall.reason)
        for number, (_, title, text) in enumerate(ARTICLES):
            site.publish(_slug(number, "maqal-an-jidar"), Answer(told(title, text)))
            expected[_slug(number, "maqal-an-jidar")] = "new"
        ended = crawl(site, Output(tmp_path / "output"))
    assert {slug: end for slug, end in ended.ends.items() if slug in expected} == expected
    counted = Counter(wall.reason for wall in WALLS)
    told_of = {reason: ended.counters.get(f"{_end(reason).replace(': ', '/')}", 0) for reason in counted}
    assert told_of == counted


@pytest.mark.parametrize("dressed", [bare, furnished], ids=["alone", "within its site"])
@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_a_wall_is_told_by_its_kind(wall: Wall, dressed: object) -> None:
    with pytest.raises(NotAnArticle) as caught:
        extract(dressed(wall.title, wall.main), URL)  # type: ignore[operator]
    assert caught.value.reason == wall.reason


@pytest.mark.parametrize("described", [True, False], ids=["described", "bare"])
@pytest.mark.parametrize("short", [True, False], ids=["short", "long"])
@pytest.mark.parametrize(
    ("title", "text"), [(title, text) for _, title, text in ARTICLES], ids=[name for name, _, _ in ARTICLES]
)
def test_an_article_about_a_wall_is_none(title: str, text: str, *, short: bool, described: bool) -> None:
    assert extract(told(title, text, short=short, described=described), URL).title == title


# The encoding of the body -> what the header and the page say.
CHARSETS = {
    "utf-8": ("windows-1256", "iso-8859-1", "iso-8859-6", "us-ascii", "utf-16", "nonsense"),
    "cp1256": ("utf-8", "iso-8859-1", "iso-8859-6", "nonsense", "windows-1256"),
    "iso8859_6": ("utf-8", "windows-1252"),
    "utf-16": ("utf-8", "windows-1256"),
}


def test_the_text_is_whole_whatever_the_header_and_the_page_say(tmp_path: Path) -> None:
    texts: dict[str, str] = {}
    with Site() as site:
        for encoding, names in CHARSETS.items():
            for name in names:
                for header in (f"text/html; charset={name}", "text/html", HTML):
                    slug = f"{encoding.replace('_', '')}-said-{name}-{len(texts)}"
                    text = article(slug).decode().replace("–", "-")  # ISO 8859-6 has none
                    texts[slug] = text
                    body = text.replace('charset="utf-8"', f'charset="{name}"').encode(encoding)
                    site.publish(slug, Answer(body, headers={"Content-Type": header}))
        ended = crawl(site, Output(tmp_path / "output"))
    assert not ended.output.rejected
    assert not ended.report["failed"]
    assert len(ended.articles) + len(ended.output.duplicates) == len(texts)
    for slug, line in ended.articles.items():
        assert all(f"<p>{paragraph}</p>" in texts[slug] for paragraph in line["text"].split("\n\n")), slug
