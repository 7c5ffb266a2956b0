"""Pages that hold no article, told by what they show instead. Each reason needs its own evidence."""

from __future__ import annotations

import re

from lxml import html

from newsbot.errors import NotAnArticle
from newsbot.extraction.body import Body
from newsbot.extraction.language import language_of
from newsbot.extraction.listing import is_listing
from newsbot.extraction.page import names_in, text_of
from newsbot.extraction.reader import Reader
from newsbot.extraction.walls import is_challenge, says_else, wall_of, without_notices

MIN_WORDS = 20
_CONTRACT = 400  # words of a request for consent
_FEW = 60  # words: a page of an error or a wall says little else
_ERROR = re.compile(
    r"(?i)\b(404(?!\s+(?:قراء|مشاهد|زيار|تعليق|إعجاب|مشارك|views?\b|vues?\b|reads?\b|comments?\b))|not found|page introuvable|introuvable|account suspended|runtime error|server error|internal server error|"
    r"service unavailable|bad gateway|under maintenance|database error|en maintenance|erreur 404|web server is down|"
    r"nothing found|can['’]t be found|(?:page|article|contenu) (?:non trouvée?|indisponible)|maintenance)\b|الصفحة (?:غير|المطلوبة غير) (?:موجودة|متاحة|متوفرة)|"
    r"صفحة غير (?:موجودة|متاحة|متوفرة)|لم يتم العثور على (?:الصفحة|شيء|نتائج)|خطأ 404|خطأ في الخادم|تحت الصيانة|قيد الصيانة|"
    r"الموقع (?:مغلق|متوقف) مؤقتا|حدث خطأ|(?:الخبر|المقال|المحتوى) غير (?:موجود|متاح|متوفر)(?! في (?:بلد|دولت|منطقت))|تم حذف (?:الخبر|الصفحة|المقال)"
)
_BLOCKED = re.compile(
    r"(?i)just a moment|attention required|access denied|403 forbidden|are you a robot|verify you are human|captcha|not acceptable|"
    r"pardon our interruption|human verification|security check|checking your browser|ad ?blocker detected|"
    r"accès (?:refusé|bloqué|interdit)|vérification de sécurité|un instant…|êtes-vous un robot|"
    r"تم حظر|الوصول (?:مرفوض|محظور)|تم رفض الوصول|تحقق من أنك|(?:التحقق|الفحص) الأمني|لحظة من فضلك"
)
_CONSENT = re.compile(
    r"(?i)before you continue|we value your privacy|cookie consent|gérer vos cookies|(?:respect de )?votre vie privée|ملفات تعريف الارتباط|(?:نقدر|نحترم) خصوصيتك|نهتم بخصوصيتك|"
    r"خصوصيتك (?:تهمنا|مهمة)|إعدادات الخصوصية"
)
_SUBSCRIBERS = re.compile(r"(?i)subscribers only|réservé aux abonnés|للمشتركين فقط")
_PAYWALL = re.compile(
    r"(?i)subscribers only|subscribe to continue|réservé aux abonnés|للمشتركين فقط|لمواصلة القراءة|لمتابعة القراءة|لقراءة المقال كاملا"
)
_HEADINGS = (("error_page", _ERROR), ("blocked", _BLOCKED), ("consent", _CONSENT))
_MESSAGES = {
    "error_page": "the page says that there is none",
    "blocked": "the page is a wall against robots",
    "consent": "the page asks for consent",
}
_BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "li", "td", "div", "section", "label", "button", "form", "center", "body"}
)
# Shares of what is said that belong to sentences of a wall: where the page states that it is an article, where it
# doesn't, and where it is none in any case, since it is too short or not Arabic.
_SURE, _SHARE, _FOREIGN_SHARE = 0.75, 0.5, 0.3
_HINT = 0.15  # of the sentences: the text goes on about what its heading says
_NOTICE = re.compile(r"(?i)cookie|consent|gdpr|cmp[-_]|notice|privacy")
_NAME = 3  # words
_SEPARATORS = re.compile(r"[-–—|»:،,.!…]+")
_HEADING = 12  # words: a longer text only mentions what it says
_SAYING = 5  # words: what has fewer is a label


