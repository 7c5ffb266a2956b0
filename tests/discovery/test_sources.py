"""What each kind of source reads from a file, and that any file ends in links or in a SourceError."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot import urls
from newsbot.discovery import Feed, Sections, Sitemap, Source, WordPress
from newsbot.discovery.autodiscover import sources_of
from newsbot.discovery.source import Child, Fetched, Link, Window
from newsbot.errors import SourceError
from tests.shared import shared_data

BASE = "https://example.dz/"
ALWAYS = Window()


def fetched(body: str | bytes, url: str = BASE, **headers: str) -> Fetched:
    """Return a downloaded file."""
    return Fetched(url, body.encode() if isinstance(body, str) else body, headers)


def rss(items: str, generator: str = "") -> str:
    """Return a feed around items."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>المثال</title><generator>{generator}</generator>
{items}</channel></rss>"""


ITEM = """<item><title>عنوان &amp;amp; آخر</title><link>
   https://example.dz/akhbar-al-yawm/ </link><pubDate>Tue, 24 Nov 2026 08:15:00 +0100</pubDate>
<dc:creator><![CDATA[نادية مراد]]></dc:creator><category>وطني</category><category>نقل</category>
<content:encoded><![CDATA[<p>النص الكامل</p>]]></content:encoded></item>"""


class TestFeed:
    def test_an_entry(self) -> None:
        [link] = Feed().read(fetched(rss(ITEM), f"{BASE}feed/"), ALWAYS).links
        assert link.url == "https://example.dz/akhbar-al-yawm/"
        assert link.published == datetime(2026, 11, 24, 7, 15, tzinfo=UTC)
        assert link.modified is None
        assert link.hints == {
            "tags": ["وطني", "نقل"],
            "authors": ["نادية مراد"],
            "content": "<p>النص الكامل</p>",
            "content_source": "feed",
        }

    @pytest.mark.parametrize("label", ["text/html", "application/rss+xml; charset=UTF-8", ""])
    def test_a_wrong_label_does_not_matter(self, label: str) -> None:
        assert Feed().read(fetched(rss(ITEM), **{"content-type": label}), ALWAYS).links

    def test_wordpress_feeds_go_back_in_time(self) -> None:
        feed = rss(ITEM, "https://wordpress.org/?v=6.6")
        first = Feed().read(fetched(feed, f"{BASE}feed/"), ALWAYS).next
        assert first == f"{BASE}feed/?paged=2"
        assert Feed().read(fetched(feed, first), ALWAYS).next == f"{BASE}feed/?paged=3"
        assert Feed().read(fetched(rss(""), first), ALWAYS).next is None
        assert Feed().read(fetched(rss(ITEM), first), ALWAYS).next is None

    def test_a_bad_date_is_none(self) -> None:
        [link] = Feed().read(fetched(rss(ITEM.replace("24 Nov 2026", "99 Foo 2026"))), ALWAYS).links
        assert link.published is None

    @pytest.mark.parametrize(
        ("names", "address"),
        [
            ("<link/><guid>https://example.dz/n/1</guid>", "n/1"),
            ('<guid isPermaLink="false">https://example.dz/?p=5</guid>', "?p=5"),
            ("<link>https://feeds.example.com/~r/1</link><f:origLink>https://example.dz/n/1</f:origLink>", "n/1"),
            ("<link>/n/1</link><guid>https://example.dz/?p=5</guid>", "n/1"),
            ('<guid isPermaLink="false">99</guid>', None),
        ],
    )
    def test_where_the_address_of_an_entry_stands(self, names: str, address: str | None) -> None:
        item = f'<item xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><title>x</title>{names}</item>'
        links = Feed().read(fetched(rss(item)), ALWAYS).links
        assert [link.url for link in links] == ([BASE + address] if address else [])

    @pytest.mark.parametrize(
        ("dates", "published", "modified"),
        [
            ("<dc:date>2026-11-20T10:00:00Z</dc:date>", 20, None),
            ("<pubDate>1795158622</pubDate>", None, None),
            ("<pubDate>1795158622</pubDate><dc:date>2026-11-20T10:00:00Z</dc:date>", 20, None),
            ("<pubDate>Fri, 20 Nov 2026 10:00:00 AST</pubDate>", None, None),
            ("<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><dc:date>2026-11-21T10:00:00Z</dc:date>", 20, 21),
        ],
    )
    def test_dates(self, dates: str, published: int | None, modified: int | None) -> None:
        [link] = Feed().read(fetched(rss(f"<item><link>/a</link>{dates}</item>")), ALWAYS).links
        days = [day and datetime(2026, 11, day, 10, tzinfo=UTC) for day in (published, modified)]
        assert [link.published, link.modified] == days

    def test_atom_tells_changes_from_publication(self) -> None:
        entry = '<entry><link href="/a"/><updated>2026-11-20T10:00:00Z</updated></entry>'
        [link] = Feed().read(fetched(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'), ALWAYS).links
        assert (link.published, link.modified) == (None, datetime(2026, 11, 20, 10, tzinfo=UTC))

    def test_a_gzipped_feed(self) -> None:
        assert Feed().read(fetched(gzip.compress(rss(ITEM).encode())), ALWAYS).links

    def test_a_recorded_feed(self) -> None:
        for path in shared_data().glob("feeds/*.xml"):
            links = Feed().read(fetched(path.read_bytes(), f"{BASE}feed/"), ALWAYS).links
            assert links
            assert all(link.published and link.title and link.url.startswith("http") for link in links)


class TestSitemap:
    def test_robots_txt_names_them_or_the_usual_places_are_guessed(self) -> None:
        robots = f"{BASE}robots.txt"
        named = Sitemap().read(
            fetched("User-agent: *\nSITEMAP: /a.xml\nsitemap:https://example.dz/b.xml\n", robots), ALWAYS
        )
        assert [child.url for child in named.children] == [f"{BASE}a.xml", f"{BASE}b.xml"]
        odd = "\ufeffSitemap: /a.xml # new\r\n sitemap : /b.xml\r\n"
        assert Sitemap().read(fetched(odd, robots), ALWAYS).children == named.children
        guessed = Sitemap().read(fetched("", robots), ALWAYS).children
        assert guessed
        assert all(child.optional for child in guessed)

    def test_an_index_newest_first_without_what_lists_no_articles(self) -> None:
        names = (
            "post-sitemap.xml",
            "post-sitemap2.xml",
            "page-sitemap.xml",
            "category-sitemap.xml",
            "author-sitemap.xml",
        )
        entries = "".join(
            f"<sitemap><loc>{BASE}{name}</loc><lastmod>2026-11-{day:02}</lastmod></sitemap>"
            for day, name in enumerate(names, 10)
        )
        children = Sitemap().read(fetched(f"<sitemapindex>{entries}</sitemapindex>"), ALWAYS).children
        assert children == (
            Child(f"{BASE}post-sitemap2.xml", datetime(2026, 11, 12, 14, tzinfo=UTC)),
            Child(f"{BASE}post-sitemap.xml", datetime(2026, 11, 11, 14, tzinfo=UTC)),
        )
        since = Window(since=datetime(2026, 11, 12, 8, tzinfo=UTC))
        assert len(Sitemap().read(fetched(f"<sitemapindex>{entries}</sitemapindex>"), since).children) == 1

    @pytest.mark.parametrize(
        "name",
        ["sitemap_page_3.xml", "articles-page-2.xml", "page-1.xml", "archive/page1.xml", "news-tag-sitemap.xml",
         "video-sitemap.xml", "local-sitemap.xml", "wp-sitemap-posts-post-1.xml", "sitemap-pt-post-2020-11.xml"],
    )  # fmt: skip
    def test_a_file_that_may_list_articles_is_asked(self, name: str) -> None:
        index = f"<sitemapindex><sitemap><loc>{BASE}{name}</loc></sitemap></sitemapindex>"
        assert [child.url for child in Sitemap().read(fetched(index), ALWAYS).children] == [BASE + name]

    @pytest.mark.parametrize(
        "name",
        ["page-sitemap2.xml", "post_tag-sitemap.xml", "wp-sitemap-users-1.xml", "wp-sitemap-taxonomies-post_tag-1.xml",
         "sitemap-tax-category.xml", "sitemaps/author-sitemap.xml.gz"],
    )  # fmt: skip
    def test_plugins_lists_of_other_things_are_not(self, name: str) -> None:
        index = f"<sitemapindex><sitemap><loc>{BASE}{name}</loc></sitemap></sitemapindex>"
        assert not Sitemap().read(fetched(index), ALWAYS).children

    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_news_entries(self, pack: type[bytes]) -> None:
        body = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> {BASE}a-b-c/ </loc>
<image:image><image:loc>{BASE}x.jpg</image:loc><image:title>صورة</image:title></image:image>
<news:news><news:publication_date>2026-11-24T08:00:00+01:00</news:publication_date><news:title>عنوان</news:title></news:news>
</url></urlset>"""
        [link] = Sitemap().read(fetched(pack(body.encode())), ALWAYS).links
        assert (link.url, link.title) == (f"{BASE}a-b-c/", "عنوان")
        assert link.published == datetime(2026, 11, 24, 7, tzinfo=UTC)

    def test_dates_and_titles_of_pictures_and_films_are_not_the_articles(self) -> None:
        body = f"""<urlset xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"><url><video:video>
<video:title>فيلم</video:title><video:publication_date>2020-01-01</video:publication_date><video:loc>{BASE}v</video:loc>
</video:video><loc>{BASE}a-b-c/</loc></url></urlset>"""
        assert Sitemap().read(fetched(body), ALWAYS).links == (Link(f"{BASE}a-b-c/", via="sitemap"),)

    def test_a_news_prefix_may_be_undeclared(self) -> None:
        body = f"<urlset><url><loc>{BASE}a</loc><news:news><news:title>عنوان</news:title></news:news></url></urlset>"
        assert Sitemap().read(fetched(body), ALWAYS).links[0].title == "عنوان"

    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            ("n?id=1&cat=2", "n?id=1&cat=2"),
            ("n?id=1&copy=2", "n?id=1&copy=2"),
            ("n?id=1&amp;cat=2", "n?id=1&cat=2"),
            ("n?id=1&#38;cat=2", "n?id=1&cat=2"),
            ("<![CDATA[n?id=1&cat=2]]>", "n?id=1&cat=2"),
        ],
    )
    def test_ampersands(self, written: str, meant: str) -> None:
        body = f"<urlset><url><loc>{written}</loc></url></urlset>"
        assert [link.url for link in Sitemap().read(fetched(body), ALWAYS).links] == [BASE + meant]

    WHOLE = f"<urlset><url><loc>{BASE}a-b-c/</loc></url></urlset>"

    @pytest.mark.parametrize("end", range(8, WHOLE.index("</url>") + 6))
    def test_a_file_that_is_cut_off_is_refused(self, end: int) -> None:
        with pytest.raises(SourceError) as caught:
            Sitemap().read(fetched(self.WHOLE[:end]), ALWAYS)
        assert caught.value.code in ("cut_off", "not_xml")

    @pytest.mark.parametrize("end", range(WHOLE.index("</url>") + 6, len(WHOLE) - 1))
    @pytest.mark.parametrize("pack", [bytes, gzip.compress])
    def test_but_what_is_whole_in_it_is_taken(self, end: int, pack: type[bytes]) -> None:
        read = Sitemap().read(fetched(pack(self.WHOLE[:end].encode())), ALWAYS)
        assert [link.url for link in read.links] == [f"{BASE}a-b-c/"]
        assert read.flaw
        assert read.flaw.code == "cut_off"

    @pytest.mark.parametrize("body", [f"{WHOLE}\n<!-- cached -->", f"<br />\n<b>Notice</b>: x\n<?xml version='1.0'?>{WHOLE}",
                                      f"Notice: x\n{WHOLE}", WHOLE.encode("utf-16")])  # fmt: skip
    def test_what_stands_around_it_does_not_matter(self, body: str | bytes) -> None:
        assert Sitemap().read(fetched(body), ALWAYS).links
        assert not Sitemap().read(fetched("<urlset/>"), ALWAYS).links
        assert Sitemap().read(fetched("<s:urlset><s:url><s:loc>/a</s:loc></s:url></s:urlset>"), ALWAYS).links

    def test_a_day_lasts_to_its_end(self) -> None:
        entry = (
            f"<url><loc>{BASE}a</loc><lastmod>2026-11-20</lastmod><n:news xmlns:n='news'><n:publication_date>2026-11-20"
        )
        body = f"<urlset>{entry}</n:publication_date></n:news></url></urlset>"
        [link] = Sitemap().read(fetched(body), Window(since=datetime(2026, 11, 20, 8, tzinfo=UTC))).links
        assert link.published is None
        [link] = Sitemap().read(fetched(body), ALWAYS).links
        assert link.published == datetime(2026, 11, 20, tzinfo=UTC)
        assert not Sitemap().read(fetched(body), Window(since=datetime(2026, 11, 22, tzinfo=UTC))).links

    def test_entities_are_not_followed(self) -> None:
        evil = f'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/passwd">]><urlset><url><loc>{BASE}&x;</loc></url></urlset>'
        assert all("root:" not in link.url for link in Sitemap().read(fetched(evil), ALWAYS).links)

    def test_a_gzip_bomb_is_refused(self) -> None:
        with pytest.raises(SourceError, match="larger than"):
            Sitemap().read(fetched(gzip.compress(b" " * 60_000_000)), ALWAYS)


