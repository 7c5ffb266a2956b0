"""Pages that hold no article, told by what they show instead. Each reason needs its own evidence."""

from __future__ import annotations

import re
from collections import Counter

from newsbot import urls
from newsbot.errors import NotAnArticle
from newsbot.extraction.body import Body
from newsbot.extraction.density import is_sentence, own_words
from newsbot.extraction.language import language_of
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

MIN_WORDS = 20
_CONTRACT = 400  # words of a request for consent
_FEW = 60  # words: a page of an error or a wall says little else
_ERROR = re.compile(
    r"(?i)\b(404|not found|page introuvable|introuvable|account suspended|runtime error|server error|internal server error|"
    r"service unavailable|bad gateway|under maintenance|en maintenance|database error|nothing found|can['’]t be found|"
    r"(?:page|article|contenu) (?:non trouvée?|indisponible))\b|الصفحة (?:غير|المطلوبة غير) (?:موجودة|متاحة|متوفرة)|"
    r"صفحة غير (?:موجودة|متاحة|متوفرة)|لم يتم العثور على (?:الصفحة|شيء|نتائج)|خطأ 404|خطأ في الخادم|تحت الصيانة|قيد الصيانة|"
    r"الموقع (?:مغلق|متوقف) مؤقتا|حدث خطأ|(?:الخبر|المقال|المحتوى) غير (?:موجود|متاح|متوفر)|تم حذف (?:الخبر|الصفحة|المقال)"
)
_BLOCKED = re.compile(
    r"(?i)just a moment|attention required|access denied|403 forbidden|are you a robot|verify you are human|captcha|"
    r"accès (?:refusé|bloqué|interdit)|vérification de sécurité|un instant…|êtes-vous un robot|"
    r"تم حظر|الوصول (?:مرفوض|محظور)|تم رفض الوصول|تحقق من أنك|(?:التحقق|الفحص) الأمني|لحظة من فضلك"
)
_CONSENT = re.compile(
    r"(?i)before you continue|we value your privacy|cookie consent|gérer vos cookies|(?:respect de )?votre vie privée|ملفات تعريف الارتباط|(?:نقدر|نحترم) خصوصيتك|نهتم بخصوصيتك|"
    r"خصوصيتك (?:تهمنا|مهمة)|إعدادات الخصوصية"
)
_CONSENTING = re.compile(r"(?i)نحن وشركا|بموافقتك|نستخدم ملفات|نخزن ملفات|we and our partners|nos partenaires")
_PAYWALL = re.compile(
    r"(?i)subscribers only|subscribe to continue|réservé aux abonnés|للمشتركين فقط|لمواصلة القراءة|لمتابعة القراءة|لقراءة المقال كاملا"
)
# What is said to whoever looks at the page, as no news does.
_NO_PAGE = re.compile(
    r"(?i)(?:page|article|content) (?:that )?you(?:['’]re| are| were) looking for|page que vous (?:re)?cherchez|"
    r"(?:الصفحة|المقال|الخبر|المحتوى|الرابط) (?:التي|الذي) (?:تبحث|تحاول)"
)
_NO_ROBOTS = re.compile(
    r"(?i)checking your browser|you have been blocked|enable javascript and cookies|unusual traffic from your|"
    r"vérifions votre navigateur|activez javascript|que vous n['’]êtes pas un robot|أنك لست (?:روبوت|برنامج)|"
    r"نتحقق من (?:أن )?متصفحك|تفعيل (?:ال)?جافا ?سكر[يب]"
)
_TOLD_TO_YOU = {"error_page": _NO_PAGE, "blocked": _NO_ROBOTS}
_WALLS = (
    ("error_page", _ERROR, "the page says that there is none"),
    ("blocked", _BLOCKED, "the page is a wall against robots"),
    ("consent", _CONSENT, "the page asks for consent"),
)
_SEPARATORS = re.compile(r"[-–—|»:،,.!…]+")
_HEADING = 12  # words: a longer text only mentions what it says
_PROSE = 60  # words beside a headline, outside of links: a list has none
_CARDS = 5
_HEADLINE = 4  # words
_LONG_LINK = 25  # letters: a headline, where «رياضة» or «المزيد» is a label
_CARD = 80  # words: what holds more is an article with one link in it
_LABEL = 10  # words
_SAYING = 5  # words: what has fewer is a label


def check(reader: Reader, body: Body) -> str:
    """Return the language of an article's body; raise `NotAnArticle` with its reason for anything else."""
    page, url = reader.page, reader.page.url
    if (body.words < _FEW or _asks_consent(body)) and (found := _wall(reader, body)):
        raise NotAnArticle(*found, url=url)
    if is_listing(reader, body):
        raise NotAnArticle("listing", "the page lists other pages", url=url)
    says = any(len(paragraph.text.split()) >= _SAYING for paragraph in body.paragraphs)
    if body.words == 0 or not (says or reader.scope.place.parts):
        raise NotAnArticle("empty", "the page holds no text", url=url)
    if body.words < MIN_WORDS:
        raise NotAnArticle("too_short", f"{body.words} words, fewer than {MIN_WORDS}", url=url)
    language = language_of(" ".join(p.text for p in body.paragraphs))
    if language != "ar" and (found := _wall(reader, body)):
        raise NotAnArticle(*found, url=url)
    if language != "ar":
        raise NotAnArticle("not_arabic", f"the text is in another language ({language or 'unknown'})", url=page.url)
    return language


