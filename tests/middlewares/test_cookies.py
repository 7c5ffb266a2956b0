"""A site's cookies go back to it and to nobody else, and nobody else is asked about them."""

from __future__ import annotations

import logging
import socket

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.misc import build_from_crawler
from scrapy.utils.test import get_crawler

from newsbot.middlewares.cookies import Cookies


@pytest.mark.parametrize(
    ("domain", "shared"),
    [("example.com.eg", True), ("example.dz", True), ("com.eg", False), ("gov.dz", False), ("github.io", False)],
)
def test_a_cookie_for_a_public_suffix_goes_nowhere(
    domain: str, shared: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    looked_up: list[object] = []

    def refused(*asked: object, **_: object) -> None:
        looked_up.append(asked)
        raise socket.gaierror(-2, "no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    cookies = build_from_crawler(Cookies, get_crawler())
    first, same, other = (Request(f"https://{host}.{domain}/a") for host in ("www", "www", "m"))
    setting = Response(first.url, headers={"Set-Cookie": f"seen=1; Domain=.{domain}; Path=/"}, request=first)
    with caplog.at_level(logging.WARNING):
        cookies.process_response(first, setting)
        cookies.process_request(same)
        cookies.process_request(other)
    assert ("Cookie" in same.headers) is shared
    assert ("Cookie" in other.headers) is shared
    assert (looked_up, caplog.records) == ([], [])