class TestWordPress:
    POST: ClassVar[dict[str, Any]] = {
        "date_gmt": "2026-11-24T07:15:30",
        "modified_gmt": "2026-11-24T08:00:00",
        "link": f"{BASE}a-b-c/",
        "title": {"rendered": "عنوان &#8211; آخر"},
        "content": {"rendered": "<p>النص</p>"},
        "_embedded": {
            "author": [{"name": "نادية مراد"}],
            "wp:term": [[{"taxonomy": "category", "name": "وطني"}], [{"taxonomy": "post_tag", "name": "نقل"}]],
        },
    }

    def test_a_post(self) -> None:
        [link] = WordPress().read(fetched(json.dumps([self.POST])), ALWAYS).links
        assert (link.url, link.title) == (f"{BASE}a-b-c/", "عنوان – آخر")
        assert link.published == datetime(2026, 11, 24, 7, 15, 30, tzinfo=UTC)
        assert link.modified == datetime(2026, 11, 24, 8, tzinfo=UTC)
        assert link.hints == {
            "section": ["وطني"],
            "tags": ["نقل"],
            "authors": ["نادية مراد"],
            "content": "<p>النص</p>",
            "content_source": "wordpress",
        }

    def test_pages_to_the_last(self) -> None:
        [first] = WordPress().first(BASE, ALWAYS)
        body = json.dumps([self.POST])
        second = WordPress().read(fetched(body, first, **{"x-wp-totalpages": "2"}), ALWAYS).next
        assert second is not None
        assert "page=2" in second
        assert WordPress().read(fetched(body, second, **{"x-wp-totalpages": "2"}), ALWAYS).next is None

    def test_without_a_number_of_pages_the_end_is_what_comes_empty(self) -> None:
        [first] = WordPress("/?rest_route=/wp/v2/").first(BASE, ALWAYS)
        following = WordPress().read(fetched(json.dumps([self.POST]), first), ALWAYS).next
        assert following is not None
        assert following.startswith(f"{BASE}?rest_route=/wp/v2/posts&")
        assert following.endswith("&page=2")
        assert WordPress().read(fetched("[]", following), ALWAYS).next is None

    @pytest.mark.parametrize(
        "around", ["<br />\n<b>Notice</b>: key [1] in {{x}}\n{}", "{}\n<!-- cached -->", "\ufeff{}"]
    )
    def test_messages_around_the_posts_do_not_matter(self, around: str) -> None:
        assert WordPress().read(fetched(around.format(json.dumps([self.POST]))), ALWAYS).links
        assert not WordPress().read(fetched(around.format("[]").removesuffix("\n<!-- cached -->")), ALWAYS).links

    def test_the_window_is_widened_for_the_sites_clock_and_kept_by_gmt(self) -> None:
        since = datetime(2026, 11, 24, 7, 16, tzinfo=UTC)
        [first] = WordPress().first(BASE, Window(since=since))
        assert f"after={since - timedelta(days=1):%Y-%m-%dT%H:%M:%S}" in first
        assert not WordPress().read(fetched(json.dumps([self.POST])), Window(since=since)).links

    @pytest.mark.parametrize(
        "body",
        [
            "<html>",
            '<script>x = [{"id": 1, "link": "/a"}, 5]</script>',
            '{"code": "rest_no_route"}',
            "7",
            "[" * 100_000,
        ],
    )
    def test_a_closed_interface_is_told(self, body: str) -> None:
        with pytest.raises(SourceError):
            WordPress().read(fetched(body), ALWAYS)


