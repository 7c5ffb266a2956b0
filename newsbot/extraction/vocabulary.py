"""The words of Arabic dates, region by region, spelt as sites spell them. Data only; dates.py has the grammar.

Seen in: the press of Egypt, the Gulf and Sudan (يناير), the Levant and Iraq (كانون الثاني), Algeria and Tunisia (جانفي),
Morocco (يوليوز، غشت، شتنبر), Mauritania (إبرير، غشت), Libya before 2011 (النوار، الفاتح), and beside them French, English
and Somali. Names are keys' sources: `key_of` folds hamzas, ى/ة, accents and tatweel, so one spelling stands for many.
"""

from __future__ import annotations

# Month number -> names. Where a name is also a common word it counts only beside a day and a year. An underscore is a space.
MONTHS: dict[int, str] = {
    1: "يناير ينایر ينائر ينار ينا كانون_الثاني كانون_ثاني كانون_الثان كانون2 كانون_2 ك2 جانفي جانفيي جانفيه"
       " january janvier janv jan janaayo",
    2: "فبراير فبرائر فبرابر فيبراير فبراي فبر شباط شبات فيفري فيفيري فبفري فيڤري february fevrier fevr feb febraayo",
    3: "مارس مارث آذار اذار march mars mar maarso",
    4: "أبريل ابرايل أبر إبرير نيسان أفريل افرل april avril avr apr abriil",
    5: "مايو مايوو ماي مايه أيار may mai maajo maayo",
    6: "يونيو يونيه يونيوم يوينو يون حزيران حزيرن جوان جوين june juin jun juun",
    7: "يوليو يوليه يوليوم يول تموز جويلية جولية جويلي جويليا جويليت جوليت يوليوز july juillet juil jul luulyo",
    8: "أغسطس اغسطوس أغسطص أغس آب أوت اوط غشت أغشت august aout aug agoosto ogosto",
    9: "سبتمبر سبتمير سيبتمبر سبطمبر أيلول شتنبر شتمبر سبتنبر september septembre sept sep sebteembar",
    10: "أكتوبر أوكتوبر أكت تشرين_الأول تشرين_أول تشرين1 تشرين_1 ت1 october octobre oct oktoobar",
    11: "نوفمبر نوڤمبر نوفنبر نوفبر نوف تشرين_الثاني تشرين_ثاني تشرين_الثان تشرين2 تشرين_2 ت2 نونبر نونمبر"
        " november novembre nov nofeembar",
    12: "ديسمبر ديسمير ديسنبر دسمبر ديس كانون_الأول كانون_أول كانون1 كانون_1 ك1 دجنبر دجمبر ديجنبر"
        " december decembre dec diseembar",
}  # fmt: skip
# Libya's names of 1977 to 2011; several mean something else elsewhere (ناصر، هانيبال), so only for Africa/Tripoli.
LIBYAN_MONTHS: dict[int, str] = {
    1: "أي_النار", 2: "النوار", 3: "الربيع", 4: "الطير", 5: "الماء", 6: "الصيف", 7: "ناصر", 8: "هانيبال هنيبال",
    9: "الفاتح", 10: "التمور", 11: "الحرث", 12: "الكانون",
}  # fmt: skip
HIJRI_MONTHS: dict[int, str] = {
    1: "محرم المحرم محرم_الحرام", 2: "صفر صفر_الخير",
    3: "ربيع_الأول ربيع_أول ربيع1 ربيع_1 ربيع_الأنور",
    4: "ربيع_الثاني ربيع_ثاني ربيع_الآخر ربيع_آخر ربيع_ثان ربيع2 ربيع_2",
    5: "جمادى_الأولى جمادى_الأول جماد_الأول جماد_الأولى جمادى_أول جماد_أول جمادى1 جمادى_1 جمادا_الأولى جمادي_الأولي",
    6: "جمادى_الآخرة جمادى_الآخر جماد_الآخر جماد_الآخرة جمادى_الثانية جمادى_الثاني جماد_الثاني جماد_الثانية جمادى_ثاني"
       " جماد_ثاني جمادى_الأخرى جمادى2 جمادى_2",
    7: "رجب رجب_الفرد رجب_المرجب", 8: "شعبان شعبان_المعظم", 9: "رمضان رمضان_المبارك", 10: "شوال شوال_المكرم",
    11: "ذو_القعدة ذي_القعدة ذوالقعدة ذيالقعدة ذا_القعدة القعدة ذو_قعدة ذي_قعدة",
    12: "ذو_الحجة ذي_الحجة ذوالحجة ذيالحجة ذا_الحجة الحجة ذو_حجة ذي_حجة",
}  # fmt: skip
# Weekday as datetime counts it -> names. Algerians write لحد, Moroccans الثلاثا.
WEEKDAYS: dict[int, str] = {
    0: "الاثنين اثنين الاتنين اتنين الإثنان الأثنين لثنين اثنن monday mon lundi lun",
    1: "الثلاثاء ثلاثاء الثلثاء الثلاثاءا التلاتاء الثلاتاء ثلثاء tuesday tue tues mardi",
    2: "الأربعاء أربعاء الاربعاءا لربعاء wednesday wed mercredi mer", 3: "الخميس خميس لخميس thursday thu thur thurs jeudi jeu",
    4: "الجمعة جمعة الجمعه لجمعة friday fri vendredi ven", 5: "السبت سبت saturday sat samedi sam",
    6: "الأحد أحد لحد الاحاد sunday sun dimanche dim",
}  # fmt: skip
# Parts of the day. Night and noon depend on the hour.
AM = ("ص", "صباحا", "صباح", "الصباح", "صبحا", "صباحاا", "فجرا", "فجر", "الفجر", "قبل الظهر", "ق.ظ", "ضحى", "الضحى", "am", "a.m.", "a.m",
      "بعد منتصف الليل", "du matin")  # fmt: skip
