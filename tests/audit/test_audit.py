"""Looking at sites: each on its own, within its time, with a verdict that its findings bear out."""

from __future__ import annotations

import asyncio
import json
from argparse import ArgumentParser
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from scrapy.utils.project import get_project_settings

from newsbot.audit.finding import Finding
from newsbot.audit.report import Report
from newsbot.audit.spider import AuditSpider
from newsbot.commands.audit import Command
from newsbot.errors import UsageError
from newsbot.spider import NewsSpider
from tests.audit.sites import ARTICLES, BASE, HANG, SHUT, Crawler, Example, article, feed
from tests.extraction.pages import page

_NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)
_WEEK = timedelta(days=7)
_Answers = dict[str, bytes | int | str]
_WHOLE: _Answers = {
    f"{BASE}feed/": feed(*ARTICLES),
    f"{BASE}robots.txt": b"User-agent: *\nSitemap: /feed-of-urls.xml",
    f"{BASE}feed-of-urls.xml": f"<urlset><url><loc>{ARTICLES[0]}</loc></url></urlset>".encode(),
    BASE: f'<h2><a href="{ARTICLES[0]}">{"خبر " * 10}</a></h2>'.encode(),
    **{url: article() for url in ARTICLES},
}


def _look(answers: _Answers, *sites: NewsSpider, seconds: float = 60) -> tuple[list[Finding], Crawler]:
    """Return what an audit of sites that answer from memory finds."""
    found: list[Finding] = []
    crawler = Crawler(answers)
    spider = AuditSpider(sites or (Example(),), found.append, pages=3, jobs=2, seconds=seconds)
    spider.crawler = cast("Any", crawler)

    async def run() -> None:
        async for _ in spider.start():
            pytest.fail("an audit yields nothing")

    asyncio.run(run())
    assert spider.complete
    return [replace(finding, asked_at=_NOW) for finding in found], crawler


def _verdict(answers: _Answers) -> tuple[str, str]:
    (finding,), _ = _look(answers)
    verdict, reasons = finding.verdict(_WEEK)
    return verdict, "; ".join(reasons)


def test_a_site_that_works() -> None:
    (finding,), crawler = _look(_WHOLE)
    assert finding.verdict(_WEEK) == ("ok", [])
    assert [page.url for page in finding.pages] == list(ARTICLES[:3])
    assert (len(finding.articles), finding.had, finding.missing) == (3, 3, {})
    assert [(answer.source, len(answer.links)) for answer in finding.answers] == [
        ("feed", 4), ("sitemap", 1), ("section", 1),
    ]  # fmt: skip
    assert len(crawler.asked) == len(set(crawler.asked)) == 4 + 3


@pytest.mark.parametrize(
    ("changed", "verdict", "told"),
    [
        ({f"{BASE}feed/": 404}, "degraded", "feed: HTTP status 404"),
        ({ARTICLES[1]: 500}, "degraded", "1 of 3 pages: HTTP status 500"),
        ({ARTICLES[1]: page(body="<p>صور.</p>")}, "ok", ""),
        (dict.fromkeys(ARTICLES[:2], page(body="<p>صور.</p>")), "degraded", "2 of 3 pages"),
        (dict.fromkeys(ARTICLES, page()), "degraded", ""),
        (dict.fromkeys(ARTICLES, 500), "broken", "3 of 3 pages: HTTP status 500"),
        (dict.fromkeys(ARTICLES, page(body="<p>صور.</p>")), "broken", "3 of 3 pages: "),
        (dict.fromkeys(ARTICLES, 403), "shut", "3 of 3 pages: HTTP status 403"),
        (dict.fromkeys(ARTICLES, SHUT), "shut", "3 of 3 pages: robots.txt forbids it"),
        (dict.fromkeys(_WHOLE, SHUT), "shut", "feed, sitemap, section: robots.txt forbids it"),
        (dict.fromkeys(_WHOLE, 500), "broken", "feed, sitemap, section: HTTP status 500"),
        ({ARTICLES[0]: SHUT}, "degraded", "1 of 3 pages: robots.txt forbids it"),
    ],
)
def test_verdicts(changed: _Answers, verdict: str, told: str) -> None:
    if changed.get(ARTICLES[0]) == page():  # a page that states no date has that of the feed: here it has none
        changed = {**changed, f"{BASE}feed/": feed(*ARTICLES).replace(b"pubDate", b"other")}
        told = "3 of 3 articles without a date"
    given, reasons = _verdict({**_WHOLE, **changed})
    assert given == verdict
    assert told in reasons
    assert bool(reasons) == (verdict != "ok")


