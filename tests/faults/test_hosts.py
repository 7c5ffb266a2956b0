"""Hosts of which nothing is to be had: the run ends in time, says why, and asks for nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbot import exitcodes
from tests.e2e.conftest import AT_ONCE, Output, scrapy
from tests.faults.hosts import CASES, TRUSTED, HostCase


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.fault)
def test_the_run_says_why_and_ends(case: HostCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = Output(tmp_path / "output")
    settings = {**AT_ONCE, "OUTPUT_DIR": output.folder, "RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 1}
    flags = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
    with case.host(tmp_path) as url:
        if case.fault == TRUSTED:
            monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        done = scrapy("crawl", "news", "-a", f"url={url}", *flags)
    assert done.code == exitcodes.NO_SOURCE
    assert output.reports[-1]["counters"][case.counted] == 1
    assert f"robots.txt failed: {case.counted.removeprefix('robots/')}" in done.err
    assert "Traceback" not in done.err
    assert output.articles == []
