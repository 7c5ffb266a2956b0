"""Speed from end to end: newsbot's whole crawl beside bare Scrapy, a plain spider and other tools, on the same pages.

    python -m tests.benchmarks.speed [--pages 2000] [--rounds 2] [--only bare,plain,newsbot,newspaper4k,fundus,news-please]
                                     [--peer-pages 300] [--venvs FOLDER] [--write] [--profile]

Writes a site, serves it on loopback and crawls it by each in turn. Peers are installed into environments of their own
on first use. With --write the tables go into tests/benchmarks/speed.md.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from tests.benchmarks.speed.contenders import OURS
from tests.benchmarks.speed.report import Report, head
from tests.benchmarks.speed.run import Trial
from tests.benchmarks.speed.server import free_port, serve
from tests.benchmarks.speed.site import Site
from tests.benchmarks.speed.venvs import PEERS

ALL = ("bare", "plain", "newsbot", *PEERS)
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbot-bench"


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.speed", description="how fast a crawl is")
    parser.add_argument("--pages", type=int, default=2000, help="pages of the site")
    parser.add_argument("--peer-pages", type=int, default=300, help="so many of them for the peers, which are slow")
    parser.add_argument("--rounds", type=int, default=2, help="runs of each, in turn")
    parser.add_argument("--only", default=",".join(ALL), help="some of the contenders (%(default)s)")
    parser.add_argument("--venvs", type=Path, default=_CACHE, help="where the peers are installed (%(default)s)")
    parser.add_argument("--write", action="store_true", help="write the tables to tests/benchmarks/speed.md")
    parser.add_argument("--profile", action="store_true", help="run newsbot once more under py-spy")
    options = parser.parse_args()
    options.only = options.only.split(",")
    if unknown := set(options.only) - set(ALL):
        parser.error(f"no such contender: {', '.join(sorted(unknown))}")
    return options


def main() -> None:
    """Print the tables, and write them where asked to."""
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="newsbot-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx that was started by root reads as nobody
        root, port = folder / "site", free_port()
        root.mkdir()
        Site(f"http://127.0.0.1:{port}", options.pages).write(root, options.peer_pages)
        with serve(root, port, folder) as served:
            report = measured(options, Trial(folder, root, served, options.venvs, options.peer_pages))
    if options.write:
        report.write()


def measured(options: argparse.Namespace, trial: Trial) -> Report:
    """Run everything that was asked for, and print it as it comes."""
    report = Report()
    report.add(head(trial.sizes(), options.only))
    figures = trial.rounds(options.only, options.rounds)
    report.rounds(figures, [name for name in options.only if name not in figures])
    if OURS in figures:
        report.newsbot(trial, figures)
        if options.profile:
            print(trial.profile())
    if trial.notes:
        report.add("## Notes", "\n".join(f"* {note}" for note in trial.notes))
    return report


if __name__ == "__main__":
    main()
