"""The whole way of a probe: start page, robots.txt, sources, three articles, and what follows from them.

It knows neither Scrapy nor processes: `ask` downloads, `workers` read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urljoin

from newsbot import urls
from newsbot.discovery.source import Fetched
from newsbot.errors import NotAnArticle
from newsbot.extraction.countries import ZONES
from newsbot.extraction.pool import ExtractionError
from newsbot.extraction.site import SiteHints
from newsbot.extraction.tasks import Job
from newsbot.ledger.ledger import Page
from newsbot.probe import places
from newsbot.probe.findings import KINDS, Answer, Report, Sample, Unusable
from newsbot.probe.gathering import Ask, Gathering, Workers
from newsbot.probe.home import Home, HomeJob
from newsbot.probe.robots import rules_of
from newsbot.probe.rows import aged
from newsbot.probe.suggest import best_pages, place_of, suggested

_SAMPLES, _TRIES = 3, 5
_SHUT = (401, 403, 429, 451)


async def survey(url: str, ask: Ask, workers: Workers, agent: str, country: str | None = None) -> Report:
    """Ask a site for everything; raise `Unusable` if its start page can't be had or tells nothing.

    `agent` is our name for robots.txt; `country` is by whoever asks and outranks what the pages tell.
    """
    start, home = await _start(url, ask, workers)
    base, hosts = start.url, (urls.host(start.url).removeprefix("www."),)
    robots = await ask(urljoin(base, "/robots.txt"))
    rules = robots.fetched or Fetched(robots.url, b"")
    gathering = Gathering(ask, workers, hosts)
    await places.feeds(gathering, base, home)
    await places.wordpress(gathering, base, home)
    await places.sitemaps(gathering, rules)
    await places.sections(gathering, url, start, home)
    table = aged(sorted(gathering.rows.values(), key=lambda row: KINDS.index(row.kind)))
    stated = country or home.country
    site = SiteHints(country=stated, zone=ZONES[stated] if stated else home.zone, domains=hosts)
    samples: list[Sample] = []
    for page in best_pages(table, _SAMPLES, _TRIES):
        if sum(sample.article is not None for sample in samples) < _SAMPLES:
            samples.append(await _sample(page, ask, workers, site))
    place = place_of(home, samples, country)
    sources = suggested(table) if any(sample.article for sample in samples) else ()
    read = rules_of(rules.body, agent, robots.opt_out)
    return Report(url, base, datetime.now(UTC), read, home, table, tuple(samples), sources, *place)


async def _start(url: str, ask: Ask, workers: Workers) -> tuple[Fetched, Home]:
    answer = await ask(url)
    if answer.fetched is None:
        raise Unusable(_why(url, answer))
    try:
        home: Home = await workers.do(HomeJob(answer.fetched))
    except NotAnArticle as error:
        raise Unusable(f"{url} is no page of HTML: {error.message}") from error
    except ExtractionError as error:
        raise Unusable(f"{url} can't be read: {error.reason}") from error
    if home.wall:
        raise Unusable(f"{url} is closed by a wall: {home.wall}")
    return answer.fetched, home


def _why(url: str, answer: Answer) -> str:
    if answer.code == "robots":
        return f"robots.txt forbids the start page {url}: nothing more is asked of this site"
    if answer.code == "robots_unreachable":
        return answer.message
    if answer.status is not None:
        shut = ": it is closed, or keeps robots out" if answer.status in _SHUT else ""
        return f"{url} answers HTTP status {answer.status}{shut}"
    return f"{url} can't be reached: {answer.message}"


async def _sample(page: Page, ask: Ask, workers: Workers, site: SiteHints) -> Sample:
    answer = await ask(page.link.url)
    if answer.fetched is None:
        return Sample(page.link.url, None, answer.message or answer.code)
    fetched = answer.fetched
    job = Job(fetched.body, fetched.url, fetched.headers.get("content-type"), datetime.now(UTC), site, page.link)
    try:
        return Sample(page.link.url, (await workers.do(job)).article)
    except NotAnArticle as refusal:
        return Sample(page.link.url, None, f"no article: {refusal.message} ({refusal.reason})")
    except ExtractionError as error:
        return Sample(page.link.url, None, f"reading it broke off ({error.reason})")