def check(reader: Reader, body: Body) -> str:
    """Return the language of an article's body; raise `NotAnArticle` with its reason for anything else."""
    page, url = reader.page, reader.page.url
    if body.words < _CONTRACT and not _reports(reader, body) and (found := _wall(reader, body)):
        raise NotAnArticle(*found, url=url)
    if is_listing(reader, body):
        raise NotAnArticle("listing", "the page lists other pages", url=url)
    says = any(len(paragraph.text.split()) >= _SAYING for paragraph in body.paragraphs)
    if body.words == 0 or not (says or reader.scope.place.parts):
        raise NotAnArticle("empty", "the page holds no text", url=url)
    if body.words < MIN_WORDS:
        raise NotAnArticle("too_short", f"{body.words} words, fewer than {MIN_WORDS}", url=url)
    language = language_of(" ".join(p.text for p in body.paragraphs))
    if language != "ar" and (found := _wall(reader, body, foreign=True)):
        raise NotAnArticle(*found, url=url)
    if language != "ar":
        raise NotAnArticle("not_arabic", f"the text is in another language ({language or 'unknown'})", url=page.url)
    return language


def _reports(reader: Reader, body: Body) -> bool:
    """Tell at a look that a page can't be a wall: it states that it is an article and says enough else."""
    texts = [paragraph.text for paragraph in body.paragraphs]
    return body.words >= _FEW and _states_article(reader) and says_else(texts, _SURE, 2 * MIN_WORDS)


def _wall(reader: Reader, body: Body, *, foreign: bool = False) -> tuple[str, str] | None:
    """Return reason and message if the page speaks of itself: its heading, what it says, or its scripts."""
    page = reader.page
    texts = [paragraph.text for paragraph in body.paragraphs]
    short = body.words < _FEW
    scant = sum(len(text.split()) for text in without_notices(texts)) < MIN_WORDS
    parts = _shown(page.tree) if scant else (without_notices(texts), texts)
    share = _SURE if _states_article(reader) and not scant else _FOREIGN_SHARE if foreign or scant else _SHARE
    hinted = wall_of(texts, _HINT) is not None
    if short or foreign or (hinted and not _states_article(reader)):
        told = [page.title or "", *(text_of(h1) for h1 in page.tree.iter("h1")), *(parts[0] if scant else [])]
        for reason, pattern in _HEADINGS:
            if any(_is_notice(text, pattern, alone=not (hinted or scant or foreign)) for text in told):
                return reason, _MESSAGES[reason]
    scripts = (source for script in page.tree.iter("script") for source in (script.text or "", script.get("src") or ""))
    if short and is_challenge(scripts):
        return "blocked", _MESSAGES["blocked"]
    offered = [text for text in texts if len(text.split()) <= _HEADING]
    sold = ("paywall_stub", "the text is for subscribers")
    if short and any(map(_SUBSCRIBERS.search, offered)):  # besides, they are asked to log in
        return sold
    if wall := next(filter(None, (wall_of(part, share) for part in parts)), None):
        return wall, _MESSAGES[wall]
    # An offer to subscribe stands under the beginning of the text.
    if short and (any(map(_PAYWALL.search, offered)) or _is_paid(reader)):
        return sold
    return None


def _shown(tree: html.HtmlElement) -> tuple[list[str], list[str]]:
    """Return the texts that a page shows, without those of links: without a notice on cookies, and with it.

    Many sites lay one over each page, whatever else that says.
    """
    body = tree.find("body")
    found: tuple[list[str], list[str]] = ([], [])
    for block in (tree if body is None else body).iter(*_BLOCKS):
        around = [block, *block.iterancestors()]
        if any(inner.tag in _BLOCKS for inner in block.iterdescendants()) or any(
            a.tag in ("nav", "footer") for a in around
        ):
            continue
        text = text_of(block)
        if any(text_of(link) == text for link in block.iter("a")):
            continue
        noticed = any(_NOTICE.search(name) for element in around for name in names_in(element))
        for texts in found[noticed:]:
            texts.append(text)
    return found


def _states_article(reader: Reader) -> bool:
    return reader.node is not None or reader.page.meta("article:published_time") is not None


def _is_notice(text: str, pattern: re.Pattern[str], *, alone: bool) -> bool:
    """Tell a notice («الصفحة غير موجودة») from a sentence that has its words («العثور على 404 قطع أثرية»).

    `alone`: beside the notice there may be a name, not a sentence.
    """
    parts = [part.split() for part in _SEPARATORS.split(text)]
    notices = [_says_little_else(" ".join(part), pattern) for part in parts]
    rest = (part for part, notice in zip(parts, notices, strict=True) if not notice)
    return any(notices) and not (alone and any(len(part) > _NAME for part in rest))


def _says_little_else(text: str, pattern: re.Pattern[str]) -> bool:
    words = sum(len(match[0].split()) for match in pattern.finditer(text))
    return bool(words) and words * 2 >= len(text.split())


def _is_paid(reader: Reader) -> bool:
    return str((reader.node or {}).get("isAccessibleForFree", "")).lower() == "false"
