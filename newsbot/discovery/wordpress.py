"""WordPress REST (wp/v2): a hundred posts a request with dates to the second, sections, tags, authors, full text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from newsbot import urls
from newsbot.discovery.moments import instant
from newsbot.discovery.source import Fetched, Hints, Link, SourcePage, Window
from newsbot.errors import SourceError

PER_PAGE = 100  # the most that WordPress allows
_FIELDS = "id,date_gmt,modified_gmt,link,title,content,_links,_embedded"
# A list of posts, or an empty one at the end of the answer. Other JSON within HTML isn't an answer of the interface.
_POSTS = re.compile(r'\[\s*\{\s*"(?:id|date|date_gmt|modified_gmt|link)"\s*:|\[\s*\]\s*\Z')
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
        query = {"per_page": PER_PAGE, "orderby": "date", "order": "desc", "_fields": _FIELDS,
                 "_embed": "author,wp:term"}  # fmt: skip
        if window.since:
            query["after"] = _wordpress_date(window.since - timedelta(days=1))
        if window.until:
            query["before"] = _wordpress_date(window.until + timedelta(days=1))
        separator = "&" if "?" in self.path else "?"
        return (f"{urljoin(base, self.path)}posts{separator}{urlencode(query, safe=',:')}",)

    def changed(self, base: str, since: datetime) -> str:
        """Return the first page of the posts changed since, the latest change first; WordPress before 5.7 lists all."""
        query = {"per_page": PER_PAGE, "orderby": "modified", "order": "desc",
                 "modified_after": _wordpress_date(since - timedelta(days=1)), "_fields": _FIELDS,
                 "_embed": "author,wp:term"}  # fmt: skip
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
        links = [link for post in posts if isinstance(post, dict) and (link := _link(fetched.url, post))]
        return SourcePage(
            tuple(link for link in links if not window.excludes(link.published)), next=_next(fetched, posts)
        )


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


def _link(base: str, post: dict[str, Any]) -> Link | None:
    named = _text(post.get("link")).strip()
    url = urls.absolute(base, named) if named else None  # no address would mean the page of posts itself
    if url is None:
        return None
    return Link(
        url=url,
        published=instant(_text(post.get("date_gmt"))),
        modified=instant(_text(post.get("modified_gmt"))),
        title=unescape(_rendered(post.get("title"))).strip() or None,
        via="wordpress",
        hints=_hints(post),
    )


def _hints(post: dict[str, Any]) -> Hints:
    hints = Hints()
    embedded = post.get("_embedded")
    embedded = embedded if isinstance(embedded, dict) else {}
    terms = [term for group in _dicts_in_lists(embedded.get("wp:term")) for term in group]
    for taxonomy, field in (("category", "section"), ("post_tag", "tags")):
        names = _names(term for term in terms if term.get("taxonomy") == taxonomy)
        if names:
            hints[field] = names  # type: ignore[literal-required] # both are lists of names
    authors = _names(author for author in _list(embedded.get("author")) if isinstance(author, dict))
    if authors:
        hints["authors"] = authors
    if content := _rendered(post.get("content")):
        hints["content"] = content
        hints["content_source"] = "wordpress"
    return hints


def _next(fetched: Fetched, posts: list[object]) -> str | None:
    parts = urlsplit(fetched.url)
    query = dict(parse_qsl(parts.query))
    page = int(query.get("page", "1")) if query.get("page", "1").isdigit() else 1
    total = fetched.headers.get("x-wp-totalpages", "")
    # Where a proxy leaves that out, and where a host gives less than a hundred a page, the end is what comes empty.
    more = page < int(total) if total.isascii() and total.isdigit() else bool(posts)
    query["page"] = str(page + 1)
    return urlunsplit((*parts[:3], urlencode(query, safe=",:/"), "")) if more and posts else None


def _dicts_in_lists(value: object) -> Iterator[list[dict[str, Any]]]:
    for group in _list(value):
        yield [term for term in _list(group) if isinstance(term, dict)]


def _names(items: Iterable[dict[str, Any]]) -> list[str]:
    return [name for item in items if (name := unescape(_text(item.get("name"))).strip())]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _rendered(value: object) -> str:
    return _text(value.get("rendered")) if isinstance(value, dict) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _wordpress_date(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
