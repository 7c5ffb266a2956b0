"""Contenders: what is measured, each a command that gets the same pages from the same server and writes what it reads."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.speed.venvs import ready, script

PROJECT = Path(__file__).resolve().parents[3]
PLAIN = "plain"
OURS = "newsbot"
_CRAWLERS = Path(__file__).with_name("crawlers")
# As many requests at a time for every crawl, and none of them waits: manners are for other people's servers.
_SAME = ("-s", "DOWNLOAD_DELAY=0", "-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16", "-L", "INFO")
_NOWHERE = "http://127.0.0.1:9"  # the proxy of all hosts but ours: peers look for lists of suffixes and the like


@dataclass(frozen=True)
class Contender:
    """A command, the folder that it runs in, what it needs in its environment, and the pattern of the files it writes."""

    name: str
    command: tuple[str, ...]
    cwd: Path
    wrote: str | None
    whole: bool = True  # all pages, not only the few that slow ones get
    env: Mapping[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Return the whole environment."""
        return {**os.environ, "PYTHONPATH": str(PROJECT), **self.env}


def scrapy_alone(name: str, base: str, folder: Path) -> Contender:
    """Return one of the spiders in crawlers/, run outside of newsbot's project with Scrapy's own settings."""
    out = () if name == "bare" else ("-O", "articles.jsonl")
    command = (sys.executable, "-m", "scrapy", "runspider", str(_CRAWLERS / f"{name}.py"), *_SAME, *out)
    return Contender(name, command, folder, "articles.jsonl" if out else None, env={"SITE": base})


def newsbot(base: str, folder: Path, *more: str) -> Contender:
    """Return newsbot's whole crawl: extraction, deduplication, ledger and fsync."""
    command = (
        sys.executable, "-m", "scrapy", "crawl", "heavy", "-a", f"url={base}/", *_SAME, "-s", "AUTOTHROTTLE_ENABLED=0",
        "-s", "SPIDER_MODULES=tests.benchmarks.speed.sites", "-s", f"OUTPUT_DIR={folder / 'output'}", *more,
    )  # fmt: skip
    return Contender(OURS, command, PROJECT, "output/articles/*/*.jsonl")


def with_heartbeat(base: str, folder: Path) -> Contender:
    """Return the same crawl with the heartbeat, which the project's settings leave a place for."""
    heart = json.dumps({"tests.benchmarks.speed.heartbeat.Heartbeat": 1})
    return newsbot(base, folder, "-s", f"EXTENSIONS_BASE={heart}", "-s", f"HEARTBEAT_FILE={folder / 'beats.json'}")


def peer(name: str, base: str, folder: Path, venvs: Path) -> Contender:
    """Return a peer, installed; raise `NotInstalledError`."""
    # -P: the script is called as the module that it imports
    python, out, urls = ready(name, venvs), folder / "articles.jsonl", folder.parent / "few.txt"
    command = (str(python), "-P", str(script(name)), base, str(out), str(urls))
    keep = {"HOME": str(folder), "PYTHONPATH": "", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), _NOWHERE)
    return Contender(name, command, folder, out.name, whole=False, env={**keep, **nowhere})
