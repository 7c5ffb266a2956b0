"""Server: a folder of pages on loopback, by nginx as sites do it, or by the project's own server where there is none."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

_CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    types {{ text/html html; text/xml xml; text/plain txt; }}
    charset utf-8;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen {address}:{port}; root {root}; index index.html; }}
}}
"""
HINT = "nginx isn't installed (on Debian: apt-get install nginx-light): Python serves the pages, and takes a part of the cores"
_PATIENCE = 10.0


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serve(root: Path, port: int, scratch: Path) -> Iterator[int]:
    """Serve a folder while the context lasts. The value is the number of the server's process."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if nginx:
        configuration = scratch / "nginx.conf"
        configuration.write_text(
            _CONFIGURATION.format(folder=scratch, root=root, address="127.0.0.1", port=port), encoding="utf8"
        )
        command = [nginx, "-p", str(scratch), "-c", str(configuration)]
    else:
        print(HINT, file=sys.stderr)
        command = [sys.executable, "-m", "tests.benchmarks.speed.static", str(root), str(port)]
    with subprocess.Popen(command) as server:
        try:
            _await(f"http://127.0.0.1:{port}/robots.txt", server)
            yield server.pid
        finally:
            server.terminate()


def _await(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urlopen(url, timeout=_PATIENCE):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
