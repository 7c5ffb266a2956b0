"""What a page says of its article beside the text: subtitle, summary, and signals against mining."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html

from newsbot.arabic import fold
from newsbot.extraction.jsonld import first
from newsbot.extraction.kinds import Kind, cached
from newsbot.extraction.naming import names_of
from newsbot.extraction.notices import is_notice
from newsbot.extraction.page import names_in, text_of
from newsbot.extraction.reader import Reader, stored
from newsbot.extraction.telling import is_date_line

_SUBTITLES = re.compile(r"(?i)(?<!site)(?<!site[-_])(?:sub|second)[-_]?(?:title|head(?:line|ing)?)|(?:^|[-_])(?:deck|dek|standfirst|subhead)(?:$|[-_])|sous[-_]?titre")  # fmt: skip
# What is a lead, which belongs to the text, or tells of the article, though it is set as a heading.
_LEADS = re.compile(r"(?i)(?:^|[-_])(?:lead|lede|intro|chapo|chapeau|excerpt|summary|brief|teaser|author|byline|date|meta|time|category|tags?|share)(?:$|[-_])")  # fmt: skip
_BYLINE = re.compile(r"^\s*(?:كتب|كتبت|بقلم|إعداد|حاوره|حاورته|حاورها|تصوير|ترجمة|المصدر|بواسطة|تاريخ|آخر تحديث)\b")
_HEADINGS = frozenset({"h2", "h3", "h4"})
_FEWEST, _MOST = 3, 30  # words of a heading that is a subtitle
_MARKED_MOST = 60  # words of what is called one
_BEGINNING = 3000  # letters of the text in which a subtitle may be repeated
_SIGNALS = ("noai", "noimageai")
_SLOGAN = 15  # words
_TELLS = 4  # letters of a word that tells something


def subtitle_of(reader: Reader, title: str | None) -> str | None:
    """Return a second headline: what the page marks as one, or a heading right behind the first."""
    candidates = (("site", stored(reader.selected("subtitle"))), *_subtitles(reader))
    known = {fold(title or ""), *map(fold, reader.names)}
    subtitle: str | None = reader.take("subtitle", ((s, t) for s, t in candidates if t and fold(t) not in known))
    return subtitle


def _subtitles(reader: Reader) -> Iterator[tuple[str, str]]:
    for element in reader.named(_SUBTITLE):
        if reader.scope.beside(element) and not _in_text(reader, element) and _is_own(reader, element):
            text = stored(text_of(element))
            if text and len(text.split()) <= _MARKED_MOST and not is_date_line(text):
                yield "class", text
    following = _following(reader)
    if following is not None:
        text = stored(text_of(following)) or ""
        if _FEWEST <= len(text.split()) <= _MOST and not _tells_otherwise(reader, text):
            yield "heading", text


def _in_text(reader: Reader, element: html.HtmlElement) -> bool:
    """Tell whether an element is a piece of the text, and not only of a block that holds the headline too."""
    headline = reader.scope.headline
    if headline is not None and reader.scope.in_text(headline):
        return reader.scope.is_told(reader.outline.numbers[element])
    return reader.scope.in_text(element)


def _is_own(reader: Reader, element: html.HtmlElement) -> bool:
    """Tell whether an element isn't wrapped around the headline itself."""
    return reader.outline.numbers[element] not in reader.scope.around


def _following(reader: Reader) -> html.HtmlElement | None:
    """Return the heading that stands right behind the headline, in its wrapper or behind that."""
    outline, headline = reader.outline, reader.scope.number
    if headline is None:
        return None
    number = outline.ends[headline]
    while number < len(outline.elements) and outline.tags[number] not in _HEADINGS:
        element = outline.elements[number]
        holds = number in reader.scope.around or outline.titles_in(number, outline.ends[number])
        if holds or (outline.prose[number] and element.tag not in ("div", "header", "hgroup", "section")):
            return None
        number += 1 if outline.prose[number] else outline.ends[number] - number
    if number >= len(outline.elements):
        return None
    element = outline.elements[number]
    others = outline.linked[number] or outline.rules[number] or _in_text(reader, element)
    return None if others or any(map(_is_lead, names_in(element))) or not reader.scope.holds(element) else element


def _tells_otherwise(reader: Reader, text: str) -> bool:
    """Tell whether a heading is a byline, a date, a label of a box, or the text's first sentence."""
    if _BYLINE.match(text) or is_date_line(text) or is_notice(text):
        return True
    headline = reader.scope.headline
    own = int(headline is not None and reader.scope.in_text(headline))  # then it stands there itself
    return fold(" ".join(_text(reader))).count(fold(text)) > own


def summary_of(reader: Reader, title: str | None) -> str | None:
    """Return the page's own description, if it says more than the title and the site's name."""
    page = reader.page
    candidates = (
        ("og:description", stored(page.meta("og:description"))),
        ("description", stored(page.meta("description"))),
        ("twitter:description", stored(page.meta("twitter:description"))),
        ("json_ld", stored(first((reader.node or {}).get("description")))),
    )
    summary: str | None = reader.take(
        "summary", ((s, t) for s, t in candidates if t and _tells(t, reader, title or ""))
    )
    return summary


def _tells(text: str, reader: Reader, title: str) -> bool:
    if len(text.split()) > _SLOGAN + len(title.split()):
        return True
    own = names_of(reader).without(text.strip(" |-–—:•"))
    key, words = fold(own or ""), _telling([own or ""])
    if not key or key == fold(title):
        return False
    named = any(f" {name} " in f" {fold(text)} " for name in map(fold, reader.names) if name)
    return not named or bool(words & _telling([title])) or bool(words & _telling(_text(reader)))


def _telling(texts: Sequence[str]) -> set[str]:
    return {word for text in texts for word in fold(text).split() if len(word) >= _TELLS}


def _text(reader: Reader) -> list[str]:
    return [text_of(reader.outline.elements[part])[:_BEGINNING] for part in reader.scope.place.parts[:3]]


def opt_out_of(reader: Reader) -> list[str]:
    """Return the page's signals against mining: noai, noimageai to any robot; tdm-reservation (W3C TDMRep)."""
    metas = reader.page.metas
    told = (value for name, values in metas.items() if _speaks_to_robots(name) for value in values)
    words = {word for value in told for word in value.lower().replace(",", " ").split()}
    signals = [f"meta:{word}" for word in _SIGNALS if word in words]
    return signals + (["meta:tdm-reservation"] if reader.page.meta("tdm-reservation") == "1" else [])


def _speaks_to_robots(name: str) -> bool:
    """Tell it by the name of a meta; those without one are http-equiv, such as pragma."""
    return name in ("", "pragma") or "robots" in name or name.endswith("bot")


_SUBTITLE = Kind(_SUBTITLES.search)
_is_lead = cached(_LEADS)
