"""WordPress REST (wp/v2): a hundred posts a request with dates to the second, sections, tags, authors, full text."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsbot.discovery.posts import links_of
from newsbot.discovery.source import Fetched, SourcePage, Window
from newsbot.errors import SourceError

PER_PAGE = 100  # the most that WordPress allows
_DAY = timedelta(days=1)
_FIELDS = "id,date,date_gmt,modified,modified_gmt,link,title,content,_links,_embedded"
# A list of posts, or an empty one at the end of the answer. Other JSON within HTML isn't an answer of the interface.
_POSTS = re.compile(r'\[\s*\{\s*"(?:id|date|date_gmt|modified|modified_gmt|link)"\s*:|\[\s*\]\s*\Z')
_END = "rest_post_invalid_page_number"


@dataclass(frozen=True, slots=True)
class WordPress:
    """The REST interface of a WordPress site, newest posts first."""

    path: str = "/wp-json/wp/v2/"

    @property
    def name(self) -> str:
        """Return "wordpress"."""
        return "wordpress"

    def first(self, base: str, window: Window) -> tuple[str, ...]:
        """Return the first page of posts.

        `after` and `before` are compared with the site's local clock, so they are widened by a day; what is outside
        is left out by its `date_gmt`.
        """
        query = {}
        if window.since:
            query["after"] = _wordpress_date(window.since - _DAY)
        if window.until:
            query["before"] = _wordpress_date(window.until + _DAY)
        return (self._posts(base, "date", query),)

    def changed(self, base: str, since: datetime) -> str:
        """Return the first page of the posts that were changed since, the latest first.

        WordPress knows `modified_after` since 5.7. Older ones leave it out of account and list all posts, in the same
        order: whoever reads has to stop by `Link.modified`.
        """
        return self._posts(base, "modified", {"modified_after": _wordpress_date(since - _DAY)})

    def _posts(self, base: str, order: str, bounds: dict[str, str]) -> str:
        query = {"per_page": PER_PAGE, "orderby": order, "order": "desc", "_fields": _FIELDS,
                 "_embed": "author,wp:term", **bounds}  # fmt: skip
        separator = "&" if "?" in self.path else "?"
        return f"{urljoin(base, self.path)}posts{separator}{urlencode(query, safe=',:')}"

    def read(self, fetched: Fetched, window: Window) -> SourcePage:
        """Read one page of posts; raise `SourceError` if the interface is closed or this isn't it."""
        posts = _parse(fetched)
        if isinstance(posts, dict) and posts.get("code") == _END:
            return SourcePage()
        if isinstance(posts, dict) and posts and all(map(str.isdigit, posts)):  # PHP writes a list with gaps so
            posts = list(posts.values())
        if not isinstance(posts, list):
            code = posts.get("code", "") if isinstance(posts, dict) else type(posts).__name__
            raise SourceError(
                fetched.url, f"the REST interface answers {str(code)[:80]!r} instead of posts", "rest_error"
            )
        links = tuple(link for link in links_of(fetched.url, posts) if not window.excludes(link.published))
        return SourcePage(links, next=_next(fetched, posts), total=_number(fetched, "x-wp-total"))


def _parse(fetched: Fetched) -> object:
    """Return the JSON of an answer; posts are found behind messages of PHP as well, where a site shows its errors."""
    try:
        return json.loads(fetched.body)
    except (ValueError, RecursionError) as error:
        text = fetched.body.decode("utf-8", "replace")
        with suppress(ValueError, RecursionError):
            if start := _POSTS.search(text):
                posts, _ = json.JSONDecoder().raw_decode(text, start.start())
                if all(isinstance(post, dict) and "link" in post for post in posts):
                    return posts
        raise SourceError(
            fetched.url, "this is no JSON: the REST interface is closed or isn't there", "not_json"
        ) from error


def _next(fetched: Fetched, posts: list[object]) -> str | None:
    parts = urlsplit(fetched.url)
    query = dict(parse_qsl(parts.query))
    page = int(query.get("page", "1")) if query.get("page", "1").isdigit() else 1
    pages = _number(fetched, "x-wp-totalpages")
    # Where a proxy leaves that out, and where a host gives less than a hundred a page, the end is what comes empty.
    more = page < pages if pages is not None else bool(posts)
    query["page"] = str(page + 1)
    return urlunsplit((*parts[:3], urlencode(query, safe=",:/"), "")) if more and posts else None


def _number(fetched: Fetched, header: str) -> int | None:
    value = fetched.headers.get(header, "").strip()
    return int(value) if value.isascii() and value.isdigit() else None


def _wordpress_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
