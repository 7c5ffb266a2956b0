"""Sources that answer with what they shouldn't: what they serve, what is taken from it, and as what it is counted."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsbot.discovery import Feed, Sitemap, Source, WordPress
from tests.middlewares.site import Answer, moved

FAR = "Fri, 01 Jan 2199 08:00:00 GMT"
_RSS = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>الضحى</title>{}</channel></rss>'

Served = Answer | Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Fault:
    """A source that misbehaves.

    `files` are the answers by path without its query, or what makes one of the query. `counted` is the counter of the
    report, "" if it is no failure; `found` are the slugs of the articles that are taken all the same.
    """

    fault: str
    source: Source
    files: Mapping[str, Served]
    found: tuple[str, ...] = ()
    counted: str = ""
    times: int = field(default=1)

    @property
    def row(self) -> str:
        """The fault's line of the table of outcomes."""
        taken = "what is whole in it is taken" if self.found else "nothing is taken from it"
        outcome = (
            f"{taken}; the source counts as incomplete, the others are read"
            if self.counted
            else "all its links are taken"
        )
        again = "in later runs" if self.counted else "no"
        return f"| {self.fault} | {outcome} | {again} | {f'`{self.counted}`' if self.counted else '—'} |"


def slugs(name: str, count: int = 2) -> tuple[str, ...]:
    """Return the slugs of a fault's articles."""
    return tuple(f"{name}-khabar-raqm-{n}" for n in range(1, count + 1))


def rss(name: str, *, date: str = "Tue, 24 Nov 2026 08:15:00 +0100", base: str = "") -> str:
    """Return a feed of two articles with addresses from the root of the site."""
    items = (
        f"<item><title>عنوان الخبر</title><link>{base}/{slug}/</link><pubDate>{date}</pubDate></item>"
        for slug in slugs(name)
    )
    return _RSS.format("".join(items))


def urlset(name: str, more: str = "") -> str:
    """Return a sitemap of two articles."""
    return f"<urlset>{''.join(f'<url><loc>/{slug}/</loc></url>' for slug in slugs(name))}{more}</urlset>"


def index(*paths: str) -> Answer:
    """Return an index of sitemaps."""
    return xml(f"<sitemapindex>{''.join(f'<sitemap><loc>{path}</loc></sitemap>' for path in paths)}</sitemapindex>")


def xml(body: str | bytes, content_type: str = "application/xml") -> Answer:
    """Return an answer with a source's file."""
    return Answer(body.encode() if isinstance(body, str) else body, headers={"Content-Type": content_type})


def posts(name: str, first: int = 1, **more: Any) -> list[dict[str, Any]]:
    """Return a page of WordPress's posts."""
    return [{"id": n, "link": f"/{slug}/", **more} for n, slug in enumerate(slugs(name), first)]


def rest(body: object, status: int = 200, content_type: str = "application/json") -> Answer:
    """Return an answer of WordPress's interface."""
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(text.encode(), status=status, headers={"Content-Type": content_type})


def _feed(
    name: str,
    fault: str,
    body: str | bytes,
    counted: str = "",
    content_type: str = "application/rss+xml",
    found: int = 2,
) -> Fault:
    return Fault(fault, Feed(f"/{name}.rss"), {f"/{name}.rss": xml(body, content_type)}, slugs(name)[:found], counted)


def _sitemap(
    name: str, fault: str, served: Served, counted: str = "", found: int = 2, more: Mapping[str, Served] | None = None
) -> Fault:
    files = {f"/{name}.xml": served, **{f"/{path}.xml": answer for path, answer in (more or {}).items()}}
    return Fault(fault, Sitemap(f"/{name}.xml"), files, slugs(name)[:found], counted)


def _wordpress(name: str, fault: str, served: Served, counted: str = "", found: int = 2) -> Fault:
    return Fault(fault, WordPress(f"/{name}/"), {f"/{name}/posts": served}, slugs(name)[:found], counted)


def _paged(name: str, second: Answer) -> Served:
    return lambda query: second if "page=2" in query.split("&") else rest(posts(name))


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
_LONG = urlset("long").replace("</urlset>", f"<!-- {'x' * 61_000_000} --></urlset>")

