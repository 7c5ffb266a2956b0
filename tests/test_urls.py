"""URLs: one form to ask, one identity to remember, and hosts that are out of bounds."""

from __future__ import annotations

import pytest

from newsbot import urls

DOMAINS = ("elmaouid.dz", "elmaouid.com")
SLUG = "%D8%AE%D8%A8%D8%B1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://Elmaouid.DZ", "https://elmaouid.dz/"),
        ("http://elmaouid.dz:80/a", "http://elmaouid.dz/a"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("https://elmaouid.dz/خبر/#comments", f"https://elmaouid.dz/{SLUG}/"),
        (f"https://elmaouid.dz/{SLUG}/?utm_source=x&p=3&fbclid=1", f"https://elmaouid.dz/{SLUG}/?p=3"),
        ("  https://elmaouid.dz/a  ", "https://elmaouid.dz/a"),
        ("\ufeff\u200fhttps://elmaouid.dz/a \n\u200f\u00a0", "https://elmaouid.dz/a"),
        ("https://elmaouid.dz/a/?share=facebook&nb=1", "https://elmaouid.dz/a/"),
        ("https://elmaouid.dz/a/?share=jetpack-whatsapp", "https://elmaouid.dz/a/"),
        ("https://elmaouid.dz/show.php?nb=155", "https://elmaouid.dz/show.php?nb=155"),
        ("https://elmaouid.dz/show.php?nb=1", "https://elmaouid.dz/show.php?nb=1"),
        ("https://elmaouid.dz/show.php?share=155", "https://elmaouid.dz/show.php?share=155"),
        ("https://elmaouid.dz/%C8%C8?print=1", "https://elmaouid.dz/%C8%C8?print=1"),
        ("https://elmaouid.dz/a/../b/./c?x=/../y", "https://elmaouid.dz/b/c?x=/../y"),
        ("https://elmaouid.dz/../../a", "https://elmaouid.dz/a"),
        ("https://elmaouid.dz/%25D8%25AE%25D8%25A8%25D8%25B1/", f"https://elmaouid.dz/{SLUG}/"),
        ("https://elmaouid.dz/100%25/%25C8%25C8", "https://elmaouid.dz/100%25/%25C8%25C8"),
        ("https://elmaouid.dz/n;jsessionid=0A1B?id=5", "https://elmaouid.dz/n?id=5"),
        ("https://elmaouid.dz/n?id=5&amp;cat=3&PHPSESSID=0a1b", "https://elmaouid.dz/n?id=5&cat=3"),
        (
            "https://elmaouid.dz/n?id=5&gbraid=x&_gl=1*x&igsh=y&at_medium=RSS&_=1700000000000",
            "https://elmaouid.dz/n?id=5",
        ),
        ("https://elmaouid.dz/n?id=5&ref=rss&source=facebook&from=home", "https://elmaouid.dz/n?id=5"),
        ("https://elmaouid.dz/n?ref=155&source=12&from=3&_=7", "https://elmaouid.dz/n?ref=155&source=12&from=3&_=7"),
        ("https://elmaouid.dz/a/?relatedposts_hit=1&relatedposts_origin=7", "https://elmaouid.dz/a/"),
        ("https://elmaouid.dz//a///b/", "https://elmaouid.dz//a///b/"),
        ("https://elmaouid.dz/index.php/a/amp/", "https://elmaouid.dz/index.php/a/amp/"),
        ("https://[2001:db8::1]:8443/", "https://[2001:db8::1]:8443/"),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("ftp://elmaouid.dz/a", None),
        ("https:///a", None),
        ("https://[broken/", None),
        ("https://elmaouid.dz:port/", None),
        ("", None),
    ],
)
def test_clean(given: str, expected: str | None) -> None:
    assert urls.clean(given) == expected