HEADLINE = '<h2><a href="{}">عنوان خبر من المدينة</a></h2>'


class TestSections:
    PAGE = """<html><body><nav class="menu"><a href="/">الرئيسية</a><a href="/category/sport/">رياضة</a></nav>
<h2><a href="/2026/11/24/match-of-the-day/">مباراة اليوم</a></h2>
<a href="/news-of-the-market-today/">خبر طويل العنوان عن السوق المغطى في المدينة القديمة</a>
<a href="/short-label-only/">المزيد</a><h3><a href="https://other.example.com/a-b-c-d/">موقع آخر</a></h3>
<h3><a href="/about-us/">من نحن</a></h3><footer><h3><a href="/footer-link-of-all-pages/">تذييل</a></h3></footer>
<a class="next" href="/page/2/">التالي</a></body></html>"""

    def test_links_sections_and_the_next_page(self) -> None:
        page = Sections().read(fetched(self.PAGE), ALWAYS)
        assert [link.url for link in page.links] == [
            f"{BASE}2026/11/24/match-of-the-day/",
            f"{BASE}news-of-the-market-today/",
        ]
        assert [child.url for child in page.children] == [f"{BASE}category/sport/"]
        assert page.next == f"{BASE}page/2/"

    @pytest.mark.parametrize(
        "card",
        [
            '<div class="post type-post tag-football category-menu">{}</div>',
            '<div class="page menu-open">{}</div>',
            '<div class="tags"><article>{}</article></div>',
        ],
    )
    def test_a_card_is_no_furniture(self, card: str) -> None:
        assert Sections().read(fetched(card.format(HEADLINE.format("/news/1234"))), ALWAYS).links

    @pytest.mark.parametrize("part", ["main-menu", "menu-item menu-item-7", "social_links", "tag-cloud", "site-footer"])
    def test_what_stands_on_every_page_is(self, part: str) -> None:
        page = f"<div class='{part}'>{HEADLINE.format('/news/1234')}</div>"
        assert not Sections().read(fetched(page), ALWAYS).links

    @pytest.mark.parametrize(
        "path",
        ["/news/12", "/node/123", "/archives/99", "/p/123.html", "/خبر-قصير/", "/وفاة/", "/?id=123", "/page/123-title",
         "https://www.example.dz/news/1", "https://m.example.dz/news/1"],
    )  # fmt: skip
    def test_a_headline_in_a_heading_suffices(self, path: str) -> None:
        [link] = Sections(("/x/",)).read(fetched(HEADLINE.format(path)), ALWAYS).links
        assert link.url == urls.absolute(BASE, path)

    @pytest.mark.parametrize("path", ["/category/sport/", "/?cat=5", "#!/n/1", "/about-us/", "https://other.dz/news/1"])
    def test_but_not_for_what_is_no_article(self, path: str) -> None:
        assert not Sections(("/x/",)).read(fetched(HEADLINE.format(path), f"{BASE}x/"), ALWAYS).links

    def test_the_name_of_a_section_is_no_headline(self) -> None:
        assert not Sections().read(fetched('<h3><a href="/رياضة/">رياضة</a></h3>'), ALWAYS).links

    @pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
    def test_a_page_without_a_charset(self, encoding: str) -> None:
        [link] = Sections().read(fetched(HEADLINE.format("/خبر-أول/").encode(encoding)), ALWAYS).links
        assert (link.url, link.title) == (urls.absolute(BASE, "/خبر-أول/"), "عنوان خبر من المدينة")

    def test_a_stated_base(self) -> None:
        page = f'<html><head><base href="/ar/"></head><body>{HEADLINE.format("news/1234")}</body></html>'
        assert Sections().read(fetched(page, f"{BASE}local/x"), ALWAYS).links[0].url == f"{BASE}ar/news/1234"

    def test_sections_by_query_and_of_a_start_page_that_is_not_the_root(self) -> None:
        page = """<nav><a href="section.aspx?id=3">أ</a><a href="/?cat=7">ب</a><a href="https://www.example.dz/local/">ج</a>
<a href="/ar/sport/">د</a><a href="/?s=x">ه</a><a href="/">و</a></nav>"""
        assert [child.url for child in Sections().read(fetched(page, f"{BASE}ar/"), ALWAYS).children] == [
            f"{BASE}ar/section.aspx?id=3",
            f"{BASE}?cat=7",
            "https://www.example.dz/local/",
            f"{BASE}ar/sport/",
        ]

    def test_a_day_leaves_open_whether_it_is_in_the_window(self) -> None:
        page = f"<div>{HEADLINE.format('/news/1234')}<time datetime='2026-11-20'>x</time></div>"
        assert Sections().read(fetched(page), ALWAYS).links[0].published
        since = Window(since=datetime(2026, 11, 20, 8, tzinfo=UTC))
        assert Sections().read(fetched(page), since).links[0].published is None

    def test_given_paths_are_asked_as_they_are(self) -> None:
        source = Sections(("/a/", "/b/"))
        assert source.first(BASE, ALWAYS) == (f"{BASE}a/", f"{BASE}b/")
        assert not source.read(fetched(self.PAGE), ALWAYS).children


