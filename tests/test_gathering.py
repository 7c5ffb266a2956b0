"""Articles in several pages: fetched whole, each page once, or not taken at all."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import HtmlResponse, Response
from scrapy.settings import BaseSettings
from twisted.internet.defer import AlreadyCalledError

from newsbot.article import Article
from newsbot.errors import NotAnArticle, PartFailed
from newsbot.extraction.paging import MAX_PAGES
from newsbot.extraction.pool import Job, Read
from newsbot.extraction.site import SiteHints
from newsbot.gathering import Gathering
from newsbot.ledger.ledger import Page
from newsbot.middlewares.refused import Refused
from tests.extraction.pages import FETCHED, FIRST, SECOND, TITLE, URL, page
from tests.extraction.test_further import TEXT, numbers, told
from tests.factories import page as link_to

Answers = Mapping[str, bytes | int | Exception]
SECOND_URL, THIRD_URL = f"{URL}2/", f"{URL}3/"
WHOLE = {SECOND_URL: page(f"<p>{told(2)}</p>"), THIRD_URL: page(f"<p>{told(3)}</p>")}
START = page(TEXT + numbers(2, 3))


class Engine:
    """A network of a few pages. `asked` are the requests that it got."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.asked: list[Request] = []

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request)
        answer = self._answers.get(request.url, 404)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, int):
            return Response(request.url, status=answer)
        return HtmlResponse(request.url, body=answer, headers={"Content-Type": "text/html; charset=utf-8"})


class Pool:
    """Workers that are this process."""

    async def extract(self, job: Job) -> Read:
        return job.run()


def gathered(
    answers: Answers, html: bytes = START, url: str = URL, *, crawling: bool = True, most: int = 10**6, **known: Any
) -> tuple[Article, list[str]]:
    """Return an article as it is gathered from its page, and the addresses that were asked for."""
    engine = Engine(answers)
    crawler = SimpleNamespace(engine=engine, crawling=crawling, settings=BaseSettings({"DOWNLOAD_MAXSIZE": most}))
    job = Job(html, url, None, FETCHED, SiteHints(), None)
    given = Page("/a", link_to().link, **known)
    read = asyncio.run(Gathering(cast(Any, crawler), cast(Any, Pool())).extract(job, given))
    return read.article, [request.url for request in engine.asked]


def texts(article: Article) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs]


def test_an_article_of_one_page_costs_no_request() -> None:
    assert gathered({}, page())[1] == []


def test_each_further_page_is_fetched_once() -> None:
    article, asked = gathered(WHOLE)
    assert texts(article) == [FIRST, SECOND, told(2), told(3)]
    assert asked == [SECOND_URL, THIRD_URL]


def test_a_list_beside_the_text_costs_one_request() -> None:
    html = page(TEXT + numbers(*range(2, 400), form=f"{URL}?page={{}}", named="pager"))
    article, asked = gathered({f"{URL}?page={n}": html for n in range(400)}, html)
    assert texts(article) == [FIRST, SECOND]
    assert len(asked) == 1


def test_pages_that_tell_of_the_next_one_only_are_followed_to_the_last() -> None:
    def after(number: int) -> str:
        return f'<a href="{URL}{number}/">الصفحة التالية</a>'

    chain = {f"{URL}{n}/": page(f"<p>{told(2)} {n}</p>{after(n + 1)}") for n in range(2, 1000)}
    article, asked = gathered(chain, page(TEXT + after(2)))
    assert asked == [f"{URL}{n}/" for n in range(2, MAX_PAGES + 1)]
    assert len(article.paragraphs) == MAX_PAGES + 1


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (500, "http_500"),
        (404, "http_404"),
        (DownloadTimeoutError(), "timeout"),
        (Refused("held_back", "later"), "held_back"),
        (AlreadyCalledError(), "stopping"),  # Scrapy's engine closes
    ],
)
def test_half_an_article_is_none(answer: int | Exception, code: str) -> None:
    with pytest.raises(PartFailed) as failed:
        gathered({**WHOLE, THIRD_URL: answer})
    assert (failed.value.code, failed.value.url) == (code, THIRD_URL)


@pytest.mark.parametrize("answer", [Refused("robots", "no"), Refused("offsite", "no"), 404, 410])
def test_an_article_does_without_a_page_that_can_not_be_had(answer: int | Exception) -> None:
    article, _ = gathered({**WHOLE, SECOND_URL: answer}, attempts=1)
    assert texts(article) == [FIRST, SECOND, told(3)]
    assert article.sources["pages"] == "2 of 3"


def test_nothing_more_is_asked_for_once_the_crawl_stops() -> None:
    with pytest.raises(PartFailed) as failed:
        gathered(WHOLE, crawling=False)
    assert failed.value.code == "stopping"


def test_the_pages_of_an_article_are_bounded_together() -> None:
    engine = Engine(WHOLE)
    settings = BaseSettings({"DOWNLOAD_MAXSIZE": len(WHOLE[SECOND_URL]) + 5})
    crawler = SimpleNamespace(engine=engine, crawling=True, settings=settings)
    job = Job(START, URL, None, FETCHED, SiteHints(), None)
    asyncio.run(Gathering(cast(Any, crawler), cast(Any, Pool())).extract(job, link_to()))
    assert [request.meta["download_maxsize"] for request in engine.asked] == [len(WHOLE[SECOND_URL]) + 5, 5]


LATER = page(f"<p>{told(2)}</p>" + numbers(1, 3).replace(f"{URL}1/", URL))


def test_a_link_to_a_later_page_leads_to_the_whole_article() -> None:
    article, asked = gathered({**WHOLE, URL: START}, LATER, SECOND_URL)
    assert texts(article) == [FIRST, SECOND, told(2), told(3)]
    assert (article.url, article.id) == (URL, gathered(WHOLE)[0].id)
    assert asked == [URL, THIRD_URL]


@pytest.mark.parametrize("first", [page("<p>قائمة</p>"), 410, Refused("robots", "no")])
def test_a_later_page_stands_for_itself_where_the_first_holds_no_article(first: bytes | int | Exception) -> None:
    html = page(TEXT, head=f'<link rel="canonical" href="{URL}">')
    article, asked = gathered({URL: first}, html, SECOND_URL, attempts=1)
    assert (texts(article), article.url, article.title) == ([FIRST, SECOND], SECOND_URL, TITLE)
    assert asked == [URL]


def test_of_the_first_page_none_before_it_is_looked_for() -> None:
    html = page(TEXT, head=f'<link rel="canonical" href="{SECOND_URL}">')
    middle = page(TEXT, head=f'<link rel="canonical" href="{URL}">')
    article, asked = gathered({SECOND_URL: middle, URL: START}, html, f"{SECOND_URL}3/")
    assert (article.url, asked) == (SECOND_URL, [SECOND_URL])


def test_what_is_no_article_is_told_as_ever() -> None:
    with pytest.raises(NotAnArticle, match="too_short"):
        gathered(
            {SECOND_URL: page("<p>لا شيء</p>"), THIRD_URL: page("<p>لا شيء</p>")}, page("<p>قليل</p>" + numbers(2, 3))
        )
