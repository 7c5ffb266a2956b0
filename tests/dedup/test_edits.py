"""The pairs of the same news are what their kinds say, and always the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest

from newsbot.arabic import fold
from tests.dedup.edits import KINDS, LIGHT, positives
from tests.dedup.edits.cuts import headline_and_lead_swapped, quotes_cut
from tests.dedup.edits.press import agency_synonyms, names_respelled, numbers_otherwise, value
from tests.dedup.edits.spelling import presentation_forms
from tests.dedup.edits.text import TEXTS, Story, read


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str, str]]:
    return list(positives())


def test_every_kind_makes_pairs_and_always_the_same(pairs: list[tuple[str, str, str]]) -> None:
    assert pairs == list(positives())
    assert {kind for kind, *_ in pairs} == KINDS.keys()
    assert KINDS.keys() > LIGHT
    assert len(TEXTS) >= 60


def words(text: str) -> Counter[str]:
    return Counter(fold(text).split())


def share(one: str, other: str) -> float:
    """Return how much of the shorter text's words the other one has."""
    here, there = words(one), words(other)
    return (here & there).total() / min(here.total(), there.total())


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("white_space", 1, 1),
        ("diacritics", 1, 1),
        ("careless", 1, 1),
        ("presentation_forms", 1, 1),
        ("one_line", 1, 1),
        ("paragraphs_split", 1, 1),
        ("names_respelled", 0.9, 0.995),
        ("agency_synonyms", 0.85, 0.97),
        ("numbers_rounded", 0.95, 0.995),
        ("two_thirds_touched", 0.93, 0.98),
        ("sentences_reordered", 1, 1),
        ("prefix_20_30pct", 1, 1),
        ("embedded_in_roundup", 0.9, 1),
        ("words_changed_4pct", 0.94, 0.99),
        ("words_changed_18pct", 0.78, 0.93),
        ("sentences_rewritten_30pct", 0.6, 0.93),
        ("typos_3pct", 0.9, 0.999),
    ],
)
def test_edits_change_as_much_as_they_say(
    pairs: list[tuple[str, str, str]], kind: str, least: float, most: float
) -> None:
    shares = [share(one, other) for found, one, other in pairs if found == kind]
    assert least <= sum(shares) / len(shares) <= most


def test_a_cut_is_shorter_and_an_addition_longer() -> None:
    story = max(map(read, TEXTS), key=lambda story: story.words)
    length = {kind: edit(story, Random(1)).words / story.words for kind, edit in KINDS.items()}
    assert 0.2 <= length["prefix_20_30pct"] <= 0.3
    assert 0.6 <= length["tail_cut_25_40pct"] <= 0.75
    assert length["flash"] < 0.3
    assert length["live_update"] > 1
    assert length["embedded_in_roundup"] > 1.2


@pytest.mark.parametrize(
    ("number", "whole", "decimals"),
    [
        ("1,250", "1250", ""),
        ("1.250", "1250", ""),
        ("148,320,500", "148320500", ""),
        ("١٬٢٥٠", "1250", ""),
        ("3,8", "3", "8"),
        ("٣٫٥", "3", "5"),
        ("1,250.5", "1250", "5"),
        ("0.6", "0", "6"),
        ("47", "47", ""),
    ],
)
def test_a_number_keeps_its_value(number: str, whole: str, decimals: str) -> None:
    assert value(number) == (whole, decimals)
    written = str(numbers_otherwise(Story(number, ()), Random(3)))
    assert value(written.strip()) == (whole, decimals)


@pytest.mark.parametrize(
    ("edit", "one", "other"),
    [
        (names_respelled, "وقال غوتيريش، في فبراير", {"وقال جوتيريش، في فيفري", "وقال غوتيريس، في شباط"}),
        (names_respelled, "العمّاني والغرامة", {"العمّاني والغرامة"}),
        (agency_synonyms, "وأعلنت الوزارة أمس.", {"وكشفت الوزارة يوم أمس.", "وكشفت الوزارة البارحة."}),
        (quotes_cut, 'قال "لن نعود إلى تلك القاعة أبدا" ثم خرج من «السوق»', {"قال  ثم خرج من «السوق»"}),
        (presentation_forms, "لم", {"\ufedf\ufee2"}),
        (presentation_forms, "دار", {"\ufea9\ufe8d\ufead"}),
        (headline_and_lead_swapped, "أولى. ثانية.", {"عنوان\nثانية."}),
    ],
)
def test_what_an_edit_writes(edit: Callable[[Story, Random], Story], one: str, other: set[str]) -> None:
    found = {"\n".join(edit(Story("عنوان", (one,)), Random(seed)).paragraphs) for seed in range(40)}
    assert found >= other


def test_a_text_is_read_whole() -> None:
    assert (
        str(Story("عنوان", ("فقرة أولى.", "فقرة ثانية! وجملة؟ نعم."))) == "عنوان\nفقرة أولى.\nفقرة ثانية! وجملة؟ نعم."
    )
    assert Story("", ("أ ب. ج", "د! هـ؟ و")).sentences == ["أ ب.", "ج", "د!", "هـ؟", "و"]
