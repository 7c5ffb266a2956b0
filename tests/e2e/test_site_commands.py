"""`scrapy record` and `scrapy audit` in processes of their own, against the newspaper on loopback."""

from __future__ import annotations

import json
from pathlib import Path

from newsbot.recording.case import Case, folders
from tests.e2e.conftest import AT_ONCE, Output, scrapy
from tests.newspaper import ObservedServer

_QUICK = [part for name, value in AT_ONCE.items() for part in ("-s", f"{name}={value}")]


def test_pages_are_recorded_with_the_manners_of_a_crawl(server: ObservedServer, tmp_path: Path) -> None:
    slug = server.newspaper.posts[0].slug
    urls = [f"{server.url}{slug}/", server.url, f"{server.url}none-of-this/"]
    done = scrapy("record", "elmaouid", *urls, "--folder", str(tmp_path), *_QUICK)
    assert (done.code, done.out) == (1, "")
    assert "HTTP status 404" in done.err.splitlines()[-1]
    cases = [Case.load(folder) for folder in folders(tmp_path, "elmaouid")]
    found = {case.expected.get("reason") or case.expected["article"]["title"] for case in cases}
    assert found == {"listing", server.newspaper.posts[0].title}
    assert "/robots.txt" in server.paths()
    assert {case.content_type for case in cases} == {"text/html; charset=UTF-8"}


def test_an_audit_tells_what_works_and_writes_nothing(server: ObservedServer, output: Output) -> None:
    server.fail("/wp-json*", 403)
    at = ["--url", server.url, "--pages", "2", "-s", f"OUTPUT_DIR={output.folder}", *_QUICK]
    done = scrapy("audit", "elmaouid", *at, "--format", "json")
    assert (done.code, done.err) == (3, "")
    record = json.loads(done.out)
    assert (record["verdict"], record["reasons"]) == ("degraded", ["wordpress: HTTP status 403"])
    assert [source["source"] for source in record["sources"] if source["links"]] == ["feed", "sitemap", "section"]
    assert (record["asked"], record["read"], record["missing"]) == (2, 2, {})
    assert len(server.articles_asked()) == 2
    assert not output.folder.exists()
