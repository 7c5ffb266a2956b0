"""What machines read: robots.txt, RSS with validators, and Yoast's sitemaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import md5
from http import HTTPStatus

from aiohttp import web

from newsbot.demo.newspaper import Post
from newsbot.demo.pages import PER_PAGE, base_of, missing, newspaper_of
from newsbot.demo.rendering import archive, path_of, render

_PER_SITEMAP = 40

routes = web.RouteTableDef()


@routes.get("/robots.txt")
async def robots(request: web.Request) -> web.Response:
    """Answer with what crawlers may do."""
    rules = "User-agent: *\nDisallow: /wp-admin/\nDisallow: /private/\n"
    return web.Response(text=f"{rules}\nSitemap: {base_of(request)}/sitemap_index.xml\n")


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
    number = request.query.get("paged", "1")
    page = int(number) if number.isdecimal() else 1
    shown = posts[(page - 1) * PER_PAGE : page * PER_PAGE]
    if not shown:
        return missing(request)
    changed = max(post.changed for post in shown)
    text = render("feed.xml.jinja", newspaper_of(request), base_of(request), posts=shown, changed=changed,
                  path=request.path)  # fmt: skip
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


@routes.get("/sitemap_index.xml")
async def sitemap_index(request: web.Request) -> web.Response:
    """Answer with the sitemaps: of posts (the oldest first), pages and categories."""
    files = [
        (f"/post-sitemap{number if number > 1 else ''}.xml", max(post.changed for post in posts))
        for number, posts in enumerate(_files(request), 1)
    ]
    return _sitemap(request, "sitemapindex", [*files, ("/page-sitemap.xml", None), ("/category-sitemap.xml", None)])


@routes.get(r"/post-sitemap{number:\d*}.xml")
async def post_sitemap(request: web.Request) -> web.Response:
    """Answer with one file of posts."""
    files, number = _files(request), int(request.match_info["number"] or "1")
    if not 1 <= number <= len(files):
        return missing(request)
    return _sitemap(request, "urlset", [(path_of(post), post.changed) for post in files[number - 1]])


@routes.get("/page-sitemap.xml")
async def page_sitemap(request: web.Request) -> web.Response:
    """Answer with the fixed pages."""
    return _sitemap(request, "urlset", [("/", None), ("/من-نحن/", None), ("/اتصل-بنا/", None)])


@routes.get("/category-sitemap.xml")
async def category_sitemap(request: web.Request) -> web.Response:
    """Answer with the sections."""
    slugs = newspaper_of(request).sections
    return _sitemap(request, "urlset", [(archive("category", slug), None) for slug in slugs])


def _files(request: web.Request) -> list[list[Post]]:
    posts = [post for post in reversed(newspaper_of(request).posts) if post.kind != "private"]
    return [posts[i : i + _PER_SITEMAP] for i in range(0, len(posts), _PER_SITEMAP)]


def _sitemap(request: web.Request, kind: str, entries: Sequence[tuple[str, datetime | None]]) -> web.Response:
    entry = "sitemap" if kind == "sitemapindex" else "url"
    text = render("sitemap.xml.jinja", newspaper_of(request), base_of(request), kind=kind, entry=entry,
                  entries=entries)  # fmt: skip
    return web.Response(text=text, content_type="text/xml", charset="UTF-8")
