"""RSS of the newspaper and of its sections, with validators."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from http import HTTPStatus

from aiohttp import web

from newsbot.demo.newspaper import Post
from newsbot.demo.pages import base_of, missing, newspaper_of, shape_of
from newsbot.demo.rendering import render

routes = web.RouteTableDef()


@routes.get("/feed/")
async def feed(request: web.Request) -> web.Response:
    """Answer with the newest posts; ?paged= goes back in time."""
    return _feed(request, newspaper_of(request).listed)


@routes.get("/category/{slug}/feed/")
async def category_feed(request: web.Request) -> web.Response:
    """Answer with the newest posts of a section."""
    section = newspaper_of(request).sections.get(request.match_info["slug"])
    return missing(request) if section is None else _feed(request, newspaper_of(request).in_section(section))


def _feed(request: web.Request, posts: Sequence[Post]) -> web.Response:
    shape, number = shape_of(request), request.query.get("paged", "1")
    page = int(number) if shape.feed_paged and number.isdecimal() else 1
    shown = posts[(page - 1) * shape.feed_length : page * shape.feed_length]
    if not shown:
        return missing(request)
    changed = max(post.changed for post in shown)
    text = render("feed.xml.jinja", newspaper_of(request), base_of(request), posts=shown, changed=changed,
                  path=request.path, shape=shape)  # fmt: skip
    etag = f'"{md5(text.encode(), usedforsecurity=False).hexdigest()}"'
    modified = format_datetime(changed.astimezone(UTC), usegmt=True)
    headers = {"ETag": etag, "Last-Modified": modified}
    if _is_held(request, etag, changed):
        return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    return web.Response(text=text, content_type="application/rss+xml", charset="UTF-8", headers=headers)


def _is_held(request: web.Request, etag: str, changed: datetime) -> bool:
    """Tell whether the client has this very feed (RFC 9110 13.2.2: the date counts only where no tag is sent)."""
    if request.if_none_match is not None:
        return any(tag.value in ("*", etag.strip('"')) for tag in request.if_none_match)
    since = request.if_modified_since
    return since is not None and changed.replace(microsecond=0) <= since
