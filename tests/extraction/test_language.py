"""Languages told by a text's own letters and words."""

from __future__ import annotations

import pytest

from newsbot.extraction.language import language_of

SENTENCES = {
    "ar": [
        "أعلنت بلدية المدينة القديمة أمس عن بدء ترميم السوق المغطى الذي أغلق قبل ثلاث سنوات.",
        "أطلقت شركة Google خدمة Gemini Pro الجديدة مع Android Auto و Apple CarPlay في دول الخليج العربي بعد تجارب طويلة على الهواتف الذكية من Samsung Galaxy",
        "واش راكم يا لخاوة، هاد النهار كاين بزاف ديال الناس فالسوق حيت العيد قريب والأثمنة طالعة شوية على العام اللي فات",
        "راني نقول لكم بلي الدراري تاع الحومة مشاو للملعب باش يشوفو الماتش وما لقاوش التذاكر",
        "التقى رئيس إقليم كردستان نيچيرفان بارزاني في أربيل وفد حزب پارتي برئاسة چیا گۆران وبحثا مع گوران چومان أزمة الرواتب في السليمانية",
        "قال وزير الخارجية الإيراني عباس عراقچي إن طهران لن تتراجع، وكتبت صحيفة گزارش أن المفاوضات مع واشنطن مستمرة",
        "افتتح ڤيكتور أوربان معرض الڤيلات في ڤيينا بحضور عدد من المهندسين العرب، وقال إن المشروع سيستمر",
        "سوق",
        "الطقس غدا: 25 درجة",
    ],
    "fa": [
        "وزیر امور خارجه ایران در گفتگو با خبرنگاران اعلام کرد که این دیدار برای بررسی مسائل منطقه برگزار شده است و نتایج آن به زودی منتشر خواهد شد",
        "به گزارش خبرنگار ما، پروژه ساخت مدرسه جدید در روستا آغاز شد و مردم از آن استقبال کردند",
    ],
    "ur": [
        "وزیراعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے ہر ممکن اقدام کر رہی ہے اور اس میں کوئی کمی نہیں آئے گی",
    ],
    "ckb": [
        "سەرۆکی حکومەتی هەرێمی کوردستان لە هەولێر لەگەڵ شاندێکی بازرگانی کۆبووەوە و باسیان لە بارودۆخی ئابووری کرد",
    ],
    "ps": [
        "د افغانستان د کرنې وزارت وايي چې سږ کال به د غنمو حاصلات زیات شي او بزګران به ښه ګټه وکړي",
    ],
    "ug": [
        "شىنجاڭدا بۇ يىل پاختا مەھسۇلاتى ئۆتكەن يىلدىكىگە قارىغاندا كۆپ بولۇپ، دېھقانلار ناھايىتى خۇشال بولدى",
    ],
    "ms": [
        "كراجاءن نڬري تله مڠومومكن بهاوا سكوله٢ اكن دبوك سمولا ڤد بولن هادڤن دان ايبو باڤ دمينتا برسديا اونتوق انق٢",
    ],
    "fr": [
        "Le ministre des Finances a annoncé que les nouvelles mesures seront appliquées dans le cadre de la loi pour une économie plus forte",
    ],
    "en": [
        "The council announced the repair of the old market and said that the shops will open again before the summer",
    ],
    None: [
        "ראש הממשלה אמר כי הממשלה תפעל למען אזרחי המדינה בכל התחומים",
        "12 34 !",
        "Правительство объявило о новых мерах поддержки",
    ],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SENTENCES.items() for text in texts])
def test_each_language_by_a_sentence(code: str | None, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(("one", "other", "code"), [("ar", "fr", "ar"), ("fr", "ar", "fr"), ("en", "ar", "en")])
def test_of_two_languages_the_longer_counts(one: str | None, other: str | None, code: str) -> None:
    assert language_of(f"{SENTENCES[one][0] * 3} {SENTENCES[other][0]}") == code


def test_a_quotation_in_persian_leaves_an_arabic_text_arabic() -> None:
    assert language_of(" ".join([*SENTENCES["ar"][:1] * 3, "«گفت چرا پس این چیز»"])) == "ar"
