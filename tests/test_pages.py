"""Pages from files: compression by content, bounds, what stands in the way, and the address that a page names."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from backports import zstd

from newsbot.errors import NotAnArticle
from newsbot.pages import Given, Unreadable, address_of, read_local
from tests.extraction.pages import page

_URL = "https://example.com/news/1"
_PAGE = page()
_LIMIT = 100_000


def _canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def _og(url: str) -> str:
    return f'<meta property="og:url" content="{url}">'


@pytest.mark.parametrize("name", ["page.html", "page.gz", "page.zst", "page"])
@pytest.mark.parametrize(
    "body",
    [
        _PAGE,
        gzip.compress(_PAGE, mtime=0),
        gzip.compress(_PAGE[:99], mtime=0) + gzip.compress(_PAGE[99:], mtime=0),
        zstd.compress(_PAGE),
    ],
)
def test_compression_is_told_by_the_bytes(tmp_path: Path, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(body)
    assert read_local(str(tmp_path / name), _URL, _LIMIT) == Given(_PAGE, _URL)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (gzip.compress(_PAGE, mtime=0)[:-20], "cut off or broken"),
        (zstd.compress(_PAGE)[:-20], "cut off or broken"),
        (gzip.compress(_PAGE, mtime=0)[:20] + b"no deflate", "cut off or broken"),
        (gzip.compress(bytes(_LIMIT + 1), mtime=0), "larger than"),
        (bytes(_LIMIT + 1), "larger than"),
        (_PAGE, "give it with --url"),
    ],
)
def test_what_stands_in_the_way_is_told(tmp_path: Path, body: bytes, told: str) -> None:
    (tmp_path / "page").write_bytes(body)
    answer = read_local(str(tmp_path / "page"), None if body == _PAGE else _URL, _LIMIT)
    assert isinstance(answer, Unreadable)
    assert told in str(answer)


@pytest.mark.parametrize(("name", "told"), [("", "Is a directory"), ("none.html", "No such file")])
def test_a_file_that_is_none_is_told(tmp_path: Path, name: str, told: str) -> None:
    answer = read_local(str(tmp_path / name), _URL, _LIMIT)
    assert isinstance(answer, Unreadable)
    assert told in str(answer)


def test_an_empty_file_without_an_address_is_no_article(tmp_path: Path) -> None:
    (tmp_path / "page").touch()
    answer = read_local(str(tmp_path / "page"), None, _LIMIT)
    assert isinstance(answer, NotAnArticle)
    assert answer.reason == "empty"


@pytest.mark.parametrize(
    ("head", "address"),
    [
        (_canonical(_URL), _URL),
        (_og(_URL), _URL),
        (_canonical(_URL) + _og("http://www.example.com/n/1"), _URL),
        (_canonical("https://original.example.org/7") + _og(_URL), _URL),
        (_canonical("https://example.com/") + _og(_URL), _URL),
        (_canonical("https://example.com/"), "https://example.com/"),
        (_canonical(f"{_URL}?utm_source=feed#top"), _URL),
        (_canonical("/news/1"), None),
        (_canonical("javascript:void(0)") + _og(""), None),
        ("", None),
    ],
)
def test_a_page_names_its_address(head: str, address: str | None) -> None:
    assert address_of(page(head=head)) == address
