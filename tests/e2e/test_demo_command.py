"""`scrapy demo`, as `make demo` calls it."""

from __future__ import annotations

import signal
import subprocess
import urllib.request
from pathlib import Path

from tests.e2e.conftest import ROOT, Output, cold_scrapy, command, environment, scrapy


def test_demo_twice_finds_nothing_new(tmp_path: Path) -> None:
    output = Output(tmp_path / "demo")
    first = cold_scrapy("demo", "-s", f"OUTPUT_DIR={output.folder}")
    assert first.code == 0, first.err
    assert first.number("new articles") == len(output.articles) > 70
    second = scrapy("demo", "-s", f"OUTPUT_DIR={output.folder}")
    assert (second.code, second.number("new articles"), second.number("pages fetched")) == (0, 0, 0)


def test_serve_serves_until_ctrl_c(tmp_path: Path) -> None:
    arguments = command("demo", "--serve", "--shape", "feed", "-s", f"OUTPUT_DIR={tmp_path}")
    with subprocess.Popen(arguments, cwd=ROOT, env=environment(), stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            told = next(line for line in process.stderr if "http://" in line)
            address = next(word for word in told.split() if word.startswith("http://127.0.0.1:"))
            with urllib.request.urlopen(address) as answer:
                page = answer.read().decode()
            assert "الصباح التجريبي" in page
            assert "/feed/" in page
            assert "/wp-json/" not in page
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        finally:
            process.kill()


def test_nothing_is_written_or_served_for_a_wrong_argument(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    for arguments in (["-a", "sicne=1"], ["--port", "99999"], ["--shape", "round"], ["-s", "MIN_WORDS=few"]):
        done = scrapy("demo", "-s", f"OUTPUT_DIR={folder}", *arguments)
        assert done.code == 2
        assert "served" not in done.err
        assert "Traceback" not in done.err
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = scrapy("demo", "-s", f"OUTPUT_DIR={tmp_path / 'file'}")
    assert done.code == 1
    assert "Traceback" not in done.err


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = scrapy("demo", "--port", str(taken.getsockname()[1]), "-s", f"OUTPUT_DIR={tmp_path}")
    assert done.code == 1
    assert "can't be served" in done.err
