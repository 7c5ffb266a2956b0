"""The quality gate over pages of the project's own making: floors that a change may raise and never lower."""

from __future__ import annotations

import sys
from typing import Final

import pytest

from tests.extraction.fields import FIELDS
from tests.extraction.quality import Case, Result, mean_f1, measure, read_cases, report, shares, table

MEAN_F1: Final = 0.999
# Shares of the cases that state a field; body and paragraphs count where every word and boundary is right.
FLOORS: Final = {
    **dict.fromkeys(
        ("agency", "country", "dateline", "desk", "image_caption", "kinds", "language", "modified", "people", "published",
         "section", "subtitle", "tags", "title"), 1.0,
    ),
    "body": 0.98,
    "forbidden": 0.99,
    "paragraphs": 0.98,
    "reason": 0.96,
}  # fmt: skip
KEYS: Final = {"url", "fetched_at", "content_type", "difficulty", "reason", *FIELDS}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases()


@pytest.fixture(scope="module")
def results(cases: list[Case]) -> list[Result]:
    return [measure(case) for case in cases]


def test_every_floor_holds(results: list[Result]) -> None:
    sys.stdout.write(f"\n{table(results)}\n")
    got = {name: right / stated for name, (right, stated) in shares(results).items()}
    below = {name: got[name] for name, floor in FLOORS.items() if got[name] < floor}
    assert not below, f"below the floor: {below}\n{report(results)}"
    assert mean_f1(results) >= MEAN_F1, report(results)


def test_cases_are_well_formed(cases: list[Case]) -> None:
    assert cases
    assert {case.name: unknown for case in cases if (unknown := set(case.expected) - KEYS)} == {}
    assert [case.name for case in cases if not case.expected.get("difficulty")] == []
    assert [case.name for case in cases if _more_kinds(case)] == []


def test_no_forbidden_words_are_expected(cases: list[Case]) -> None:
    for case in cases:
        body = " ".join(case.expected.get("paragraphs", []))
        assert [words for words in case.expected.get("forbidden", []) if words in body] == [], case.name


def _more_kinds(case: Case) -> bool:
    """Tell whether a case states kinds for more or fewer texts than it has."""
    return "kinds" in case.expected and len(case.expected["kinds"]) != len(case.expected["paragraphs"])
