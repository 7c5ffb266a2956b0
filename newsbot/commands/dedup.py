"""scrapy dedup: the decisions of a crawl over articles that exist already as JSON lines."""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import signal
from collections.abc import Callable, Sequence
from pathlib import Path

from scrapy.commands import ScrapyCommand

from newsbot import exitcodes
from newsbot.commandline import code_of
from newsbot.console import fail
from newsbot.errors import NewsbotError, UsageError

_STDIN = "-"
_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_MOST_JOBS, _MOST_DAYS = 256, 36500


class Command(ScrapyCommand):
    """Deduplicate JSON lines."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "FILE|- … [--output DIR] [--window-days N] [--jobs N]"

    def short_desc(self) -> str:
        return "Find the duplicates in files of articles: scrapy dedup old.jsonl.zst new.jsonl --output clean"

    def long_desc(self) -> str:
        return (
            "Decide on each line as a crawl would that met the lines in this order: the first one is the original. A line "
            "is a JSON object with id and text; site, published, fetched_at and content_hash are used if they are there, "
            "whatever else stands in it passes through. A file may be compressed (gzip, zstd); - is standard input. "
            "DIR gets kept.jsonl, duplicates.jsonl (with duplicate_of and similarity) and rejected.jsonl (no articles), "
            "all at once at the end. "
            "Example: scrapy dedup output/articles/*/*.jsonl --output clean --window-days 14. "
            "Exit codes: 0 done, 1 it could not go on (a broken file, a full disk), 2 wrong argument, 4 interrupted, "
            "75 another process is writing to DIR; but for 0 nothing is written."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--output", metavar="DIR", help="folder that isn't there yet (default: deduplicated in OUTPUT_DIR)"
        )
        parser.add_argument(
            "--window-days",
            type=_number(0, _MOST_DAYS),
            default=30,
            metavar="N",
            help="how many days apart near duplicates may be published (default: 30); exact ones are always found",
        )
        parser.add_argument(
            "--jobs",
            type=_number(1, _MOST_JOBS),
            default=len(os.sched_getaffinity(0)),
            metavar="N",
            help="worker processes (default: one for each processor)",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        folder = Path(opts.output or Path(self.settings["OUTPUT_DIR"]) / "deduplicated").resolve()
        for number in _ENDING:
            signal.signal(number, signal.default_int_handler)
        try:
            check(args, folder)
            _deduplicate(args, folder, opts)
            self.exitcode = exitcodes.DONE
        except KeyboardInterrupt:
            fail("interrupted: nothing was written")
            self.exitcode = exitcodes.PAGES_LEFT
        except NewsbotError as error:
            fail(str(error))
            self.exitcode = code_of(error)
        except OSError as error:
            fail(f"{error.filename or folder}: {error.strerror or error}; nothing was written")
            self.exitcode = exitcodes.BROKEN


def _deduplicate(names: Sequence[str], folder: Path, opts: argparse.Namespace) -> None:
    # Python swallows an interruption that meets it in the middle of an import.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    from newsbot.dedup.bulk.lines import Lines  # noqa: PLC0415 - `scrapy list` and --help do without numpy
    from newsbot.dedup.bulk.report import Reporter, show  # noqa: PLC0415
    from newsbot.dedup.bulk.run import deduplicate  # noqa: PLC0415

    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)

    lines = Lines(names)
    with Reporter(lines) as reporter:
        tally, files = deduplicate(lines, folder, window=opts.window_days, jobs=opts.jobs, told=reporter.tell)
    show(tally, reporter.seconds, folder, files)


def check(names: Sequence[str], folder: Path) -> None:
    """Raise `UsageError` with one line that says what to do if the command can't be meant so."""
    from newsbot.dedup.bulk import results  # noqa: PLC0415

    if not names:
        raise UsageError("name a file of articles, one JSON object a line, or - for standard input")
    if names.count(_STDIN) > 1:
        raise UsageError("standard input can be read once; name it once")
    results.check(folder)
    for name in (name for name in names if name != _STDIN):
        if name.startswith("-"):
            raise UsageError(f"unknown option {name}; scrapy dedup --help shows them all")
        _check_file(Path(name), (folder, results.hidden(folder)))
    _check_room(names, folder)


def _check_file(path: Path, outputs: Sequence[Path]) -> None:
    if not path.exists():
        raise UsageError(f"{path}: there is no such file")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name its files: {path}/*.jsonl")
    if not os.access(path, os.R_OK):
        raise UsageError(f"{path} may not be read")
    if any(path.resolve().is_relative_to(output.resolve()) for output in outputs):
        raise UsageError(f"{path} lies where the results are written; name another folder with --output")


def _check_room(names: Sequence[str], folder: Path) -> None:
    """Raise `OSError` if the disk has less room than the input takes: what is kept of it, and the index, take about that."""
    needed = sum(Path(name).stat().st_size for name in names if name != _STDIN)
    existing = next(parent for parent in folder.parents if parent.exists())
    free = shutil.disk_usage(existing).free
    if needed > free:
        room = f"{needed / 2**30:.1f} GiB are read, and the disk has room for {free / 2**30:.1f}"
        raise OSError(errno.ENOSPC, room, str(folder))


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text} can't be used: it must be a whole number from {least} to {most}")
        return int(text)

    return read
