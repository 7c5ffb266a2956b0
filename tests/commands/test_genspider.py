"""What `scrapy genspider` writes, and what it refuses in one line."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from newsbot.commands.genspider import Command, check_new
from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.discovery.source import Source
from newsbot.errors import UsageError
from newsbot.extraction.countries import ZONES
from newsbot.newsite import FOLDERS, NewSite
from newsbot.spider import NewsSpider

_TEMPLATES = Path(get_project_settings()["TEMPLATES_DIR"]) / "spiders"
_SPIDERS = Settings({"SPIDER_MODULES": ["spiders"], "NEWSPIDER_MODULE": "spiders"})
_SOURCES: dict[str, tuple[Source, ...]] = {
    "news": (Feed(), WordPress(), Sitemap(), Sections()),
    "wordpress": (Feed(), WordPress(), Sitemap()),
    "sitemap": (Sitemap(),),
    "section": (Sections(("/",)),),
}


def _loaded(path: Path) -> type[NewsSpider]:
    module: dict[str, type[NewsSpider]] = {}
    exec(path.read_text(encoding="utf8"), module)
    return module[path.stem.capitalize()]


def test_there_are_no_other_templates() -> None:
    assert {path.stem for path in _TEMPLATES.iterdir()} == set(_SOURCES)
    parser = ArgumentParser()
    command = Command()
    command.settings = get_project_settings()
    command.add_options(parser)
    assert parser.parse_args([]).template == "news"


@pytest.mark.parametrize("name", _SOURCES)
def test_a_template_becomes_a_spider_in_the_folder_of_its_country(tmp_path: Path, name: str) -> None:
    site = NewSite.of("annahar", "www.annahar.example", "lb")
    path = site.write(tmp_path, (_TEMPLATES / f"{name}.tmpl").read_text(encoding="utf8"))
    assert path == tmp_path / "lebanon" / "annahar.py"
    assert (path.parent / "__init__.py").read_text(encoding="utf8") == '"""Sites published in Lebanon."""\n'
    spider = _loaded(path)
    assert (spider.name, spider.country, spider.zone, spider.proven) == ("annahar", "LB", "Asia/Beirut", "unproven")
    assert (spider.domains, spider.sources) == (("annahar.example",), _SOURCES[name])


@pytest.mark.parametrize(
    ("domain", "country", "host"),
    [
        ("example.dz", "DZ", "example.dz"),
        ("https://www.example.com.eg/", "EG", "example.com.eg"),
        ("hespress.com", "MA", "hespress.com"),
        ("example.com", None, "example.com"),
        ("موقع.com", None, "xn--4gbrim.com"),
    ],
)
def test_the_domain_tells_the_country_if_it_can(domain: str, country: str | None, host: str) -> None:
    site = NewSite.of("example", domain, None)
    assert (site.country, site.domain) == (country, host)
    assert site.path(Path()).parent.name == (FOLDERS[country][0] if country else "")


@pytest.mark.parametrize(
    ("name", "domain", "country", "told"),
    [
        ("Example", "example.dz", None, "can't name a site"),
        ("exa-mple", "example.dz", None, "can't name a site"),
        ("1example", "example.dz", None, "can't name a site"),
        ("none", "example.dz", None, "can't name a site"),
        ("example", "example.dz/news", None, "more than a domain; write example.dz"),
        ("example", "example.dz:8080", None, "more than a domain"),
        ("example", "example.dz?a=1", None, "more than a domain"),
        ("example", "example", None, "is no domain"),
        ("example", "192.0.2.1", None, "is no domain"),
        ("example", "https://", None, "is no domain"),
        ("example", "example.dz", "FR", "none of the Arab countries"),
    ],
)
def test_mistakes_are_told(name: str, domain: str, country: str | None, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        NewSite.of(name, domain, country)


@pytest.mark.parametrize(
    ("name", "domain", "force", "told"),
    [
        ("elmaouid", "example.dz", False, "a site 'elmaouid' already, in spiders.algeria.elmaouid"),
        ("elmaouid", "example.tn", True, "a site 'elmaouid' already"),
        ("example", "www.elmaouid.com", False, "crawled by elmaouid already"),
    ],
)
def test_an_existing_site_is_refused(name: str, domain: str, force: bool, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        check_new(_SPIDERS, NewSite.of(name, domain, None), force=force)


def test_its_own_file_may_be_written_over_by_force(tmp_path: Path) -> None:
    site = NewSite.of("elmaouid", "elmaouid.dz", None)
    check_new(_SPIDERS, site, force=True)
    site.write(tmp_path, "one")
    with pytest.raises(UsageError, match="is there already"):
        site.write(tmp_path, "two")
    assert site.write(tmp_path, "three", force=True).read_text(encoding="utf8") == "three"


def test_a_name_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "example").mkdir()
    with pytest.raises(UsageError, match="is a folder"):
        NewSite.of("example", "example.com", None).write(tmp_path, "")


def test_each_arab_country_has_a_folder() -> None:
    assert FOLDERS.keys() == ZONES.keys()
