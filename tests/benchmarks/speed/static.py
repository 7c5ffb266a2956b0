"""Serve a folder at a port of loopback: what stands in for nginx. `python -m tests.benchmarks.speed.static FOLDER PORT`."""

from __future__ import annotations

import sys
from pathlib import Path

from aiohttp import web


class Folder:
    """Pages in a folder, each an index.html of its own."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer with a file."""
        path = (self._root / request.path.strip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        if not path.is_relative_to(self._root) or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path)


def main() -> None:
    """Serve until the process is ended."""
    root, port = Path(sys.argv[1]).resolve(), int(sys.argv[2])
    app = web.Application()
    app.router.add_get("/{path:.*}", Folder(root).answer)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main()
