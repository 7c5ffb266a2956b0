"""DemoServer: the newspaper on a loopback port, in a thread of its own."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Coroutine, Sequence
from types import TracebackType
from typing import Self

from aiohttp import web
from aiohttp.typedefs import Middleware

from newsbot.console import console
from newsbot.demo import control, feeds, pages, rest, sitemaps, slashes
from newsbot.demo.newspaper import Newspaper
from newsbot.demo.shapes import EVERYTHING, Shape

HOST = "127.0.0.1"


class DemoServer:
    """Serve a newspaper while the context is open. `port` 0 takes a free one; raises `OSError` if it can't be had."""

    def __init__(
        self,
        newspaper: Newspaper,
        port: int = 0,
        middlewares: Sequence[Middleware] = (),
        shape: Shape = EVERYTHING,
    ) -> None:
        self.newspaper = newspaper
        self.shape = shape
        self._middlewares = middlewares
        self._port = port
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="demo-newspaper", daemon=True)

    @property
    def url(self) -> str:
        """The front page's address."""
        return f"http://{HOST}:{self._port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._call(self._start())
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._call(self._runner.cleanup())
        self._end()

    async def _start(self) -> None:
        app = web.Application(middlewares=self._middlewares)
        app[pages.NEWSPAPER], app[pages.SHAPE] = self.newspaper, self.shape
        app.router.add_get("/robots.txt", sitemaps.robots)
        app.add_routes(rest.routes if self.shape.rest else rest.closed)
        offered = {feeds: self.shape.feed, sitemaps: self.shape.sitemap, control: True, slashes: True, pages: True}
        for module, wanted in offered.items():  # pages last: its /{slug}/ takes what is left
            if wanted:
                app.add_routes(module.routes)
        app.router.add_route("*", "/{anything:.*}", pages.anything)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)  # 0 would wait for ever
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self._port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._port = int(self._runner.addresses[0][1])

    def _call(self, coroutine: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def serve_forever(newspaper: Newspaper, port: int = 0, shape: Shape = EVERYTHING) -> None:
    """Serve until Ctrl-C."""
    with DemoServer(newspaper, port, shape=shape) as server, contextlib.suppress(KeyboardInterrupt):
        console().print(f"The newspaper is served at {server.url} until you press Ctrl-C")
        threading.Event().wait()
