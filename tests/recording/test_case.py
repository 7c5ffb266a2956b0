"""A recorded page on disk: whole or not there, its bytes as they came, its moment frozen."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from backports import zstd

from newsbot.extraction import SiteHints
from newsbot.recording.case import EXPECTED, PAGE, BrokenCase, Case, folder_of, folders
from tests.extraction.pages import FETCHED, URL, page

_HTML = page().replace(b"\n", b"\r\n")
_SITE = SiteHints("example", domains=("example.dz",))


def _case(folder: Path, html: bytes = _HTML) -> Case:
    return Case(folder, html, URL, "text/html; charset=utf-8", FETCHED, {"article": {"title": "عنوان"}})


def test_a_case_is_read_as_it_was_written(tmp_path: Path) -> None:
    case = _case(tmp_path / "example" / "one")
    case.create()
    assert sorted(path.name for path in case.folder.iterdir()) == [EXPECTED, PAGE]
    assert (case.folder / PAGE).read_bytes() == _HTML
    assert "عنوان" in (case.folder / EXPECTED).read_text(encoding="utf8")
    assert Case.load(case.folder) == case
    assert list(folders(tmp_path)) == list(folders(tmp_path, "example")) == [case.folder]
    assert list(folders(tmp_path, "other")) == []


@pytest.mark.parametrize(("ending", "packed"), [(".gz", gzip.compress(_HTML, mtime=0)), (".zst", zstd.compress(_HTML))])
def test_a_page_may_be_kept_compressed(tmp_path: Path, ending: str, packed: bytes) -> None:
    case = _case(tmp_path / "example" / "one")
    case.create()
    (case.folder / PAGE).unlink()
    (case.folder / f"{PAGE}{ending}").write_bytes(packed)
    assert Case.load(case.folder) == case


def test_a_new_case_is_there_with_all_its_files_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = _case(tmp_path / "example" / "one")
    left = case.folder.with_name(".one.partial")
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"what a killed process left")
    seen: list[bool] = []

    def full(path: Path, data: bytes) -> None:
        seen.append(case.folder.exists())
        if len(seen) > 1:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("newsbot.recording.case.write_whole", full)
        with pytest.raises(OSError, match="No space left"):
            case.create()
    assert seen == [False, False]
    assert list(case.folder.parent.iterdir()) == []
    assert list(folders(tmp_path)) == []
    case.create()
    assert Case.load(case.folder) == case


@pytest.mark.parametrize(
    "told",
    [b"", b"[]", b'{"url": "https://example.dz/a"}', b'{"url": "https://example.dz/a", "fetched_at": "now"}', b"\xff"],
)
def test_a_broken_case_is_told(tmp_path: Path, told: bytes) -> None:
    case = _case(tmp_path / "one")
    case.create()
    (case.folder / EXPECTED).write_bytes(told)
    with pytest.raises(BrokenCase, match=EXPECTED):
        Case.load(case.folder)


def test_a_page_that_is_missing_is_told(tmp_path: Path) -> None:
    case = _case(tmp_path / "one")
    case.create()
    (case.folder / PAGE).unlink()
    with pytest.raises(BrokenCase, match=PAGE):
        Case.load(case.folder)


def test_the_moment_is_kept_to_the_second(tmp_path: Path) -> None:
    case = Case(tmp_path / "one", _HTML, URL, None, datetime(2026, 11, 24, 8, 30, 1, tzinfo=UTC), {"reason": "listing"})
    case.create()
    assert json.loads((case.folder / EXPECTED).read_bytes())["fetched_at"] == "2026-11-24T08:30:01+00:00"
    assert Case.load(case.folder) == case


@pytest.mark.parametrize(
    "other",
    [
        "http://example.dz/sport/a-b-c",
        "https://www.example.dz/sport/a-b-c/?utm_source=feed",
        "https://m.example.dz/sport/a-b-c/amp/",
    ],
)
def test_all_forms_of_an_address_are_one_folder(other: str) -> None:
    name = folder_of("https://www.example.dz/sport/a-b-c/", _SITE)
    assert name.startswith("sport-a-b-c-")
    assert folder_of(other, _SITE) == name


def test_other_pages_have_other_folders() -> None:
    arabic = "https://example.dz/%D8%A7%D9%84%D8%B3%D9%88%D9%82/"
    long = f"https://example.dz/{'word-' * 60}end/"
    addresses = [arabic, long, "https://example.dz/", "https://example.dz/?p=1", "https://example.dz/?p=2", f"{long}2/"]
    names = {folder_of(url, _SITE) for url in addresses} | {folder_of(arabic, SiteHints("other"))}
    assert len(names) == len(addresses) + 1
    assert all(len(name) < 60 and name.replace("-", "").isalnum() and name.isascii() for name in names)
    assert folder_of(arabic, _SITE).startswith("page-")
