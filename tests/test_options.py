"""Settings that can't be used stop a run with one line."""

from __future__ import annotations

import pytest
from scrapy.settings import Settings

from newsbot import settings as defaults
from newsbot.errors import UsageError
from newsbot.options import check_settings


def settings(**changed: object) -> Settings:
    result = Settings()
    result.setmodule(defaults)
    result.setdict(changed, priority="cmdline")
    return result


def test_the_defaults_can_be_used() -> None:
    check_settings(settings())


def test_what_scrapy_takes_is_taken() -> None:
    taken = {"DOWNLOAD_DELAY": "0.3", "DNS_TIMEOUT": "2.5", "CLOSESPIDER_TIMEOUT": "1.5", "COOKIES_ENABLED": "False"}
    check_settings(settings(**taken, LOG_LEVEL="DEBUG", RETRY_TIMES="0", FEED_EXPORT_INDENT="2"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OUTPUT_DIR", ""),
        ("CONTACT", "عنوان"),
        ("CONTACT", "a\r\nX-Injected: 1"),
        ("MIN_WORDS", "few"),
        ("EXTRACTION_WORKERS", "-1"),
        ("EXTRACTION_TIMEOUT", "0"),
        ("EXTRACTION_TIMEOUT", "nan"),
        ("DOWNLOAD_DELAY", "-1"),
        ("RETRY_AFTER_MAX", "soon"),
        ("SECOND_LOOK_AFTER", "1e400"),
        ("EXTRACTION_WORKERS", "1000000"),
        ("CONCURRENT_REQUESTS", "0"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FILE", "/nonexistent/x.log"),
        ("ROBOTSTXT_OBEY", "maybe"),
        ("RETRY_TIMES", "x"),
        ("AUTOTHROTTLE_START_DELAY", "inf"),
    ],
)
def test_slips_are_told(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"-s {name}="):
        check_settings(settings(**{name: value}))
