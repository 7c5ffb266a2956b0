"""Pages that hold no article, told by what they show instead. Each reason needs its own evidence."""

from __future__ import annotations

import re

from newsbot.errors import NotAnArticle
from newsbot.extraction.body import Body
from newsbot.extraction.furniture import standing_in
from newsbot.extraction.jsonld import Graph
from newsbot.extraction.language import language_of
from newsbot.extraction.metadata import Reader
from newsbot.extraction.page import Page, text_of

MIN_WORDS = 20
_FEW = 60  # words: a page of an error or a wall says little else
_ERROR = re.compile(
    r"(?i)\b(404|not found|page introuvable|introuvable)\b|الصفحة غير موجودة|لم يتم العثور|صفحة غير متوفرة|خطأ 404|عذرا،? الصفحة"
)
_BLOCKED = re.compile(
    r"(?i)just a moment|attention required|access denied|403 forbidden|are you a robot|verify you are human|captcha|تم حظر|الوصول مرفوض|تحقق من أنك"
)
_CONSENT = re.compile(
    r"(?i)before you continue|we value your privacy|cookie consent|gérer vos cookies|سياسة ملفات تعريف الارتباط"
)
_PAYWALL = re.compile(
    r"(?i)subscribers only|subscribe to continue|réservé aux abonnés|للمشتركين فقط|اشترك لمواصلة القراءة|لمتابعة القراءة اشترك"
)
_LINKED_HEADINGS = "//*[self::h2 or self::h3 or self::h4]//a[@href]|//a[@href]//*[self::h2 or self::h3 or self::h4]"
_MANY_HEADINGS = 6


def check(reader: Reader, body: Body) -> str:
    """Return the language of an article's body; raise `NotAnArticle` with its reason for anything else."""
    page, url = reader.page, reader.page.url
    head = f"{page.title or ''} {' '.join(text_of(h1) for h1 in page.tree.iter('h1'))}"
    if body.words < _FEW:
        told = f"{head} {' '.join(p.text for p in body.paragraphs)}"
        for reason, pattern, message in (
            ("error_page", _ERROR, "the page says that there is none"),
            ("blocked", _BLOCKED, "the page is a wall against robots"),
            ("consent", _CONSENT, "the page asks for consent"),
            ("paywall_stub", _PAYWALL, "the text is for subscribers"),
        ):
            if pattern.search(told):
                raise NotAnArticle(reason, message, url=url)
    if is_listing(page, reader.graph, stated=reader.node is not None):
        raise NotAnArticle("listing", "the page lists other pages", url=url)
    if body.words == 0:
        raise NotAnArticle("empty", "the page holds no text", url=url)
    if body.words < MIN_WORDS:
        raise NotAnArticle("too_short", f"{body.words} words, fewer than {MIN_WORDS}", url=url)
    language = language_of(" ".join(p.text for p in body.paragraphs))
    if language != "ar":
        raise NotAnArticle("not_arabic", f"the text is in another language ({language or 'unknown'})", url=url)
    return language


def is_listing(page: Page, graph: Graph, *, stated: bool) -> bool:
    """Tell whether a page presents many others and nothing says that it is an article itself."""
    if stated or page.meta("article:published_time") or page.tree.xpath("//*[@itemprop='articleBody']"):
        return False
    if graph.is_listing:
        return True
    kind = (page.meta("og:type") or "").lower()
    headings = page.tree.xpath(_LINKED_HEADINGS) if kind != "article" else []
    headline = next((h1 for h1 in page.tree.iter("h1") if text_of(h1)), None)
    # A side bar or a related box lists others beside an article; a listing is what is left when they are taken away.
    return sum(1 for heading in headings if not any(standing_in(heading, headline))) >= _MANY_HEADINGS
