"""WordPress REST (wp/v2), as far as readers of news use it: posts, categories, tags, users."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any

from aiohttp import web
from dateutil.parser import isoparse

from newsbot.demo.newspaper import NAME, Newspaper, Post, gmt
from newsbot.demo.pages import base_of, newspaper_of, shape_of
from newsbot.demo.rendering import archive, body_html, byline, excerpt, path_of

_MOST = 100
_MOMENTS = ("after", "before", "modified_after", "modified_before")

routes = web.RouteTableDef()
closed = web.RouteTableDef()


class BadParameter(web.HTTPBadRequest):
    """A parameter that WordPress refuses."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(text=_error(code, message, HTTPStatus.BAD_REQUEST).text, content_type="application/json")


@closed.get("/wp-json{anything:(/.*)?}")
async def shut(_: web.Request) -> web.Response:
    """Answer as plugins do that close the interface to visitors."""
    return _error("rest_not_logged_in", "You are not currently logged in.", HTTPStatus.UNAUTHORIZED)


@routes.get("/wp-json")
@routes.get("/wp-json/")
async def index(request: web.Request) -> web.Response:
    """Answer with the name of the interface."""
    return web.json_response({"name": NAME, "home": base_of(request), "namespaces": ["wp/v2"]})


@routes.get("/wp-json/wp/v2/posts")
async def posts(request: web.Request) -> web.Response:
    """Answer with a page of posts that fit the parameters."""
    newspaper, query = newspaper_of(request), request.query
    found = [post for post in newspaper.listed if _fits(newspaper, post, query)]
    if query.get("orderby") == "modified":
        found.sort(key=lambda post: post.changed, reverse=True)
    if query.get("order") == "asc":
        found.reverse()
    fields = [name for name in query.get("_fields", "").split(",") if name]
    return _paged(request, found, lambda post: _chosen(_post(request, post, embed="_embed" in query), fields))


@routes.get(r"/wp-json/wp/v2/posts/{number:\d+}")
async def post(request: web.Request) -> web.Response:
    """Answer with one post."""
    found = newspaper_of(request).by_id(int(request.match_info["number"]))
    if found is None or found not in newspaper_of(request).listed:
        return _error("rest_post_invalid_id", "Invalid post ID.", HTTPStatus.NOT_FOUND)
    return web.json_response(_post(request, found, embed="_embed" in request.query))


@routes.get("/wp-json/wp/v2/categories")
async def categories(request: web.Request) -> web.Response:
    """Answer with the sections."""
    newspaper = newspaper_of(request)
    return _paged(request, list(newspaper.sections), lambda slug: _category(newspaper, slug))


@routes.get("/wp-json/wp/v2/tags")
async def tags(request: web.Request) -> web.Response:
    """Answer with the tags."""
    names = _tags(newspaper_of(request))
    return _paged(request, names, lambda name: {"id": names.index(name) + 1, "name": name, "taxonomy": "post_tag"})


@routes.get("/wp-json/wp/v2/users")
async def users(request: web.Request) -> web.Response:
    """Answer with the authors."""
    names = _users(newspaper_of(request))
    return _paged(request, names, lambda name: {"id": names.index(name) + 1, "name": name})


@routes.route("*", "/wp-json/{anything:.*}")
async def unknown(_: web.Request) -> web.Response:
    """Answer what the interface doesn't know."""
    return _error("rest_no_route", "No route was found matching the URL and request method.", HTTPStatus.NOT_FOUND)


def _error(code: str, message: str, status: HTTPStatus) -> web.Response:
    return web.json_response({"code": code, "message": message, "data": {"status": int(status)}}, status=status)


