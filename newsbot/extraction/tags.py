"""Tags: the keywords that a page gives its article, told from those of the whole site and from words of the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree, html

from newsbot.arabic import fold
from newsbot.extraction.crumbs import HOME
from newsbot.extraction.jsonld import strings
from newsbot.extraction.kinds import Kind
from newsbot.extraction.page import raw_text, text_of
from newsbot.extraction.reader import Reader, stored

_SPLIT = re.compile(r"\s*[,،;؛|#\n\r]\s*")
# What themes call the box of tags: WordPress, Sahifa, JNews (jeg_post_tags), tagDiv (td-tags), K2 (itemTags), Drupal
# (field-name-field-tags). WordPress's post_class («tag-social») and the forms of a single tag are none.
_BOXES = Kind(
    re.compile(
        r"(?i)^(?:[a-z]+[-_]+)*?(?:tags|keywords?)(?:[-_]?(?:links?|list|box|block|wrap\w*|items?|container|area|cloud|section|news|article))?$"
        r"|^tag[-_]?(?:links?|list|box|block|cloud)$|^itemTags\w*$|^[a-z]{3,}tags$|^field(?:-|--)name-field-(?:\w+-)?(?:tags|keywords)"
    ).search
)
_LABELS = "كلمات مفتاحية|الكلمات المفتاحية|كلمات دلالية|الكلمات الدلالية|كلمات البحث|وسوم|الوسوم|الأوسمة|أوسمة|العلامات|علامات|مواضيع|tags?|keywords?|mots[- ]clés"
_LABEL = re.compile(rf"^\s*(?:{_LABELS})\s*(?:[:：]\s*|$)", re.IGNORECASE)
_LABEL_WORDS = ("مفتاحية", "دلالية", "وسوم", "الأوسمة")
_LABELLED = etree.XPath(".//text()[" + " or ".join(f"contains(.,'{word}')" for word in _LABEL_WORDS) + "]")
_GENERAL = frozenset(map(fold, (
    "أخبار", "الأخبار", "خبر", "عاجل", "أخبار عاجلة", "آخر الأخبار", "أخبار اليوم", "رئيسي", "الرئيسية", "news", "article",
    "breaking news", "arabic", "العالم", "غير مصنف", "uncategorized", "slider", "featured", "سلايدر", "مميز",
)))  # fmt: skip
_MOST, _WORDS, _LETTERS = 50, 8, 80
_TITLE_SHARE, _TEXT_SHARE = 0.8, 0.5
_TEXT = 20_000  # letters of the text in which keywords are looked for


def tags_of(reader: Reader, title: str | None, section: Sequence[str]) -> list[str]:
    """Return the keywords without the section, a hashtag as the words it joins."""
    left_out = {*HOME, *map(fold, section), fold(title or "")}
    return list(reader.take("tags", _candidates(reader, title or "", left_out)) or [])


def _candidates(reader: Reader, title: str, left_out: set[str]) -> Iterator[tuple[str, list[str]]]:
    metas = reader.page.metas

    def own(values: Iterable[str]) -> list[str]:
        return _tags(values, title, left_out)

    yield "article:tag", own(metas.get("article:tag", ()))
    yield "json_ld", own(strings((reader.node or {}).get("keywords")))
    yield "rel=tag", own(_related(reader))
    yield "tags", own(_boxed(reader))
    yield "label", own(_labelled(reader))
    left_out |= set(map(fold, reader.names))
    for name in ("news_keywords", "keywords"):
        stated = own(metas.get(name, ()))
        yield name, stated if stated and _speak_of_it(stated, reader, title) else []


def _tags(values: Iterable[str], title: str, left_out: set[str]) -> list[str]:
    """Split, clean and deduplicate; [] if they are the title cut into words."""
    found: dict[str, str] = {}
    for value in values:
        for part in _SPLIT.split(value[:5000]):
            tag = (stored(_LABEL.sub("", part.replace("_", " "))) or "").strip(" .:-–\"'«»“”")
            key = fold(tag)
            if key and key not in left_out and len(tag) <= _LETTERS and len(tag.split()) <= _WORDS:
                found.setdefault(key, tag)
        if len(found) >= _MOST:
            break
    words = set(fold(title).split())
    single = [key for key in found if " " not in key and key in words]
    cut = len(single) > 2 and len(single) >= _TITLE_SHARE * len(found) and len(single) >= _TITLE_SHARE * len(words)  # noqa: PLR2004
    return [] if cut else list(found.values())[:_MOST]


def _speak_of_it(tags: Sequence[str], reader: Reader, title: str) -> bool:
    """Tell whether meta keywords are the article's: of what isn't general half stands in its title or text."""
    outline = reader.outline
    parts = (text_of(outline.elements[number])[:_TEXT] for number in reader.scope.place.parts[:20])
    text = fold(" ".join((title, *parts)))
    telling = [key for tag in tags if (key := fold(tag)) not in _GENERAL]
    return bool(telling) and sum(key in text for key in telling) >= _TEXT_SHARE * len(telling)


def _related(reader: Reader) -> Iterator[str]:
    outline = reader.outline
    for number in outline.attributes.get(("rel", "tag"), ()):
        element = outline.elements[number]
        if "category" not in element.get("rel", "") and reader.scope.holds(element):
            yield text_of(element)


def _boxed(reader: Reader) -> Iterator[str]:
    """Yield what stands in boxes of tags behind the headline: their links, or their words."""
    outline, headline = reader.outline, reader.scope.number
    for number in outline.named(_BOXES):
        element = outline.elements[number]
        words = outline.prose[number] + outline.linked[number]
        if headline is not None and number > headline and 0 < words <= _MOST * _WORDS and reader.scope.holds(element):
            yield from _words_of(element)


def _labelled(reader: Reader) -> Iterator[str]:
    """Yield what follows a label such as «كلمات دلالية:» in its line."""
    block = reader.scope.block
    if block is None:
        return
    holder = reader.outline.elements[block]
    if not any(map(raw_text(holder).__contains__, _LABEL_WORDS)):
        return
    for text in _LABELLED(holder)[:5]:
        element = text.getparent()
        if not _LABEL.match(text) or element not in reader.outline.numbers or not reader.scope.holds(element):
            continue
        alone = not _LABEL.sub("", text_of(element))
        line = element.getparent() if alone else element
        if line is not None and len(text_of(line).split()) <= _MOST * 2 and _LABEL.match(text_of(line)):
            yield from _words_of(line)


def _words_of(box: html.HtmlElement) -> Iterator[str]:
    links = [text_of(link) for link in (box.iter("a") if box.tag != "a" else (box,))]
    yield from links or [_LABEL.sub("", text_of(box))]