FEEDS = (
    _feed("blank", "a feed with a blank line before its XML declaration", f"\n\n {rss('blank')}"),
    _feed("mark", "a feed with a byte order mark in its midst", f"\n\ufeff{rss('mark')}"),
    _feed("notice", "a feed behind messages of PHP", f"<b>Warning</b>: x\n{rss('notice')}"),
    _feed("amp", "a feed with bare ampersands", rss("amp").replace("عنوان", "عنوان & آخر &x=1")),
    _feed("entity", "a feed with undeclared entities", rss("entity").replace("عنوان", "&laquo;عنوان&nbsp;&rsquo;&foo;")),
    _feed("space", "a feed with white space in its links", rss("space").replace("<link>", "<link>\n\t ").replace("</link>", "\n</link>")),
    _feed("future", "a feed with dates of the future", rss("future", date=FAR)),
    _feed("control", "a feed with control characters", rss("control").replace("عنوان", "عن\x0bو\x00ان")),
    _feed("said", "a feed in UTF-8 that is said to be windows-1256", rss("said").replace("UTF-8", "windows-1256"), content_type="text/xml; charset=windows-1256"),
    _feed("old", "a feed in windows-1256 that is said to be UTF-8", rss("old").encode("cp1256"), content_type="text/xml; charset=utf-8"),
    _feed("unclosed", "a feed with tags that aren't closed", rss("unclosed").replace("</title>", "</title><description>أ<br></description>")),
    _feed("cut", "a feed that is cut off", rss("cut")[:-60], "source/cut_off", found=1),
    _feed("page", "a page in the place of a feed", "<!DOCTYPE html><html><body><p>لا شيء</p></body></html>", "source/not_xml", found=0),
    _feed("other", "a sitemap in the place of a feed", "<urlset></urlset>", "source/not_feed", found=0),
)  # fmt: skip
SITEMAPS = (
    _sitemap("deep", "sitemaps nested ten deep", index("/deep-2.xml"), more={**{f"deep-{n}": index(f"/deep-{n + 1}.xml") for n in range(2, 11)}, "deep-11": xml(urlset("deep"))}),
    _sitemap("ring", "sitemaps that name each other", index("/ring-2.xml"), more={"ring-2": index("/ring.xml", "/ring-2.xml", "/ring-3.xml"), "ring-3": xml(urlset("ring"))}),
    _sitemap("endless", "sitemaps nested without end", index("/endless-1.xml"), "source/too_deep", found=0, more={f"endless-{n}": index(f"/endless-{n + 1}.xml") for n in range(1, 40)}),
    _sitemap("long", "a sitemap of 60 MB, beside another", index("/long-1.xml", "/long-2.xml"), "source/too_large", more={"long-1": xml(_LONG), "long-2": xml(urlset("long"))}),
    _sitemap("big", "a sitemap of 40 MB", xml(urlset("big", f"<!-- {'x' * 41_000_000} -->"))),
    _sitemap("bomb", "a sitemap that unpacks to 60 MB", xml(gzip.compress(b"<urlset>" + b" " * 61_000_000)), "source/too_large", found=0),
    _sitemap("passwd", "a sitemap with an external entity of a file", xml(f'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]>{urlset("passwd")}')),
    _sitemap("remote", "a sitemap with an external entity and a DTD of the network", xml(f'<!DOCTYPE u SYSTEM "/evil.dtd" [<!ENTITY x SYSTEM "/evil"><!ENTITY % p SYSTEM "/evil">%p;]>{urlset("remote", "<url><title>&x;</title></url>")}')),
    _sitemap("laughs", "a sitemap with a billion laughs", xml(f'<!DOCTYPE u [<!ENTITY l0 "ha">{_LAUGHS}]>{urlset("laughs", "<url><title>&l11;</title></url>")}')),
    _sitemap("zipped", "a gzipped sitemap without the suffix", xml(gzip.compress(urlset("zipped").encode()), "text/plain")),
    _sitemap("typed", "a sitemap that is said to be a page", xml(urlset("typed"), "text/html; charset=iso-8859-1")),
    _sitemap("wide", "a sitemap in UTF-16", xml(urlset("wide").encode("utf-16"))),
    _sitemap("short", "a sitemap that is cut off", xml(urlset("short")[:-20]), "source/cut_off", found=1),
    _sitemap("absent", "a sitemap that redirects to a private address of another host", moved("http://192.0.2.1/s.xml"), "source/private_address", found=0),
)  # fmt: skip
WORDPRESS = (
    _wordpress("closed", "WordPress's interface answers 401", rest({"code": "rest_not_logged_in"}, 401), "source/http_401", found=0),
    _wordpress("markup", "WordPress's interface answers with a page", rest("<html><body>x</body></html>", content_type="text/html"), "source/not_json", found=0),
    _wordpress("last", "WordPress's interface answers 400 past its last page", _paged("last", rest({"code": "rest_post_invalid_page_number"}, 400))),
    _wordpress("notices", "WordPress's interface answers with messages of PHP before its posts", rest(f"<br />\n<b>Notice</b>: a [0] in x\n{json.dumps(posts('notices'))}")),
    _wordpress("object", "WordPress's interface answers with an object in place of a list", rest({str(n): post for n, post in enumerate(posts("object"))})),
    _wordpress("error", "WordPress's interface answers with an error and status 200", rest({"code": "rest_forbidden"}), "source/rest_error", found=0),
    _wordpress("null", "WordPress's interface answers with fields that are null", rest([*posts("null", title=None, content=None, _embedded=None, date_gmt=None), {"link": None}, None])),
    _wordpress("broken", "WordPress's interface answers 500 on its second page", _paged("broken", rest("", 500)), "source/http_500"),
    _wordpress("same", "WordPress's interface gives the same page whatever is asked for", lambda query: rest(posts("same"))),
)  # fmt: skip
CASES = (*FEEDS, *SITEMAPS, *WORDPRESS)