@pytest.mark.parametrize(
    "moved",
    [
        "https://elmaouid.dz/خبر/",
        f"http://elmaouid.dz/{SLUG}",
        f"https://www.elmaouid.com/{SLUG.lower()}/",
        f"https://m.elmaouid.dz/{SLUG}/",
        f"https://elmaouid.dz/{SLUG}/amp/",
        f"https://elmaouid.dz/{SLUG}/?amp=1",
        f"https://elmaouid.dz/{SLUG}/comment-page-2/?replytocom=7#respond",
        f"https://elmaouid.dz/{SLUG}/?utm_medium=feed",
        f"https://elmaouid.dz/{SLUG}/?print=true&share=x&nb=1",
        f"https://elmaouid.dz/{SLUG}/feed/",
        f"https://elmaouid.dz/{SLUG}/feed/atom/",
        f"https://elmaouid.dz/{SLUG}/trackback/",
        f"https://elmaouid.dz/{SLUG}/amp/comment-page-3/",
        f"https://elmaouid.dz/amp/{SLUG}/",
        f"https://elmaouid.dz/{SLUG}.amp",
        f"https://amp.elmaouid.dz/{SLUG}?outputType=amp",
        f"https://elmaouid.dz/{SLUG}?tmpl=component&print=1",
        f"https://elmaouid.dz/{SLUG}?m=1",
        f"https://elmaouid.dz/{SLUG}?view=amp&nonamp=1",
        f"https://elmaouid.dz/{SLUG}?showComment=17&cpage=2&unapproved=9&moderation-hash=f",
        f"https://wap.elmaouid.dz/{SLUG}/embed/",
        f"https://www.m.elmaouid.dz:443/{SLUG}",
        f"https://www2.elmaouid.dz/{SLUG}",
        f"https://elmaouid.dz/index.php/{SLUG}/",
        f"https://elmaouid.dz/{SLUG}/index.html",
        f"https://elmaouid.dz//{SLUG}//",
        f"https://elmaouid.dz/{SLUG};jsessionid=0A1B",
        "https://elmaouid.dz/%25D8%25AE%25D8%25A8%25D8%25B1",
    ],
)
def test_identity_stays_when_a_page_moves(moved: str) -> None:
    assert urls.identity(moved, DOMAINS) == "/خبر"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://elmaouid.dz/a/", "https://elmaouid.dz/b/"),
        ("https://elmaouid.dz/?p=1", "https://elmaouid.dz/?p=2"),
        ("https://elmaouid.dz/a/", "https://sport.elmaouid.dz/a/"),
        ("https://elmaouid.dz/a/", "https://elsewhere.dz/a/"),
        ("https://elmaouid.dz/%C8%C8", "https://elmaouid.dz/%C7%C7"),
        ("https://elmaouid.dz/n?t=%C8%C8", "https://elmaouid.dz/n?t=%C7%C7"),
        ("https://elmaouid.dz/show.php?nb=155", "https://elmaouid.dz/show.php?nb=156"),
        ("https://elmaouid.dz/show.php?share=155", "https://elmaouid.dz/show.php?share=156"),
        *(
            (f"https://elmaouid.dz/n?{name}=155", f"https://elmaouid.dz/n?{name}=156")
            for name in ("print", "mobile", "output", "preview", "amp")
        ),
        ("https://elmaouid.dz/a%2Fb", "https://elmaouid.dz/a/b"),
        ("https://elmaouid.dz/a%3Fid=1", "https://elmaouid.dz/a?id=1"),
        ("https://elmaouid.dz/n?a=1%26b=2", "https://elmaouid.dz/n?a=1&b=2"),
        ("https://elmaouid.dz/n?id=1%2B1", "https://elmaouid.dz/n?id=1+1"),
        ("https://elmaouid.dz/a%2561", "https://elmaouid.dz/a%61"),
        ("https://elmaouid.dz/mobile/1", "https://elmaouid.dz/1"),
        ("https://elmaouid.dz/m/1", "https://elmaouid.dz/1"),
        ("https://elmaouid.dz/a?m=15", "https://elmaouid.dz/a?m=16"),
        ("https://elmaouid.dz/a?view=article", "https://elmaouid.dz/a?view=category"),
        ("https://elmaouid.dz/?p=123", "https://elmaouid.dz/123"),
        ("https://elmaouid.dz/ampère/a", "https://elmaouid.dz/a"),
        ("https://elmaouid.dz/a.html", "https://elmaouid.dz/a"),
    ],
)
def test_identity_tells_pages_apart(one: str, other: str) -> None:
    assert urls.identity(one, DOMAINS) != urls.identity(other, DOMAINS)


