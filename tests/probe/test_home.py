"""What a start page tells of its site."""

from __future__ import annotations

import pytest

from newsbot.discovery.autodiscover import named_by
from newsbot.discovery.source import Fetched
from newsbot.probe.home import Home, HomeJob
from tests.probe.sites import BASE, front


def read(head: str = "", body: str = "", url: str = BASE) -> Home:
    """Read a start page that lists articles."""
    return HomeJob(Fetched(url, front(range(5), head, body), {"content-type": "text/html"})).run()


@pytest.mark.parametrize(
    ("markup", "told"),
    [
        ('<meta name="generator" content="WordPress 6.6.2">', "WordPress"),
        ('<meta name="generator" content="Site Kit by Google"><meta name="generator" content="Drupal 10">', "Drupal"),
        ('<meta name="generator" content="Joomla! - Open Source Content Management">', "Joomla"),
        ('<meta content="blogger" name="generator">', "Blogger"),
        ('<script src="/misc/drupal.js?x"></script>', "Drupal"),
        ('<link href="/media/k2/k2.css">', "Joomla"),
        ('<img src="/wp-content/uploads/a.jpg">', "WordPress"),
        ('<link href="/wp-content/themes/jnews-child/a.css"><link href="/wp-content/themes/jnews/b.css">', "WordPress with the JNews theme"),
        ('<link href="/wp-content/themes/jannah/a.css">', "WordPress with the Jannah theme"),
        ('<script src="/wp-includes/j.js"></script><div class="jeg_post"></div>', "WordPress with the JNews theme"),
        ('<script src="/wp-includes/j.js"></script><h2 class="post-box-title"></h2>', "WordPress with the Sahifa theme"),
        ("<p>wordpress</p>", "None"),
        ('<div class="jeg_post"></div>', "None"),
    ],
)  # fmt: skip
def test_what_made_a_page(markup: str, told: str) -> None:
    assert str(named_by(Fetched(BASE, f"<html>{markup}</html>".encode())).cms) == told


def test_the_language_is_that_of_the_words_not_of_the_scripts() -> None:
    home = read(body=f"<script>{'var the = of.and(to); ' * 2000}</script>")
    assert (home.language, home.stated_language) == ("ar", "ar")


def test_the_site_is_called_by_its_arabic_name() -> None:
    names = "".join(f'<meta property="og:site_name" content="{name}">' for name in ("Al Mithal", "صحيفة المثال"))
    assert read(names).title == "صحيفة المثال"


@pytest.mark.parametrize(
    ("url", "markup", "place"),
    [
        ("https://example.dz/", "", ("DZ", "Africa/Algiers")),
        ("https://youm7.com/", "", ("EG", "Africa/Cairo")),
        (BASE, "", (None, None)),
        (BASE, "<footer>هاتف: +216 71 000 000 حقوق النشر تونس</footer>", ("TN", "Africa/Tunis")),
        (BASE, '<a href="tel:+21671000000">x</a><a href="tel:+20200000000">x</a>', (None, None)),
        ("http://127.0.0.1:8000/", "", (None, None)),
    ],
)  # fmt: skip
def test_country_and_zone_by_clear_evidence_only(url: str, markup: str, place: tuple[str | None, str | None]) -> None:
    home = read(body=markup, url=url)
    assert (home.country, home.zone) == place
    assert bool(home.evidence) or home.country is None
