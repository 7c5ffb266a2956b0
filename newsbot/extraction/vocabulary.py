"""The words of Arabic dates, region by region, spelt as sites spell them. Data only; dates.py has the grammar.

Seen in: the press of Egypt and the Gulf (يناير), the Levant and Iraq (كانون الثاني), Algeria and Tunisia (جانفي),
Morocco (يوليوز، غشت، شتنبر), Mauritania (the Moroccan ones), Libya before 2011 (النوار، الفاتح).
"""

from __future__ import annotations

# Month number -> names, before folding. Where a name is also a common word it counts only beside a day or a year.
MONTHS: dict[int, str] = {
    1: "يناير ينایر كانون الثاني كانون2 كانون ثاني جانفي جانفيي ينـاير january janvier jan",
    2: "فبراير فبرایر شباط فيفري فيفرى فيبراير february fevrier février feb",
    3: "مارس آذار اذار أذار مارث march mars mar",
    4: "أبريل إبريل ابريل نيسان أفريل افريل april avril apr",
    5: "مايو ماي أيار ايار مايوو may mai",
    6: "يونيو يونيه يونية حزيران جوان june juin jun",
    7: "يوليو يوليه يولية تموز جويلية جويليه جولية جويلي يوليوز july juillet jul",
    8: "أغسطس اغسطس آب اب أوت اوت غشت august août aout aug",
    9: "سبتمبر أيلول ايلول شتنبر سبتنبر septembre september sept sep",
    10: "أكتوبر اكتوبر أوكتوبر اوكتوبر تشرين الأول تشرين1 تشرين أول october octobre oct",
    11: "نوفمبر تشرين الثاني تشرين2 تشرين ثاني نونبر نوفبر november novembre nov",
    12: "ديسمبر كانون الأول كانون1 كانون أول دجنبر دسمبر ديسمير december decembre décembre dec",
}
# Names of two words, kept whole when the lists above are split.
TWO_WORDS = ("كانون الثاني", "كانون ثاني", "كانون الأول", "كانون أول", "تشرين الأول", "تشرين أول", "تشرين الثاني",
             "تشرين ثاني")  # fmt: skip
