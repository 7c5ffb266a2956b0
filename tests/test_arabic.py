from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.arabic import clean, fold, repair

ARABIC = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x6FF, exclude_categories=("Cc", "Cn")))


@pytest.mark.parametrize(
    ("published", "stored"),
    [
        ("إلى الجزائرِ العاصمةِ", "إلى الجزائرِ العاصمةِ"),  # hamza and diacritics stay
        ("ســـلام", "ســـلام"),  # tatweel stays
        ("٪٢٥ و25%", "٪٢٥ و25%"),
        ("صلى الله عليه ﷺ وسلم ½ …", "صلى الله عليه ﷺ وسلم ½ …"),
        ("\u202bنص\u202c\u200f", "نص"),
        ("\ufeffنص\u200bواحد", "نصواحد"),
        ("نص\u00a0واحد", "نص واحد"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),  # presentation forms
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner between letters
        ("كلمة\u200c ", "كلمة "),
        ("e\u0301", "é"),
    ],
)
def test_clean(published: str, stored: str) -> None:
    assert clean(published) == stored


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أعلنتْ الوزارةُ ٥", "اعلنت الوزاره 5"),
        ("مستشفى", "مستشفي"),
        ("مؤسسة", "موسسه"),
        ("۱۲۳", "123"),
        ("«قال»: نعم!", "قال نعم"),
        ("ســـلام", "سلام"),
        ("ﻻ", "لا"),
    ],
)
def test_fold_takes_spellings_for_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("علم", "عالم"), ("12", "21"), ("بيت", "بنت"), ("", "ا")])
def test_fold_keeps_words_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(ARABIC)
def test_both_are_done_after_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert fold(clean(text)) == fold(text)


@given(ARABIC)
def test_clean_is_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))


def test_mojibake_is_repaired_where_a_round_trip_proves_it() -> None:
    text = "الحكومة الجزائرية تعلن عن مشروع جديد"
    assert repair(text.encode().decode("cp1256", "ignore").encode("cp1256").decode("cp1256")) in (text, repair(text))
    assert repair(text.encode("cp1256").decode("cp1252")) == text


@given(ARABIC)
def test_repair_leaves_real_arabic_alone(text: str) -> None:
    words = " ".join(word for word in text.split() if not {"ط", "ظ"} & set(word))
    assert repair(f"قال الوزير في بيان {words}") == f"قال الوزير في بيان {words}"


@pytest.mark.parametrize("text", ["Ça a été à côté", "État", "طظ", "ظروف الطقس", "façade élégante très âgée"])
def test_repair_leaves_other_languages_alone(text: str) -> None:
    assert repair(text) == text
