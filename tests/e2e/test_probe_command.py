"""`scrapy probe` on the newspaper, and the crawl of the spider that it wrote, in a project of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.e2e.conftest import AT_ONCE, ROOT, Output, command, crawl_arguments, environment
from tests.newspaper import ObservedServer

_FLAGS = [part for name, value in AT_ONCE.items() for part in ("-s", f"{name}={value}")]


def _scrapy(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=project, env=environment(), capture_output=True, text=True, check=False
    )


def _project(folder: Path) -> Path:
    """Return a copy of this project that may have another spider."""
    for name in ("newsbot", "pipelines", "scrapy.cfg"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "spiders", folder / "spiders", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_a_site_is_probed_and_its_spider_written_and_crawled(
    tmp_path: Path, server: ObservedServer, output: Output
) -> None:
    tmp_path.joinpath("project").mkdir()
    project = _project(tmp_path / "project")
    done = _scrapy(project, "probe", server.url, "--write", "spiders/somewhere/sabah.py", "--format", "json", *_FLAGS)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["suggested"] == "(Feed(), WordPress(), Sitemap(), Sections())"
    assert [sample["article"]["language"] for sample in found["samples"]] == ["ar"] * 3
    assert found["requests"] == len(server.asked) <= 40
    assert not [path for path in server.paths() if path.startswith(("/private/", "/wp-admin/"))]
    told = f"scrapy crawl sabah -a url={server.url}"
    assert told in done.stderr
    assert "fill in by hand: country, zone" in done.stderr
    crawled = _scrapy(project, *crawl_arguments(server, output.folder, spider="sabah"))
    assert crawled.returncode == 0, crawled.stderr
    named = {record["title"] for record in output.articles + output.duplicates}
    assert named >= {post.title for post in server.newspaper.articles}
