"""One contract for every spider that the loader finds: a site is one file, one class, facts only."""

from __future__ import annotations

import inspect
from pathlib import Path
from string import Template
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from newsbot.discovery import Source
from newsbot.discovery.source import Window
from newsbot.extraction.zones import COUNTRIES
from newsbot.newsite import NewSite
from newsbot.spider import NewsSpider

ROOT = Path(__file__).resolve().parents[1]
_LOADER = SpiderLoader.from_settings(get_project_settings())
SPIDERS: list[type[NewsSpider]] = [_LOADER.load(name) for name in sorted(_LOADER.list())]  # type: ignore[misc]
SITES = [spider for spider in SPIDERS if spider.domains]
_LINES = 60


@pytest.mark.parametrize("spider", SPIDERS, ids=lambda spider: spider.name)
def test_file_name_and_class_are_one(spider: type[NewsSpider]) -> None:
    file = Path(inspect.getfile(spider))
    assert issubclass(spider, NewsSpider)
    assert file.is_relative_to(ROOT / "spiders")
    assert spider.name == file.stem == spider.__name__.lower()
    assert len(file.read_text(encoding="utf8").splitlines()) <= _LINES
    assert inspect.getdoc(inspect.getmodule(spider))


@pytest.mark.parametrize("spider", SITES, ids=lambda spider: spider.name)
def test_facts_are_well_formed(spider: type[NewsSpider]) -> None:
    zones = dict(COUNTRIES.values())
    assert spider.country in zones, "an ISO 3166-1 code of an Arab country"
    assert spider.zone is not None
    assert ZoneInfo(spider.zone).key == zones[spider.country]
    assert all(domain == domain.lower() and not domain.startswith("www.") for domain in spider.domains)
    assert Path(inspect.getfile(spider)).parent.parent == ROOT / "spiders"


@pytest.mark.parametrize("spider", SITES, ids=lambda spider: spider.name)
def test_sources_ask_the_sites_own_hosts(spider: type[NewsSpider]) -> None:
    base = f"https://{spider.domains[0]}/"
    assert spider.sources
    for source in spider.sources:
        asked: Source = source
        assert asked.name in ("wordpress", "feed", "sitemap", "section")
        assert all(url.startswith(base) for url in asked.first(base, Window()))


def test_the_template_of_a_new_site_fulfils_the_contract() -> None:
    variables = NewSite.of("example", "https://www.example.dz/", None).facts
    template = ROOT / "newsbot" / "templates" / "spiders" / "news.tmpl"
    assert get_project_settings()["TEMPLATES_DIR"] == str(template.parents[1])
    module: dict[str, Any] = {}
    exec(Template(template.read_text(encoding="utf8")).substitute(variables), module)
    spider: type[NewsSpider] = module["Example"]
    assert (spider.name, spider.domains) == ("example", ("example.dz",))
    test_sources_ask_the_sites_own_hosts(spider)


def test_every_file_holds_a_spider_that_the_loader_finds() -> None:
    files = {path.stem for path in (ROOT / "spiders").rglob("*.py") if path.name != "__init__.py"}
    assert files == {spider.name for spider in SPIDERS}
