"""The editors' desk, for trying out what a crawler does when a newspaper changes: POST /demo/revise, /demo/publish."""

from __future__ import annotations

from aiohttp import web

from newsbot.demo.pages import base_of, newspaper_of
from newsbot.demo.rendering import path_of

_MOST = 1000

routes = web.RouteTableDef()


@routes.post("/demo/revise")
async def revise(request: web.Request) -> web.Response:
    """Add a paragraph to the post of ?slug=, the newest article without one; answer with its address."""
    try:
        post = newspaper_of(request).revise(request.query.get("slug"))
    except KeyError as error:
        raise web.HTTPNotFound(text=f"there is no post {error}\n") from error
    return web.json_response({"revised": base_of(request) + path_of(post)})


@routes.post("/demo/publish")
async def publish(request: web.Request) -> web.Response:
    """Publish ?count= new articles, one without it; answer with their addresses."""
    count = request.query.get("count", "1")
    if not count.isdecimal() or not 1 <= int(count) <= _MOST:
        raise web.HTTPBadRequest(text=f"count must be a number from 1 to {_MOST}\n")
    posts = newspaper_of(request).publish(int(count))
    return web.json_response({"published": [base_of(request) + path_of(post) for post in posts]})
