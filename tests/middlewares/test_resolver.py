"""A public name that leads to a private address leads nowhere, in the resolver and in a crawl."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from scrapy.resolver import dnscache
from twisted.internet import reactor
from twisted.internet.base import ReactorBase
from twisted.internet.error import DNSLookupError
from twisted.python.failure import Failure

from newsbot.resolver import PublicResolver
from tests.e2e.conftest import AT_ONCE, ROOT, Output, environment
from tests.middlewares.site import Site

NAME = "news.example.com"
# `scrapy` on a machine whose name service says that every name is this machine.
MISLED = "import socket; socket.gethostbyname = lambda name: '127.0.0.1'; from scrapy.cmdline import execute; execute()"


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The answers of the name service during a crawl."""
    monkeypatch.setattr(PublicResolver, "_allowed", None)
    PublicResolver.guard(())
    dnscache.clear()
    yield dnscache
    dnscache.clear()


def ask(name: str) -> object:
    assert isinstance(reactor, ReactorBase)
    results: list[object] = []
    PublicResolver(reactor, 10, 1.0).getHostByName(name).addBoth(results.append)
    return results[0]


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "::ffff:10.0.0.1"])  # fmt: skip
def test_a_private_address_is_refused(resolved: dict[str, str], address: str) -> None:
    resolved[NAME] = address
    found = ask(NAME)
    assert isinstance(found, Failure)
    assert isinstance(found.value, DNSLookupError)


def test_a_public_address_is_not(resolved: dict[str, str]) -> None:
    resolved[NAME] = "93.184.216.34"
    assert ask(NAME) == "93.184.216.34"


def test_a_name_that_a_crawl_was_started_on_may_lead_anywhere(resolved: dict[str, str]) -> None:
    resolved[NAME] = "127.0.0.1"
    PublicResolver.guard({NAME})
    assert ask(NAME) == "127.0.0.1"


def test_a_second_crawl_of_the_process_takes_nothing_back_and_gives_nothing_away(resolved: dict[str, str]) -> None:
    resolved.update({NAME: "127.0.0.1", "other.example.com": "127.0.0.1"})
    PublicResolver.guard({NAME})
    PublicResolver.guard(())
    assert ask(NAME) == "127.0.0.1"
    assert isinstance(ask("other.example.com"), Failure)


def test_a_crawl_of_a_misled_name_asks_nobody(site: Site, output: Output) -> None:
    port = site.url.rstrip("/").rpartition(":")[2]
    settings = {**AT_ONCE, "OUTPUT_DIR": output.folder}
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    arguments = ["crawl", "news", "-a", f"url=http://{NAME}:{port}/", *flags]
    done = subprocess.run(
        [sys.executable, "-c", MISLED, *arguments],
        cwd=ROOT, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert site.asked == []
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert f"{NAME} leads to the private address 127.0.0.1" in done.stderr
    assert output.reports[-1]["counters"]["robots/private_address"] == 1
