"""Peers: other tools that get news articles, each in an environment of its own, run as its documentation tells a user."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PEERS = ("newspaper4k", "fundus", "news-please")
_FOLDER = Path(__file__).with_name("peers")


class NotInstalledError(Exception):
    """A peer can't be installed here. Raised by `ready`."""


def script(peer: str) -> Path:
    """Return the script that runs a peer: `SCRIPT BASE OUT URLS`."""
    return _FOLDER / f"{peer}.py"


def requirements(peer: str) -> Path:
    """Return the file of a peer's pinned requirements."""
    return _FOLDER / f"{peer}.txt"


def version(peer: str) -> str:
    """Return the version that is pinned."""
    lines = requirements(peer).read_text(encoding="utf8").splitlines()
    return next(line.rpartition("==")[2] for line in lines if line.split("[")[0].split("==")[0] == peer)


def ready(peer: str, folder: Path) -> Path:
    """Return the Python of a peer's environment below a folder, which is made where it is missing or of other versions."""
    venv = folder / peer
    python, stamp = venv / "bin" / "python", venv / "installed.txt"
    wanted = requirements(peer).read_text(encoding="utf8")
    if stamp.is_file() and stamp.read_text(encoding="utf8") == wanted:
        return python
    print(f"installing {peer} into {venv}", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(venv)])
    _run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", str(requirements(peer))])
    stamp.write_text(wanted, encoding="utf8")
    return python


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise NotInstalledError((done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2])
