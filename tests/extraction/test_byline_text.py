"""Bylines and datelines in the text itself: at its head, at its foot, and the sentences that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.article import Paragraph
from newsbot.extraction.byline import read_byline
from newsbot.extraction.dateline import read_dateline
from newsbot.extraction.people import site_keys
from newsbot.extraction.signature import is_copy_of_byline, is_signature, read_foot, read_head, read_title, read_told

SITES = site_keys(["الضفة اليوم", "صحيفة المرفأ"])
FIRST = "قررت إدارة الميناء تمديد ساعات العمل في الأرصفة الجديدة حتى منتصف الليل ابتداء من الأسبوع المقبل."
LAST = "وسترفع اللجنة تقريرها إلى مجلس المدينة قبل نهاية الشهر ليفتح النقاش حوله أمام السكان."


def paragraphs(*texts: str) -> list[Paragraph]:
    """Return a body."""
    return [Paragraph(text=text) for text in texts]


# head of the first paragraph -> dateline, agency, reporter
DATELINES: list[tuple[str, str | None, str | None, str | None]] = [
    ("الجزائر – ", "الجزائر", None, None),
    ("وهران - ", "وهران", None, None),
    ("تيزي وزو – ", "تيزي وزو", None, None),
    ("جنوب إفريقيا – ", "جنوب إفريقيا", None, None),
    ("الجزائر - واج - ", "الجزائر - واج", "واج", None),
    ("الجزائر - واج – ", "الجزائر - واج", "واج", None),
    ("الجزائر (واج) - ", "الجزائر (واج)", "واج", None),
    ("القاهرة (رويترز) - ", "القاهرة (رويترز)", "رويترز", None),
    ("القاهرة – رويترز: ", "القاهرة – رويترز", "رويترز", None),
    ("(رويترز) - ", None, "رويترز", None),
    ("أ ف ب - ", None, "أ ف ب", None),
    ("رام الله/ وفا/ ", "رام الله/ وفا", "وفا", None),
    ("رام الله - وفا - ", "رام الله - وفا", "وفا", None),
    ("عمان - بترا - ", "عمان - بترا", "بترا", None),
    ("عمان- بترا- ", "عمان- بترا", "بترا", None),
    ("الرياض، واس: ", "الرياض، واس", "واس", None),
    ("أبوظبي في 3 نوفمبر / وام / ", "أبوظبي في 3 نوفمبر / وام", "وام", None),
    ("باريس/ 12 يناير/ كانون الثاني / وام / ", "باريس/ 12 يناير/ كانون الثاني / وام", "وام", None),
    ("الدوحة 12 نوفمبر (قنا) -- ", "الدوحة 12 نوفمبر (قنا)", "قنا", None),
    ("دمشق، سوريا (CNN) -- ", "دمشق، سوريا (CNN)", None, None),
    ("بيروت ـ «السواحل» ", "بيروت ـ «السواحل»", None, None),
    ("(أبوظبي - الضفة اليوم) ", "أبوظبي - الضفة اليوم", None, None),
    ("الضفة اليوم - دبي: ", "الضفة اليوم - دبي", None, None),
    ("دبي - العربية.نت: ", "دبي - العربية.نت", None, None),
    ("نيويورك: ", "نيويورك", None, None),
    ("واشنطن (أ ب) — ", "واشنطن (أ ب)", "أ ب", None),
    ("موسكو - وكالات: ", "موسكو - وكالات", "وكالات", None),
    ("كييف - أ ف ب، رويترز - ", "كييف - أ ف ب، رويترز", "أ ف ب، رويترز", None),
    ("عين بوسيف (واج) - ", "عين بوسيف (واج)", "واج", None),
    ("القاهرة - أحمد الدرعي: ", "القاهرة", None, "أحمد الدرعي"),
    ("القاهرة – أحمد الدرعي – ", "القاهرة", None, "أحمد الدرعي"),
    ("أحمد الدرعي - القاهرة: ", "القاهرة", None, "أحمد الدرعي"),
    ("غزة / أحمد الدرعي / الأناضول - ", "غزة", "الأناضول", "أحمد الدرعي"),
    ("كتب - أحمد الدرعي: ", None, None, "أحمد الدرعي"),
    ("كتبت - ليلى السراج: ", None, None, "ليلى السراج"),
    ("بغداد/ ليلى السراج: ", "بغداد", None, "ليلى السراج"),
    ("أحمد الدرعي- النافذة- جدة: ", "النافذة- جدة", None, "أحمد الدرعي"),
    ("أحمد الدرعي، ليلى السراج-المرفأ-جدة: ", "المرفأ-جدة", None, "ليلى السراج"),
    ("عبدالحكيم الدرعي – أبها: ", "أبها", None, "عبدالحكيم الدرعي"),
    ("تونس الخميس 13 نوفمبر 2025 (وات) - ", "تونس الخميس 13 نوفمبر 2025 (وات)", "وات", None),
    ("أحمد الدرعي المرفأ-جدة: ", "المرفأ-جدة", None, "أحمد الدرعي"),
    ('المرفأ- الرياض: أنهت صحيفة "المرفأ" ', "المرفأ- الرياض", None, None),
    ("أحمد الدرعي- (تصوير: جابر المنصوري)- المرفأ- جدة: ", "المرفأ- جدة", None, "أحمد الدرعي"),
    ("أحمد الدرعي- المرفأ- بلجرشي: ", "المرفأ- بلجرشي", None, "أحمد الدرعي"),
    ("أحمد الدرعي- المرفأ:", None, None, "أحمد الدرعي"),
    ("أحمد الدرعي - المرفأ - متابعة: ", None, None, "أحمد الدرعي"),
    ("حلب-سانا ", "حلب-سانا", "سانا", None),
    ("تيزي وزو-واج ", "تيزي وزو-واج", "واج", None),
    ("حلب-الشمال ", None, None, None),
    ("باريس-الفرنسية ", None, None, None),
    # False friends.
    ("أحمد الدرعي - متابعة الأسعار: ", None, None, None),
    ("القاهرة - أسعار الذهب اليوم: ", "القاهرة", None, None),
    ("أحمد الدرعي: «رحلة الماء» ", None, None, None),
    ("أحمد الدرعي و«رحلة الماء» ", None, None, None),
    ("رويترز: ", None, None, None),
    ("17:26 ت م - ", None, None, None),
    ("", None, None, None),
    ("قال الوزير - ", None, None, None),
    ("وزير المالية: ", None, None, None),
    ("أحمد الدرعي: ", None, None, None),
    ("كتب أحمد الدرعي: ", None, None, None),
    ("المغرب - الجزائر: ", None, None, None),
    ("ليبيا: ", None, None, None),
    ("معا - ", None, None, None),
    ("القاهرة مدينة كبيرة - ", None, None, None),
    ("أزمة المياه - ", None, None, None),
    ("وكتب محمد على صفحته: ", None, None, None),
    ("كتب الوزير على صفحته: ", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "dateline", "agency", "reporter"), DATELINES)
def test_datelines(opening: str, dateline: str | None, agency: str | None, reporter: str | None) -> None:
    told = read_dateline(f"{opening}{FIRST}", SITES)
    assert told.text == dateline
    kinds = {piece.kind: piece.text for piece in told.pieces}
    agencies = "، ".join(piece.text for piece in told.pieces if piece.kind == "agency")
    assert (agencies or None, kinds.get("writer")) == (agency, reporter)


@pytest.mark.parametrize(
    ("line", "people", "agency"),
    [
        ("حوار: آسيا الدرعي", ["آسيا الدرعي"], None),
        ("بقلم: نوفل الششتاوي", ["نوفل الششتاوي"], None),
        ("بقلم: د. أرسوز الطرابيشي", ["د. أرسوز الطرابيشي"], None),
        ("كتب: أرسوز الطرابيشي", ["أرسوز الطرابيشي"], None),
        ("كتب ـ أحمد الدرعي وليلى السراج", ["أحمد الدرعي", "ليلى السراج"], None),
        ("إعداد وترجمة: ليلى السراج", ["ليلى السراج"], None),
        ("حاورتها ليلى السراج", ["ليلى السراج"], None),
        ("تقرير: ليلى السراج – تصوير: جابر المنصوري", ["ليلى السراج"], None),
        ("الجزائر - ليلى السراج", ["ليلى السراج"], None),
        ("القاهرة – رويترز", [], "رويترز"),
        ("ليلى السراج – نافذة اليوم", ["ليلى السراج"], None),
        ("ليلى السراج – رئيسة النادي", [], None),
        ("الموصل - واع - نصار العبيدي", ["نصار العبيدي"], "واع"),
        ("الموصل - واع - كرموش العبيدي", ["كرموش العبيدي"], "واع"),
        ("الموصل - واع - كأس القارات", [], "واع"),
        ("الدوحة – رمضان شاكوش:", ["رمضان شاكوش"], None),
        ("الدوحة – رمضان كريم", [], None),
        ("الدوحة – نجاح المبادرة", [], None),
        ("ترجمة: ليلى السراج - رويترز", ["ليلى السراج"], "رويترز"),
        # Sentences and titles, not bylines.
        ("كتب محمد عن رحلته إلى الجنوب", [], None),
        ("كتب الوزير على صفحته إن المشروع جاهز", [], None),
        ("كتبت صحيفة نيويورك تايمز عن الصفقة", [], None),
        ("إعداد الدستور استغرق ثلاث سنوات", [], None),
        ("ترجمة الكتاب صدرت في بيروت", [], None),
        ("تقرير: ارتفاع أسعار القمح", [], None),
        ("تحقيق: مقتل شخصين", [], None),
        ("حوار: مع وزير سابق", [], None),
        ("رصد حركة السفن", [], None),
        ("من إعداد الحكومة", [], None),
        ("تصوير المسلسل يبدأ قريبا", [], None),
        ("أحمد الدرعي", [], None),
        ("الجزائر", [], None),
    ],
)
def test_lines_at_the_head(line: str, people: list[str], agency: str | None) -> None:
    byline, dateline = read_head(paragraphs(line, FIRST, LAST), SITES)
    writers = [piece.text for piece in dateline.pieces if piece.kind == "writer"]
    agencies = [piece.text for piece in dateline.pieces if piece.kind == "agency"]
    assert ([*byline.authors, *writers], byline.agency or next(iter(agencies), None)) == (people, agency)


def test_a_dateline_stands_behind_a_byline_too() -> None:
    byline, dateline = read_head(paragraphs("بقلم: ليلى السراج", f"تونس - {FIRST}", LAST), SITES)
    assert (byline.authors, dateline.text) == (("ليلى السراج",), "تونس")


def test_the_initials_of_a_desk_are_a_signature() -> None:
    _, dateline = read_head(paragraphs(f"الجزائر – ق.و: {FIRST}", LAST), SITES)
    assert (dateline.text, dateline.pieces[-1]) == ("الجزائر", ("initials", "ق.و"))


@pytest.mark.parametrize(
    ("lines", "people", "agency", "desk"),
    [
        (["ليلى السراج"], ["ليلى السراج"], None, None),
        (["أحمد الدرعي وليلى السراج"], ["أحمد الدرعي", "ليلى السراج"], None, None),
        (["د. نجيب السراج"], ["د. نجيب السراج"], None, None),
        (["إعداد: ليلى السراج"], ["ليلى السراج"], None, None),
        (["ترجمة: أرسوز الطرابيشي"], ["أرسوز الطرابيشي"], None, None),
        (["ليلى السراج (رويترز)"], ["ليلى السراج"], "رويترز", None),
        (["(رويترز)"], [], "رويترز", None),
        (["المصدر: وكالات"], [], "وكالات", None),
        (["المصدر: وكالة الأنباء القطرية"], [], "قنا", None),
        (["وكالات"], [], "وكالات", None),
        (["أ ف ب"], [], "أ ف ب", None),
        (["(بترا)"], [], "بترا", None),
        (["ق.و"], [], None, "ق.و"),
        (["ليلى السراج", "*كاتبة وباحثة مغربية"], ["ليلى السراج"], None, None),
        (["ليلى السراج", "كاتبة من طنجة"], ["ليلى السراج"], None, None),
        (["* ليلى السراج، كاتبة وباحثة مغربية"], ["ليلى السراج"], None, None),
        ([f"{LAST} (أ ف ب)"], [], "أ ف ب", None),
        ([f"{LAST} المصدر: رويترز"], [], "رويترز", None),
        ([f"{LAST} (وام)."], [], "وام", None),
        (["الضفة اليوم/ أ ف ب"], [], "أ ف ب", "الضفة اليوم"),
        (["(إعداد ليلى السراج للنشرة العربية - تحرير جابر المنصوري)"], ["ليلى السراج"], None, None),
        (["مهران الطرابيشي"], ["مهران الطرابيشي"], None, None),
        # Last words that sign nothing.
        ([LAST], [], None, None),
        (["معا"], [], None, None),
        (["تصوير: ليلى السراج"], [], None, None),
        (["17:26 ت م"], [], None, None),
        (["المصدر: وزارة الصحة"], [], None, None),
        (["المصدر: ليلى السراج"], [], None, None),
        (["ملاعب الشمال/ أ ف ب"], [], None, None),
        (["محمد وليلى"], [], None, None),
        (["شكرا لكم جميعا"], [], None, None),
        (["أحمد الدرعي يفوز بالسباق"], [], None, None),
        (["حتى إشعار آخر"], [], None, None),
        ([f"{LAST} (انتهى)"], [], None, None),
        (["عاش الوطن"], [], None, None),
        (["رمضان كريم"], [], None, None),
        (["مبارك عليكم"], [], None, None),
        (["ليلى السراج:"], [], None, None),
        (["وكتب على لافتة رفعها السكان"], [], None, None),
        (["نهاية الموسم"], [], None, None),
        (["أمل جديد"], [], None, None),
        (["أمل السراج"], [], None, None),
        (["أمل الدرعي"], ["أمل الدرعي"], None, None),
        (["أمل محمد السراج"], ["أمل محمد السراج"], None, None),
    ],
)
def test_signatures_at_the_foot(lines: list[str], people: list[str], agency: str | None, desk: str | None) -> None:
    byline = read_foot(paragraphs(FIRST, LAST, *lines), SITES)
    assert (list(byline.authors), byline.agency, byline.desk) == (people, agency, desk)


@pytest.mark.parametrize(
    ("line", "signs"), [("ليلى السراج", True), ("(رويترز)", True), ("ماذا بعد؟", False), ("موعد الافتتاح", False)]
)
def test_a_last_line_is_told_from_a_heading(line: str, signs: bool) -> None:
    assert is_signature(line) is signs


@pytest.mark.parametrize(
    ("line", "copy"),
    [
        ("كتب: ليلى السراج", True),
        ("ليلى السراج", True),
        ("تونس - ليلى السراج", True),
        ("بقلم د. ليلى السراج", True),
        ("كتب: ليلى السراج وأحمد الدرعي", False),
        ("بقلم: أحمد الدرعي", False),
        ("ليلى السراج تفوز بالجائزة", False),
        ("كتبت ليلى السراج على صفحتها أن الرواية ستصدر قريبا", False),
        (FIRST, False),
    ],
)
def test_a_line_that_only_repeats_the_byline_is_a_copy(line: str, copy: bool) -> None:
    assert is_copy_of_byline(line, ["ليلى السراج"]) is copy


@pytest.mark.parametrize(
    ("head", "foot", "people"),
    [
        ("أرسوز الطرابيشي*", "* كاتبة من حلب", ("أرسوز الطرابيشي",)),
        ("أرسوز الطرابيشي*", LAST, ()),
        ("أرسوز الطرابيشي", "* كاتبة من حلب", ()),
        ("ثلاثة أسئلة عن النهر*", "* كاتبة من حلب", ()),
    ],
)
def test_a_star_at_the_head_leads_to_a_note_at_the_foot(head: str, foot: str, people: tuple[str, ...]) -> None:
    assert read_head(paragraphs(head, FIRST, LAST, foot), SITES)[0].authors == people


@pytest.mark.parametrize(
    ("title", "last", "people"),
    [
        ("أسئلة الماء .. بقلم: أرسوز الطرابيشي", LAST, ("أرسوز الطرابيشي",)),
        ("أسئلة الماء .. بقلم د. نجيب السراج", LAST, ("د. نجيب السراج",)),
        ("لمن الماء؟ بقلم/ نجيب السراج – الضفة اليوم", LAST, ("نجيب السراج",)),
        ("صدور رواية بقلم نجيب السراج", LAST, ()),
        ("أسئلة الماء .. بقلم: رئيس التحرير", LAST, ()),
        ("أسئلة الماء – قاسم حول", "قاسم حول", ("قاسم حول",)),
        ("أسئلة الماء - أرسوز الطرابيشي", "*أرسوز الطرابيشي", ("أرسوز الطرابيشي",)),
        ("أسئلة الماء – قاسم حول", LAST, ()),
        ("أسئلة الماء – الضفة اليوم", "الضفة اليوم", ()),
        ("أسئلة الماء – القاهرة الكبرى", "القاهرة الكبرى", ()),
    ],
)
def test_bylines_at_the_end_of_titles(title: str, last: str, people: tuple[str, ...]) -> None:
    assert read_title(title, paragraphs(FIRST, LAST, last), SITES).authors == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("المصدر: ليلى السراج - دبي", ("ليلى السراج",)),
        ("المصدر: ليلى السراج", ("ليلى السراج",)),
        ("الضفة اليوم - ليلى السراج", ("ليلى السراج",)),
        ("كتبت: أرسوز الطرابيشي", ("أرسوز الطرابيشي",)),
        ("ليلى السراج | 12 يناير 2026 | عمان", ("ليلى السراج",)),
        ("المصدر: دبي - الضفة اليوم", ()),
        ("ليلى السراج", ()),
        ("ليلى السراج و«أغنية الميناء»", ()),
        ("ليلى السراج، مصر", ()),
        ("ليلى السراج، مهرجان الربيع، مصر", ()),
        ("نشر في: 12 يناير 2026", ()),
        ("تصوير: ليلى السراج", ()),
        ("نقلا عن ليلى السراج - دبي", ()),
    ],
)
def test_lines_that_tell_of_the_article(line: str, people: tuple[str, ...]) -> None:
    assert read_told(["12 يناير 2026", line], SITES).authors == people


@pytest.mark.parametrize(
    ("line", "agency"), [("المصدر: دبي - وام", "وام"), ("رويترز", "رويترز"), ("معا", None), ("رويترز تقول", None)]
)
def test_lines_that_tell_of_the_article_name_its_agency(line: str, agency: str | None) -> None:
    assert read_told([line], SITES).agency == agency


_WORDS = ["كتب", "بقلم", "من", "عن", "عنابة", "القاهرة", "رويترز", "المرفأ", "ليلى", "السراج", "وليد", "د", "أ ف ب", "ق.و", "تصوير", "12", "يناير", "آخرون",
          "في", "admin", "الأناضول", "و", "متابعة"]  # fmt: skip
_GLUE = [" ", " - ", "-", "/", "، ", ": ", " (", ") ", "«", "» ", ".", " و", "*", "\n", "ـ"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_WORDS), st.sampled_from(_GLUE)), min_size=1, max_size=12))
def test_nothing_is_invented_whatever_stands_there(told: list[tuple[str, str]]) -> None:
    line = "".join(word + glue for word, glue in told).strip()
    body = paragraphs(line, FIRST, line)
    byline, dateline = read_head(body, SITES)
    for named in (byline, read_foot(body, SITES), read_byline([line], SITES)):
        assert all(word in line for name in named.authors for word in name.split())
    assert dateline.text is None or all(word in line for word in dateline.text.split())
    assert is_copy_of_byline(line, []) is False


def test_a_line_without_end_is_read_in_no_time() -> None:
    byline = read_byline(["ـ" * 100_000 + " " + "-" * 100_000 + "ليلى السراج" * 10_000], SITES)
    assert byline.authors == ()
