"""`scrapy dedup` in a process of its own: what it writes, and that it writes all of it or nothing."""

from __future__ import annotations

import gzip
import json
import os
import re
import resource
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from scrapy.cmdline import execute

from newsbot.dedup.bulk.results import FILES, Results
from newsbot.errors import SiteLocked
from tests.dedup.bulk.texts import Desk
from tests.e2e.conftest import ROOT, Finished, Output, command, environment

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

DESK = Desk(11)
TEXT = DESK.text(60)
LONGER = f"{TEXT} {DESK.text(60)}"


def _line(own: object, text: str, **fields: Any) -> bytes:
    return json.dumps({"id": own, **fields, "text": text}, ensure_ascii=False).encode()


def _dedup(folder: Path, *arguments: str | Path, **options: Any) -> Finished:
    shown = command("dedup", "--output", str(folder / "out"), *map(str, arguments))
    done = subprocess.run(shown, cwd=ROOT, env=environment(), capture_output=True, check=False, **options)
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())


def _nothing_is_left(folder: Path) -> bool:
    return not (folder / "out").exists() and not (folder / ".out.partial").exists()


def test_each_line_ends_in_one_of_three_files(tmp_path: Path) -> None:
    first = [
        b'\xef\xbb\xbf{ "id":"a",  "x": 1.50, "text": "%s", "site":"one"}' % TEXT.encode(),
        b"",
        _line("b", f"{DESK.text(3)} {TEXT}", site="two", url="u", title="t", relation="new"),
        b'{"id": "torn", "text": "x',
        _line("c", LONGER, site="one", duplicate_of=None),
        _line("d", "… — !", relation="new", similarity=None),
    ]
    second = [
        _line("e", TEXT.replace(" ", " ، "), site="two"),
        _line("a", DESK.text(50), site="one", relation="related", similarity=0.7, duplicate_of="z", y=[]),
        _line(7, DESK.text(50)),
        b'"text"',
        _line("a", TEXT, site="one"),
    ]
    plain, packed = tmp_path / "plain.jsonl", tmp_path / "packed"
    plain.write_bytes(b"\n".join(first))
    packed.write_bytes(zstd.compress(b"\n".join(second[:2]) + b"\n") + zstd.compress(b"\n".join(second[2:]) + b"\n"))
    done = _dedup(tmp_path, plain, packed, "-", input=gzip.compress(plain.read_bytes()))
    assert (done.code, done.out) == (0, "")
    kept = (tmp_path / "out" / "kept.jsonl").read_bytes().split(b"\n")
    linked = first[4].replace(b'"duplicate_of": null', b'"duplicate_of": "a"').removesuffix(b"}")
    assert kept[:2] == [first[0].removeprefix(b"\xef\xbb\xbf"), linked + b', "relation": "near", "similarity": 1.0}']
    revised = second[1].replace(b'"related"', b'"new"').replace(b"0.7", b"null").replace(b'"z"', b"null")
    assert kept[2:] == [first[5], revised, second[2], b""]
    out = Output(tmp_path / "out")
    duplicates = out.lines("duplicates.jsonl")
    assert [(d["id"], d["relation"], d["duplicate_of"], Path(d["file"]).name, d["line"]) for d in duplicates] == [
        ("b", "near", "a", "plain.jsonl", 3),
        ("e", "exact", "c", "packed", 1),
        ("a", "exact", "a", "packed", 5),
        ("a", "exact", "a", "standard input", 1),
        ("b", "near", "a", "standard input", 3),
        ("c", "exact", "c", "standard input", 5),
        ("d", "exact", "d", "standard input", 6),
    ]
    assert list(duplicates[0]) == [
        "id", "url", "title", "site", "file", "line", "relation", "duplicate_of", "similarity",
    ]  # fmt: skip
    rejected = out.lines("rejected.jsonl")
    assert [(r["line"], r["reason"], r["raw"]) for r in rejected] == [
        (4, "not JSON", first[3].decode()),
        (4, "not an object", '"text"'),
        (4, "not JSON", first[3].decode()),
    ]
    numbers = ("lines read", "kept", "revisions", "longer", "duplicates", "exact", "near", "rejected")
    assert [done.number(name) for name in numbers] == [15, 5, 1, 1, 7, 5, 2, 3]
    assert re.search(r"│ one +│ +6 │ +3 │", done.err)


def test_numpy_is_not_loaded_for_other_commands() -> None:
    script = "import sys, newsbot.commands.dedup; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def test_help(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit):
        execute(["scrapy", "dedup", "--help"])
    shown = capfd.readouterr().out
    assert all(part in shown for part in ("--output", "--window-days", "--jobs", "Example: scrapy dedup"))