def _asks_consent(body: Body) -> bool:
    return body.words < _CONTRACT and any(_CONSENTING.search(paragraph.text) for paragraph in body.paragraphs)


def _wall(reader: Reader, body: Body) -> tuple[str, str] | None:
    """Return reason and message if a heading, or a page that says little else, tells that there is no article."""
    page = reader.page
    told = [page.title or "", *(text_of(h1) for h1 in page.tree.iter("h1"))]
    told += [paragraph.text for paragraph in body.paragraphs] if body.words < MIN_WORDS else []
    for reason, pattern, message in _WALLS:
        if any(_is_notice(text, pattern) for text in told) or _tells_you(reader, body, reason):
            return reason, message
    # An offer to subscribe stands under the beginning of the text.
    offered = (paragraph.text for paragraph in body.paragraphs if len(paragraph.text.split()) <= _HEADING)
    if any(map(_PAYWALL.search, offered)) or _is_paid(reader):
        return "paywall_stub", "the text is for subscribers"
    return None


def _tells_you(reader: Reader, body: Body, reason: str) -> bool:
    pattern = _TOLD_TO_YOU.get(reason)
    if pattern is None or body.words >= _FEW:
        return False
    # A line on cookies is taken for furniture, and may be all that a wall says.
    said = [paragraph.text for paragraph in body.paragraphs] or [text_of(p) for p in reader.page.tree.iter("p")]
    return any(map(pattern.search, said))


def _is_notice(text: str, pattern: re.Pattern[str]) -> bool:
    """Tell a notice («الصفحة غير موجودة») from a sentence that has its words («العثور على 404 قطع أثرية»)."""
    for part in _SEPARATORS.split(text):
        words = sum(len(match[0].split()) for match in pattern.finditer(part))
        if words and words * 2 >= len(part.split()):
            return True
    return False


def _is_paid(reader: Reader) -> bool:
    return str((reader.node or {}).get("isAccessibleForFree", "")).lower() == "false"


def is_listing(reader: Reader, body: Body) -> bool:
    """Tell whether a page presents many others and nothing says that it is an article itself."""
    page, place = reader.page, reader.scope.place
    if urls.identity(page.url).endswith("/"):
        return True
    if reader.node is not None or page.meta("article:published_time"):
        return False
    outline = reader.outline
    titles = sum(len(outline.titles_in(part, outline.ends[part])) for part in place.parts)
    if titles >= _CARDS and place.prose < titles * _PROSE:  # a front page that was written as a page of WordPress
        return True
    # A section that describes itself in a sentence is called by a word or two, a short article by a headline.
    told = not reader.graph.is_listing and _has_headline(reader) and _told_first(reader)
    if place.prose >= _PROSE or told:
        return False
    labels = body.words >= MIN_WORDS and all(len(paragraph.text.split()) < _LABEL for paragraph in body.paragraphs)
    if reader.graph.is_listing or (not (place.parts and place.known) and (place.cards > 1 or labels)):
        return True
    cards = _cards(reader)
    outside = body.words - sum(outline.prose[card] + outline.linked[card] for card in cards)
    return len(cards) >= _CARDS and outside < _PROSE


def _told_first(reader: Reader) -> bool:
    """Tell whether sentences stand before the first title of another page."""
    outline = reader.outline
    for part in reader.scope.place.parts:
        first = next(iter(outline.titles_in(part, outline.ends[part])), outline.ends[part])
        inside = (n for n in range(part, first) if outline.ends[n] <= first or n == part)
        if sum(own_words(outline, n) for n in inside if is_sentence(outline, n)) >= MIN_WORDS:
            return True
    return False


def _has_headline(reader: Reader) -> bool:
    number = reader.scope.number
    return number is not None and reader.outline.prose[number] + reader.outline.linked[number] >= _HEADLINE


def _cards(reader: Reader) -> list[int]:
    """Return the blocks around links to other articles, outside of the furniture that articles have too."""
    outline, around = reader.outline, set(reader.scope.around)
    links = [
        number for number, element in enumerate(outline.elements)
        if element.tag == "a" and element.get("href") and len(text_of(element)) >= _LONG_LINK
        and not any(outline.rules[node] and node not in around for node in outline.around(number))
    ]  # fmt: skip
    holders = Counter(node for link in links for node in outline.around(outline.parents[link]))
    cards = (_card(link, outline, holders) for link in links)
    return [card for card in cards if outline.prose[card] + outline.linked[card] <= _CARD]


def _card(link: int, outline: Outline, holders: Counter[int]) -> int:
    """Return the largest block around a link that holds no other."""
    card = link
    for node in outline.around(outline.parents[link]):
        if holders[node] > 1:
            break
        card = node
    return card
