"""Where a site may lead: nowhere but to its own hosts by http(s), and never to a private address of its choosing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from types import SimpleNamespace
from typing import cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.statscollectors import StatsCollector

from newsbot.middlewares.offsite import Offsite
from newsbot.middlewares.refused import Refused
from tests.e2e.conftest import Output
from tests.middlewares.crawling import Ended, crawl
from tests.middlewares.site import Answer, Site, article, moved, robots

# Slug -> where it redirects to, how it ends. {private} is a second server, on an address that the crawl wasn't started on.
REDIRECTS = {
    "to-private-address": ("{private}secret/", "rejected: private_address"),
    "to-private-ipv6": ("http://[::1]/", "rejected: private_address"),
    "to-mapped-ipv6": ("http://[::ffff:127.0.0.2]/", "rejected: private_address"),
    "to-link-local": ("http://169.254.169.254/latest/meta-data/", "rejected: private_address"),
    "to-a-number": ("http://2130706434/", "rejected: private_address"),
    "to-local-host": ("http://localhost/", "rejected: private_address"),
    "to-a-file": ("file:///etc/passwd", "rejected: scheme"),
    "to-data-url": ("data:text/html,<h1>a</h1>", "rejected: scheme"),
    "to-ftp-url": ("ftp://127.0.0.1/a", "rejected: scheme"),
    "to-another-site": ("https://example.com/a-b-c/", "rejected: offsite"),
    "to-look-alike": ("http://127.0.0.1.example.com/", "rejected: offsite"),
    "to-user-info": ("http://127.0.0.1@example.com/", "rejected: offsite"),
    "to-itself-again": ("/to-itself-again/", "failed: redirects"),
    "to-nowhere-at-all": ("", "failed: http_302"),
}
LINKS = (
    "file:///etc/passwd-of-this-machine",
    "{private}link-on-front-page/",
    "data:text/html,a-b-c",
    "ftp://127.0.0.1/a-b-c",
)


@pytest.fixture(scope="module")
def arranged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Site, Ended]]:
    """One crawl of all of them, beside a server that must not be asked."""
    with Site() as site, Site("127.0.0.2") as private:
        for slug, (target, _) in REDIRECTS.items():
            location = target.format(private=private.url)
            site.publish(slug, moved(location) if location else Answer(status=302))
        for href in LINKS:
            site.link(href.format(private=private.url))
        links = "".join(f"<item><link>{href.format(private=private.url)}</link></item>" for href in LINKS)
        site.arrange("/feed/", Answer(f'<rss version="2.0"><channel>{links}</channel></rss>'.encode()))
        site.arrange("/robots.txt", robots("User-agent: *", "Disallow: /shut"))
        site.publish("to-shut-page", moved("/shut-page-here/"))
        site.publish("to-another-article", moved("/other-article-here/", 301))
        site.publish("other-article-here")
        site.publish("in-five-steps", *[moved("/in-five-steps/")] * 5, Answer(article("in-five-steps")))
        head = (
            f'<link rel="canonical" href="{private.url}a-b-c/"><meta property="og:url" content="{private.url}d-e-f/">'
        )
        site.publish("canonical-is-elsewhere", Answer(article("canonical-is-elsewhere", head)))
        yield site, private, crawl(site, Output(tmp_path_factory.mktemp("offsite")))


@pytest.mark.parametrize(("slug", "end"), [(slug, end) for slug, (_, end) in REDIRECTS.items()])
def test_a_redirect_out_of_bounds_is_not_followed(arranged: tuple[Site, Site, Ended], slug: str, end: str) -> None:
    assert arranged[2].ends[slug] == end


def test_a_rejection_names_the_page_and_where_it_led(arranged: tuple[Site, Site, Ended]) -> None:
    site, _, ended = arranged
    [line] = [line for line in ended.output.rejected if line["url"] == f"{site.url}to-another-site/"]
    assert "https://example.com/a-b-c/" in line["message"]


def test_the_private_server_was_asked_for_nothing(arranged: tuple[Site, Site, Ended]) -> None:
    assert arranged[1].asked == []


def test_links_out_of_bounds_are_no_pages(arranged: tuple[Site, Site, Ended]) -> None:
    _, _, ended = arranged
    assert ended.counters["discovered"] == len(REDIRECTS) + 5
    assert "root:" not in ended.done.err


def test_a_loop_is_left_after_five_redirects(arranged: tuple[Site, Site, Ended]) -> None:
    assert arranged[0].paths().count("/to-itself-again/") == 6


def test_five_redirects_are_followed(arranged: tuple[Site, Site, Ended]) -> None:
    assert arranged[2].ends["in-five-steps"] == "new"


def test_a_redirect_to_what_robots_txt_shuts_is_not_followed(arranged: tuple[Site, Site, Ended]) -> None:
    site, _, ended = arranged
    assert "/shut-page-here/" not in site.paths()
    assert ended.counters["refused/robots"] == 1


def test_a_redirect_to_another_article_is_that_article_once(arranged: tuple[Site, Site, Ended]) -> None:
    _, _, ended = arranged
    assert ended.ends["other-article-here"] == "new"
    assert "to-another-article" not in ended.ends
    assert ended.counters["unchanged"] == 1


def test_a_canonical_on_another_host_is_noted_only(arranged: tuple[Site, Site, Ended]) -> None:
    site, private, ended = arranged
    line = ended.articles["canonical-is-elsewhere"]
    assert (line["url"], line["canonical_url"]) == (f"{site.url}canonical-is-elsewhere/", None)
    assert line["syndicated_from"] == f"{private.url}a-b-c/"


@pytest.mark.parametrize(
    ("url", "meta", "reason"),
    [
        ("https://example.dz/a", {}, None),
        ("https://www.example.dz/a", {}, None),
        ("https://cdn.example.com/a", {}, "offsite"),
        ("https://cdn.example.com/robots.txt", {"dont_obey_robotstxt": True}, None),  # where a site's own may stand
        ("http://10.0.0.1/robots.txt", {"dont_obey_robotstxt": True}, "private_address"),
        ("http://10.0.0.1./a", {}, "private_address"),
        ("ftp://example.dz/a", {}, "scheme"),
    ],
)
def test_a_public_site(url: str, meta: dict[str, bool], reason: str | None) -> None:
    middleware = Offsite(cast(StatsCollector, None))
    spider = SimpleNamespace(allowed_domains=["example.dz"], private_hosts=set())
    middleware.crawler = cast(Crawler, SimpleNamespace(spider=spider))
    with pytest.raises(Refused) if reason else nullcontext() as refused:
        middleware.process_request(Request(url, meta=meta, dont_filter=True))
    assert (refused.value.reason if refused else None) == reason
