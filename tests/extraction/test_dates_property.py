"""What holds of every string: the grammar never fails, and a date written in a region's form is read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.extraction.dates import parse_date
from tests.extraction.test_dates import NOW, rows

EGYPT = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
ALGERIA = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MOROCCO = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
LEVANT = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
          "تشرين الثاني", "كانون الأول"]  # fmt: skip
LIBYA = [
    "أي النار",
    "النوار",
    "الربيع",
    "الطير",
    "الماء",
    "الصيف",
    "ناصر",
    "هانيبال",
    "الفاتح",
    "التمور",
    "الحرث",
    "الكانون",
]
DAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
REGIONS = [("Africa/Cairo", EGYPT), ("Africa/Algiers", ALGERIA), ("Africa/Casablanca", MOROCCO), ("Asia/Beirut", LEVANT),
           ("Africa/Tripoli", LIBYA)]  # fmt: skip
FORMS = ("{weekday} {d} {month} {y}", "{d:02}/{m:02}/{y}", "{y}-{m:02}-{d:02}", "{month} {d}, {y}", "{weekday}، {d:02} {month}، {y}",
         "{d}-{month}-{y}م", "نشر في: {d} {month} {y}")  # fmt: skip
CLOCKS = ("{H:02}:{M:02}", "الساعة {H}:{M:02}", "{h}:{M:02} {part}", "{H}h{M:02}", "{h:02}:{M:02} {spoken}")
PIECES = [piece for string, *_ in rows() for piece in string.split()]

days = st.dates(datetime(1995, 1, 1, tzinfo=UTC).date(), NOW.date())


@settings(deadline=None)  # the first call compiles the grammar
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join), st.sampled_from(REGIONS))
def test_nothing_makes_it_fail(text: str, region: tuple[str, list[str]]) -> None:
    parsed = parse_date(text, now=NOW, timezone=ZoneInfo(region[0]))
    if parsed is not None:
        assert parsed.value.utcoffset() is not None
        assert parsed.raw == text
        if parsed.precision == "day":
            assert (parsed.value.hour, parsed.value.minute, parsed.value.second) == (0, 0, 0)


@settings(deadline=None)  # the first call compiles the grammar
@given(
    days,
    st.times(),
    st.sampled_from(REGIONS),
    st.sampled_from(FORMS),
    st.sampled_from(CLOCKS),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_is_read(
    day: datetime, time: datetime, region: tuple[str, list[str]], form: str, clock: str, eastern: bool, timed: bool
) -> None:
    zone, months = region
    late = time.hour >= 12
    values = {
        "weekday": DAYS[day.weekday()], "d": day.day, "m": day.month, "y": day.year, "month": months[day.month - 1],
        "H": time.hour, "M": time.minute, "h": time.hour % 12 or 12, "part": "م" if late else "ص",
        "spoken": "مساءً" if late else "صباحًا",
    }  # fmt: skip
    text = (f"{form} - {clock}" if timed else form).format(**values)
    parsed = parse_date(text.translate(EASTERN) if eastern else text, now=NOW, timezone=ZoneInfo(zone))
    wanted = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    assert parsed is not None
    assert parsed.value == (wanted.replace(hour=time.hour, minute=time.minute) if timed else wanted)
    assert parsed.precision == ("minute" if timed else "day")


@settings(deadline=None)  # the first call compiles the grammar
@given(
    st.sampled_from(["منذ {} {}", "قبل {} {}", "{} {} ago", "تم النشر منذ {} {}"]),
    st.integers(1, 999),
    st.sampled_from(["ثوان", "دقيقة", "دقائق", "ساعة", "ساعات", "يوما", "أيام", "أسابيع", "أشهر", "سنوات"]),
)
def test_what_counts_back_is_past(form: str, count: int, unit: str) -> None:
    parsed = parse_date(form.format(count, unit), now=NOW, timezone=ZoneInfo("Asia/Baghdad"))
    assert parsed is not None
    assert parsed.value <= NOW


@pytest.mark.parametrize("clock", ["23:59", "اليوم 23:59", "اليوم", "أمس 12:00"])
def test_no_word_for_a_day_reaches_far_ahead(clock: str) -> None:
    parsed = parse_date(clock, now=NOW, timezone=ZoneInfo("Africa/Cairo"))
    assert parsed is not None
    assert parsed.value <= NOW + timedelta(days=1)
