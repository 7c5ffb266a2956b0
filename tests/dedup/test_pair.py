"""What relate() says of single pairs: a table to read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.dedup import Match, relate
from tests.reprints import LONGER, OTHER, REPRINT, RESPELLED, REWRITTEN, SHORTENED, STORY, bulletin

CABLE = (
    "بعث رئيس الدولة برقية تهنئة إلى رئيس {} بمناسبة العيد الوطني لبلاده، تمنى له فيها موفور الصحة ولشعب بلاده الصديق"
    " اطراد التقدم والرخاء، مؤكدا حرصه على توطيد أواصر المودة التي تجمع البلدين وتوسيع آفاق التعاون في شتى الميادين."
)
MATCH = (
    "أنهى فريق الميناء مباراته على أرضه أمام ضيفه نجم الواحة {} ضمن منافسات الجولة السابعة من بطولة الهواة، وسط حضور"
    " جماهيري كبير وأجواء ماطرة، ليبقى في المركز الثالث خلف المتصدر ووصيفه قبل أسبوع من مواجهة القمة."
)
EDICT = "قررت الوزارة {} المعبر الحدودي أمام المسافرين والشاحنات حتى إشعار آخر، على أن تعلن التفاصيل في بيان لاحق."


@pytest.mark.parametrize(
    ("one", "other", "relations"),
    [
        (STORY, RESPELLED, {"exact"}),
        (STORY, STORY.replace("\n\n", "&nbsp;\n&#8207;").replace("،", "&#1548;"), {"exact"}),
        (STORY, STORY.replace("ه", "ہ"), {"exact"}),
        (STORY, REPRINT, {"near"}),
        (STORY, SHORTENED, {"near"}),
        (STORY, LONGER, {"near"}),
        (STORY, f"وادي الزيتون (خاص) - {STORY}\n\nتابعونا على صفحاتنا ليصلكم كل جديد.", {"near"}),
        (STORY, REWRITTEN, {"related"}),
        (STORY, OTHER, {"new"}),
        (bulletin(1), bulletin(2), {"series"}),
        # One word makes another piece of news.
        (CABLE.format("البيرو"), CABLE.format("النيبال"), {"related", "series", "new"}),
        (MATCH.format("بالتعادل"), MATCH.format("بالخسارة"), {"related", "series", "new"}),
        (MATCH.format("بهدف لهدفين"), MATCH.format("بثلاثة أهداف"), {"related", "series", "new"}),
        (EDICT.format("إغلاق"), EDICT.format("فتح"), {"related", "series", "new"}),
        # Nothing to compare by.
        ("", "", {"new"}),
        ("…!؟", "…!؟", {"new"}),
        ("خبر", "خبر", {"exact"}),
        ("خبر", "نبأ", {"new"}),
        ("كلمة " * 5000, "كلمة " * 4000, {"new"}),
        ("\ud800 خبر", "خبر \udfff", {"exact"}),
    ],
)
def test_relation(one: str, other: str, relations: set[str]) -> None:
    match = relate(one, other)
    assert match.relation in relations
    assert 0 <= match.similarity <= 1
    assert relate(other, one) == match


@given(st.lists(st.sampled_from(STORY.split() + OTHER.split()), max_size=120))
def test_the_order_of_two_texts_is_no_matter(words: list[str]) -> None:
    one, other = " ".join(words), " ".join(words[::-1] + words[:5])
    assert relate(one, other) == relate(other, one)
    found = relate(one, f"{one} {one}")
    assert found.relation != "series"


def test_a_match_is_a_plain_record() -> None:
    assert relate(STORY, STORY) == Match("exact", 1.0)
