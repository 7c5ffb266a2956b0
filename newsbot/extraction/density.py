"""Where the sentences of a page are: for themes that call the element of the text nothing that is known."""

from __future__ import annotations

from itertools import islice

from lxml import html

from newsbot.extraction.furniture import CODE
from newsbot.extraction.outline import Outline

# Elements inside a line of text: what they say belongs to the block around them.
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p",
})  # fmt: skip
SENTENCE = 8  # words of a block that may be a paragraph; a label or a headline of a list has fewer, or is a link
_ENOUGH = 20  # words
_GAIN = 1.2  # an outer block is the place only if it holds so much more than the inner one
_HALF = 0.5
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS = frozenset({"p", "li", "blockquote", "h2", "h3", "h4"})
# Rules of what has buttons and labels: whole texts are called so after what can be done with them («PrintThis»).
_NO_SENTENCES = frozenset({"tools", "share", "rating and views"})
_CARD = 80  # words outside of links; what holds more is an article
_LABELS = 15  # words of a card beside its excerpt: its date, its section
_TITLE = 4  # words of a link to another article


def densest(outline: Outline, headline: int | None) -> tuple[int | None, int]:
    """Return the block that holds most of the sentences at the headline, and how many words they are.

    None if there are fewer than 20.

    Each block of sentences counts for what it stands in, and half for what that stands in (as Readability scores
    them). Furniture and other articles' cards don't count.
    """
    own = _sentences(outline, headline)
    if sum(own.values()) < _ENOUGH:
        return None, 0
    scores: dict[int, float] = {}
    for number, words in own.items():
        outer = _wrapped(outline, number)
        holder = outer if outline.tags[number] in _PARAGRAPHS else number
        for place, share in ((holder, 1.0), (outer if holder == number else outline.parents[outer], _HALF)):
            if place >= 0:
                scores[place] = scores.get(place, 0) + words * share
    best = max(scores, key=lambda number: (scores[number], -number))
    best = _widened(outline, best, own)
    return best, _held(outline, best, own)


def _sentences(outline: Outline, headline: int | None) -> dict[int, int]:
    """Return the words of each block's own sentences, outside of furniture, behind the headline."""
    around = set(outline.around(headline)) if headline is not None else set()
    own: dict[int, int] = {}
    last = headline  # of what is the article's
    skipped = 0  # the number behind the furniture that the walk is in
    for number, element in enumerate(outline.elements):
        if number < skipped:
            continue
        rule = outline.rules[number]
        spared = rule in _NO_SENTENCES or (rule == "hidden" and _is_parted(element))
        if (rule and not spared and number not in around) or outline.tags[number] in CODE:
            skipped = outline.ends[number]
            continue
        if outline.tags[number] in INLINE or (headline is not None and number <= headline):
            continue
        if outline.tags[number] == "h1" and own:  # sites that scroll on print the next article below
            break
        words = own_words(outline, number)
        if words >= SENTENCE and not _in_card(outline, number, around) and not _anothers(outline, last, number):
            own[number] = words
            last = number
    if headline is not None:  # bare text beside the headline, in the block that holds both
        for number in outline.around(outline.parents[headline]):
            words = own_words(outline, number)
            if words >= _ENOUGH and outline.tags[number] not in ("html", "body"):
                own[number] = words
    return own


def _anothers(outline: Outline, last: int | None, block: int) -> bool:
    """Tell whether a linked title of another article stands over a block, in an element of their own."""
    titles = outline.titles_in((last or 0) + 1, block)
    if last is None or not titles:
        return False
    both = next(node for node in outline.around(block) if outline.holds(node, titles[-1]))
    return not outline.holds(both, last)


def _wrapped(outline: Outline, block: int) -> int:
    """Return what a block stands in, past wrappers that hold it alone."""
    number = outline.parents[block]
    while outline.parents[number] >= 0 and outline.prose[number] == outline.prose[block]:
        number = outline.parents[number]
    return number


def _is_parted(element: html.HtmlElement) -> bool:
    """Tell the rest of a text, in paragraphs, from a copy of it for loudspeakers in one piece."""
    return sum(1 for _ in islice(element.iter("p", "br"), 2)) > 1


def _in_card(outline: Outline, block: int, around: set[int]) -> bool:
    """Tell whether a block is the excerpt in a small box that links to what it is an excerpt of."""
    for number in outline.around(block):
        beside = outline.prose[number] - outline.prose[block]
        if number in around or outline.prose[number] > _CARD or beside > _LABELS:
            return False
        if outline.linked[number] - outline.linked[block] >= _TITLE:
            return True
    return False


def is_sentence(outline: Outline, number: int) -> bool:
    """Tell whether an element says a sentence of its own, and isn't a heading."""
    return outline.tags[number] not in _HEADINGS and own_words(outline, number) >= SENTENCE


def own_words(outline: Outline, number: int) -> int:
    """Return the words of a block outside of links and of the blocks inside it."""
    words = outline.prose[number]
    child = number + 1
    while child < outline.ends[number]:
        if outline.tags[child] not in INLINE:
            words -= outline.prose[child]
            child = outline.ends[child]
        elif outline.tags[child] == "a":
            child = outline.ends[child]
        else:
            child += 1
    return words


def _widened(outline: Outline, best: int, own: dict[int, int]) -> int:
    """Return the outermost block around the best one that holds clearly more sentences and no other article's title."""
    held = _held(outline, best, own)
    for number in outline.around(outline.parents[best]):
        if outline.tags[number] in ("html", "body") or _lists_others(outline, number):
            break
        more = _held(outline, number, own)
        if more >= held * _GAIN or (more > held and _is_one_of_several(outline, best, number)):
            best, held = number, more
    return best


def _is_one_of_several(outline: Outline, best: int, outer: int) -> bool:
    """Tell whether a place is a single paragraph: it holds no blocks, and beside it stand others that are called the same."""
    if outline.parents[best] != outer or own_words(outline, best) != outline.prose[best]:
        return False
    name = outline.elements[best].get("class")
    same = (n for n in range(outer + 1, outline.ends[outer]) if outline.parents[n] == outer and n != best)
    alike = (n for n in same if outline.tags[n] == outline.tags[best] and outline.elements[n].get("class") == name)
    return any(own_words(outline, n) >= SENTENCE for n in alike)


def _lists_others(outline: Outline, number: int) -> bool:
    """Tell whether a block holds linked titles of other articles, outside of what is called so."""
    titles = outline.titles_in(number, outline.ends[number])
    return any(not any(outline.rules[node] for node in outline.around(title) if node > number) for title in titles)


def _held(outline: Outline, number: int, own: dict[int, int]) -> int:
    return sum(words for block, words in own.items() if outline.holds(number, block))