def test_old_news_is_told() -> None:
    old = {url: article("2026-11-10T08:00:00+01:00") for url in ARTICLES}
    assert _verdict({**_WHOLE, **old}) == ("degraded", "nothing new for 15 days")


def test_fields_that_are_missing_are_counted() -> None:
    (finding,), _ = _look({**_WHOLE, ARTICLES[0]: page(), ARTICLES[1]: page(body="<p>صور.</p>")})
    assert finding.missing == {"text": 1, "authors": 1, "section": 1}
    assert (len(finding.articles), finding.had) == (2, 3)


class _Other(Example):
    name = "other"
    domains = ("other.dz",)


class _Unknown(NewsSpider):
    name = "unknown"


def test_each_site_fails_on_its_own_and_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    _look(_WHOLE)  # what is needed for that is imported by now
    found, _ = _look({**_WHOLE, ARTICLES[0]: HANG, "https://other.dz/feed/": 500}, Example(), _Other(), seconds=1)
    by_site = {finding.site: finding for finding in found}
    assert [page.code for page in by_site["example"].pages] == ["timeout", "", ""]
    assert by_site["example"].verdict(_WEEK)[0] == "degraded"
    assert by_site["other"].verdict(_WEEK)[0] == "broken"

    def fault(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(_Other, "sources", [type("Wrong", (), {"first": fault, "name": "wrong"})()])
    nothing = _look({BASE: HANG}, _Unknown(url=BASE), seconds=0.1)[0]
    assert nothing[0].verdict(_WEEK) == ("broken", ["start page: no answer in time"])
    first, second = sorted(_look(_WHOLE, Example(), _Other())[0], key=lambda finding: finding.site)
    assert first.verdict(_WEEK)[0] == "ok"
    assert "a fault of newsbot itself" in second.verdict(_WEEK)[1][0]


def test_lines_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    (finding,), _ = _look({**_WHOLE, f"{BASE}feed/": 404})
    report = Report(1, _WEEK, machine=True)
    report.take(finding)
    report.show()
    printed = capsys.readouterr()
    (line,) = printed.out.splitlines()
    record = json.loads(line)
    assert printed.err == ""
    assert (record["site"], record["country"], record["verdict"]) == ("example", "DZ", "degraded")
    assert record["sources"][0] == {"source": "feed", "url": f"{BASE}feed/", "links": 0, "newest": None,
                                    "failure": "http_404"}  # fmt: skip
    assert (record["asked"], record["read"], record["newest"]) == (1, 1, "2026-11-24T07:00:00+00:00")
    assert not report.well


def test_one_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    (finding,), _ = _look({**_WHOLE, f"{BASE}feed/": 404})
    report = Report(2, _WEEK, machine=False)
    for name in ("zahra", "amal"):
        report.take(replace(finding, site=name))
    report.show()
    printed = capsys.readouterr()
    assert printed.out == ""
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in printed.err.splitlines() if "1 of 1" in line]
    assert [row[0] for row in rows] == ["amal", "zahra"]
    assert printed.err.splitlines()[-1] == "0 ok, 2 degraded, 0 broken, 0 shut"
    assert rows[0][1:] == ["feed -", "1 of 1", "", "25 h", "degraded", "feed: HTTP status 404"]


@pytest.mark.parametrize(
    ("names", "options", "told"),
    [
        (["elmaoid"], [], "did you mean elmaouid"),
        (["news"], [], "give its start page with --url"),
        (["elmaouid", "news"], ["--url", BASE], "one site"),
        ([], ["--url", BASE], "one site"),
        (["elmaouid"], ["--url", "https://example.com/"], "isn't on elmaouid.dz"),
        (["--pags"], [], "unknown option"),
        ([], ["--country", "XX"], "no site of country 'XX'"),
        (["elmaouid"], ["--country", "EG"], "no site of country 'EG'"),
    ],
)
def test_mistakes_are_told(names: list[str], options: list[str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        _chosen(names, options)


def test_sites_are_chosen_by_name_and_country() -> None:
    assert "elmaouid" in {site.name for site in _chosen([], [])}
    assert "news" not in {site.name for site in _chosen([], [])}
    assert {site.country for site in _chosen([], ["--country", "dz"])} == {"DZ"}
    assert [site.name for site in _chosen(["elmaouid", "elmaouid"], [])] == ["elmaouid"]
    (site,) = _chosen(["news"], ["--url", "http://127.0.0.1:8070/"])
    assert (site.site, site.base) == ("127.0.0.1-8070", "http://127.0.0.1:8070/")


def _chosen(names: list[str], options: list[str]) -> list[NewsSpider]:
    command, parser = Command(), ArgumentParser()
    command.settings = get_project_settings()
    command.add_options(parser)
    given = parser.parse_args(options)
    return command._chosen(names, given.country, given.url)
