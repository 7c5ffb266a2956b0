"""RobotsTxt: the robots exclusion protocol (RFC 9309) without the holes of Scrapy's own middleware."""

from __future__ import annotations

import asyncio
import logging
import re
from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from newsbot.failures import code_of, message_of
from newsbot.ledger.run import Run
from newsbot.middlewares.refused import Refused

_logger = logging.getLogger("newsbot")
_MAX_BYTES = 512 * 1024  # RFC 9309 2.5: at least 500 KiB are to be read
# Crawlers that collect text for language models, by the names they give for robots.txt.
_AI_AGENTS = ("GPTBot", "CCBot", "Google-Extended", "ClaudeBot", "anthropic-ai", "PerplexityBot", "Bytespider",
              "Applebot-Extended", "Amazonbot", "meta-externalagent", "cohere-ai", "Diffbot", "omgili")  # fmt: skip
_NAMED = re.compile(rb"(?im)^\s*user-agent\s*:\s*([\w.-]+)")


class RobotsTxt(RobotsTxtMiddleware):
    """Ask each host's robots.txt once. Unreachable (5xx, network) means nothing is allowed, 4xx means all is."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._answers: dict[str, Response] = {}
        self._named: dict[str, list[str]] = {}  # host -> AI crawlers that its robots.txt speaks of
        self._unreachable: dict[str, Refused] = {}

    async def process_request(self, request: Request, spider: object = None) -> Response | None:  # type: ignore[override]
        """Refuse what is disallowed; answer a request for robots.txt itself from memory."""
        parts = urlparse_cached(request)
        if request.meta.get("dont_obey_robotstxt"):
            return None
        parser = await self._settled(request)
        if refusal := self._unreachable.get(parts.netloc):
            raise Refused(refusal.reason, str(refusal))
        if parts.path == "/robots.txt" and not parts.query:
            return self._answers[parts.netloc].replace(request=request, url=request.url)
        if parser is not None and not parser.allowed(request.url, self._robotstxt_useragent or ""):
            self._stats.inc_value("robotstxt/forbidden")
            raise Refused("robots", f"{request.url} is disallowed by robots.txt")
        return None

    def opt_out(self, url: str) -> list[str]:
        """Return `robots:<agent>` for each AI crawler that the host's robots.txt names and shuts out of the URL."""
        netloc = urlsplit(url).netloc
        parser = self._parsers.get(netloc)
        if parser is None or isinstance(parser, Deferred):
            return []
        return [f"robots:{agent}" for agent in self._named.get(netloc, ()) if not parser.allowed(url, agent)]

    async def _settled(self, request: Request) -> RobotParser | None:
        """Return the host's parser; the first request downloads it, all others wait until it is there.

        Scrapy chains its waiters on one Deferred, whose value is None for every one but the first: with None they
        would all pass. What counts is what stands in the table when the waiting is over.
        """
        netloc = urlparse_cached(request).netloc
        known = self._parsers.get(netloc)
        if known is not None and not isinstance(known, Deferred):
            return known
        # Shielded: a request that is cancelled, as the spider's start is by a shutdown, mustn't cancel it for the others.
        await asyncio.shield(asyncio.ensure_future(self.robot_parser(request)))
        parser = self._parsers[netloc]
        if isinstance(parser, Deferred):
            raise Refused("robots_unreachable", f"robots.txt of {netloc} did not arrive")
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status == HTTPStatus.TOO_MANY_REQUESTS or response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self._shut(netloc, f"http_{response.status}", f"HTTP status {response.status}")
        readable = response.status < HTTPStatus.MULTIPLE_CHOICES
        body = _whole_lines(response.body) if readable else b""
        self._answers[netloc] = response.replace(status=HTTPStatus.OK, body=body)
        named = {name.lower() for name in _NAMED.findall(body)}
        self._named[netloc] = [agent for agent in _AI_AGENTS if agent.lower().encode() in named]
        await super()._parse_robots(response.replace(body=body), netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if isinstance(exc, Refused) and exc.reason == "stopping":
            self._unreachable[netloc] = exc
        else:
            failure = Failure(exc)  # type: ignore[no-untyped-call]
            self._shut(netloc, code_of(failure), message_of(failure))
        super()._robots_error(exc, netloc)

    def _shut(self, netloc: str, code: str, told: str) -> None:
        """Allow nothing on the host, and say why: in the log, in the report, and in what each request is refused with."""
        _logger.warning("robots.txt of %s can't be had: %s", netloc, told)
        told = f"robots.txt of {netloc} can't be had ({told}), so nothing is asked for"
        self._unreachable[netloc] = Refused("robots_unreachable", told)
        run = self.crawler.get_extension(Run)
        if run is not None:
            run.tally.robots[code] += 1


def _whole_lines(body: bytes) -> bytes:
    """Leave out what is behind _MAX_BYTES, from the start of its line: half of `Disallow: /a` shuts the whole site."""
    if len(body) <= _MAX_BYTES:
        return body
    return body[: max(body.rfind(end, 0, _MAX_BYTES) for end in (b"\n", b"\r")) + 1]
