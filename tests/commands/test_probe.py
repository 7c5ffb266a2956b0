"""What `scrapy probe` says and returns when there is nothing to make a spider of."""

from __future__ import annotations

import json
from argparse import Namespace
from types import SimpleNamespace

import pytest
from scrapy.utils.project import get_project_settings

from newsbot.commands.probe import Command, _check
from newsbot.errors import UsageError
from newsbot.probe.findings import Interrupted, Report, Unusable
from newsbot.probe.show import as_json, show
from tests.probe.sites import Site, front

SITE = Site({"/": front(range(10))})


@pytest.fixture(scope="module")
def report() -> Report:
    """A probe of a small site."""
    return SITE.survey()


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (Unusable("https://example.com/ answers HTTP status 403"), 1, "error: https://example.com/ answers HTTP status 403"),
        (Interrupted(), 4, "error: interrupted"),
        (None, 1, "error: the probe broke off"),
    ],
)  # fmt: skip
def test_one_line_and_a_code(error: Exception | None, code: int, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    spider = SimpleNamespace(report=None, error=error)
    assert Command()._tell(spider, None, "table") == code  # type: ignore[arg-type]
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(told)


@pytest.mark.parametrize(
    ("place", "told"),
    [("example.py", "no place for a site"), ("spiders/algeria/example.py", "of the spider 'elmaouid' already")],
)
def test_a_file_that_can_not_be_written_is_told_before_anything_is_asked(
    place: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = Command()
    command.settings = get_project_settings()
    monkeypatch.setattr(command, "_probe", lambda *_: pytest.fail("asked"))
    command.run(["https://www.elmaouid.dz/"], Namespace(write=place, format="table"))
    assert command.exitcode == 2
    assert told in capsys.readouterr().err


def test_nothing_usable_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    empty = Site({"/": front()}).survey()
    spider = SimpleNamespace(report=empty, error=None, requests=9)
    assert Command()._tell(spider, None, "table") == 1  # type: ignore[arg-type]
    assert "no source names articles" in capsys.readouterr().err


@pytest.mark.parametrize("args", [[], ["a", "b"], ["example.com"], ["--wirte"], ["file:///etc/passwd"], ["https://"]])
def test_wrong_addresses(args: list[str]) -> None:
    with pytest.raises(UsageError):
        _check(args)


def test_the_table_shows_each_source_and_the_fields_of_each_article(
    report: Report, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    show(report)
    out = capsys.readouterr().out
    assert "sources = (Sections(),)" in out
    for row in report.rows:
        assert row.verdict in out
    article = report.samples[0].article
    assert article is not None
    assert f"\u2067{article.title}\u2069" in out  # isolated beside its Latin label
    assert f"title         {article.sources['title']}" in out


def test_json_holds_the_same(report: Report) -> None:
    told = json.loads(as_json(report, requests=7))
    assert (told["requests"], told["suggested"]) == (7, "(Sections(),)")
    assert len(told["sources"]) == len(report.rows)
    assert [sample["article"]["title"] for sample in told["samples"]] == [
        sample.article.title for sample in report.samples if sample.article
    ]
