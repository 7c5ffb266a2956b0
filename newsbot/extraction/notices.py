"""Notices: lines inside a text that lead elsewhere or speak for the site, told by their words, as a table of data."""

from __future__ import annotations

import re

from newsbot.arabic import fold, fold_letters

# Words that open a line of links to other articles, or of the site's own notices, and where each was seen.
OPENINGS: tuple[tuple[str, str], ...] = (
    ("اقرأ أيضا", "all countries"), ("اقرأ ايضاً", "Egypt"), ("إقرأ أيضا", "Levant"), ("اقرأ المزيد", "Gulf"),
    ("اقرئي أيضا", "women's magazines"), ("اقرؤوا أيضا", "Levant"), ("إقرأي أيضا", "Lebanon"), ("اقرأ كذلك", "Gulf"),
    ("اقرا كذلك", "Yemen"), ("اقرأ/ي أيضا", "Palestine"), ("اقرأ عن", "Gulf"), ("واقرأ أيضا", "Egypt"),
    ("طالع أيضا", "Maghreb"), ("طالع المزيد", "Egypt"), ("شاهد أيضا", "Sahifa, Jannah"), ("شاهد الفيديو", "Gulf"),
    ("شاهدي أيضا", "Gulf"), ("لا يفوتك", "Egypt"), ("تصفح أيضا", "Jordan"), ("يمكنك قراءة", "Egypt"), ("ننصحك بقراءة", "Gulf"), ("تابع أيضا", "Gulf"), ("انظر أيضا", "Levant"), ("لقراءة المزيد", "Levant"),
    ("مواضيع ذات صلة", "all countries"), ("موضوعات ذات صلة", "Egypt"), ("مقالات ذات صلة", "Jannah"),
    ("أخبار ذات صلة", "all countries"), ("أخبار متعلقة", "Gulf"), ("مواضيع متعلقة", "Jordan"),
    ("مواضيع مرتبطة", "Maghreb"), ("أخبار مرتبطة", "Egypt"), ("موضوعات متعلقة", "Egypt"), ("قد يعجبك", "Jannah"),
    ("قد يهمك", "Gulf, Egypt"), ("ربما يعجبك", "Jannah"), ("اخترنا لك", "Egypt"), ("الأكثر قراءة", "all countries"),
    ("للمزيد", "Gulf"), ("لمزيد من الأخبار", "Egypt"), ("لمزيد من التفاصيل", "Gulf"), ("المزيد من الأخبار", "Levant"),
    ("اشترك في", "Gulf"), ("اشتركوا في", "Levant"), ("انضموا إلى", "Levant"),
    ("تابعنا", "all countries"), ("تابعونا", "all countries"), ("تابعوا أخبار", "Al Bayan"), ("تابعوا آخر", "Gulf"),
    ("تابع آخر", "Gulf"), ("تابع قناتنا", "Levant"), ("لمتابعة أخبارنا", "Maghreb"), ("لمتابعة آخر", "Maghreb"),
    ("لمتابعة المزيد", "Egypt"), ("يمكنكم متابعة", "Levant"), ("حمل التطبيق", "Gulf"), ("حمّل تطبيق", "Gulf"),
    ("حملوا تطبيق", "Levant"), ("لتحميل تطبيق", "Gulf"), ("جميع الحقوق محفوظة", "all countries"),
    ("حقوق النشر محفوظة", "all countries"), ("شارك هذا", "Jannah"), ("شارك الخبر", "Egypt"), ("شارك المقال", "Gulf"),
    ("شاركها", "Sahifa"), ("انشر الخبر", "Gulf"), ("نسخ الرابط", "Yemen"), ("رابط مختصر", "Syria"),
    ("رابط الخبر", "Yemen"), ("عدد المشاهدات", "all countries"), ("عدد القراءات", "Iraq"),
    ("عدد الزيارات", "Yemen"), ("الكلمات المفتاحية", "Gulf"), ("الكلمات الدلالية", "Egypt"),
    ("كلمات مفتاحية", "Maghreb"), ("كلمات دلالية", "Levant"), ("الوسوم", "Sahifa"), ("الأوسمة", "Gulf"),
    ("حجم الخط", "Gulf"), ("استمع للخبر", "Gulf"), ("استمع للمقال", "Gulf"),
    ("lire aussi", "Maghreb"), ("à lire aussi", "Maghreb"), ("read also", "Gulf"), ("read more", "Gulf"),
    ("also read", "Gulf"), ("المصدر الأصلي", "aggregators"),
    ("نشر لأول مرة", "aggregators"),
)  # fmt: skip
# Lines that say nothing else, numbers apart: labels of buttons, counters and boxes.
ALONE = frozenset(fold(words) for words in (
    "إعلان", "اعلانات", "مساحة إعلانية", "إعلان ممول", "محتوى ممول", "advertisement", "طباعة", "مشاركة", "شارك", "حفظ", "إرسال", "استماع", "مشاهدات", "المشاهدات", "مشاهدة",
    "قراءة", "تعليق", "تعليقات", "التعليقات", "لا توجد تعليقات", "أضف تعليق", "أضف تعليقا", "اترك تعليقا", "وسوم", "ذات صلة",
    "المصدر", "المزيد", "المرفقات", "فيديو", "صورة", "صور", "فيسبوك", "تويتر", "واتساب", "تيليجرام", "لينكدين",
    "فهرس الموضوع", "فهرس المقال", "المحتويات", "جدول المحتويات", "محتويات المقال", "محتوى الموضوع",
    "دقيقة واحدة", "تكبير الخط", "تصغير الخط", "العودة إلى أعلى", "الخبر السابق", "الخبر التالي", "المقال السابق", "المقال التالي",
    "الموضوع السابق", "الموضوع التالي", "الخط", "حجم الخط", "انتهى", "مقالات متعلقة", "أخبار متعلقة", "السابق", "التالي",
    "الصفحات", "صفحات", "الصفحة", "صفحة", "الصفحة من", "صفحة من", "الصفحة التالية", "الصفحة السابقة", "الصفحة السابقة الصفحة التالية",
    "اقرأ الصفحة التالية", "السابق التالي", "التالي السابق", "pages", "page", "page of", "next page", "previous page",
    "next previous", "next", "previous", "facebook", "twitter", "whatsapp", "telegram", "linkedin", "share", "tweet", "print", "email",
))  # fmt: skip
# Those of them that a report may have as headings of its chapters.
CHAPTERS = frozenset(
    map(fold, ("التعليقات", "تعليقات", "الإعلان", "إعلان", "المصدر", "المشاهدات", "مشاركة", "قراءة", "صور", "فيديو"))
)
_OPENINGS = tuple(sorted({fold(words) for words, _ in OPENINGS}, key=len, reverse=True))
_SIGNPOST = re.compile(
    rf"[\W_]*(?:{'|'.join(map(re.escape, _OPENINGS))})(?:\s+(?:ايضا|كذلك|الان|هنا))?\s*[^\w\s]".replace(r"\ ", r"\s+")
)
# Openings of a site's own statements, which are whole paragraphs: who is answerable for an opinion, comment policies.
_STATEMENTS = tuple(fold(words) for words in (
    "ملحوظة مضمون", "ملاحظة مضمون", "الآراء الواردة", "الأراء الواردة", "الآراء المنشورة", "الآراء والمقالات المنشورة", "المقالات المنشورة لا تعبر",
    "جميع الآراء المنشورة", "جميع الآراء الواردة", "جميع المقالات المنشورة", "كل المقالات المنشورة", "هذا المقال يعبر عن رأي", "المقال يعبر عن رأي",
    "هذه المقالة تعبر عن رأي", "هذه المادة تعبر عن", "المقالات تعبر عن", "ما ورد في المقال", "ترحب شبكة",
    "يرحب الموقع بتعليقات", "ترحب إدارة الموقع", "ملاحظة: التعليقات", "التعليقات المنشورة", "إن التعليقات الواردة",
    "لا تعبر بالضرورة عن رأي", "لا يتحمل الموقع", "لا تتحمل إدارة", "إخلاء مسؤولية", "إخلاء المسؤولية", "شروط التعليق",
    "لن يتم نشر عنوان بريدك", "كانت هذه تفاصيل", "إذا كنت تعتقد", "ونقدم لكم من خلال", "نقدم لكم من خلال", "يمكنكم الإبلاغ عن", "كان هذا كل ما", "نرجو بأن نكون قد وفقنا", "تم نقل الخبر من", "يمنع نسخ", "يمنع النقل أو الاقتباس", "هذا الخبر منقول", "تم نشر هذا الخبر نقلا",
))  # fmt: skip
# What else such a statement says: a report may begin alike («ما ورد في المقال غير صحيح»), and doesn't go on so.
_OF_SITE = re.compile(
    r"بالضرورة|كاتب(?:ه|ها|يها|يه)|أصحاب(?:ها|ه)|صاحب(?:ها|ه)|إدارة (?:الموقع|التحرير)|(?:ي|ت|ن)تحمل|مسؤولي(?:ة|ت)|مسؤول(?:ا|ين)? عن|القراء|تعليقات?كم|بريدك|"
    r"وجهة نظر|العهدة|شكوى|أرسلي?|صح[حّ]حي?|تفاصيل خبر|لهذا اليوم|وفقنا|مدار ال|حذف|الإساءة|إرشادات|شروط الاستخدام|كتابته بواسطة|من المصدر|دون (?:إذن|الإشارة|ذكر)|"
    r"الإلزامية|سياسة (?:الموقع|النشر)"
)
# A site's statement that a paragraph holds anywhere.
_DISCLAIMER = re.compile(
    r"(?:تعبر?|يعبر|تعكس|تمثل)\S*\s+(?:بالضرورة\s+)?(?:إلا\s+)?(?:عن\s+)?(?:رأي|آراء|وجه[ةه]\s+نظر)\s+(?:كاتب|أصحاب|صاحب|الكاتب|الموقع|الصحيفة|الجريدة|الشبكة)"
)
_STATEMENT = 120  # words
_LONGEST = 2000  # letters: a longer block is a text
_NUMBERS = re.compile(r"\d+")
_DISCLAIMED, _OPENING = 60, 200  # words; letters
_SHORT = 40  # words: an opening phrase above this many is the start of a real paragraph
_LINE = 8  # words of a title without a colon before it
_LABELS = r"(?:و?[إا]قر[أا]\S{0,4}|و?شاهد\S{0,2}|و?طالع\S{0,2}|انظر)\s+(?:أيض[اًا]+|ايض[اًا]+|كذلك|المزيد)|للمزيد|مواضيع ذات صلة|أخبار ذات صلة|read also|lire aussi"
# An invitation to follow or to join, with what one is to follow: news tell of such things in other words.
_INVITATION = re.compile(
    r"^[\W_]*(?:(?:و?تابعونا|تابعنا|تابعوا|تابعي|تابع\s+(?:صفحت|قنات|حساب|موقع|آخر|اخر|أخبار|كل|جميع|المزيد)|ل(?:لـ?)?متابعة|كن أول|"
    r"انضم(?:وا)?\s+[إا]ل[ىي]|اشترك(?:وا|ي)?\s+(?:في|ب|معنا|مجان|الآن)|حمّ?لوا?\s+(?:تطبيق|التطبيق)|لتحميل|لتلقي|لمزيد|للمزيد|لل[إا]طلاع|للا?شتراك|متابعة|يمكنك(?:م)?\s+متابعة|"
    r"احصل(?:وا)?\s+على|تصفح(?:وا)?|شارك(?:نا|ونا)\s+ب?رأي|اضغط|انقر).{0,140})"
    r"(?:واتس\s?[اأ]ب|تي?لي?[غجق]رام|تل[غج]رام|[غجق]وو?[غجق]ل|google|facebook|twitter|whatsapp|telegram|youtube|instagram|فيس\s?بوك|تويتر|منصة إكس|"
    r"يوتيوب|فايبر|[إا]نست[غجق]رام|تيك\s?توك|نبض|نشرت|النشرة|صفحت|قنات|حسابات|حسابن|تطبيق|موقعن|هنا|رأيك|بريد)",
    re.IGNORECASE,
)
_VERB = (
    r"تابع(?:وا|ونا|نا|ي)?|[اإ]?الا?شتراك|للا?شتراك|اشترك(?:وا|ي)?|سج[ّ]?ل(?:وا|ي)?|فع[ّ]?ل(?:وا)?|حم[ّ]?ل(?:وا|ي)?|تحميل|لتحميل|اضغط(?:وا)?|انقر(?:وا)?|"
    r"انضم(?:وا)?|شارك(?:وا|نا|ونا)?|[اأ]رسل(?:وا)?|لمتابعة|لل[إا]طلاع|للتواصل|الضغط|احصل(?:وا)?|كن|زوروا?|تصفح(?:وا)?|احمل"
)
# What speaks to the reader («ليصلك») or of the site itself («قناتنا»), beside a verb that bids.
_TO_READER = re.compile(
    rf"(?<!\w)(?:{_VERB})(?!\w).*(?<!\w)(?:[لو]?[يت]صلك(?:م)?|ب?بريدكم?|هاتفكم?|هواتفكم|ب?قنا[ةت]ن?ا?ن?ا|ب?قناتنا|ب?صفحتنا|ب?صفحاتنا|ب?تطبيقنا|ب?نشرتنا|"
    r"ب?موقعنا|حساب(?:نا|اتنا)|لدينا|إشعارات|الإشعارات|زر الجرس|عبر الرسائل|من هنا|هذا الرابط|الرابط (?:التالي|أدناه))"
    rf"|(?<!\w)(?:ليصلك|لتصلك|قناتنا|نشرتنا|تطبيقنا)(?!\w).*(?<!\w)(?:{_VERB})(?!\w)"
)
_INVITING = 30  # words
# Labels of players, ratings and copyright lines, which hold names and numbers of their own.
_LABELLED = re.compile(
    r"(?i)^\W*جار[يٍ]?\s+(?:ال)?تحميل(?:\s+(?:المحتوى|الصفحة|المزيد|الخبر|البيانات|التعليقات))?\s*(?:[^\w\s]|$)|الرجاء الانتظار|يرجى الانتظار|loading\W|متصفحك لا يدعم|المتصفح لا يدعم|غير مدعوم على جهازك|تم النشر بواسطة|طباعة هذه الصفحة|طبعت? من موقع|تفعيل (?:ال)?جافا ?سكريبت|browser does not support|مشغل وسائط|"
    r"^[\W\d]*قي[ّ]?مي?\s+(?:هذا\s+)?(?:ال(?:مقال|موضوع|خبر))|^[\W\d]*(?:ال)?تقييم\s*:?\s*[\d٠-٩]|\([\d٠-٩]+\s+(?:صوت|أصوات|تقييم)|هل أعجبك|"
    r"©|copyright|حقوق[^.،]{0,30}محفوظة\s*(?:$|[\d.|–-]|ل(?:موقع|صحيفة|جريدة|شبكة|دى|وكالة|قناة|مؤسسة))|لا يجوز إعادة (?:ال)?نشر\S*\s+(?:أو|دون|من|إلا|هذ)"
)
_LABEL_WORDS = 25
_LONGEST_LABEL = 100  # letters
# A label under which readers speak, and no longer the author.
_COMMENTS = re.compile(
    r"^[\W\d_]*(?:(?:ال)?تعليقات(?:\s+(?:القراء|الزوار|على\s+ال\S+|فيسبوك|المنشورة))?|آراء القراء|[أا]ضف\s+تعليق\S*|[إا]?ترك\s+تعليق\S*|اكتب\s+تعليق\S*|"
    r"شارك(?:نا)?\s+ب?رأيك|شروط\s+التعليق|leave a (?:reply|comment)|comments?)[\W\d_]*(?:جديد\S*)?[\W\d_]*$",
    re.IGNORECASE,
)
# The label of a link to another article that closes a paragraph.
LABEL_AT_END = re.compile(rf"(?i)[\s(\[|–-]*(?:{_LABELS})\s*[:：؛…\-–>«]*\s*$")
# «رابط الخبر بصحيفة الوئام: عنوان آخر»
_LINK_OF = re.compile(r"^[\W_]*(?:رابط\s+(?:الخبر|المقال|الموضوع)|المصدر\s+الأصلي)(?:\s+\w+){1,3}\s*[:：]")
_HASHTAGS = re.compile(r"^(?:#[\w_]+[\s,،|]*)+$")
_SOURCE = re.compile(r"^\(?(?:ال)?مصدر\s*[:：]\s*\S.{0,50}$|^(?:ال)?مصدر\s*[:：]?$|^-{2,}\s*\(.{0,30}$")


