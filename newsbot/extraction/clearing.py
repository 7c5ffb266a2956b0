"""Clearing: which elements of an article's place are furniture, by what they are called and by what they hold."""

from __future__ import annotations

from lxml import html

from newsbot.extraction.outline import Outline
from newsbot.extraction.scope import Scope

_WHOLE = 2 / 3  # of a place's words: what holds so much of it is the text itself, whatever it is called
_LINKED = 0.3
_PARAGRAPH = 12  # words
_SENTENCE = 6  # words
_CAPTION = 30  # words
_GALLERY = 3  # pictures with a line each
_BOXES = frozenset({"div", "figure", "span", "small", "table", "td", "center", "section", "dl", "p"})
_SENTENCE_ENDS = (".", "؟", "!", ":")
_COLLAPSED = 10  # words of a hidden block that is the rest of the text behind a button
# What would hold links if it were what it is called, or is the rest of a text behind a button.
_UNLINKED = frozenset({"hidden", "related", "navigation", "tags", "tools"})
_PASTED = frozenset(
    {"share", "related", "navigation", "tags", "tools", "rating and views", "weather and ticker", "sidebar"}
)
_TITLE, _EXCERPT = 4, 60  # words of a card's link, and of what stands below it


def furniture_in(scope: Scope) -> dict[html.HtmlElement, str]:
    """Return the elements inside the place that are furniture, with their rules.

    Lines to the pictures of a gallery, which are its text, have the rule "gallery" and are to be read as captions.
    """
    found: dict[html.HtmlElement, str] = {}
    for part in scope.place.parts or (0,):
        marked = _marked(scope, part)
        captions = [element for element, rule in marked.items() if rule == "caption"]
        if len(captions) >= _GALLERY:
            marked |= dict.fromkeys(captions, "gallery")
        found |= marked
    return found


def _marked(scope: Scope, part: int) -> dict[html.HtmlElement, str]:
    outline, cards = scope.outline, _cards(scope.outline, part)
    whole = outline.prose[part] if scope.place.parts else outline.prose[part] * 2
    is_page = outline.tags[part] in ("html", "body")
    found: dict[html.HtmlElement, str] = {}
    skipped = part + 1
    for number in range(part + 1, outline.ends[part]):
        if number < skipped or number in scope.around:
            continue
        element = outline.elements[number]
        rule = outline.rules[number] or cards.get(number) or picture_rule(outline, number, whole)
        if is_page and outline.tags[number] in ("head", "header"):
            rule = f"<{outline.tags[number]}>"
        if rule is None or outline.prose[number] > whole * _WHOLE or _is_text_after_all(outline, number, rule):
            continue
        found[element] = rule
        skipped = outline.ends[number]
    return found


def _cards(outline: Outline, part: int) -> dict[int, str]:
    """Return the boxes of a row that each present another article: its linked title, then a few words."""
    rows: dict[int, list[int]] = {}
    for number in range(part + 1, outline.ends[part]):
        if outline.linked[number] >= _TITLE and outline.prose[number] <= _EXCERPT and _begins_linked(outline, number):
            rows.setdefault(outline.parents[number], []).append(number)
    return {number: "card" for row in rows.values() if len(row) > 1 for number in row}


def _begins_linked(outline: Outline, number: int) -> bool:
    element = outline.elements[number]
    if element.tag not in _BOXES or element.tag in ("p", "span", "small") or (element.text or "").strip():
        return False
    first = next((n for n in range(number + 1, outline.ends[number]) if outline.prose[n] + outline.linked[n]), None)
    while first is not None and outline.tags[first] != "a":
        inner = first + 1
        held = inner < outline.ends[first] and not (outline.elements[first].text or "").strip()
        first = inner if held else None
    return first is not None


def picture_rule(outline: Outline, number: int, whole: int) -> str | None:
    """Tell whether an element is a line to a picture, in a box with it or directly below it, whatever it is called."""
    if not 0 < outline.prose[number] <= min(_CAPTION, whole // 3) or outline.linked[number]:
        return None
    element = outline.elements[number]
    if element.tag not in _BOXES or any(map(_is_sentence, element.itertext())):
        return None
    above = element.getprevious() if element.tag != "p" else None
    pictured = _shows(element) or (above is not None and not (above.tail or "").strip() and _is_picture(outline, above))
    return "caption" if pictured else None


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(_SENTENCE_ENDS) and len(text.split()) >= _SENTENCE


def _is_picture(outline: Outline, element: html.HtmlElement) -> bool:
    number = outline.numbers.get(element)
    return number is not None and not outline.prose[number] + outline.linked[number] and _shows(element)


def _shows(element: html.HtmlElement) -> bool:
    return next(element.iter("img", "picture"), None) is not None


def _is_text_after_all(outline: Outline, number: int, rule: str) -> bool:
    """Tell whether what is called or marked like furniture reads like a part of the text.

    The rest of a text is hidden behind a button on some sites; and editors paste paragraphs with their class names.
    """
    prose, linked = outline.prose[number], outline.linked[number]
    if rule in _UNLINKED and not linked and prose >= _COLLAPSED:
        return any(map(_is_sentence, outline.elements[number].itertext()))
    enough = {"p": _PARAGRAPH, "blockquote": 1}.get(outline.tags[number])
    return enough is not None and rule in _PASTED and linked <= _LINKED * prose and prose >= enough