def test_identity_does_not_depend_on_the_order_of_parameters() -> None:
    assert urls.identity("https://a.dz/x?id=1&lang=ar") == urls.identity("https://a.dz/x?lang=ar&id=1")


@pytest.mark.parametrize(
    ("one", "other"),
    [("%c8%C7", "%C8%c7"), ("n?q=a%20b", "n?q=a+b"), ("%61", "a"), ("n?id=MQ%3D%3D", "n?id=MQ==")],
)
def test_identity_does_not_depend_on_how_letters_are_escaped(one: str, other: str) -> None:
    assert urls.identity(f"https://a.dz/{one}") == urls.identity(f"https://a.dz/{other}")


@pytest.mark.parametrize(
    ("address", "start"),
    [
        ("/index.php", True),
        ("/default.aspx", True),
        ("/amp/", True),
        ("/index.php?id=5", False),
        ("/ar/index.php", False),
    ],
)
def test_the_start_page_by_its_file(address: str, start: bool) -> None:
    assert (urls.identity(f"https://elmaouid.dz{address}", DOMAINS) == "/") is start


def test_a_link_with_backslashes_leads_where_browsers_go() -> None:
    assert urls.absolute("https://a.dz/ar/", "news\\12.aspx?x=\\") == "https://a.dz/ar/news/12.aspx?x=%5C"


def test_plain_leaves_out_views_alone() -> None:
    assert urls.plain("https://a.dz/x?print=1&id=5&replytocom=7#c") == "https://a.dz/x?id=5"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.dz/", "http://a.dz/x", True),
        ("https://m.a.dz/", "https://www.a.dz/", True),
        ("https://sport.a.dz/", "https://a.dz/", False),
        ("https://m.dz/", "https://www.dz/", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert urls.same_site(one, other) is same


def test_source_files_keep_their_views_apart() -> None:
    assert urls.source_key("https://elmaouid.dz/feed/", DOMAINS) == "/feed/"
    assert urls.source_key("https://elmaouid.dz/feed/?paged=2", DOMAINS) == "/feed/?paged=2"
    assert urls.source_key("http://www.elmaouid.com/", DOMAINS) == "/"


@pytest.mark.parametrize(
    ("name", "private"),
    [
        ("elmaouid.dz", False),
        ("8.8.8.8", False),
        ("2606:4700::1111", False),
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("192.168.0.1", True),
        ("0.0.0.0", True),
        ("::1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("fe80::1", True),
        ("224.0.0.1", True),
        ("localhost", True),
        ("intranet", True),
        ("printer.local", True),
    ],
)
def test_is_private(name: str, private: bool) -> None:
    assert urls.is_private(name) is private


def test_in_domains() -> None:
    assert urls.in_domains("https://www.elmaouid.dz/a", DOMAINS)
    assert not urls.in_domains("https://notelmaouid.dz/a", DOMAINS)
    assert not urls.in_domains("https://elmaouid.dz.evil.example/a", DOMAINS)


def test_readable_shows_letters_and_hides_controls() -> None:
    assert urls.readable(f"https://elmaouid.dz/{SLUG}/%20%E2%80%AEx") == "https://elmaouid.dz/خبر/%20%E2%80%AEx"


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://www.site.dz/a", "site.dz"), ("http://127.0.0.1:8080/", "127.0.0.1-8080"), ("http://[::1]/", "--1")],
)
def test_authority_is_fit_for_a_folder(url: str, name: str) -> None:
    assert urls.authority(url) == name
