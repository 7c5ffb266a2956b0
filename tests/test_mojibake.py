from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.mojibake import mended, repair

ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ،؟:«»0123456789", min_size=1)
SENTENCE = "قال: «نعم» – وفاز؟ في 12 من 90 دقيقة، ط ظ ف ق ث"


def misread(text: str, written: str, read_as: str) -> str:
    """Return a text as it shows when its bytes are read by another table; undefined bytes are controls."""
    return "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(written))


@pytest.mark.parametrize("text", [SENTENCE, "مصر", "الحكومة الجزائرية تعلن عن مشروع FIFA جديد", "گچپژ کی"])
@pytest.mark.parametrize(("read_as", "table"), [("cp1256", "windows-1256"), ("cp1252", "windows-1252"), ("latin-1", "windows-1252")])  # fmt: skip
def test_utf8_read_by_a_table_comes_back(text: str, read_as: str, table: str) -> None:
    assert mended(misread(text, "utf-8", read_as)) == (text, table)


@pytest.mark.parametrize("text", ["الحكومة الجزائرية تعلن عن مشروع FIFA جديد", "قال: «نعم» – وفاز؟ في 12 چ گ پ"])
@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
def test_windows_1256_read_as_latin_comes_back(text: str, read_as: str) -> None:
    assert repair(misread(text, "cp1256", read_as)) == text


def test_the_table_with_more_arabic_is_the_right_one() -> None:
    assert repair(misread("الحكومة الجزائرية تعلن", "iso8859_6", "latin-1")) == "الحكومة الجزائرية تعلن"


def test_only_the_misread_part_of_a_text_is_changed() -> None:
    assert repair(f"خبر: {misread('مشروع جديد', 'utf-8', 'cp1256')} (2026)") == "خبر: مشروع جديد (2026)"


@given(ARABIC, st.sampled_from(["cp1256", "cp1252", "latin-1"]))
def test_a_repair_is_right_or_not_made(text: str, read_as: str) -> None:
    bad = misread(text, "utf-8", read_as)
    assert repair(bad) in (text, bad)


@given(ARABIC)
def test_arabic_stays_as_it_is(text: str) -> None:
    assert mended(text) == (text, None)


@pytest.mark.parametrize(
    "text",
    ["Ça a été à côté", "ÉTÉ", "أ، ب، ج، د، ط، ظ، ع، غ، ط", "Þýðir það", "ÀÉÈ à é", "Äö Üß", "§„… ط", "ظ… ط…"],
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize("hole", ["\ufffd", ""])
def test_what_has_lost_a_byte_stays_whole(hole: str) -> None:
    bad = misread("الحكومة الجزائرية", "utf-8", "cp1252").replace("\u00a7", hole, 1)
    assert repair(bad) == bad
