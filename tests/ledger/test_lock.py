"""One run per site; a lock is gone with its process."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsbot.errors import SiteLocked
from newsbot.ledger.lock import SiteLock, idle


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = SiteLock(tmp_path, "elmaouid")
    with pytest.raises(SiteLocked, match=f"process {os.getpid()}"):
        SiteLock(tmp_path, "elmaouid")
    SiteLock(tmp_path, "other").release()
    lock.release()
    SiteLock(tmp_path, "elmaouid").release()


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from newsbot.ledger.lock import SiteLock\n"
        "lock = SiteLock(Path(sys.argv[1]), 'a'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with idle(tmp_path, "a") as dead:
            assert not dead
        holder.kill()
    with idle(tmp_path, "a") as dead:
        assert dead


def test_a_start_waits_while_somebody_only_looks_whether_the_site_is_idle(tmp_path: Path) -> None:
    SiteLock(tmp_path, "a").release()
    last = (tmp_path / "a.lock").read_text()
    with ThreadPoolExecutor(1) as starter:
        with idle(tmp_path, "a") as dead:
            assert dead
            assert (tmp_path / "a.lock").read_text() == last, "who looks is no run, and isn't named as one"
            start = starter.submit(SiteLock, tmp_path, "a")
            with pytest.raises(TimeoutError):
                start.result(timeout=0.1)
        start.result(timeout=10).release()
