"""What a start loads: nothing but the sites to list them, and nothing of the extraction to crawl one."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.project import get_project_settings

from tests.e2e.conftest import Output, crawl_arguments
from tests.newspaper import ObservedServer
from tests.startup import bare_project, loaded

_OURS = {"newsbot", "spiders"}


def _packages(modules: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what `scrapy list` loads in a project without anything in it."""
    folder = tmp_path_factory.mktemp("bare")
    return loaded(["list"], folder, bare_project(folder / "project"))


@pytest.mark.parametrize("arguments", [["list"], ["--help"], ["crawl", "--help"], ["sites", "--help"]], ids=" ".join)
def test_sites_and_commands_are_listed_without_the_machine(
    arguments: list[str], bare: set[str], tmp_path: Path
) -> None:
    modules = loaded(arguments, tmp_path) - bare
    # xxhash is for addresses, and takes a third of a millisecond. What Python brings along itself is cheap.
    assert _packages(modules) - _packages(bare) - set(sys.stdlib_module_names) <= _OURS | {"xxhash"}
    parts = {".".join(name.split(".")[:2]) for name in modules}
    assert not parts & {f"newsbot.{name}" for name in ("article", "crawl", "dedup", "extraction", "middlewares")}


def test_the_whole_catalogue_is_among_what_was_loaded(tmp_path: Path) -> None:
    loader = get_spider_loader(get_project_settings())
    assert {loader.load(name).__module__ for name in loader.list()} <= loaded(["list"], tmp_path)


def test_a_crawl_leaves_what_reads_pages_to_its_workers(server: ObservedServer, output: Output, tmp_path: Path) -> None:
    packages = _packages(loaded(crawl_arguments(server, output.folder), tmp_path))
    assert output.lines("articles/*/*.jsonl")
    assert not packages & {"trafilatura", "justext", "htmldate", "courlan", "feedparser", "aiohttp"}
