"""The file that a probe writes: where it may lie, that it is Python in our format, and what it states."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsbot.discovery import Feed, Sections, Sitemap, Source, WordPress
from newsbot.errors import UsageError
from newsbot.newsite import FOLDERS
from newsbot.probe.findings import Report
from newsbot.probe.home import Home
from newsbot.probe.robots import Rules, rules_of
from newsbot.probe.target import target_of
from newsbot.probe.writing import UNKNOWN, code_of, missing_of, start_of, text_of, write
from newsbot.spider import NewsSpider
from tests import test_spiders as contract
from tests.probe.sites import BASE, NOW, Site, front

EVERYTHING = (Feed(), WordPress(), Sitemap(), Sections())


def report(
    sources: tuple[Source, ...] = EVERYTHING, base: str = BASE, title: str = "المثال", country: str | None = "DZ"
) -> Report:
    """Return a report that suggests sources."""
    zone = "Africa/Algiers" if country else None
    home = Home((title, "Al Mithal"), "ar")
    return Report(base, base, NOW, Rules(), home, (), (), sources, country, zone, "by the folder")


def spider_of(text: str, name: str = "example") -> type[NewsSpider]:
    """Return the class that a file holds, in a module of its own."""
    module = ModuleType("probed")
    exec(text, vars(module))
    sys.modules["probed"] = module
    made: type[NewsSpider] = vars(module)[name.capitalize()]
    return made


def fulfils_the_contract(spider: type[NewsSpider]) -> None:
    """Hold a spider to what the contract asks of every site, as far as that doesn't depend on where its file lies."""
    contract.test_the_docstring_says_what_it_is_and_how_that_is_known(spider)
    contract.test_sources_ask_the_sites_own_hosts_cheapest_first(spider)


@pytest.mark.parametrize(
    "sources",
    [
        EVERYTHING,
        (Feed("/rss.xml"),),
        tuple(Feed(f"/categories/section-number-{n}/rss.xml") for n in range(5)),
        (Sections(("/ar/",)),),
        (Feed(), Sections(tuple(f"/ar/categories/{n}/" for n in range(4)))),
        (Feed(), Sections(tuple(f"/ar/categories/section-number-{n}/" for n in range(6)))),
    ],
)
@pytest.mark.parametrize("country", ["DZ", None])
def test_the_file_is_python_in_our_format_and_states_what_was_found(
    sources: tuple[Source, ...], country: str | None
) -> None:
    text = text_of(report(sources, country=country), "example")
    checked = [str(Path(sys.executable).with_name("ruff"))], ["--stdin-filename", "spiders/x/example.py", "-"]
    for command in (["format", "--diff"], ["check", "-q"]):
        done = subprocess.run(
            [*checked[0], *command, *checked[1]], input=text, text=True, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, "")
    spider = spider_of(text)
    assert (spider.name, spider.sources, spider.domains) == ("example", sources, ("example.com",))
    assert (spider.country, spider.proven) == (country, "markup only")
    assert ("fill in" in text) == (country is None)
    fulfils_the_contract(spider)
    lines = len(text.splitlines())
    assert contract._LEAST <= lines <= (contract._MOST if text.count("section-number") < 5 else 35)


@pytest.mark.parametrize("title", ['"""\nimport os\n"""', "a\\", "\u202eعكس\u2066", "x" * 5000, 'a"'])
def test_a_sites_own_words_stay_in_the_docstring(title: str) -> None:
    text = text_of(report(title=title), "example")
    assert "import os" not in text.splitlines()
    assert spider_of(text).domains == ("example.com",)
    assert "\u202e" not in text
    assert max(map(len, text.splitlines())) < 400


@pytest.mark.parametrize(
    ("base", "command"),
    [
        ("https://www.example.com/", "scrapy crawl example"),
        ("https://example.com/ar/", "scrapy crawl example"),
        ("http://example.com/", "scrapy crawl example -a url=http://example.com/"),
        ("http://127.0.0.1:8080/", "scrapy crawl example -a url=http://127.0.0.1:8080/"),
    ],
)
def test_a_start_page_that_is_not_the_usual_one_is_given_to_the_crawl(base: str, command: str) -> None:
    text = text_of(report(base=base), "example")
    assert start_of(report(base=base), "example") == command
    assert (command in text) == ("url=" in command)
    url = {"url": command.partition("url=")[2]} if "url=" in command else {}
    spider = spider_of(text)(**url)
    assert spider.base.rstrip("/") == (url.get("url") or f"https://{spider.domains[0]}").rstrip("/")


