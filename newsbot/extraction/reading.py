"""The whole way of a page: bytes in, an Article out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from newsbot import urls
from newsbot.article import Article
from newsbot.discovery.source import Link
from newsbot.errors import NotAnArticle, UsageError
from newsbot.extraction.compose import compose
from newsbot.extraction.explanation import Explanation
from newsbot.extraction.paging import Part
from newsbot.extraction.site import SiteHints
from newsbot.extraction.trace import Trace


def extract(
    html: bytes,
    url: str,
    *,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
    site: SiteHints | None = None,
    link: Link | None = None,
    parts: Sequence[Part] | None = None,
) -> Article:
    """Return the article of a page.

    `content_type` is the HTTP header; `fetched_at` an aware instant, now by default; `site` what is known of the
    site, else the domain and the page tell; `link` what the page's source said of it, used where the page is silent.
    `parts` are the further pages of the article that are at hand; `Continues` is raised as long as it has others. None:
    there are none to be had, the article is what this page holds of it.
    Raises `NotAnArticle` with the reason, and nothing else whatever the bytes are; `UsageError` for a page address that
    is none.
    """
    return _extract(html, url, content_type, fetched_at, site, link, parts=parts)


def explain(
    html: bytes,
    url: str,
    *,
    content_type: str | None = None,
    fetched_at: datetime | None = None,
    site: SiteHints | None = None,
    link: Link | None = None,
) -> Explanation:
    """Read a page as `extract` does and tell how: what was considered for each field, what was left out and why.

    A page that is no article is explained as far as it was read; nothing is raised.
    """
    trace = Trace()
    try:
        article = _extract(html, url, content_type, fetched_at, site, link, trace)
    except NotAnArticle as refusal:
        return Explanation.of(trace, None, refusal)
    return Explanation.of(trace, article, None)


def _extract(
    html: bytes,
    url: str,
    content_type: str | None,
    fetched_at: datetime | None,
    site: SiteHints | None,
    link: Link | None,
    trace: Trace | None = None,
    parts: Sequence[Part] | None = None,
) -> Article:
    if urls.absolute(url, url) is None or not url.isprintable():
        raise UsageError(f"{url!r} is no address of a page: it must begin with http:// or https://")
    moment = fetched_at or datetime.now(UTC)
    try:
        return compose(html, url, content_type, moment, site or SiteHints(), link, trace, parts)
    except RecursionError as error:
        raise NotAnArticle("broken", "the page is nested too deep", url=url) from error
