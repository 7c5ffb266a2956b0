"""Serve a folder on loopback where there is no nginx: `python -m tests.benchmarks.speed.static FOLDER PORT LOG`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TextIO

from aiohttp import web


class Folder:
    """Pages in a folder, each an index.html of its own; what was answered stands in the log, as nginx writes it."""

    def __init__(self, root: Path, log: TextIO) -> None:
        self._root = root.resolve()
        self._log = log

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer with a file."""
        path = (self._root / request.path.lstrip("/")).resolve()
        path = path / "index.html" if path.is_dir() else path
        found = path.is_relative_to(self._root) and path.is_file()
        print(f"{time.time():.3f}", 200 if found else 404, request.method, request.raw_path, file=self._log)
        if not found:
            raise web.HTTPNotFound
        return web.FileResponse(path)


def application(root: Path, log: TextIO) -> web.Application:
    """Return a server of a folder."""
    app = web.Application()
    app.router.add_get("/{path:.*}", Folder(root, log).answer)
    return app


def main() -> None:
    """Serve until the process is ended."""
    root, port, log = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    with log.open("w", encoding="utf8", buffering=1) as file:
        web.run_app(application(root, file), host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main()
