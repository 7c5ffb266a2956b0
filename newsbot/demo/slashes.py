"""Where WordPress sends on who comes by another address than its own: without the last slash, or with ?feed=."""

from __future__ import annotations

from aiohttp import web

from newsbot.demo.pages import base_of, is_page, missing, newspaper_of, shape_of

routes = web.RouteTableDef()


@routes.get("/category/{slug}")
@routes.get("/tag/{slug}")
@routes.get("/author/{slug}")
@routes.get(r"/page/{page:\d+}")
@routes.get(r"/category/{slug}/page/{page:\d+}")
@routes.get(r"/tag/{slug}/page/{page:\d+}")
@routes.get(r"/author/{slug}/page/{page:\d+}")
async def archive(request: web.Request) -> web.Response:
    """Send on to the archive."""
    raise _with_slash(request)


@routes.get("/feed")
@routes.get("/category/{slug}/feed")
async def feed(request: web.Request) -> web.Response:
    """Send on to the feed, where there is one."""
    if not shape_of(request).feed:
        return missing(request)
    raise _with_slash(request)


@routes.get("/private/{slug}")
@routes.get("/{slug}")
@routes.get(r"/{slug}/{page:\d+}")
async def post(request: web.Request) -> web.Response:
    """Send on to the article or fixed page, where there is one."""
    slug = request.match_info["slug"]
    if not is_page(slug) and newspaper_of(request).by_slug(slug) is None:
        return missing(request)
    raise _with_slash(request)


def _with_slash(request: web.Request) -> web.HTTPMovedPermanently:
    query = f"?{request.query_string}" if request.query_string else ""
    return web.HTTPMovedPermanently(f"{base_of(request)}{request.rel_url.raw_path}/{query}")
