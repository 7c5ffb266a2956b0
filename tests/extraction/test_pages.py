"""The quality gate over pages of the project's own making: floors that a change may raise and never lower."""

from __future__ import annotations

from typing import Final

import pytest

from newsbot.arabic import fold
from tests.extraction.quality import FIELDS, Case, Result, mean_f1, measure, read_cases, report, shares

MEAN_F1: Final = 0.0
FLOORS: Final[dict[str, float]] = {}  # share of the cases that state a field
KEYS: Final = {"url", "fetched_at", "content_type", "difficulty", "reason", *FIELDS}


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return read_cases()


@pytest.fixture(scope="module")
def results(cases: list[Case]) -> list[Result]:
    return [measure(case) for case in cases]


def test_every_floor_holds(results: list[Result]) -> None:
    got = {name: right / stated for name, (right, stated) in shares(results).items()}
    below = {name: share for name, share in got.items() if share < FLOORS.get(name, 0)}
    assert not below, f"below the floor: {below}\n{report(results)}"
    assert mean_f1(results) >= MEAN_F1, report(results)


def test_cases_are_well_formed(cases: list[Case]) -> None:
    assert cases
    assert {case.name: unknown for case in cases if (unknown := set(case.expected) - KEYS)} == {}
    assert [case.name for case in cases if not case.expected.get("difficulty")] == []
    assert [case.name for case in cases if _more_kinds(case)] == []


def test_no_forbidden_words_are_expected(cases: list[Case]) -> None:
    for case in cases:
        body = fold(" ".join(case.expected.get("paragraphs", [])))
        assert [words for words in case.expected.get("forbidden", []) if fold(words) in body] == [], case.name


def _more_kinds(case: Case) -> bool:
    """Tell whether a case states kinds for more or fewer texts than it has."""
    return "kinds" in case.expected and len(case.expected["kinds"]) != len(case.expected["paragraphs"])
