"""What `scrapy crawlall` says before it begins anything."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsbot.commands.crawlall import Command


def _command(output: Path) -> Command:
    command = Command()
    command.settings = Settings({"SPIDER_MODULES": ["spiders"], "OUTPUT_DIR": str(output)})
    return command


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nosuchsite"], "there is no site 'nosuchsite'"),
        (["--country", "XX"], "there is no site of XX"),
        (["--jbos", "3"], "unknown option --jbos"),
        (["-a", "url=https://elmaouid.dz/"], "scrapy crawl"),
    ],
)
def test_a_wrong_argument_is_told_and_nothing_is_begun(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    command = _command(tmp_path / "output")
    parser = ArgumentParser()
    command.add_options(parser)
    opts, args = parser.parse_known_args(arguments)
    opts.spargs = dict(pair.split("=", 1) for pair in opts.spargs)
    command.run(args, opts)
    assert command.exitcode == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "arguments", [["--jobs", "0"], ["--jobs", "many"], ["--jobs", "1000"], ["--minutes", "0"], ["--minutes", "nan"]]
)
def test_a_number_that_can_not_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    parser = ArgumentParser()
    _command(tmp_path).add_options(parser)
    with pytest.raises(SystemExit) as caught:
        parser.parse_args(arguments)
    assert caught.value.code == 2
    assert f"{arguments[1]} is no number of" in capsys.readouterr().err
