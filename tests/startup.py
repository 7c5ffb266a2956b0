"""What a start of `scrapy` takes: the modules that it loads, and a project in which none can start sooner."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.conftest import ROOT, environment

# A text and no module, which would bring along what it imports itself.
_RUN = """
import runpy, sys
file, sys.argv[:] = sys.argv[1], ["scrapy", *sys.argv[2:]]
try:
    runpy.run_module("scrapy", run_name="__main__", alter_sys=True)
finally:
    with open(file, "w") as names:
        names.write("\\n".join(sys.modules))
"""


def bare_project(folder: Path) -> Path:
    """Make a Scrapy project without anything in it, and return its folder."""
    package = folder / "bare"
    package.mkdir(parents=True)
    (folder / "scrapy.cfg").write_text("[settings]\ndefault = bare.settings\n", encoding="ascii")
    (package / "__init__.py").touch()
    (package / "settings.py").write_text('SPIDER_MODULES = ["bare"]\n', encoding="ascii")
    return folder


def loaded(arguments: Sequence[str], scratch: Path, project: Path = ROOT) -> set[str]:
    """Run scrapy in a project to its end; return the modules of its process, not those of others that it started."""
    file = scratch / "modules.txt"
    command = [sys.executable, "-c", _RUN, str(file), *arguments]
    subprocess.run(command, cwd=project, env=environment(), capture_output=True, check=True)
    return set(file.read_text(encoding="utf8").split())