def test_sources_are_named_as_a_file_does() -> None:
    named: list[Source] = [
        *EVERYTHING,
        Feed("/ar/feed/"),
        Sections(("/a/",)),
        Sections(("/a/", "/b/")),
        WordPress("/x/wp/v2/"),
    ]
    module: dict[str, Any] = {}
    exec("from newsbot.discovery import Feed, Sections, Sitemap, WordPress", module)
    assert [eval(code_of(source), module) for source in named] == named


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one site, in which somebody stands."""
    (tmp_path / "spiders" / "algeria").mkdir(parents=True)
    (tmp_path / "spiders" / "algeria" / "there.py").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("example.py", "no place"),
        ("spiders/example.py", "no place"),
        ("spiders/algeria/example", "no place"),
        ("spiders/algeria/deep/example.py", "no place"),
        ("spiders/../../spiders/algeria/x.py", "no place"),
        ("/etc/algeria/example.py", "no place"),
        ("spiders/algeria/2example.py", "can't name a spider"),
        ("spiders/algeria/el-example.py", "can't name a spider"),
        ("spiders/algeria/El_Example.py", "can't name a spider"),
        ("spiders/algeria/__init__.py", "can't name a spider"),
        ("spiders/algeria/class.py", "can't name a spider"),
        ("spiders/Saudi Arabia/x.py", "can't name a country's folder"),
        ("spiders/algeria/there.py", "remove it first"),
        ("spiders/egypt/elsewhere.py", "a spider 'elsewhere' already"),
        ("spiders/algerie/example.py", "the folder of DZ is spiders/algeria"),
        ("spiders/saudi_arabia/example.py", "the folder of SA is spiders/saudiarabia"),
    ],
)
def test_where_a_file_may_not_lie(project: Path, given: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        target_of(given, BASE, project, {"elsewhere": ("elsewhere.com",), "news": ()})


def test_a_site_has_one_spider(project: Path) -> None:
    with pytest.raises(UsageError, match="the spider 'other' already"):
        target_of("spiders/egypt/example.py", BASE, project, {"other": ("example.com",)})


@pytest.mark.parametrize(
    ("names", "head", "missing"),
    [
        (("المثال", "Al Mithal"), "Al Mithal (المثال), news site in Arabic. CMS unknown.", []),
        (("المثال | Al Mithal", "المثال"), "Example (المثال), news site in Arabic. CMS unknown.", []),
        (("al mithal",), f"Example ({UNKNOWN}), news site in Arabic. CMS unknown.", ["the Arabic name"]),
    ],
)
def test_the_outlet_is_named_in_both_scripts(names: tuple[str, ...], head: str, missing: list[str]) -> None:
    found = report()
    found = replace(found, home=replace(found.home, names=names))
    assert text_of(found, "example").splitlines()[0] == f'"""{head}'
    assert missing_of(found) == missing


@pytest.mark.parametrize(
    ("folder", "country"),
    [("algeria", "DZ"), ("saudiarabia", "SA"), ("emirates", "AE"), ("panarab", None)],
)
def test_the_folder_tells_the_country_and_becomes_a_package(project: Path, folder: str, country: str | None) -> None:
    target = target_of(f"spiders/{folder}/example.py", BASE, project, {})
    assert (target.name, target.country) == ("example", country)
    write(report(), target)
    assert spider_of(target.path.read_text(encoding="utf8")).name == "example"
    package = project / "spiders" / folder / "__init__.py"
    told = FOLDERS[country][1] if country else "Panarab"
    assert package.read_text(encoding="utf8") == f'"""Sites published in {told}."""\n'
    with pytest.raises(UsageError):
        write(report(), target)


def test_the_file_of_a_surveyed_site_fulfils_the_contract(project: Path) -> None:
    found = Site({"/": front(range(10))}).survey(country="DZ")
    spider = spider_of(text_of(found, "example"))
    fulfils_the_contract(spider)
    assert (spider.country, spider.zone) == ("DZ", "Africa/Algiers")


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        (b"", Rules()),
        (b"User-agent: *\nDisallow:\n", Rules("*")),
        (
            b"User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nUser-agent: x\nDisallow: /a # b\nCrawl-delay: 2\nSitemap: /s.xml",
            Rules("*", ("/a",), 2.0, ("/s.xml",)),
        ),
        (b"User-agent: *\nDisallow: /\nUser-agent: NewsBot\nDisallow: /x", Rules("NewsBot", ("/x",))),
    ],
)
def test_what_robots_txt_says_to_us(body: bytes, rules: Rules) -> None:
    assert rules_of(body, "newsbot") == rules
