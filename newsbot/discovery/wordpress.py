"""WordPress REST (wp/v2): posts with dates to the second, sections, tags, authors and their full text."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsbot.discovery.posts import links_of
from newsbot.discovery.source import Fetched, SourcePage, Window
from newsbot.errors import SourceError

# A list of posts, or an empty one at the end of the answer. Other JSON within HTML isn't an answer of the interface.
_POSTS = re.compile(r'\[\s*\{\s*"(?:id|date|date_gmt|modified|modified_gmt|link)"\s*:|\[\s*\]\s*\Z')
_END = "rest_post_invalid_page_number"


def read(fetched: Fetched, window: Window) -> SourcePage:
    """Read one page of posts; raise `SourceError` if the interface is closed or this isn't it."""
    posts = _parse(fetched)
    if isinstance(posts, dict) and posts.get("code") == _END:
        return SourcePage()
    if isinstance(posts, dict) and posts and all(map(str.isdigit, posts)):  # PHP writes a list with gaps so
        posts = list(posts.values())
    if not isinstance(posts, list):
        code = posts.get("code", "") if isinstance(posts, dict) else type(posts).__name__
        raise SourceError(fetched.url, f"the REST interface answers {str(code)[:80]!r} instead of posts", "rest_error")
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
