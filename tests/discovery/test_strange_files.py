"""Feeds and sitemaps as strangers write them, and the two readers of feeds held against each other."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from newsbot.discovery import Feed, Sitemap
from newsbot.discovery import feed as feeds
from newsbot.discovery.source import Fetched, Window
from newsbot.errors import SourceError
from newsbot.extraction.tasks import SourceJob
from tests.shared import shared_data

BASE = "https://example.dz/"
ALWAYS = Window()
ITEM = """<item><title>عنوان الخبر</title><link>https://example.dz/akhbar-al-yawm-{}/</link>
<pubDate>Tue, 24 Nov 2026 08:15:00 +0100</pubDate><description>وصف</description></item>"""
RSS = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>المثال</title>{}</channel></rss>'
WHOLE = RSS.format("".join(ITEM.format(n) for n in range(3)))
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><generator>x</generator><link rel="next" href="/feed?p=2"/>
<entry><title type="html">عنوان</title><link rel="alternate" href="/a-b-c/"/><link rel="enclosure" href="/x.mp3"/>
<id>tag:1</id><published>2026-11-20T10:00:00Z</published><updated>2026-11-21T10:00:00+01:00</updated>
<author><name>نادية مراد</name></author><category term="وطني"/><content type="html">&lt;p&gt;النص&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>x</title><items><rdf:Seq/></items></channel>
<item><title>عنوان</title><link>https://example.dz/n/1</link><dc:date>2026-11-20T10:00:00Z</dc:date>
<dc:creator>سمير</dc:creator><dc:subject>وطني</dc:subject></item></rdf:RDF>"""
RICH = RSS.replace("<rss", '<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
       'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"').format(
    """<atom:link rel="self" href="/feed/"/><generator>https://wordpress.org/?v=6.6</generator><item><title>أول</title>
<media:title>صورة</media:title><link>/n/1</link><guid isPermaLink="false">https://example.dz/?p=5</guid><author>x@example.dz (سمير)</author>
<category>وطني</category><category><![CDATA[نقل & بحر]]></category><content:encoded><![CDATA[<p>النص & غيره</p>]]></content:encoded>
<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><dc:date>2026-11-21T10:00:00Z</dc:date></item>
<item><title/><link/><guid>https://example.dz/n/2</guid></item><item><title>بلا رابط</title></item>""")  # fmt: skip


def fetched(body: str | bytes, content_type: str = "", url: str = f"{BASE}feed/") -> Fetched:
    """Return a downloaded file."""
    return Fetched(url, body.encode() if isinstance(body, str) else body, {"content-type": content_type})