# Libya's names of 1977 to 2011; several mean something else elsewhere (ناصر، هانيبال), so only for Africa/Tripoli.
LIBYAN_MONTHS: dict[str, int] = {
    "أي النار": 1, "النوار": 2, "الربيع": 3, "الطير": 4, "الماء": 5, "الصيف": 6, "ناصر": 7, "هانيبال": 8, "الفاتح": 9,
    "التمور": 10, "الحرث": 11, "الكانون": 12,
}  # fmt: skip
HIJRI_MONTHS: dict[str, int] = {
    "محرم": 1, "المحرم": 1, "صفر": 2, "ربيع الأول": 3, "ربيع أول": 3, "ربيع الثاني": 4, "ربيع الآخر": 4, "ربيع ثاني": 4,
    "جمادى الأولى": 5, "جمادى الأول": 5, "جماد الأول": 5, "جمادى الآخرة": 6, "جمادى الثانية": 6, "جمادى الثاني": 6,
    "جماد الثاني": 6, "جمادى الآخر": 6, "رجب": 7, "شعبان": 8, "رمضان": 9, "شوال": 10, "ذو القعدة": 11, "ذي القعدة": 11,
    "ذو الحجة": 12, "ذي الحجة": 12,
}  # fmt: skip
WEEKDAYS = ("الأحد", "الاثنين", "الإثنين", "الأثنين", "الثلاثاء", "الثلثاء", "الأربعاء", "الاربعاء", "الخميس", "الجمعة",
            "السبت", "أحد", "اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "لحد")  # fmt: skip
# Part of the day -> (added to an hour below 12, hour from which nothing is added). Night and noon depend on the hour.
AM = ("ص", "صباحا", "صباح", "فجرا", "فجر", "قبل الظهر", "am", "a.m.", "ضحى")
PM = ("م", "مساء", "مساءا", "عصرا", "بعد الظهر", "مسا", "pm", "p.m.", "عشاء")
NOON = ("ظهرا", "ظهر")
NIGHT = ("ليلا", "ليل")
HOURS: dict[str, int] = {
    "الواحدة": 1, "الثانية": 2, "الثالثة": 3, "الرابعة": 4, "الخامسة": 5, "السادسة": 6, "السابعة": 7, "الثامنة": 8,
    "التاسعة": 9, "العاشرة": 10, "الحادية عشرة": 11, "الثانية عشرة": 12,
}  # fmt: skip
# Parts of an hour behind its name, in minutes.
FRACTIONS: dict[str, int] = {
    "والنصف": 30, "ونصف": 30, "والربع": 15, "وربع": 15, "والثلث": 20, "وثلث": 20, "إلا ربعا": -15, "إلا ربع": -15,
    "إلا الربع": -15, "إلا ثلثا": -20, "إلا ثلث": -20, "إلا الثلث": -20,
}  # fmt: skip
# Zones in words -> IANA name. City names count only behind «بتوقيت» or in brackets.
ZONES: dict[str, str] = {
    "gmt": "UTC", "utc": "UTC", "غرينتش": "UTC", "جرينتش": "UTC", "غرينيتش": "UTC", "جرينيتش": "UTC", "ت غ": "UTC",
    "gst": "Asia/Dubai", "ksa": "Asia/Riyadh", "مكة المكرمة": "Asia/Riyadh", "مكة": "Asia/Riyadh",
    "السعودية": "Asia/Riyadh", "الرياض": "Asia/Riyadh", "القاهرة": "Africa/Cairo", "مصر": "Africa/Cairo",
    "clt": "Africa/Cairo", "دمشق": "Asia/Damascus", "سوريا": "Asia/Damascus", "بيروت": "Asia/Beirut",
    "لبنان": "Asia/Beirut", "القدس": "Asia/Hebron", "فلسطين": "Asia/Hebron", "غزة": "Asia/Gaza", "عمان": "Asia/Amman",
    "الأردن": "Asia/Amman", "بغداد": "Asia/Baghdad", "العراق": "Asia/Baghdad", "الكويت": "Asia/Kuwait",
    "الدوحة": "Asia/Qatar", "قطر": "Asia/Qatar", "المنامة": "Asia/Bahrain", "البحرين": "Asia/Bahrain",
    "أبوظبي": "Asia/Dubai", "أبو ظبي": "Asia/Dubai", "دبي": "Asia/Dubai", "الإمارات": "Asia/Dubai", "مسقط": "Asia/Muscat",
    "صنعاء": "Asia/Aden", "عدن": "Asia/Aden", "اليمن": "Asia/Aden", "الخرطوم": "Africa/Khartoum",
    "السودان": "Africa/Khartoum", "طرابلس": "Africa/Tripoli", "ليبيا": "Africa/Tripoli", "تونس": "Africa/Tunis",
    "الجزائر": "Africa/Algiers", "الرباط": "Africa/Casablanca", "المغرب": "Africa/Casablanca",
    "نواكشوط": "Africa/Nouakchott", "مقديشو": "Africa/Mogadishu", "جيبوتي": "Africa/Djibouti",
    "موسكو": "Europe/Moscow", "لندن": "Europe/London", "باريس": "Europe/Paris", "إسطنبول": "Europe/Istanbul",
    "تركيا": "Europe/Istanbul", "طهران": "Asia/Tehran", "واشنطن": "America/New_York", "نيويورك": "America/New_York",
}  # fmt: skip
# Unit words -> (unit of relativedelta, count that the word itself carries: 2 for a dual).
UNITS: dict[str, tuple[str, int]] = {
    "ثانية": ("seconds", 1), "ثوان": ("seconds", 1), "ثواني": ("seconds", 1), "ثانيتين": ("seconds", 2),
    "ثانيتان": ("seconds", 2), "دقيقة": ("minutes", 1), "دقائق": ("minutes", 1), "دقايق": ("minutes", 1),
    "دقيقتين": ("minutes", 2), "دقيقتان": ("minutes", 2), "ساعة": ("hours", 1), "ساعات": ("hours", 1),
    "ساعتين": ("hours", 2), "ساعتان": ("hours", 2), "يوم": ("days", 1), "يوما": ("days", 1), "أيام": ("days", 1),
    "يومين": ("days", 2), "يومان": ("days", 2), "أسبوع": ("weeks", 1), "أسبوعا": ("weeks", 1), "أسابيع": ("weeks", 1),
    "أسبوعين": ("weeks", 2), "أسبوعان": ("weeks", 2), "شهر": ("months", 1), "شهرا": ("months", 1), "أشهر": ("months", 1),
    "شهور": ("months", 1), "شهرين": ("months", 2), "شهران": ("months", 2), "سنة": ("years", 1), "سنوات": ("years", 1),
    "سنين": ("years", 1), "سنتين": ("years", 2), "عام": ("years", 1), "عاما": ("years", 1), "أعوام": ("years", 1),
    "عامين": ("years", 2),
}  # fmt: skip
NUMBERS: dict[str, int] = {
    "واحد": 1, "واحدة": 1, "ثلاث": 3, "ثلاثة": 3, "أربع": 4, "أربعة": 4, "خمس": 5, "خمسة": 5, "ست": 6, "ستة": 6,
    "سبع": 7, "سبعة": 7, "ثمان": 8, "ثماني": 8, "ثمانية": 8, "تسع": 9, "تسعة": 9, "عشر": 10, "عشرة": 10,
}  # fmt: skip
# Words that introduce a date and say nothing themselves.
LABELS = ("تاريخ النشر", "تاريخ الإضافة", "نشر بتاريخ", "نشرت بتاريخ", "أضيف بتاريخ", "أضيفت في", "نشر في", "نشرت في",
          "تم نشره", "تم النشر", "كتب في", "آخر تحديث", "اخر تحديث", "آخر تعديل", "تحديث", "تم التحديث", "نشر", "بتاريخ",
          "الساعة", "على الساعة", "يوم", "في", "published", "updated", "on")  # fmt: skip
