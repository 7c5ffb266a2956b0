"""Which page an article is: canonicals are believed only where they name the very page."""

from __future__ import annotations

import pytest

from tests.extraction.pages import page, read

SITE = "https://www.example.dz"


def canonical(address: str, base: str = "") -> str:
    """Return a head with a canonical."""
    return f'{base}<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/details.aspx?id={}", "/details.aspx"),
        ("/index.php?option=com_k2&id={}", "/index.php"),
        ("/news/{}-suq-qadim", "/category/local/"),
        ("/news/{}-suq-qadim", "/"),
        ("/news/{}-suq-qadim", "/news-list/"),
        ("/news/{}-suq-qadim", "http://localhost/wp/"),
        ("/news/{}-suq-qadim", "https://[broken"),
        (":40513/news/{}-suq-qadim", f"{SITE}:40513/news-list/"),
    ],
)
def test_a_canonical_that_all_articles_share_makes_them_not_one(url: str, address: str) -> None:
    one, other = (read(page(head=canonical(address)), SITE + url.format(number)) for number in (4711, 4712))
    assert one.id != other.id
    assert one.syndicated_from is None


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("/akhbar/suq-qadim/?ref=home", "/akhbar/suq-qadim/?ref=home"),
        ("/riyada/48911-suq-qadim.html", "/akhbar/48911-suq-qadim.html"),
        ("/48911", "/akhbar/48911/suq-qadim"),
        ("/وطني/السوق-القديم/", "/محلي/السوق-القديم/"),
    ],
)
def test_a_canonical_with_the_pages_slug_or_number_is_its_identity(url: str, address: str) -> None:
    moved = read(page(head=canonical(address)), SITE + url)
    assert moved.id == read(page(), SITE + address).id


def test_a_canonical_counts_from_the_base() -> None:
    article = read(page(head=canonical("48911-suq", f'<base href="{SITE}/akhbar/">')), f"{SITE}/x/48911-suq")
    assert article.canonical_url == f"{SITE}/akhbar/48911-suq"


def test_a_canonical_elsewhere_is_the_origin_of_a_reprint() -> None:
    article = read(page(head=canonical("https://www.origin.example/a-b-c/")), f"{SITE}/a-b-c/")
    assert (article.canonical_url, article.syndicated_from) == (None, "https://www.origin.example/a-b-c/")