class TestAutodiscover:
    def test_what_the_start_page_names(self) -> None:
        home = f"""<link rel="https://api.w.org/" href="{BASE}ar/wp-json/"><link rel="alternate" type="application/rss+xml"
href="/rss.xml"><link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate"
type="application/atom+xml" href="https://elsewhere.example.com/feed">"""
        assert sources_of(fetched(f"<html><head>{home}</head></html>")) == (
            Feed(f"{BASE}rss.xml"),
            WordPress(f"{BASE}ar/wp-json/wp/v2/"),
            Sitemap(),
            Sections(),
        )

    @pytest.mark.parametrize(
        ("address", "asked"),
        [
            ("/?rest_route=/", f"{BASE}?rest_route=/wp/v2/posts&"),
            ("/wp-json", f"{BASE}wp-json/wp/v2/posts?"),
            ("https://www.example.dz/wp-json/", "https://www.example.dz/wp-json/wp/v2/posts?"),
        ],
    )
    def test_where_the_interface_is(self, address: str, asked: str) -> None:
        sources = sources_of(fetched(f'<link rel="https://api.w.org/" href="{address}">'))
        [found] = [source for source in sources if isinstance(source, WordPress)]
        assert found.first(BASE, ALWAYS)[0].startswith(asked)

    def test_feeds_on_mirrors_and_by_any_label(self) -> None:
        home = """<base href="/ar/"><link rel="ALTERNATE" type="Application/RSS+XML; charset=utf-8" href="rss"><link
rel="alternate" type="text/xml" href="https://www.example.dz/rss.php"><link rel="alternate" type="text/html" href="/en/">"""
        feeds = [source for source in sources_of(fetched(home)) if isinstance(source, Feed)]
        assert feeds == [Feed(f"{BASE}ar/rss"), Feed("https://www.example.dz/rss.php")]

    @pytest.mark.parametrize("body", ["", "<html></html>", "\0\0", "{}"])
    def test_without_any_the_usual_ones_are_tried(self, body: str) -> None:
        usual = [Feed(path, optional=True) for path in ("/feed/", "/rss", "/rss.xml")]
        assert sources_of(fetched(body)) == (*usual, Sitemap(), Sections())

    @pytest.mark.parametrize(
        ("head", "path"),
        [
            ('<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">', "/rss.xml"),
            ('<meta name="generator" content="Joomla! - Open Source">', "/index.php?format=feed&type=rss"),
            ('<script src="https://www.blogger.com/static/v1/w.js"></script>', "/feeds/posts/default"),
            ('<script src="/wp-includes/js/x.js"></script>', "/feed/"),
        ],
    )
    def test_the_usual_place_is_that_of_the_system(self, head: str, path: str) -> None:
        assert sources_of(fetched(head))[0] == Feed(path, optional=True)

    @pytest.mark.parametrize(
        ("address", "is_one"),
        [
            ("/category/sport/feed/", True),
            ("/sport/rss", True),
            ("/ar/rss.xml", True),
            ("/رياضة/feed/", True),
            ("/rss/SectionRss?SectionID=65", True),
            ("/feed/rss2/ar/sport.xml", True),
            ("/rss-sport.php", True),
            ("/index.php?format=feed&type=rss", True),
            ("/category/كأس-العالم-قطر/feed/", True),
            ("/comments/feed/", False),
            ("/اتحاد-الواحات-يخطف-الفوز/feed/", False),
            ("/2026/11/20/خبر/feed/", False),
            ("/news/123456/feed", False),
            ("/author/ahmed/feed/", False),
            ("/rss-readers-explained/", False),
            ("https://feeds.elsewhere.com/rss.xml", False),
        ],
    )
    def test_feeds_that_the_page_links_to_are_optional(self, address: str, is_one: bool) -> None:
        home = f'<link rel="alternate" type="application/rss+xml" href="/feed/"><a href="{address}">x</a>'
        found = [source for source in sources_of(fetched(home)) if isinstance(source, Feed)]
        assert found[0] == Feed(f"{BASE}feed/")
        assert [source.optional for source in found[1:]] == [True] * is_one

    @pytest.mark.parametrize(
        "address", ["/comments/feed/", "/?feed=comments-rss2", "/?feed=rss2&p=1424", "/2026/07/02/%d8%a3/feed/"]
    )
    def test_feeds_of_comments_and_of_one_article_are_left_out(self, address: str) -> None:
        link = '<link rel="alternate" type="application/rss+xml" href="{}">'
        home = link.format("/?feed=rss2") + link.format(address) + f'<a href="{address}">x</a>'
        assert [s for s in sources_of(fetched(home)) if isinstance(s, Feed)] == [Feed(f"{BASE}?feed=rss2")]

    def test_their_number_is_bounded(self) -> None:
        home = "".join(f'<a href="/s{n}/feed/">x</a>' for n in range(50))
        assert len([source for source in sources_of(fetched(home)) if isinstance(source, Feed)]) == 8


@pytest.mark.parametrize("source", [Feed(), Sitemap(), WordPress(), Sections()], ids=lambda source: source.name)
@settings(max_examples=60, deadline=None)
@given(junk=st.binary(max_size=300), shape=st.sampled_from(["{}", "<rss><channel><item>{}</item></channel></rss>",
       "<urlset><url><loc>{}</loc></url></urlset>", '[{{"link": "{}"}}]', "<html><h2><a href='{}'>x</a></h2></html>"]))  # fmt: skip
def test_any_file_ends_in_links_or_a_source_error(source: Source, junk: bytes, shape: str) -> None:
    before, after = shape.replace("{{", "{").replace("}}", "}").split("{}", 1)
    assert all(url.startswith("http") for url in _named(source, before.encode() + junk + after.encode()))


def _named(source: Source, body: bytes) -> list[str]:
    """Return what the source names, or the file that its error names."""
    try:
        return [link.url for link in source.read(fetched(body), ALWAYS).links]
    except SourceError as error:
        return [error.url]