def _paged(request: web.Request, found: Sequence[Any], shape: Any) -> web.Response:
    size, page = _number(request.query, "per_page", 10, _MOST), _number(request.query, "page", 1)
    pages = -(-len(found) // size)
    if page > max(pages, 1):
        raise BadParameter("rest_post_invalid_page_number", "The page number requested is larger than the number of pages available.")  # fmt: skip
    shown = [shape(item) for item in found[(page - 1) * size : page * size]]
    return web.json_response(shown, headers={"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)})


def _number(query: Mapping[str, str], name: str, default: int, most: int | None = None) -> int:
    value = query.get(name, str(default))
    if not value.isdecimal() or int(value) < 1 or (most and int(value) > most):
        raise BadParameter("rest_invalid_param", f"Invalid parameter(s): {name}")
    return int(value)


def _fits(newspaper: Newspaper, post: Post, query: Mapping[str, str]) -> bool:
    after, before, changed_after, changed_before = (_moment(query, name) for name in _MOMENTS)
    # WordPress compares with its own clock, whatever zone the parameter was meant in.
    published, changed = post.published.replace(tzinfo=None), post.changed.replace(tzinfo=None)
    section = query.get("categories")
    return (
        (after is None or published > after)
        and (before is None or published < before)
        and (changed_after is None or changed > changed_after)
        and (changed_before is None or changed < changed_before)
        and (section is None or str(_category(newspaper, post.section.slug)["id"]) in section.split(","))
        and query.get("slug") in (None, post.slug)
    )


def _moment(query: Mapping[str, str], name: str) -> datetime | None:
    if name not in query:
        return None
    try:
        return isoparse(query[name]).replace(tzinfo=None)
    except ValueError as error:
        raise BadParameter("rest_invalid_param", f"Invalid parameter(s): {name}") from error


def _post(request: web.Request, post: Post, *, embed: bool) -> dict[str, Any]:
    newspaper, base = newspaper_of(request), base_of(request)
    tag_ids = [_tags(newspaper).index(tag) + 1 for tag in post.tags]
    author = {"id": _users(newspaper).index(byline(post)) + 1, "name": byline(post)}
    category = _category(newspaper, post.section.slug)
    named = [
        {"id": number, "name": tag, "taxonomy": "post_tag"} for number, tag in zip(tag_ids, post.tags, strict=True)
    ]
    record: dict[str, Any] = {
        "id": post.id,
        "date": post.published.replace(tzinfo=None).isoformat(),
        "date_gmt": gmt(post.published).isoformat(),
        "guid": {"rendered": f"{base}/?p={post.id}"},
        "modified": post.changed.replace(tzinfo=None).isoformat(),
        "modified_gmt": gmt(post.changed).isoformat(),
        "slug": path_of(post).strip("/"),
        "status": "publish",
        "type": "post",
        "link": base + path_of(post),
        "title": {"rendered": post.title},
        "content": {"rendered": str(body_html(newspaper, post, base, shape_of(request))), "protected": False},
        "excerpt": {"rendered": f"<p>{excerpt(post)}</p>\n", "protected": False},
        "author": author["id"],
        "categories": [category["id"]],
        "tags": tag_ids,
        "_links": {"self": [{"href": f"{base}/wp-json/wp/v2/posts/{post.id}"}]},
    }
    return {**record, "_embedded": {"author": [author], "wp:term": [[category], named]}} if embed else record


def _chosen(record: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name in fields} if fields else record


def _category(newspaper: Newspaper, slug: str) -> dict[str, Any]:
    slugs, section = list(newspaper.sections), newspaper.sections[slug]
    parent = slugs.index(section.parent.slug) + 1 if section.parent else 0
    path = archive("category", slug)
    return {"id": slugs.index(slug) + 1, "name": section.name, "slug": slug, "parent": parent, "taxonomy": "category",
            "link": path}  # fmt: skip


def _tags(newspaper: Newspaper) -> list[str]:
    return list(dict.fromkeys(tag for post in reversed(newspaper.posts) for tag in post.tags))


def _users(newspaper: Newspaper) -> list[str]:
    return list(dict.fromkeys(byline(post) for post in reversed(newspaper.posts)))
