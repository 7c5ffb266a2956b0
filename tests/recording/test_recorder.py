"""Recording a page and deriving anew what is expected of it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.project import get_project_settings

from newsbot.commands.record import Command, check, chosen
from newsbot.errors import UsageError
from newsbot.extraction import SiteHints
from newsbot.loading import hints_at, spider_named
from newsbot.pages import Given, Unreadable
from newsbot.recording.case import EXPECTED, Case
from newsbot.recording.expectation import Change, changes, derived
from newsbot.recording.recorder import Recorder, Updater
from tests.extraction.pages import FETCHED, TITLE, page

_URL = "https://www.elmaouid.dz/souq-el-madina-yaftah/"
_SPIDER = spider_named(get_project_settings(), "elmaouid")
_GIVEN = Given(page(above='<span class="date">منذ ساعتين</span>'), _URL, "text/html; charset=utf-8", 200)


def _recorded(root: Path, given: Given = _GIVEN) -> Path:
    recorder = Recorder(_SPIDER, root)
    assert recorder.take(given.url, given)
    assert recorder.well
    return recorder.case_of(given.url)


def _edit(folder: Path, **values: Any) -> None:
    case = Case.load(folder)
    replace(case, expected={"article": {**case.expected["article"], **values}}).rewrite()


def test_a_recorded_page_replays_and_words_of_time_count_from_its_moment(tmp_path: Path) -> None:
    case = Case.load(_recorded(tmp_path))
    article = case.expected["article"]
    assert (case.html, case.content_type) == (_GIVEN.html, _GIVEN.content_type)
    assert (article["site"], article["country"], article["title"]) == ("elmaouid", "DZ", TITLE)
    frozen = replace(case, fetched_at=FETCHED)
    published = derived(frozen, hints_at(_SPIDER, _URL)).expected["article"]["published"]
    assert timedelta(hours=1) < FETCHED - datetime.fromisoformat(published) <= timedelta(hours=3)
    assert changes(case.expected, derived(case, hints_at(_SPIDER, _URL)).expected) == []


def test_what_only_a_run_knows_is_not_expected(tmp_path: Path) -> None:
    article = Case.load(_recorded(tmp_path)).expected["article"]
    assert not {"revision", "relation", "discovered_via", "fetched_at", "extractor", "text"} & article.keys()
    assert None not in article.values()
    assert list(article["sources"]) == sorted(article["sources"])


def test_a_page_that_is_no_article_is_recorded_with_its_reason(tmp_path: Path) -> None:
    folder = _recorded(tmp_path, Given(page(body="<p>قريبا.</p>"), _URL, None, 200))
    assert Case.load(folder).expected == {"reason": "too_short"}


def test_a_page_is_not_recorded_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _recorded(tmp_path)
    before = (folder / EXPECTED).read_bytes()
    recorder = Recorder(_SPIDER, tmp_path)
    assert recorder.take(_URL, replace(_GIVEN, html=page(title="عنوان آخر")))
    assert not recorder.well
    assert (folder / EXPECTED).read_bytes() == before
    assert f"scrapy record elmaouid --update {folder.name}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Unreadable("HTTP status 404"), "HTTP status 404"),
        (replace(_GIVEN, url="https://example.com/a-b-c/"), "no page of elmaouid: it isn't on elmaouid.dz"),
    ],
)
def test_what_can_not_be_recorded_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], given: Given | Unreadable, told: str
) -> None:
    recorder = Recorder(_SPIDER, tmp_path)
    assert recorder.take(_URL, given)
    assert not recorder.well
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_saved_page_has_the_moment_that_is_given(tmp_path: Path) -> None:
    moment = datetime(2020, 1, 2, 3, 4, tzinfo=UTC)
    recorder = Recorder(_SPIDER, tmp_path, moment)
    recorder.take("page.html", replace(_GIVEN, status=None))
    assert Case.load(recorder.case_of(_URL)).fetched_at == moment


def test_an_update_shows_each_difference_and_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _recorded(tmp_path)
    right = (folder / EXPECTED).read_bytes()
    _edit(folder, title="عنوان قديم", image_caption="شرح", language=None)
    wrong = (folder / EXPECTED).read_bytes()

    checking = Updater(_SPIDER, checking=True)
    checking.run([folder])
    shown = capsys.readouterr().err
    for line in ("title", "  - \u2067عنوان قديم\u2069", f"  + \u2067{TITLE}\u2069", "  - \u2067شرح\u2069", "  + ar"):
        assert line in shown.splitlines()
    assert "published" not in shown
    assert (checking.changed, checking.same, (folder / EXPECTED).read_bytes()) == (1, 0, wrong)

    for changed in (1, 0):
        updater = Updater(_SPIDER)
        updater.run([folder])
        assert (updater.changed, updater.same, updater.broken) == (changed, 1 - changed, 0)
        assert (folder / EXPECTED).read_bytes() == right


def test_a_broken_case_costs_no_other(tmp_path: Path) -> None:
    broken = _recorded(tmp_path)
    whole = _recorded(tmp_path, replace(_GIVEN, url="https://elmaouid.dz/another-page-here/"))
    (broken / EXPECTED).write_bytes(b"{")
    updater = Updater(_SPIDER)
    updater.run([broken, whole])
    assert (updater.same, updater.changed, updater.broken) == (1, 0, 1)


def _paragraph(text: str, kind: str = "text") -> dict[str, str]:
    return {"kind": kind, "text": text}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"article": {"title": "a", "tags": []}}, {"article": {"title": "a"}}, []),
        ({"article": {"title": "a"}}, {"article": {"title": "b"}}, [Change("title", (("-", "a"), ("+", "b")))]),
        ({"article": {}}, {"article": {"desk": "d"}}, [Change("desk", (("+", "d"),))]),
        ({"article": {"tags": ["a", "b", "c"]}}, {"article": {"tags": ["a", "c"]}}, [Change("tags", (("-", "b"),))]),
        (
            {"article": {"sources": {"title": "h1", "tags": "meta"}}},
            {"article": {"sources": {"tags": "meta", "title": "og:title"}}},
            [Change("sources", (("-", "title: h1"), ("+", "title: og:title")))],
        ),
        (
            {"article": {"paragraphs": [_paragraph("a"), _paragraph("b")]}},
            {"article": {"paragraphs": [_paragraph("a"), _paragraph("b", "heading")]}},
            [Change("paragraphs", (("-", _paragraph("b")), ("+", _paragraph("b", "heading"))))],
        ),
        (
            {"reason": "listing"},
            {"article": {"title": "a"}},
            [Change("title", (("+", "a"),)), Change("not an article", (("-", "listing"),))],
        ),
    ],
)
def test_differences_are_told_by_field_and_entry(
    old: dict[str, Any], new: dict[str, Any], expected: list[Change]
) -> None:
    assert changes(old, new) == expected


def test_cases_are_chosen_by_address_or_folder(tmp_path: Path) -> None:
    one, two = _recorded(tmp_path), _recorded(tmp_path, replace(_GIVEN, url="https://elmaouid.dz/another-page-here/"))
    recorder = Recorder(_SPIDER, tmp_path)
    known = tmp_path / "elmaouid"
    assert set(chosen(recorder, known, [])) == {one, two}
    assert chosen(recorder, known, [two.name, f"{_URL}?utm_source=x"]) == [two, one]
    assert chosen(recorder, known, [f"tests/sites/elmaouid/{one.name}/"]) == [one]
    with pytest.raises(UsageError, match="isn't recorded"):
        chosen(recorder, known, ["https://elmaouid.dz/no-such-page/"])
    with pytest.raises(UsageError, match="nothing is recorded"):
        chosen(recorder, tmp_path / "news", [])


def test_exit_codes_tell_whether_anything_is_other_than_recorded(tmp_path: Path) -> None:
    command, file = Command(), tmp_path / "saved.html"
    command.settings = get_project_settings()
    file.write_bytes(_GIVEN.html)
    options = Namespace(folder=str(tmp_path / "sites"), url=_URL, at="2026-11-24T08:00+01:00", check=False)
    assert command._record(_SPIDER, [str(tmp_path / "none.html")], options) == 1
    assert command._record(_SPIDER, [str(file)], options) == 0
    assert command._record(_SPIDER, [str(file)], options) == 1
    with pytest.raises(UsageError, match="is there already"):  # before anything is asked for
        command._record(_SPIDER, [_URL], options)
    assert command._update(_SPIDER, [], options) == 0
    _edit(Recorder(_SPIDER, tmp_path / "sites").case_of(_URL), title="عنوان قديم")
    assert [command._update(_SPIDER, [], options) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize(
    ("args", "options", "told"),
    [
        ([], {}, "name a site"),
        (["elmaouid"], {}, "name the pages"),
        (["elmaouid", "--updat"], {}, "unknown option --updat"),
        (["elmaouid", "https://"], {}, "is no web address"),
        (["elmaouid", "a.html"], {"check": True}, "--check belongs to --update"),
        (["elmaouid"], {"update": True, "url": _URL}, "leave --url"),
        (["elmaouid", "a.html", "b.html"], {"url": _URL}, "address of one file"),
        (["elmaouid", _URL], {"url": _URL}, "address of one file"),
        (["elmaouid", "a.html"], {"url": "a"}, "is no web address"),
        (["elmaouid", "a.html"], {"at": "yesterday"}, "is no time"),
        (["elmaouid", "a.html"], {"at": "2026-11-24T08:00"}, "needs an offset"),
    ],
)
def test_mistakes_are_told(args: list[str], options: dict[str, Any], told: str) -> None:
    given = {"url": None, "at": None, "update": False, "check": False, **options}
    with pytest.raises(UsageError, match=told):
        check(args, Namespace(**given))


def test_a_site_for_any_page_is_known_by_its_host() -> None:
    spider = spider_named(get_project_settings(), "news")
    assert hints_at(spider, "http://127.0.0.1:8070/a/") == SiteHints("127.0.0.1-8070", domains=("127.0.0.1",))
