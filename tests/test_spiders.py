"""One contract for every spider that the loader finds: a site is one file, one class, facts only.

CONTRIBUTING.md has it in words.
"""

from __future__ import annotations

import inspect
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any, Final, get_args

import pytest
from cssselect import HTMLTranslator
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.project import get_project_settings

from newsbot import urls
from newsbot.commands.extract import site_hints
from newsbot.discovery import Source
from newsbot.discovery.source import Window
from newsbot.extraction.countries import COUNTRIES, NAMES
from newsbot.newsite import NewSite
from newsbot.spider import NewsSpider, Proven
from tests.extraction.quality import measure
from tests.extraction.test_recorded import LEAST_F1, recorded_case
from tests.shared import find_shared_data, shared_data

ROOT = Path(__file__).resolve().parents[1]
_LOADER = SpiderLoader.from_settings(get_project_settings())
SPIDERS: list[type[NewsSpider]] = [_LOADER.load(name) for name in sorted(_LOADER.list())]  # type: ignore[misc]
SITES = [spider for spider in SPIDERS if spider.domains]
PANARAB: Final = "panarab"
_ZONE_TABLE = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf8").splitlines()
ZONES = {tuple(line.split("\t")[:3:2]) for line in _ZONE_TABLE if not line.startswith("#")}
COST = ("feed", "wordpress", "sitemap", "section")  # names of sources, cheapest first
_FIELDS = {"title", "subtitle", "body", "published", "authors", "section", "image"}
_LEAST, _MOST, _MOST_WITH_SELECTORS = 10, 25, 60  # lines of a file
_OUTLET = re.compile(r"[^,()]*[A-Z][^,()]* \([^()a-zA-Z]*[ء-ي][^()a-zA-Z]*\), \w")
_CMS = re.compile(r"\bCMS\b|WordPress|Drupal|Joomla|Blogger|SPIP|DataLife Engine|ASP\.NET|PHP")
_ORIGIN = re.compile(r"(?i)recorded page|scrapy probe|public|\bcode\b|\blists?\b|general knowledge|\b[\w.-]+/[\w.-]+\b")


def _pages() -> dict[str, list[Path]]:
    """Return the recorded articles beside the checkout by the host that they were had from."""
    pages: dict[str, list[Path]] = {}
    folder = find_shared_data()
    for path in sorted(folder.glob("pages/*.json")) if folder else []:
        if recorded_case(path).expected["paragraphs"]:
            pages.setdefault(path.name.partition("__")[0], []).append(path)
    return pages


PAGES = _pages()


def _recorded(spider: type[NewsSpider]) -> list[Path]:
    return [path for host, paths in PAGES.items() if _own(host, spider) for path in paths]


def _own(host: str, spider: type[NewsSpider]) -> bool:
    return any(f".{host}".endswith(f".{domain}") for domain in spider.domains)


@pytest.mark.parametrize("spider", SPIDERS, ids=lambda spider: spider.name)
def test_file_name_and_class_are_one(spider: type[NewsSpider]) -> None:
    file = Path(inspect.getfile(spider))
    lines = len(file.read_text(encoding="utf8").splitlines())
    assert issubclass(spider, NewsSpider)
    assert file.is_relative_to(ROOT / "spiders")
    assert spider.name == file.stem == spider.__name__.lower()
    assert spider.__name__ == file.stem.capitalize()
    assert _LEAST <= lines <= (_MOST_WITH_SELECTORS if spider.selectors else _MOST)
    assert inspect.getdoc(inspect.getmodule(spider))


@pytest.mark.parametrize("spider", SITES, ids=lambda spider: spider.name)
def test_the_docstring_says_what_it_is_and_how_that_is_known(spider: type[NewsSpider]) -> None:
    about = inspect.getdoc(inspect.getmodule(spider)) or ""
    head, facts = (" ".join(part.split()) for part in about.partition("\n\n")[::2])
    assert _OUTLET.match(head), "Name (الاسم), kind"
    assert "Arabic" in head.partition("), ")[2], "the language"
    assert _CMS.search(head), "the CMS, or: CMS unknown"
    assert _ORIGIN.search(facts), "a second paragraph: where each fact comes from"
    assert ("recorded page" in facts.lower()) or spider.proven != "recorded page"


