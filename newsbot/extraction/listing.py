"""Pages that present many others: sections, front pages, archives, told apart from articles among many titles."""

from __future__ import annotations

from collections import Counter

from newsbot import urls
from newsbot.extraction.body import Body
from newsbot.extraction.density import is_sentence, own_words
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader

_FEW_WORDS = 20  # a shorter text is no article
_PROSE = 60  # words beside a headline, outside of links: a list has none
_CARDS = 5
_HEADLINE = 4  # words
_LONG_LINK = 25  # letters: a headline, where «رياضة» or «المزيد» is a label
_CARD = 80  # words: what holds more is an article with one link in it
_LABEL = 10  # words


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
    labels = body.words >= _FEW_WORDS and all(len(paragraph.text.split()) < _LABEL for paragraph in body.paragraphs)
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
        if sum(own_words(outline, n) for n in inside if is_sentence(outline, n)) >= _FEW_WORDS:
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