def is_notice(text: str, folded: str | None = None) -> bool:
    """Tell whether a paragraph leads elsewhere instead of telling something: «اقرأ أيضا: …».

    `folded` is its folded text, for who has it.
    """
    if len(text) > _LONGEST:
        return False
    folded = fold(text) if folded is None else folded
    words = folded.count(" ") + 1
    speaks_for_site = (
        (words < _STATEMENT and folded.startswith(_STATEMENTS) and _OF_SITE.search(text))
        or (words < _DISCLAIMED and _DISCLAIMER.search(text[:_OPENING]))
        or (words <= _LABEL_WORDS and (_LABELLED.search(text) or _TO_READER.search(text)))
        or (words <= _INVITING and not _is_told(text, words) and _INVITATION.match(text))
        or _HASHTAGS.match(text)
        or (words <= _SHORT and _LINK_OF.match(text))
        or " ".join(_NUMBERS.sub(" ", folded).split()) in ALONE
    )
    return bool(speaks_for_site) or _is_signpost(text, folded, words)


def _is_told(text: str, words: int) -> bool:
    """Tell a sentence («انضم إلى الحملة عبر واتساب مئة ألف مشترك.») from an invitation, which is short or has no full stop."""
    return text.endswith(".") and words > _LINE


def _is_signpost(text: str, folded: str, words: int) -> bool:
    # «للمزيد من الشفافية قررت الوزارة …» is a sentence, «للمزيد: …» a signpost.
    if words <= _LINE and folded.startswith(_OPENINGS):
        return not text.endswith(".") or bool(_SIGNPOST.match(fold_letters(text)))
    return words <= _SHORT and bool(_SIGNPOST.match(fold_letters(text)))


def is_source_line(text: str) -> bool:
    """Tell a line that only names where a text comes from: «المصدر: وكالات»."""
    return bool(_SOURCE.match(text))


def opens_comments(text: str) -> bool:
    """Tell the label under which a page's readers speak: «التعليقات (2)»."""
    return len(text) <= _LONGEST_LABEL and bool(_COMMENTS.match(text))