PM = ("م", "مساء", "مساءا", "مسائا", "مسا", "المساء", "عصرا", "عصر", "العصر", "بعد الظهر", "بعد ظهر", "ب.ظ", "pm", "p.m.", "p.m", "عشاء",
      "مغربا", "قبل منتصف الليل", "du soir", "de l'apres-midi")  # fmt: skip
NOON = ("ظهرا", "ظهر", "الظهر", "ظ")
NIGHT = ("ليلا", "ليل", "الليل", "منتصف الليل")
HOURS: dict[str, int] = {
    "الواحدة": 1, "الثانية": 2, "الثالثة": 3, "الرابعة": 4, "الخامسة": 5, "السادسة": 6, "السابعة": 7, "الثامنة": 8,
    "التاسعة": 9, "العاشرة": 10, "الحادية عشرة": 11, "الحادية عشر": 11, "الثانية عشرة": 12, "الثانية عشر": 12,
}  # fmt: skip
# Parts of an hour behind its name, in minutes.
FRACTIONS: dict[str, int] = {
    "والنصف": 30, "ونصف": 30, "و النصف": 30, "والربع": 15, "وربع": 15, "و الربع": 15, "والثلث": 20, "وثلث": 20,
    "إلا ربعا": -15, "إلا ربع": -15, "إلا الربع": -15, "إلا ثلثا": -20, "إلا ثلث": -20, "إلا الثلث": -20,
    "وخمس دقائق": 5, "وعشر دقائق": 10, "وعشرين دقيقة": 20, "إلا خمس دقائق": -5, "إلا عشر دقائق": -10,
    "والنصف وخمس دقائق": 35, "والنصف إلا خمس دقائق": 25,
}  # fmt: skip
# Names of UTC, and the abbreviations that mean one offset alone, in hours. They count wherever they stand at a clock.
UTC_NAMES = ("gmt", "utc", "غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "غرينيش", "غرنيتش", "جرينش", "قرينتش", "غرينويتش", "كرينتش",
             "ت.غ", "ت. غ", "ت غ", "تغ", "ت.ج", "جي ام تي", "جي إم تي", "العالمي الموحد", "العالمي المنسق", "العالمي")  # fmt: skip
