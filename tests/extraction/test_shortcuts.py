"""Shortcuts: what is seen at a look is what the whole look would have told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.extraction import further, walls

WORDS = [
    "قالت الوزارة",
    "الصفحة غير موجودة",
    "نستخدم ملفات تعريف الارتباط",
    "page not found",
    "accept cookies",
    "في المدينة أمس",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@settings(deadline=None)
@given(st.from_regex(further._NUMBERED) | st.text("/=,_pC-0123456789.html?&#\n", max_size=40))
def test_a_number_at_the_end_of_an_address_is_found_from_its_end(href: str) -> None:
    assert further._is_numbered(href) == bool(further._NUMBERED.search(href))


@pytest.mark.parametrize("reason", sorted(walls._WALLS))
def test_forms_in_other_letters_fit_no_arabic_sentence(reason: str) -> None:
    """What any form fits is fitted by the Arabic forms alone, if there is no Latin letter in it."""

    @settings(max_examples=300, deadline=None)
    @given(st.from_regex(re.compile(walls._WALLS[reason].pattern), alphabet=st.characters(max_codepoint=0x6FF)))
    def fits(sentence: str) -> None:
        if not walls._LATIN.search(sentence):
            assert walls._IN_ARABIC[reason].search(sentence)

    fits()


@settings(deadline=None)
@given(st.lists(SENTENCES.map(lambda text: f"{text}."), max_size=8), st.sampled_from([0.3, 0.5, 0.75]))
def test_where_enough_else_is_said_there_is_no_wall(texts: list[str], share: float) -> None:
    if walls.says_else(texts, share, 1):
        assert walls.wall_of(texts, share) is None
        assert walls.wall_of(walls.without_notices(texts), share) is None
