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
    ],
)
def test_identity_tells_pages_apart(one: str, other: str) -> None:
    assert urls.identity(one, DOMAINS) != urls.identity(other, DOMAINS)


def test_identity_does_not_depend_on_the_order_of_parameters() -> None:
    assert urls.identity("https://a.dz/x?id=1&lang=ar") == urls.identity("https://a.dz/x?lang=ar&id=1")


def test_source_files_keep_their_views_apart() -> None:
    assert urls.source_key("https://elmaouid.dz/feed/", DOMAINS) == "/feed/"
    assert urls.source_key("https://elmaouid.dz/feed/?paged=2", DOMAINS) == "/feed/?paged=2"
    assert urls.source_key("http://www.elmaouid.com/", DOMAINS) == "/"


@pytest.mark.parametrize(
    ("path", "possible"),
    [
        ("/خبر-عاجل/", True),
        ("/2020/11/2338761/", True),
        ("/?p=123", True),
        ("/press/article/123/", True),
        ("/", False),
        ("/category/sport/", False),
        ("/tag/كرة/", False),
        ("/author/admin/", False),
        ("/page/2/", False),
        ("/2020/11/", False),
        ("/wp-content/uploads/a.jpg", False),
        ("/wp-json/wp/v2/posts/1", False),
        ("/خبر/feed/", False),
        ("/خبر/embed/", False),
        ("/خبر/?replytocom=9", False),
        ("/خبر/comment-page-2/", False),
        ("/report.pdf", False),
    ],
)
def test_may_be_article(path: str, possible: bool) -> None:
    assert urls.may_be_article("https://elmaouid.dz" + path) is possible


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