FIXED_ZONES: dict[str, float] = {
    "gst": 4, "ksa": 3, "ت م": 3, "ت.م": 3, "eet": 2, "eest": 3, "cet": 1, "cest": 2, "wet": 0, "west": 1, "msk": 3, "trt": 3, "est": -5, "edt": -4,
    "pst": -8, "pdt": -7,
}  # fmt: skip
# Names of several offsets (عمان is Amman and Oman): which one is meant is known only where one of them is the site's own.
AMBIGUOUS_ZONES: dict[str, tuple[float, ...]] = {
    "ast": (3, -4), "ist": (5.5, 2, 1), "bst": (1, 6), "cst": (-6, 8), "cdt": (-5,), "clt": (2, -4), "cat": (2,), "eat": (3,),
    "عمان": (3, 2, 4), "idt": (3,), "irst": (3.5,), "pkt": (5,), "mst": (-7, 8),
}  # fmt: skip
# Zones by place; names of cities count only behind «بتوقيت» or in brackets: else they are datelines.
PLACE_ZONES: dict[str, str] = {
    "مكة المكرمة": "Asia/Riyadh", "مكة": "Asia/Riyadh", "مكه المكرمه": "Asia/Riyadh", "السعودية": "Asia/Riyadh",
    "المملكة العربية السعودية": "Asia/Riyadh", "المملكة": "Asia/Riyadh", "الرياض": "Asia/Riyadh", "جدة": "Asia/Riyadh",
    "المدينة المنورة": "Asia/Riyadh", "القاهرة": "Africa/Cairo", "مصر": "Africa/Cairo", "جمهورية مصر العربية": "Africa/Cairo",
    "دمشق": "Asia/Damascus", "سوريا": "Asia/Damascus", "سورية": "Asia/Damascus", "بيروت": "Asia/Beirut", "لبنان": "Asia/Beirut",
    "القدس": "Asia/Hebron", "القدس المحتلة": "Asia/Hebron", "القدس الشريف": "Asia/Hebron", "فلسطين": "Asia/Hebron", "رام الله": "Asia/Hebron", "غزة": "Asia/Gaza",
    "الأردن": "Asia/Amman", "بغداد": "Asia/Baghdad", "العراق": "Asia/Baghdad", "أربيل": "Asia/Baghdad",
    "الكويت": "Asia/Kuwait", "الدوحة": "Asia/Qatar", "قطر": "Asia/Qatar", "المنامة": "Asia/Bahrain", "البحرين": "Asia/Bahrain",
    "أبوظبي": "Asia/Dubai", "أبو ظبي": "Asia/Dubai", "دبي": "Asia/Dubai", "الإمارات": "Asia/Dubai", "الشارقة": "Asia/Dubai",
    "مسقط": "Asia/Muscat", "سلطنة عمان": "Asia/Muscat", "صنعاء": "Asia/Aden", "عدن": "Asia/Aden", "اليمن": "Asia/Aden",
    "الخرطوم": "Africa/Khartoum", "السودان": "Africa/Khartoum", "طرابلس": "Africa/Tripoli", "ليبيا": "Africa/Tripoli",
    "بنغازي": "Africa/Tripoli", "تونس": "Africa/Tunis", "الجزائر": "Africa/Algiers", "الرباط": "Africa/Casablanca",
    "الدار البيضاء": "Africa/Casablanca", "المغرب": "Africa/Casablanca", "المملكة المغربية": "Africa/Casablanca",
    "نواكشوط": "Africa/Nouakchott", "انواكشوط": "Africa/Nouakchott", "موريتانيا": "Africa/Nouakchott", "مقديشو": "Africa/Mogadishu",
    "الصومال": "Africa/Mogadishu", "جيبوتي": "Africa/Djibouti", "موروني": "Indian/Comoro", "جزر القمر": "Indian/Comoro",
    "موسكو": "Europe/Moscow", "لندن": "Europe/London", "باريس": "Europe/Paris", "فرنسا": "Europe/Paris",
    "إسطنبول": "Europe/Istanbul", "اسطنبول": "Europe/Istanbul", "أنقرة": "Europe/Istanbul", "تركيا": "Europe/Istanbul",
    "طهران": "Asia/Tehran", "برلين": "Europe/Berlin", "واشنطن": "America/New_York", "نيويورك": "America/New_York",
    "شرق الولايات المتحدة": "America/New_York", "mecca": "Asia/Riyadh", "makkah": "Asia/Riyadh", "riyadh": "Asia/Riyadh",
    "cairo": "Africa/Cairo", "beirut": "Asia/Beirut", "dubai": "Asia/Dubai", "uae": "Asia/Dubai", "baghdad": "Asia/Baghdad",
    "doha": "Asia/Qatar", "amman": "Asia/Amman", "alger": "Africa/Algiers", "algiers": "Africa/Algiers",
    "tunis": "Africa/Tunis", "rabat": "Africa/Casablanca",
}  # fmt: skip
# Unit of relativedelta -> words that count one each, and words that mean two by themselves. Abbreviations need a number.
UNITS: dict[str, str] = {
    "seconds": "ثانية ثوان ثواني ثوانى second seconds sec secs seconde secondes", "minutes": "دقيقة دقائق دقايق دقيقه دقيقةً د minute minutes min mins",
    "hours": "ساعة ساعات ساعه س hour hours hr hrs h heure heures", "days": "يوم يوما أيام ايام day days d jour jours",
    "weeks": "أسبوع أسبوعا أسابيع اسبوع week weeks semaine semaines", "months": "شهر شهرا أشهر شهور month months mois",
    "years": "سنة سنوات سنين عام عاما أعوام year years an ans annee annees",
}  # fmt: skip
DUALS: dict[str, str] = {
    "seconds": "ثانيتين ثانيتان", "minutes": "دقيقتين دقيقتان", "hours": "ساعتين ساعتان", "days": "يومين يومان",
    "weeks": "أسبوعين أسبوعان", "months": "شهرين شهران", "years": "سنتين سنتان عامين عامان",
}  # fmt: skip
# A plural, or an abbreviation, without a number says nothing that could be counted.
UNCOUNTED = (
    "ثوان ثواني دقائق دقايق ساعات أيام أسابيع أشهر شهور سنوات سنين أعوام د س seconds sec secs secondes minutes min mins"
    " hours hr hrs h heures days d jours weeks semaines months mois years ans annees"
)
# Days that are named from the day of reading -> how many days back.
NAMED_DAYS: dict[str, int] = {
    "اليوم": 0, "هذا اليوم": 0, "أمس": 1, "الأمس": 1, "بالأمس": 1, "يوم أمس": 1, "البارحة": 1, "أول أمس": 2, "أول من أمس": 2,
    "أمس الأول": 2, "أول البارحة": 2, "قبل أمس": 2, "today": 0, "yesterday": 1, "aujourd'hui": 0, "hier": 1, "avant-hier": 2,
}  # fmt: skip
# Words that introduce a date and say nothing themselves.
LABELS = (
    "تاريخ النشر", "تاريخ الإضافة", "تاريخ الاضافه", "تاريخ الخبر", "تاريخ المقال", "تاريخ الإنشاء", "تاريخ التحديث", "التاريخ", "تاريخ",
    "وقت النشر", "زمن النشر", "توقيت النشر", "نشر", "نشرت", "نشره", "نشر هذا المقال", "نشر هذا الخبر", "نشر المقال", "نشر الخبر",
    "تم نشره", "تم نشرها", "تم النشر", "تم نشر الخبر", "تم نشر المقال", "تم النشر في", "بتاريخ", "بتأريخ", "أضيف", "أضيفت", "تمت الإضافة",
    "تم الإضافة", "تمت إضافته", "أنشئ", "كتب", "كتبت", "حرر", "حررت", "أدرج", "أدرجت", "صدر", "صدرت", "النشر", "الإضافة", "منشور",
    "آخر تحديث", "أخر تحديث", "آخر تعديل", "أخر تعديل", "آخر تحديث للخبر", "اخر تحديث للصفحة", "تحديث", "تحديثه", "تم التحديث", "تم تحديثه", "التحديث", "حدث", "حدثت", "عدل",
    "تم التعديل", "الوقت", "التوقيت", "الساعة", "في الساعة", "على الساعة", "عند الساعة", "في تمام الساعة", "يوم", "اليوم والتاريخ", "في", "فى", "على", "بـ", "لـ", "المصادف", "الموافق",
    "published", "published on", "published at", "posted", "posted on", "updated", "last updated", "last update", "last modified", "modified", "created", "on", "at", "date", "time",
    "publie", "publie le", "publiee le", "mis a jour", "mis a jour le", "le", "a",
)  # fmt: skip
