"""What the speed benchmark stands on: pages that differ and can be read, a server that is safe, sums that are right."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from yarl import URL

from newsbot.article import body_text
from newsbot.dedup.fingerprint import fingerprint
from newsbot.dedup.pair import relate_fingerprints
from newsbot.demo.rendering import path_of
from newsbot.extraction import extract
from tests.benchmarks.speed import launch
from tests.benchmarks.speed.heartbeat import Beat, told
from tests.benchmarks.speed.judge import judge
from tests.benchmarks.speed.limit import hints
from tests.benchmarks.speed.measure import Measured
from tests.benchmarks.speed.profiling import own_times
from tests.benchmarks.speed.prose import Prose
from tests.benchmarks.speed.site import THEMES, Site
from tests.benchmarks.speed.static import application

BASE = "http://127.0.0.1:8000"


def test_prose_is_the_same_for_the_same_seed() -> None:
    one, same, other = ([Prose(seed).post(number) for number in range(3)] for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_no_article_repeats_another() -> None:
    prose = Prose()
    prints = [fingerprint(body_text(list(prose.post(number).paragraphs))) for number in range(60)]
    assert {relate_fingerprints(one, other).relation for one, other in combinations(prints, 2)} == {"new"}


@pytest.mark.parametrize("theme", THEMES)
def test_pages_of_each_theme_are_read_exactly(theme: str) -> None:
    site = Site(BASE, 30)
    posts = [post for post in site.newspaper.posts if THEMES[post.id % len(THEMES)] == theme]
    read = [extract(site.page(post).encode(), BASE + path_of(post), site=hints(BASE)) for post in posts]
    assert [(article.title, article.text) for article in read] == [
        (post.title, body_text(list(post.paragraphs))) for post in posts
    ]
    assert len(posts) == 10


def test_a_site_states_its_pages_in_its_files(tmp_path: Path) -> None:
    Site(BASE, 5).write(tmp_path, 2)
    pages = [json.loads(line)["url"] for line in (tmp_path / "expected.jsonl").read_text("utf8").splitlines()]
    assert (tmp_path / "sitemap.xml").read_text("utf8").count("<loc>") == len(pages) == 5
    assert [url in (tmp_path / "few.xml").read_text("utf8") for url in pages] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/page/", 200), ("/page", 200), ("/robots.txt", 200), ("/nothing/", 404), ("/%2e%2e/secret.txt", 404),
     ("/page/..%2f..%2fsecret.txt", 404), ("//secret.txt", 404)],
)  # fmt: skip
def test_the_static_server_serves_its_folder_and_nothing_else(tmp_path: Path, path: str, status: int) -> None:
    root, log = tmp_path / "root", io.StringIO()
    (root / "page").mkdir(parents=True)
    for file in (root / "page" / "index.html", root / "robots.txt", tmp_path / "secret.txt"):
        file.write_text("text", encoding="utf8")

    async def ask() -> int:
        async with TestServer(application(root, log)) as server, ClientSession() as client:
            url = URL(f"http://127.0.0.1:{server.port}{path}", encoded=True)
            async with client.get(url) as answer:
                return answer.status

    assert asyncio.run(ask()) == status
    assert log.getvalue().split()[1:] == [str(status), "GET", path]


def test_missing_and_wrong_articles_lower_the_score(tmp_path: Path) -> None:
    pages = [{"url": f"{BASE}/{name}/", "title": "عنوان", "text": "كلمة أخرى"} for name in ("%d8%a3", "ب", "ج", "د")]
    wrong = {**pages[1], "title": "عنوان آخر", "text": "كلمة غيرها"}
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(map(json.dumps, ({**pages[0], "url": f"{BASE}/أ/"}, wrong, pages[2]))), encoding="utf8")
    score = judge(pages, [file])
    assert (score.written, score.titles) == (3, 0.5)
    assert score.f1 == pytest.approx((1 + 0.5 + 1 + 0) / 4)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans to another process")
def test_processes_that_outlive_their_parent_are_counted(tmp_path: Path) -> None:
    burn = "import os, time\nif os.fork() == 0:\n    while time.process_time() < 0.3: pass\nelse: os._exit(7)"
    file = tmp_path / "cost"
    subprocess.run([sys.executable, launch.__file__, str(file), sys.executable, "-c", burn], check=True)
    cost = json.loads(file.read_text("utf8"))
    assert cost["code"] == 7
    assert cost["cpu"] >= 0.3


def test_cost_is_counted_by_role_from_a_moment_on() -> None:
    samples = [(0.0, {1: 1.0}), (1.0, {1: 2.0, 2: 5.0, 9: 1.0}), (2.0, {1: 4.0, 2: 6.0, 3: 0.5, 9: 3.0})]
    roles = {1: "main", 2: "workers", 3: "workers", 9: "server"}
    measured = Measured(0.0, 2.0, 0, 10.5, 0.0, 0, 0, samples, roles, [(0.0, [0.0, 0.0]), (2.0, [1.0, 2.0])])
    assert [measured.cpu(role) for role in ("main", "workers", "other", "server", None)] == [4.0, 6.5, 0.0, 3.0, 10.5]
    assert [measured.cpu(role, 0.5) for role in ("main", "workers", None)] == [2.0, 1.5, 3.5]
    assert measured.busy(0.0) == [0.5, 1.0]


def test_a_beat_that_waited_for_a_core_was_not_blocked() -> None:
    waited, blocked = Beat(0.1, 0.08, 0.001, 0.08), Beat(0.2, 0.07, 0.07, 0.0)
    figures = told([Beat(0.0, 0.0, 0.0, 0.0)] * 2000 + [waited, blocked], [0.06, 0.01])
    assert figures["beats"] == 2002
    assert figures["late"] == {"max": 0.08, "p999": 0.0, "above": 2}
    assert figures["collections"] == {"max": 0.06, "p999": 0.01, "above": 1}
    assert figures["blocked"] == {"max": 0.07, "p999": 0.0, "above": 1}


def test_a_profile_tells_the_crawling_process_from_its_workers() -> None:
    main, worker = 'process 10:"scrapy"', 'process 10:"scrapy";process 11:"python -c import a; main()"'
    times = own_times(
        f"{main};run (a.py:1);parse (b.py:2) 3\n{main};run (a.py:1);parse (b.py:5) 2\n"
        f"{worker};parse (b.py:9) 4\n{worker} 1\n"
    )
    assert times == {"main process": {"parse (b.py)": 5}, "workers and other": {"parse (b.py)": 4, "no Python": 1}}
