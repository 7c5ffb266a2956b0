"""Pages that speak of themselves to their reader: there is no such page, you are blocked, please consent.

Told by sentences, not by words: an article about a wall reports what one says, a wall says it, and little else. Forms
were seen on sites in Arabic, French and English and in what Cloudflare, Akamai, Imperva, Sucuri, DataDome, PerimeterX,
DDoS-Guard, nginx, Apache, WordPress and consent managers send.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from newsbot.arabic import fold

_SHARE = 0.5  # of the words of a text that belong to sentences of a wall
_QUOTED = re.compile(r"«[^»]{0,300}»|“[^”]{0,300}”|\"[^\"]{0,300}\"")  # what somebody else says
_SENTENCE = re.compile(r"[.!?؟…:\n]+(?=\s|$)|\s[-–—|]\s")
_SHORTEST = 3  # words
_ALONE = 25  # words: a text that is no longer may be one sentence

# All patterns are matched against folded text: lower case, ا ي ه for أ ى ة, spaces for punctuation.
_PATTERNS = {
    "error_page": (
        # Arabic
        r"(?:صفحه|مقال|مقاله|خبر|محتوي|رابط|موضوع) (?:الم?تي|الذي|الذين)? ?(?:ال)?(?:تبحث|طلبت|تحاول|تريد|اتبعت|نبحث)",
        r"(?:صفحه|مقال|مقاله|خبر|محتوي|رابط|موضوع) (?:ال)?(?:مطلوبه?|مطلوب)? ?(?:لم تعد|لم يعد|غير) (?:موجود|متاح|متوفر|صحيح|صالح)",
        r"(?:عذرا|للاسف|نعتذر|ناسف).{0,40}(?:غير|لم|لا|خطا|خلل|عطل)",
        r"(?:لم نعثر|لم نجد|لم يتم العثور|تعذر العثور|لا يمكن العثور) (?:علي )?(?:ما|اي|الصفحه|شيء|نتائج|المحتوي|المقال)",
        r"(?:العوده|عد|ارجع|الرجوع|انتقل|اذهب) (?:الي|ل) ?(?:الصفحه )?(?:ال)?رييسيه|زياره الصفحه الرييسيه|الصفحه الرييسيه او",
        r"(?:ربما|قد) (?:تم |تكون |يكون )*(?:نقل|حذف|غير|ازيل)|تم (?:نقلها|حذفها|ازالتها) (?:او|من)|نقلت او حذفت|حذفت او نقلت",
        r"(?:استخدم|استخدام|جرب|استعمل).{0,15}(?:ال)?بحث",
        r"(?:سنعود|نعود|عايدون|سيعود الموقع).{0,25}(?:قريبا|قليل|لاحقا|دقايق|ساعات|وقت)",
        r"(?:نقوم|نجري|نعمل).{0,20}(?:صيانه|تحديث|تطوير|اصلاح)|(?:موقع|بوابه|صفحه|خدمه).{0,15}(?:قيد|تحت) (?:ال)?(?:صيانه|انشاء|تطوير|تحديث)",
        r"(?:خطا|تعذر|فشل).{0,15}(?:قاعده|قواعد) البيانات|خطا (?:داخلي )?في (?:الخادم|السيرفر)|الخادم (?:غير متاح|مشغول|لا يستجيب)",
        r"(?:حاول|المحاوله|اعد المحاوله|حاولوا).{0,12}(?:مره اخري|لاحقا|ثانيه|مجددا|بعد)",
        r"(?:شكرا|نشكر(?:كم)?).{0,12}(?:تفهمكم|صبركم|لصبر|لتفهم)|نعتذر (?:عن|لكم)",
        r"(?:عنوان|رابط)(?: الصفحه)?.{0,15}(?:بشكل صحيح|كتبته|ادخلته|غير صحيح)|تحقق من (?:العنوان|الرابط|صحه)",
        r"(?:هذا )?(?:الموقع|الحساب) (?:موقوف|متوقف|مغلق|معلق)(?: موقتا)?|تم (?:تعليق|ايقاف) (?:هذا )?(?:الحساب|الموقع|الاستضافه)|اتصل بمزود",
        r"حدث خطا|معالجه طلبك|الدعم الفني|موقعنا (?:يتجدد|الجديد)|نسخه جديده من الموقع|(?:ترقبونا|انتظرونا)",
        # French
        r"erreur.{0,20}(?:survenue|produite)|votre (?:demande|requete|requête)|n est plus (?:disponible|en ligne|accessible)|vous (?:tentez|essayez|cherchez)",
        r"page (?:que vous|demandee|recherchee|à laquelle|a laquelle)|page.{0,25}(?:introuvable|existe (?:pas|plus))|n existe (?:pas|plus)",
        r"(?:introuvable|n a pas (?:ete|été) trouve)|(?:retour|retourner|revenir|retournez|revenez).{0,12}(?:accueil|page precedente)|page d accueil",
        r"(?:ete|été) (?:deplace|déplacé|supprime|supprimé|efface)|en (?:cours de )?maintenance|maintenance (?:en cours|programmee|technique)",
        r"(?:de retour|revenons|reviendrons|serons).{0,18}(?:bientot|bientôt|vite|minutes|ligne)|erreur (?:404|403|500|502|503|interne|serveur)|\boups\b",
        r"(?:reessay|réessay|veuillez essayer)|temporairement (?:indisponible|inaccessible)|base de donnees|base de données",
        r"(?:merci|excus).{0,30}(?:patience|comprehension|compréhension|gene|gêne)|(?:verifi|vérifi).{0,12}(?:adresse|url|lien|orthographe)",
        # English
        r"(?:lost|missing) (?:this|the|that) page|couldn t find|what you (?:re|are|were) looking|right back|check back|upgrad|critical error|troubleshooting wordpress|wrong turn|dead end",
        r"page (?:you|that you|requested|not found|could|can t|cannot|has been|does)|(?:page|article|url|file|resource|content|what you).{0,30}(?:not found|not be found|find)",
        r"(?:doesn t|does not|no longer|didn t) (?:seem to )?(?:exist|available|find)|(?:return|go|back|head) (?:back )?(?:to )?(?:the |our )?home ?page|back (?:to )?home",
        r"(?:been|was|were|has) (?:moved|removed|deleted|renamed|suspended|taken down)|moved or|(?:down|undergoing|scheduled|under|for) (?:\w+ )?maintenance",
        r"(?:be|coming|come) back (?:soon|shortly|online|in a)|back (?:soon|shortly|online)|establishing a database|database (?:error|connection)|server error|error code \d{3}|error (?:404|5\d\d)",
        r"(?:web server|origin|host|site) (?:is|reported|was) (?:down|unavailable|returning|offline|not)|(?:try|check) (?:again|back)|few (?:minutes|moments)|try (?:a search|searching)",
        r"(?:domain|website).{0,12}(?:for sale|parked|expired)|temporarily unavailable|unable to service|server (?:is|encountered|was)|contact (?:your|the) (?:hosting|server|web|site|system)",
        r"(?:thank you|thanks|sorry).{0,20}(?:patience|inconvenience|understanding)|(?:ooops|oops|sorry)\b.{0,30}(?:page|wrong|find|isn t)|something went wrong",
        r"^(?:404|500|502|503|504)\b|\b404 (?:not found|error)|internal server error|bad gateway|service unavailable|gateway time ?out|^nginx|^apache",
    ),
    "blocked": (
        # Arabic
        r"تم (?:حظر|حجب|منع|رفض|تقييد|ايقاف) ?(?:ك|طلبك|وصولك|دخولك|اتصالك|عنوانك|عنوان ip|الوصول الي هذ|زيارتك)",
        r"(?:ليس لديك|لا تملك|ليست لديك|لا يمكنك|لا يسمح لك|غير مصرح لك|غير مسموح لك).{0,20}(?:اذن|صلاحي|تصريح|الوصول|الدخول|بالدخول|بالوصول|الاطلاع)",
        r"(?:عنوان|رقم|بروتوكول) (?:ال)?(?:ip|اي بي|انترنت|الانترنت) ?(?:الخاص بك|لديك|لجهازك)?|عنوان ip",
        r"(?:نشاط|نشاطا|حركه|طلبات|سلوك|سلوكا|عدد كبير).{0,30}(?:جهازك|شبكتك|عنوانك|متصفحك|اتصالك|من عندك)",
        r"(?:انك|بانك|كونك|من انك|انت) (?:لست |ليس )?(?:روبوت|روبوتا|برنامج|اله|انسان|انسانا|بشر|بشري|شخص حقيقي)|(?:لست|ليس) (?:برنامج )?روبوت",
        r"(?:اكمال|اكمل|حل|اجتياز|ادخل|ادخال|اكتب|اجتز|اختر).{0,25}(?:التحقق|كابتشا|الرمز|الاختبار|رمز|الصور|الاحرف|المربع)|رمز التحقق",
        r"(?:جار|جاري|يتم|نتحقق|نقوم) ?(?:الان )?(?:ب)?(?:التحقق|فحص|التاكد|من).{0,15}(?:متصفحك|الاتصال|اتصالك|امان|المتصفح)|(?:يعيد توجيهك|اعاده توجيهك|توجيهك تلقاييا)",
        r"(?:تفعيل|فعل|تمكين|تشغيل|مكن).{0,12}(?:جافا ?سكريبت|javascript|الكوكيز|cookies|ملفات تعريف)",
        r"(?:تعطيل|ايقاف|اوقف|عطل|الغاء|الغ|اغلاق|اضافه موقعنا|استثناء).{0,25}(?:مانع|حاجب|حظر|حجب|منع|موانع|adblock).{0,12}|(?:مانع|حاجب|حظر|حجب|منع) (?:ال)?اعلانات (?:لديك|في متصفحك|مفعل|الخاص بك|المفعل)",
        r"(?:انك تستخدم|تستخدم|باستخدامك|استخدامك|لديك).{0,15}(?:مانع|حاجب|حظر|حجب|adblock|vpn|متصفح)|القايمه البيضاء|اعلانات.{0,20}(?:تساعدنا|تمول|دخلنا|استمرار|مصدر)",
        r"(?:يرجي|يجب|عليك|الرجاء|من فضلك|يلزم|قم|سجل|تفضل).{0,14}(?:ب)?(?:تسجيل )?(?:الدخول|دخولك|حسابك)|(?:تسجيل الدخول|الدخول) (?:للمتابعه|لمتابعه|الي حسابك|للاطلاع|لقراءه)",
        r"(?:ليس لديك|لا تملك|لديك) حساب|^(?:هل )?نسيت كلمه|^(?:انشاء|انشي|افتح) حساب|^كلمه (?:المرور|السر)$|البريد الالكتروني او اسم المستخدم|سجل مجانا|اشترك مجانا",
        r"(?:خدمه|نظام|حل|جدار) (?:ال)?(?:امن|امنيه|امني|حمايه|ناري).{0,25}(?:حمايه|هجمات|موقع|نفس)|لحمايه (?:نفسه|الموقع|موقعنا)|ray id|معرف (?:الحادث|الطلب)|رقم المرجع",
        r"(?:التواصل|اتصل|تواصل|راسل|مراسله).{0,15}(?:مالك|مدير|صاحب|اداره|مسوول) الموقع|اعاده تحميل الصفحه|حدث الصفحه|تحديث الصفحه",
        r"(?:متاح|متوفر|مسموح).{0,10}(?:في|من) (?:بلدك|منطقتك|دولتك|موقعك الجغرافي)|(?:اكتشفنا|رصدنا|لاحظنا|لاحظ|يبدو انك).{0,25}(?:مانع|حاجب|حظر|حجب) (?:ال)?اعلانات|نعتمد علي الاعلانات",
        r"^طلبات كثيره|(?:ارسلت|لقد قمت).{0,25}(?:طلبات|الطلبات|محاولات)|(?:حاول|المحاوله).{0,12}من جديد|^(?:خطا )?403",
        # French
        r"n avez pas (?:l autorisation|la permission|acc[eè]s|le droit)|^(?:403 )?interdit$|trop de requ[eê]tes|pas disponible dans votre (?:pays|r[eé]gion)",
        r"acc[eè]s.{0,20}(?:refus|bloqu|interdit|restreint|limit)|vous (?:avez [eé]t[eé]|[eê]tes) (?:bloqu|banni)|bloqu[eé] (?:par|pour|votre)",
        r"(?:n [eê]tes|[eê]tes) (?:pas )?(?:bien )?(?:un |une )?(?:robot|humain|autoris[eé])|v[eé]rif\w+.{0,40}(?:humain|robot|navigateur|s[eé]curit|connexion)",
        r"votre (?:adresse ip|navigateur|connexion|r[eé]seau|bloqueur)|activit[eé] (?:inhabituelle|suspecte|anormale)|code de s[eé]curit|captcha",
        r"d[eé]sactiv\w+.{0,35}(?:bloqueur|adblock|pub)|bloqueur de pub|liste blanche|publicit[eé].{0,30}(?:financ|permet|gratuit|soutien)|activ(?:er|ez).{0,25}(?:javascript|cookies)",
        r"connectez vous|se connecter|identifiez vous|mot de passe|cr[eé]er (?:un |votre )?compte|pas encore (?:de compte|inscrit|membre)|inscrivez vous",
        r"(?:contact|propri[eé]taire|administrateur|webmestre|webmaster).{0,25}(?:site|du site|ray)|redirig|service de s[eé]curit|actualis\w+ la page",
        # English
        r"too many requests|rate limit|press and hold|page (?:cannot be displayed|blocked)|attack id|client ip|url was rejected|consult with your|available in your (?:country|region)",
        r"(?:been|are|is|was) (?:blocked|banned|denied|restricted|forbidden)|unable to access|access (?:denied|to this|forbidden|is)|request (?:blocked|unsuccessful|was)",
        r"(?:don t|do not) have (?:permission|access)|permission to access|(?:are you|not a|you are|you re|a) (?:a |an )?(?:robot|human|bot)\b|verif\w+ (?:that )?you|verification|complete the",
        r"checking (?:your|if|the)|your browser|security (?:check|service|solution|of your)|enable (?:javascript|cookies)|(?:javascript|cookies).{0,25}(?:enabled|disabled|continue)",
        r"unusual (?:traffic|activity|behavio)|suspicious|your (?:ip|network|computer)|ad ?block|block(?:ing)? ads|whitelist|ray id|incident id|reference|support id|captcha|cloudflare",
        r"(?:log|sign) ?in\b|forgot(?:ten)? (?:your )?password|(?:don t|already) have an account|create an? (?:free )?account|register (?:now|for)|subscribe",
        r"ddos|not acceptable|mod security|firewall|just a moment|one more step|please (?:wait|stand by|turn|disable|solve)|site owner|automated|redirect|pardon our|triggered|ads (?:help|keep|fund|support)|attention required|403 forbidden",
    ),
    "consent": (
        # Arabic
        r"(?:نحن وشركا|وشركاو|وشركاي|شركايه?نا|شركاونا|نحن نستخدم|نستخدم|نخزن|نعالج|نجمع|نود|نحترم|نقدر|نهتم|نحرص).{0,40}(?:ملفات|كوكيز|بيانات|معلومات|خصوصي|موافق|تجربت|كوكي)",
        r"خصوصيتك|خصوصيتكم|موافقتك|موافقتكم|بموافقت|تفضيلاتك|تفضيلاتكم|خياراتك|بياناتك|بياناتكم|معلوماتك الشخصيه|تجربتك|تجربتكم",
        r"(?:بالنقر|بالضغط|عند النقر|انقر|اضغط|من خلال النقر|بنقرك|بمتابعه التصفح|باستمرارك|باستخدامك|بمواصله).{0,40}(?:قبول|موافق|اوافق|توافق|رفض|تقبل|اداره|خيارات|المزيد)",
        r"(?:قبول|رفض|اقبل|ارفض|الموافقه علي) (?:الكل|الجميع|كل|جميع)|(?:اداره|اعدادات|تخصيص|ضبط) (?:الخيارات|الخصوصيه|التفضيلات|ملفات|الموافقه|الكوكيز)",
        r"(?:يستخدم|يستعمل) (?:هذا )?(?:ال)?موقع(?:نا)?.{0,20}(?:ملفات|كوكيز|الكوكيز)|(?:سحب|تغيير|تعديل) (?:موافقت|اختيار|خيارات|تفضيلات)|قبل (?:المتابعه|ان تتابع|الاستمرار)",
        r"(?:ملفات تعريف الارتباط|الكوكيز).{0,25}(?:الضروريه|التحليليه|الاعلانيه|الوظيفيه|لتحسين|لتخصيص|لضمان)|سياسه (?:ملفات|الكوكيز|ملفات تعريف|الخصوصيه)|الاعلانات (?:المخصصه|الموجهه)|اعلانات مخصصه",
        # French
        r"nous (?:et nos|utilisons|respectons|stockons|accordons|tenons)|nos partenaires|votre (?:vie priv|consentement|choix|exp[eé]rience)|vos (?:choix|pr[eé]f[eé]rences|donn[eé]es|cookies)",
        r"(?:tout )?(?:accepter|refuser)|accepte[rz]|continuer sans|param[eé]tr|gestion des cookies|g[eé]rer (?:vos|les|mes) cookies|en (?:cliquant|poursuivant)|politique (?:de|des) (?:confidentialit|cookies)|cookies",
        # English
        r"we (?:and our|use|value|care|store|respect|process)|our partners|your (?:privacy|consent|choice|preference|data|personal|experience)|(?:accept|reject|allow|agree)|manage (?:options|preferences|choices|cookies)",
        r"by (?:clicking|continuing|using)|cookies|privacy policy|before you continue|vendors|legitimate interest|personali[sz]ed ads",
    ),
}  # fmt: skip
# Each form is tried at each letter, and most are in French or English: where not one letter, and no code of an error in
# front, is theirs, they needn't be.
_LATIN = re.compile(r"[a-z]|^[45]0")
_ARABIC = re.compile(r"[\u0620-\u064a]")
_WALLS = {reason: re.compile("|".join(forms)) for reason, forms in _PATTERNS.items()}
_IN_ARABIC = {reason: re.compile("|".join(filter(_ARABIC.search, forms))) for reason, forms in _PATTERNS.items()}
# What only a challenge loads: Cloudflare, DataDome, PerimeterX, Imperva. Their scripts for ordinary pages differ.
_CHALLENGE = re.compile(
    r"_cf_chl_opt|/challenge-platform/h/|captcha-delivery\.com|px-captcha|_Incapsula_Resource\?(?:SWUDNSAI|CWUDNSAI)"
)


def wall_of(texts: Iterable[str], share: float = _SHARE) -> str | None:
    """Return the reason whose sentences make up that share of a text's words, the largest if there are several.

    `texts` are paragraphs as they stand on the page. One sentence alone proves it only where nothing else is said.
    """
    sentences = [words for text in texts for words in _sentences(text)]
    total = sum(map(len, sentences))
    found: dict[str, list[int]] = {reason: [] for reason in _WALLS}
    for words in sentences:
        for reason in _reasons(" ".join(words)):
            found[reason].append(len(words))
    # Where two fit alike it is the one after which the page is tried again.
    reason = max(_WALLS, key=lambda reason: (sum(found[reason]), reason != "error_page"))
    lengths = found[reason]
    if not lengths or (len(lengths) == 1 and total > _ALONE and len(sentences) > 1):
        return None
    return reason if sum(lengths) >= share * total else None


def says_else(texts: Iterable[str], share: float, least: int) -> bool:
    """Tell whether so much of these texts is said by no wall that neither they nor a part of them can be that share of one.

    That is `least` words at any rate. Most articles show it by their first sentences.
    """
    sentences = [words for text in texts for words in _sentences(text)]
    enough = max((1 - share) * sum(map(len, sentences)), least)
    others = accumulate(len(words) for words in sentences if not _reasons(" ".join(words)))
    return any(words > enough for words in others)


def without_notices(texts: Iterable[str]) -> list[str]:
    """Return the paragraphs that don't speak of cookies and consent alone, as what many sites lay over each page does."""
    return [text for text in texts if not (found := _sentences(text)) or not all(map(_asks, found))]


def _asks(words: tuple[str, ...]) -> bool:
    return "consent" in _reasons(" ".join(words))


@lru_cache(1024)  # the sentences of a page are looked at once for its heading and once for themselves
def _reasons(sentence: str) -> tuple[str, ...]:
    patterns = _WALLS if _LATIN.search(sentence) else _IN_ARABIC
    return tuple(reason for reason, pattern in patterns.items() if pattern.search(sentence))


def is_challenge(sources: Iterable[str]) -> bool:
    """Tell whether a page's scripts, by their texts or addresses, are those of a challenge."""
    return any(map(_CHALLENGE.search, sources))


@lru_cache(256)  # of a page; each paragraph is looked at with the others and for itself
def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    parts = (tuple(fold(part).split()) for part in _SENTENCE.split(_QUOTED.sub(" ", text)))
    return tuple(words for words in parts if len(words) >= _SHORTEST)