@pytest.mark.parametrize("body", [WHOLE, ATOM, RDF, RICH], ids=["rss", "atom", "rdf", "rich"])
def test_both_readers_of_feeds_find_the_same(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    short = Feed().read(fetched(body), ALWAYS)
    monkeypatch.setattr(feeds, "_LONG", 0)
    assert Feed().read(fetched(body), ALWAYS) == short
    assert short.links


def test_both_find_the_same_in_recorded_feeds(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [fetched(path.read_bytes()) for path in shared_data().glob("feeds/*.xml")]
    short = [Feed().read(file, ALWAYS) for file in files]
    monkeypatch.setattr(feeds, "_LONG", 0)
    for file, page in zip(files, short, strict=True):
        again = Feed().read(file, ALWAYS)
        assert again.next == page.next
        assert [(link.url, link.published, link.modified) for link in again.links] == [
            (link.url, link.published, link.modified) for link in page.links
        ]


def test_fifty_thousand_items_are_all_read() -> None:
    page = Feed().read(fetched(RSS.format("".join(ITEM.format(n) for n in range(50_000)))), ALWAYS)
    assert len({link.url for link in page.links}) == 50_000
    assert page.flaw is None


MENDED = {
    "a blank line before the declaration": f"\n\n  {WHOLE}",
    "a mark and a blank line": f"\ufeff\n{WHOLE}",
    "messages of PHP": f"<br />\n<b>Warning</b>: x in <b>/a.php</b> on line 3\n{WHOLE}",
    "a comment that names the root": f"<!-- an <rss> made by a plugin -->{WHOLE}",
    "bare ampersands": WHOLE.replace("عنوان", "عنوان & آخر &copy &").replace("<description>", "<description>a&b="),
    "entities of HTML": WHOLE.replace("عنوان", "&laquo;عنوان&raquo;&nbsp;&rsquo;"),
    "entities of nobody": WHOLE.replace("عنوان", "عنوان &foo; &bar.baz;"),
    "numbers of no character": WHOLE.replace("عنوان", "عنوان &#0; &#11; &#xFFFF; &#9999999; &#55357;"),
    "control characters": WHOLE.replace("عنوان", "عن\x0bو\x00ان\x1f"),
    "white space in links": WHOLE.replace("<link>", "<link>\n\t  ").replace("</link>", " \n</link>"),
    "relative links": WHOLE.replace("<link>https://example.dz", "<link>"),
    "no scheme": WHOLE.replace("<link>https:", "<link>"),
    "upper case": WHOLE.replace("<rss", "<RSS").replace("</rss", "</RSS").replace("channel>", "CHANNEL>"),
    "an unclosed tag": WHOLE.replace("<description>وصف</description>", "<description>وصف<br>"),
    "a declared DTD": WHOLE.replace("?>", '?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd">'),
    "the wrong encoding declared": WHOLE.replace("UTF-8", "windows-1256"),
    "no such encoding": WHOLE.replace("UTF-8", "utf-9"),
}  # fmt: skip
ENCODED = {
    "windows-1256, declared": (WHOLE.replace("UTF-8", "windows-1256").encode("cp1256"), ""),
    "windows-1256, not declared": (WHOLE.encode("cp1256"), ""),
    "windows-1256 by the header": (WHOLE.encode("cp1256"), "text/xml; charset=windows-1256"),
    "utf-8, said to be Latin": (WHOLE.encode(), "text/xml; charset=iso-8859-1"),
    "utf-8, said to be Arabic": (WHOLE.encode(), "text/xml; charset=windows-1256"),
    "utf-16": (WHOLE.encode("utf-16"), ""),
    "utf-16 without a mark": (WHOLE.encode("utf-16-le"), ""),
    "gzip": (gzip.compress(WHOLE.encode()), "text/html"),
    "gzip of two members": (gzip.compress(WHOLE[:90].encode()) + gzip.compress(WHOLE[90:].encode()), ""),
}


@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
@pytest.mark.parametrize(
    ("body", "label"), [*((body, "text/html") for body in MENDED.values()), *ENCODED.values()], ids=[*MENDED, *ENCODED]
)
def test_a_feed_is_read_whatever_is_wrong_with_it(
    body: str | bytes, label: str, long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(feeds, "_LONG", 0 if long else 2000)
    page = Feed().read(fetched(body, label), ALWAYS)
    assert [link.url for link in page.links] == [f"{BASE}akhbar-al-yawm-{n}/" for n in range(3)]
    assert {link.published for link in page.links} == {datetime(2026, 11, 24, 7, 15, tzinfo=UTC)}
    assert all(link.title and "عن" in link.title for link in page.links)
    assert page.flaw is None


@pytest.mark.parametrize("end", range(0, len(WHOLE) - 1, 7))
def test_of_a_feed_that_is_cut_off_only_whole_entries_are_taken(end: int) -> None:
    whole = WHOLE[:end].count("</item>")
    try:
        page = Feed().read(fetched(WHOLE[:end]), ALWAYS)
    except SourceError:
        assert not whole
    else:
        assert [link.url for link in page.links] == [f"{BASE}akhbar-al-yawm-{n}/" for n in range(whole)]
        assert page.flaw


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "a file of this machine": '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]>{}',
    "a file of another": '<!DOCTYPE u [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>{}',
    "by a parameter": '<!DOCTYPE u [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;]>{}',
    "a billion laughs": f'<!DOCTYPE u [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY x "&l11;">]>{{}}',
    "XInclude": '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>{}',
}


@pytest.mark.parametrize("before", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("label", ["application/xml", "text/html", "image/png"])
def test_what_a_sitemap_declares_is_never_looked_up(before: str, label: str) -> None:
    body = before.format("<urlset><url><loc>/a-b-c/</loc></url><url><loc>/d&x;</loc></url></urlset>")
    first, second = Sitemap().read(fetched(f'<?xml version="1.0"?>{body}', label, f"{BASE}s.xml"), ALWAYS).links
    assert first.url == f"{BASE}a-b-c/"
    assert len(second.url) < 60, "nothing was put in the entity's place"


REFUSED = {
    "a page": ("<!DOCTYPE html><html><body><h1>المثال</h1></body></html>", "not_xml"),
    "a page that shows a feed": ("<html><body><rss></rss></body></html>", "not_xml"),
    "nothing": ("", "not_xml"),
    "a sitemap": ("<urlset></urlset>", "not_feed"),
    "cut in its first entry": (WHOLE[:150], "cut_off"),
    "broken gzip": (b"\x1f\x8b\x08" + b"x" * 50, "undecodable"),
    "a bomb": (gzip.compress(b"<rss>" + b" " * 60_000_000), "too_large"),
    "a bomb of tags": ("<rss>" + "<a/>" * 5_000_001, "too_large"),
}


@pytest.mark.parametrize(("body", "code"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_feed_is_told_by_its_kind(body: str | bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        SourceJob(Feed(), fetched(body, "application/rss+xml"), ALWAYS).run()
    assert caught.value.code == code


@pytest.mark.parametrize(
    "body",
    ["<rss>" + "<![CDATA[" * 300_000, "<rss>" + "<!--" * 500_000, "<urlset " * 300_000, "<rss " + "&" * 1_000_000,
     "[" * 1_000_000, "<rss>" + "<item>" * 100_000, "<html " * 300_000],
    ids=["CDATA", "comments", "roots", "ampersands", "brackets", "depth", "pages"],
)  # fmt: skip
def test_a_file_that_is_made_to_cost_hours_is_refused(body: str) -> None:
    for source in (Feed(), Sitemap()):
        with pytest.raises(SourceError):
            SourceJob(source, fetched(body), ALWAYS).run()
