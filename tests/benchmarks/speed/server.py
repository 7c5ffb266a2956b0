"""Server: a folder of pages on loopback, by nginx as sites do it, or by the project's own server where there is none."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from urllib.request import urlopen

_CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 1024; }}
http {{
    log_format asked '$msec $status $request_method $request_uri';
    access_log {log} asked;
    sendfile on;
    types {{ text/html html; text/xml xml; text/plain txt; }}
    charset utf-8;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""
HINT = "nginx isn't installed (on Debian: apt-get install nginx-light): Python serves the pages, and takes a part of the cores"
_PATIENCE = 10.0


@dataclass(frozen=True)
class Answer:
    """One line of the server's log: seconds since 1970, status, method, path without percent signs."""

    at: float
    status: int
    method: str
    path: str


@dataclass(frozen=True)
class Served:
    """A folder that is served: by which process, and the log of what it answers."""

    port: int
    pid: int
    log: Path

    def since(self, when: float) -> list[Answer]:
        """Return what was answered from a time on."""
        fields = (line.split(" ", 3) for line in self.log.read_text(encoding="utf8").splitlines())
        answers = (Answer(float(at), int(status), method, unquote(path)) for at, status, method, path in fields)
        return [answer for answer in answers if answer.at >= when]


def nginx() -> str | None:
    """Return the path of nginx, None where it isn't installed."""
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serve(root: Path, port: int, scratch: Path) -> Iterator[Served]:
    """Serve a folder while the context lasts."""
    log = scratch / "asked.log"
    if server_path := nginx():
        configuration = scratch / "nginx.conf"
        text = _CONFIGURATION.format(folder=scratch, root=root, port=port, log=log)
        configuration.write_text(text, encoding="utf8")
        command = [server_path, "-p", str(scratch), "-c", str(configuration)]
    else:
        print(HINT, file=sys.stderr)
        command = [sys.executable, "-m", "tests.benchmarks.speed.static", str(root), str(port), str(log)]
    with subprocess.Popen(command) as server:
        try:
            _await(f"http://127.0.0.1:{port}/robots.txt", server)
            yield Served(port, server.pid, log)
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
