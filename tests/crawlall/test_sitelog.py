"""Whom a line of the log speaks of."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from newsbot.crawlall.sitelog import FORMAT, name_sites, speaking


@pytest.mark.parametrize(
    ("site", "logger", "message", "arguments", "told"),
    [
        ("one", "newsbot", "%s: HTTP status 503", ("https://one.dz/",), "one: https://one.dz/: HTTP status 503"),
        ("one", "newsbot", "%s: stopping", ("one",), "one: stopping"),
        ("one", "newsbot", "no words", (), "one: no words"),
        ("one", "scrapy.crawler", "Received %(signame)s", ({"signame": "SIGTERM"},), "Received SIGTERM"),
        ("", "newsbot", "%s: cutting", ("a file",), "a file: cutting"),
    ],
)
def test_a_line_is_told_of_its_site_once(
    monkeypatch: pytest.MonkeyPatch, site: str, logger: str, message: str, arguments: tuple[object, ...], told: str
) -> None:
    made: list[Callable[..., logging.LogRecord]] = []
    monkeypatch.setattr(logging, "setLogRecordFactory", made.append)
    name_sites()
    token = speaking.set(site)
    try:
        record = made[0](logger, logging.INFO, "", 0, message, arguments, None)
    finally:
        speaking.reset(token)
    assert logging.Formatter(FORMAT).format(record).partition("INFO     ")[2] == told
