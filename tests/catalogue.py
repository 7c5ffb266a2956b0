"""The README's table of sites: `python -m tests.catalogue` writes it anew from the spiders that there are."""

from __future__ import annotations

from pathlib import Path

from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from newsbot.catalogue import Site, catalogue, markdown

README = Path(__file__).resolve().parents[1] / "README.md"
_BEGIN, _END = "<!-- sites: begin -->", "<!-- sites: end -->"


def sites() -> list[Site]:
    """Return the rows of all spiders."""
    loader = get_spider_loader(get_project_settings())
    return catalogue(map(loader.load, loader.list()))


def table() -> str:
    """Return the table as it should stand in the README."""
    return markdown(sites())


def written() -> str:
    """Return the table that stands there."""
    return README.read_text(encoding="utf8").split(_BEGIN)[1].split(_END)[0].strip()


def write() -> None:
    """Put the table between the markers."""
    before, rest = README.read_text(encoding="utf8").split(_BEGIN)
    README.write_text(f"{before}{_BEGIN}\n\n{table()}\n\n{_END}{rest.split(_END)[1]}", encoding="utf8")


if __name__ == "__main__":
    write()
