"""Server: the same pages over HTTP on loopback; each site has an address of its own.

`python -m tests.benchmarks.crawls.server PORT COUNT ADDRESS...` serves COUNT articles at each, no two alike.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Sequence

from aiohttp import web

from tests.benchmarks.crawls.pages import Pages, phrases
from tests.benchmarks.speed.server import _await

_TYPES = {".txt": "text/plain", ".xml": "text/xml"}


def application(port: int, count: int, addresses: Sequence[str]) -> web.Application:
    """Return what answers for all sites."""
    runs = phrases()
    sites = {
        f"{address}:{port}": Pages(f"http://{address}:{port}", count, number * count, runs)
        for number, address in enumerate(addresses)
    }

    async def answer(request: web.Request) -> web.Response:
        body = sites[request.host].answer(request.path)
        if body is None:
            raise web.HTTPNotFound
        kind = _TYPES.get(request.path[-4:], "text/html")
        return web.Response(body=body, content_type=kind, charset="utf-8")

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    return app


@contextlib.contextmanager
def serve(port: int, count: int, addresses: Sequence[str]) -> Iterator[None]:
    """Serve them from a process of its own while the context lasts."""
    command = [sys.executable, "-m", "tests.benchmarks.crawls.server", str(port), str(count), *addresses]
    with subprocess.Popen(command) as server:
        try:
            _await(f"http://{addresses[-1]}:{port}/robots.txt", server)
            yield
        finally:
            server.terminate()


def main() -> None:
    """Serve until the process is ended."""
    port, count, addresses = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    web.run_app(application(port, count, addresses), host=addresses, port=port, print=None, access_log=None)


if __name__ == "__main__":
    main()
