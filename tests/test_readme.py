"""The README names every field, setting, argument, exit code and target that there is, and no others."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path

import pytest
from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings

from newsbot import arguments, exitcodes, settings
from newsbot.article import Article
from newsbot.commands import crawlall, dedup, extract, sites

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf8")


def _first_column(heading: str) -> list[str]:
    rows = README.split(f"| {heading}", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.split("|")[1].strip(" `") for row in rows]


def test_fields() -> None:
    assert _first_column("field") == list(Article.model_fields)
    for name, field in Article.model_fields.items():
        assert name in {"extractor", "schema_version"} or (field.description or "missing") in README


def test_own_settings() -> None:
    source = Path(settings.__file__).read_text(encoding="utf8")
    own = source.split("# newsbot's own settings")[1].split("\n\n", 1)[0]
    assert _first_column("setting") == re.findall(r"^([A-Z_]+) =", own, re.MULTILINE)


def test_arguments() -> None:
    named = ", ".join(_first_column("argument")).replace("`", "").split(", ")
    assert sorted(named) == sorted(arguments.NAMES)


def test_exit_codes() -> None:
    codes = [value for name, value in vars(exitcodes).items() if name.isupper()]
    assert sorted(map(int, _first_column("exit code"))) == sorted(codes)
    assert sorted(map(int, _first_column("code of crawlall"))) == sorted(codes)


@pytest.mark.parametrize(
    ("heading", "command"),
    [
        ("option |", extract.Command()),
        ("option of dedup |", dedup.Command()),
        ("option of crawlall |", crawlall.Command()),
        ("option of sites |", sites.Command()),
    ],
)
def test_options(heading: str, command: ScrapyCommand) -> None:
    command.settings = Settings()
    parser = ArgumentParser()
    command.add_options(parser)
    own = [action.option_strings[0] for action in parser._optionals._group_actions]
    named = ", ".join(_first_column(heading)).replace("`", "").split(", ")
    assert named == [option for option in own if option != "-h"]


@pytest.mark.parametrize("target", ["demo", "test", "crawl"])
def test_targets_are_in_the_makefile(target: str) -> None:
    assert f"make {target}" in README
    assert f"\n{target}: " in (ROOT / "Makefile").read_text(encoding="utf8")
