"""robots.txt and Yoast's sitemaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiohttp import web

from newsbot.demo.newspaper import Post
from newsbot.demo.pages import base_of, missing, newspaper_of, shape_of
from newsbot.demo.rendering import archive, path_of, render

_PER_SITEMAP = 40

routes = web.RouteTableDef()


async def robots(request: web.Request) -> web.Response:
    """Answer with what crawlers may do, and where the sitemaps are."""
    rules = "User-agent: *\nDisallow: /wp-admin/\nDisallow: /private/\n"
    named = f"\nSitemap: {base_of(request)}/sitemap_index.xml\n" if shape_of(request).sitemap else ""
    return web.Response(text=rules + named)


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


@routes.get("/sitemap.xml")
@routes.get("/wp-sitemap.xml")
async def usual(request: web.Request) -> web.Response:
    """Send on to the index, as Yoast does from where WordPress itself and others have theirs."""
    raise web.HTTPMovedPermanently(base_of(request) + "/sitemap_index.xml")


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