@pytest.mark.parametrize("spider", SITES, ids=lambda spider: spider.name)
def test_facts_are_well_formed(spider: type[NewsSpider]) -> None:
    folder = Path(inspect.getfile(spider)).parent
    zones = dict(COUNTRIES.values())
    assert folder.parent == ROOT / "spiders"
    assert spider.country, "an ISO 3166-1 code"
    if folder.name != PANARAB:
        names = [name.replace(" ", "") for name in NAMES[spider.country].split("|")]
        assert folder.name.replace("_", "") in names, f"the country's English name, or {PANARAB}"
    if spider.country in zones:
        assert spider.zone == zones[spider.country]
    else:
        assert (spider.country, spider.zone) in ZONES
    assert all(domain == domain.lower() == urls.host(f"https://{domain}/") for domain in spider.domains)
    assert not any(domain.startswith("www.") for domain in spider.domains)
    assert spider.proven in get_args(Proven)
    assert spider.selectors.keys() <= _FIELDS
    assert all(map(HTMLTranslator().css_to_xpath, spider.selectors.values()))


@pytest.mark.parametrize("spider", SITES, ids=lambda spider: spider.name)
def test_sources_ask_the_sites_own_hosts_cheapest_first(spider: type[NewsSpider]) -> None:
    base = f"https://{spider.domains[0]}/"
    assert spider.sources
    costs = [COST.index(source.name) for source in spider.sources]
    assert costs == sorted(costs), COST
    for source in spider.sources:
        asked: Source = source
        found = asked.first(base, Window())
        assert all(urls.clean(url) and " " not in url for url in found)
        assert all(_own(urls.host(url), spider) for url in found)


def test_no_domain_belongs_to_two_sites() -> None:
    owners = Counter(domain for spider in SITES for domain in spider.domains)
    assert [domain for domain, sites in owners.items() if sites > 1] == []


def test_a_country_has_one_folder() -> None:
    places = {(spider.country, Path(inspect.getfile(spider)).parent.name) for spider in SITES}
    folders = Counter(country for country, folder in places if folder != PANARAB)
    assert [country for country, number in folders.items() if number > 1] == []


def test_a_recorded_page_is_claimed_where_there_is_one_and_only_there() -> None:
    recorded = {site.name for site in SITES if _recorded(site) or (ROOT / "tests" / "sites" / site.name).is_dir()}
    claimed = {site.name for site in SITES if site.proven == "recorded page"}
    assert recorded <= claimed
    shared_data()  # what is recorded there can't be known without it
    assert claimed == recorded


@pytest.mark.parametrize("spider", [site for site in SITES if _recorded(site)], ids=lambda spider: spider.name)
def test_a_recorded_page_is_read_by_its_spider(spider: type[NewsSpider]) -> None:
    for path in _recorded(spider):
        result = measure(recorded_case(path), site_hints(get_project_settings(), spider.name))
        # Dates are measured by test_recorded: a zone that the site states sets right what a page stamps in another.
        assert {name: text for name, text in result.failing.items() if name not in ("body", "published")} == {}
        assert (result.f1 or 0) >= LEAST_F1


def test_the_template_of_a_new_site_fulfils_the_contract() -> None:
    variables = NewSite.of("example", "https://www.example.dz/", None).facts
    template = ROOT / "newsbot" / "templates" / "spiders" / "news.tmpl"
    assert get_project_settings()["TEMPLATES_DIR"] == str(template.parents[1])
    module: dict[str, Any] = {}
    exec(Template(template.read_text(encoding="utf8")).substitute(variables), module)
    spider: type[NewsSpider] = module["Example"]
    assert (spider.name, spider.domains) == ("example", ("example.dz",))
    test_sources_ask_the_sites_own_hosts_cheapest_first(spider)


def test_every_file_holds_a_spider_that_the_loader_finds() -> None:
    files = {path.stem for path in (ROOT / "spiders").rglob("*.py") if path.name != "__init__.py"}
    assert files == {spider.name for spider in SPIDERS}
