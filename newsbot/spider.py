"""NewsSpider: what a site states of itself. A site is a subclass that only states facts.

What its crawl does is in `newsbot.crawl`, and loaded when one begins: to list all sites takes their facts alone.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from newsbot import urls, user_agent
from newsbot.arguments import Arguments, check_host
from newsbot.discovery.source import Source
from newsbot.errors import UsageError

if TYPE_CHECKING:
    from newsbot.crawl import Crawl

Proven = Literal["recorded page", "markup only", "unproven"]


class NewsSpider(Spider):
    """Crawl one site. Subclasses state the facts below; arguments are `newsbot.arguments.Arguments`.

    `domains` are the site's own hosts without www, the one to ask first. No `sources` means: discover them. `proven`
    says how far the facts are: a page of the site was recorded and replays; only its markup was seen, in code or on
    pages of its theme; or neither.
    """

    country: ClassVar[str | None] = None
    zone: ClassVar[str | None] = None
    domains: ClassVar[tuple[str, ...]] = ()
    sources: ClassVar[tuple[Source, ...]] = ()
    brand: ClassVar[str | None] = None
    selectors: ClassVar[Mapping[str, str]] = {}
    proven: ClassVar[Proven] = "unproven"
    _crawl: Crawl

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = Arguments.read(arguments, self.zone or "UTC")
        if not self.arguments.url and not self.domains:
            raise UsageError(f"scrapy crawl {self.name} needs the site's start page: -a url=https://example.com/")
        self.base = self.arguments.url or f"https://{self.domains[0]}/"
        check_host(self.base, self.domains)
        name = urls.host(self.base)
        self.private_hosts = {name} if urls.is_private(name) else set()
        self.hosts = tuple(dict.fromkeys((*self.domains, name.removeprefix("www."))))
        self.allowed_domains = sorted(self.private_hosts) or list(self.hosts)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        settings.set("USER_AGENT", user_agent(settings["CONTACT"]), priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        from newsbot.crawl import Crawl  # noqa: PLC0415 - the reason stands on top

        spider = super().from_crawler(crawler, *args, **kwargs)
        spider._crawl = Crawl.of(spider, crawler)
        return spider

    @property
    def site(self) -> str:
        """The name under which the run's articles are filed."""
        return self.name

    async def start(self) -> AsyncIterator[Request]:
        """Begin the crawl."""
        async for request in self._crawl.start():
            yield request
