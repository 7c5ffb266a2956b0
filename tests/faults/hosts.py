"""Hosts of which nothing is to be had: each shows in the first request, that for robots.txt."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.certificates import certificate, server_context
from tests.faults.table import Case
from tests.faults.wire import sent
from tests.middlewares.site import Answer, Site, moved

Host = Callable[[Path], AbstractContextManager[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HostCase(Case):
    """A host, which is asked for once; it gives its start page while it is there."""

    host: Host


def _robots(*answers: Answer) -> Host:
    @contextmanager
    def host(_: Path) -> Iterator[str]:
        with Site() as site:
            site.arrange("/robots.txt", *answers)
            yield site.url
            assert set(site.paths()) == {"/robots.txt"}

    return host


def _tls(address: str = "127.0.0.1", days: int = 7) -> Host:
    @contextmanager
    def host(folder: Path) -> Iterator[str]:
        with Site(tls=server_context(certificate(folder, address, days))) as site:
            yield site.url
            assert site.asked == []

    return host


@contextmanager
def _silent(_: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:  # the kernel takes the connection, nobody says a word
        yield f"https://127.0.0.1:{server.getsockname()[1]}/"


@contextmanager
def _deaf(_: Path) -> Iterator[str]:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))  # and doesn't listen
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/"


@contextmanager
def _nowhere(_: Path) -> Iterator[str]:
    yield "http://news-site.invalid/"


def _case(fault: str, counted: str, host: Host) -> HostCase:
    return HostCase(fault, lambda _: (), f"robots/{counted}", host=host)


TRUSTED = "certificate for another name"  # of this one the signature is trusted, so that only the name is wrong
CASES = (
    _case("robots.txt answers 503", "http_503", _robots(Answer(status=503))),
    _case("robots.txt answers 500", "http_500", _robots(Answer(status=500))),
    _case("robots.txt never comes", "timeout", _robots(Answer(wait=60.0))),
    _case("robots.txt cut off", "truncated", _robots(Answer(b"User-agent: *", short=99))),
    _case("robots.txt redirects to a file", "scheme", _robots(moved("file:///etc/passwd"))),
    _case("robots.txt redirects without end", "redirects", _robots(moved("/robots.txt"))),
    _case("robots.txt is no HTTP", "bad_answer", _robots(sent(b"garbage\r\n"))),
    _case("a name without an address", "dns", _nowhere),
    _case("connection refused", "connection_refused", _deaf),
    _case("certificate signed by nobody known", "certificate", _tls()),
    _case("certificate expired", "certificate", _tls(days=-1)),
    _case(TRUSTED, "certificate", _tls("127.0.0.9")),
    _case("TLS handshake that hangs", "timeout", _silent),
)