def test_a_file_that_is_cut_off_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "cut"
    packed = zstd.compress(_line("a", DESK.text(3000)) + b"\n")
    path.write_bytes(packed[: len(packed) // 2])
    done = _dedup(tmp_path, path)
    assert done.code == 1
    assert f"error: {path}: the file is cut off or broken" in done.err
    assert _nothing_is_left(tmp_path)


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "in"
    path.write_bytes(b"".join(_line(i, DESK.text(200)) + b"\n" for i in range(100)))

    def limit() -> None:  # a file may not become larger: the nearest thing to a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    done = _dedup(tmp_path, path, "--jobs", "1", preexec_fn=limit)
    assert done.code == 1
    assert "File too large; nothing was written" in done.err
    assert "Traceback" not in done.err
    assert _nothing_is_left(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "name a file"),
        (["none"], "there is no such file"),
        (["-", "-"], "name it once"),
        (["in", "--output", "in"], "is no folder"),
        (["in", "--output", "."], "isn't empty"),
        ([".new.partial/in", "--output", "new"], "lies where the results are written"),
        (["in", "--window-days", "-1"], "from 0 to"),
        (["in", "--jobs", "0"], "from 1 to"),
        (["in", "--odd"], "odd"),
    ],
)
def test_wrong_arguments(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    (tmp_path / ".new.partial").mkdir()
    for path in (tmp_path / "in", tmp_path / ".new.partial" / "in"):
        path.touch()
    with pytest.raises(SystemExit) as ended:
        execute(["scrapy", "dedup", *arguments])
    assert ended.value.code == 2
    assert told in capfd.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == [".new.partial", "in"]


class Running:
    """A command that reads a pipe: it can't end before the test lets it."""

    def __init__(self, folder: Path) -> None:
        self.pipe = folder / "pipe"
        os.mkfifo(self.pipe)
        arguments = command("dedup", str(self.pipe), "--output", str(folder / "out"), "--jobs", "2")
        self.process = subprocess.Popen(
            arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.input = self.pipe.open("wb")
        assert self.told().startswith("0 lines")  # the folder is made, the lines are read

    def told(self) -> str:
        """Return the next line on standard error."""
        assert self.process.stderr is not None
        return self.process.stderr.readline()

    def family(self) -> list[int]:
        """Return the processes below it."""
        parents = {int(path.name): _parent(path) for path in Path("/proc").glob("[0-9]*")}
        family = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in family} - family:
            family |= more
        return sorted(family - {self.process.pid})


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


@contextmanager
def _running(folder: Path) -> Iterator[Running]:
    running = Running(folder)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.communicate()
        with suppress(BrokenPipeError):
            running.input.close()


def _ends(pids: list[int]) -> bool:
    """Tell whether all these processes end within some seconds."""
    for pid in pids:
        try:
            descriptor = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        try:
            if not select.select([descriptor], [], [], 10)[0]:
                return False
        finally:
            os.close(descriptor)
    return True


@pytest.mark.parametrize(
    ("send", "number"), [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)], ids=["ctrl-c", "sigterm"]
)
def test_an_interruption_leaves_nothing(
    tmp_path: Path, send: Callable[[int, int], None], number: signal.Signals
) -> None:
    with _running(tmp_path) as running:
        running.input.write(b"".join(_line(i, DESK.text(20)) + b"\n" for i in range(500)))
        running.input.flush()
        family = running.family()
        send(running.process.pid, number)
        assert running.process.wait(10) == 4
        assert running.told() == "error: interrupted: nothing was written\n"
        assert _ends(family)
    assert _nothing_is_left(tmp_path)


def test_kill_9_in_mid_run_leaves_no_process_and_the_next_run_clears_up(tmp_path: Path) -> None:
    with _running(tmp_path) as running:
        number = 0
        assert running.process.stderr is not None
        while not select.select([running.process.stderr], [], [], 0)[0]:
            running.input.write(_line(number, DESK.text(20)) + b"\n")
            number += 1
        assert "1,024 kept" in running.told()
        with pytest.raises(SiteLocked):
            Results(tmp_path / "out")
        family = running.family()
        assert len(family) >= 3
        running.process.kill()
        assert _ends(family)
    assert not (tmp_path / "out").exists()
    assert (tmp_path / ".out.partial" / "scratch" / "texts").stat().st_size
    (tmp_path / "in").write_bytes(_line("a", TEXT))
    assert _dedup(tmp_path, tmp_path / "in").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(FILES)
    assert not (tmp_path / ".out.partial").exists()
    assert (tmp_path / "out" / "kept.jsonl").read_bytes() == _line("a", TEXT) + b"\n"
