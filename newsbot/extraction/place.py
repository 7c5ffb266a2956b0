"""Where on a page an article's text stands: told by what themes call it, else by where the sentences are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsbot.extraction.density import densest
from newsbot.extraction.outline import Outline

# What themes and systems call the element of the text, most certain first, without hyphens and capitals.
# Seen in: schema.org; WordPress, Jannah, JNews, Newspaper; Joomla's K2; Drupal; ASP.NET papers of Lebanon and Egypt.
_NAMES: tuple[re.Pattern[str], ...] = tuple(map(re.compile, (
    r"entrycontent",
    r"entry",
    r"(?:td|tdb|single|the|blog)?post(?:single)?(?:content|body|text)|tdbblockinner",
    r"contentinner",
    r"item(?:body|fulltext)|itemintrotext",
    r"(?:fieldnamebody|fieldnodebody|nodebody)",
    r"\w*(?:article|story)s?(?:body|content|text|details?|desc|description|fulltext)(?:wrap(?:per)?|inner|container|blocks?)?",
    r"\w*(?:news|details?)(?:body|content|text|details|desc|description|fulltext)(?:wrap(?:per)?|inner|container)?",
    r"\w*longdesc\w*",
    r"(?:single|content|text|body|rich|detail)(?:text|content|body)|wysiwyg|paragraphlist|fulltext|fullarticle|maintext",
)))  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_TEXTUAL = frozenset({"div", "section", "article", "main", "td", "span", "p", "center", "font", "table", "tbody", "ul"})
_NEARLY_ALL = 0.7
_ENOUGH = 20  # words: a container with fewer is no article's


@dataclass(frozen=True, slots=True)
class Place:
    """The elements that hold the text, in order, by their numbers in the outline; none if nothing reads like one.

    `cards` counts containers that stand below the linked title of another page, as on lists. `known` is false for a
    place that was found by its sentences alone. `prose` counts its words outside of links.
    """

    parts: tuple[int, ...] = ()
    cards: int = 0
    known: bool = True
    prose: int = 0


def find_place(outline: Outline, headline: int | None, selector: str | None) -> Place:
    """Return where the text stands: what the site's selector finds, else a known container behind the headline.

    Where no theme is known by its names, it is the block of sentences behind the headline.
    """
    if selector:
        tree = outline.elements[0].getroottree().getroot()
        selected = [outline.numbers[element] for element in tree.cssselect(selector) if element in outline.numbers]
        if parts := _outermost(outline, selected):
            return _place(outline, parts)
    best, little, cards = _by_name(outline, headline)
    if best:
        return _place(outline, best, cards)
    found = find_sentences(outline, headline, cards)
    return found if found.parts else _place(outline, little, cards)


def find_sentences(outline: Outline, headline: int | None, cards: int = 0) -> Place:
    """Return the place of the text by its sentences alone."""
    found, words = densest(outline, headline)
    return Place(() if found is None else (found,), cards, known=False, prose=words)


def _place(outline: Outline, parts: Sequence[int], cards: int = 0) -> Place:
    return Place(tuple(parts), cards, prose=sum(outline.prose[part] for part in parts))


def _by_name(outline: Outline, headline: int | None) -> tuple[list[int], list[int], int]:
    """Return the parts that hold a text, those that hold a few words at least, and the number of cards."""
    headings = [i for i, tag in enumerate(outline.tags) if tag in _HEADINGS and outline.prose[i] + outline.linked[i]]
    best: list[int] = []
    little: list[int] = []
    cards = 0
    for candidates in _candidates(outline):
        found = [i for i in _outermost(outline, candidates) if outline.prose[i]]
        parts, linked = _behind(outline, headline, found, headings)
        cards = max(cards, linked)
        # A less certain name wins only where it stands nearer to the headline: the other is a related article's then.
        # One inside of the first that holds nearly all of it is the text without what the theme prints around it.
        words = sum(outline.prose[part] for part in parts)
        nearer = not best or (parts and outline.ends[parts[-1]] <= best[0])
        if words >= _ENOUGH and (nearer or _refines(outline, parts, best, words)):
            best = parts
        little = little or parts
    return best, little, cards


def _refines(outline: Outline, parts: Sequence[int], best: Sequence[int], words: int) -> bool:
    inside = all(any(outline.holds(outer, part) for outer in best) for part in parts)
    return inside and words >= _NEARLY_ALL * sum(outline.prose[outer] for outer in best)


def _candidates(outline: Outline) -> list[list[int]]:
    """Return the elements that themes call the text, those of the most certain name first."""
    ranked: list[set[int]] = [set() for _ in range(len(_NAMES) + 1)]
    ranked[0].update(outline.attributes.get(("itemprop", "articleBody"), ()))
    for name, numbers in outline.names.items():
        rank = _rank(name)
        if rank is not None:
            ranked[rank + 1].update(i for i in numbers if outline.tags[i] in _TEXTUAL)
    return [sorted(numbers) for numbers in ranked if numbers]


@lru_cache(8192)
def _rank(name: str) -> int | None:
    plain = re.sub(r"[^a-z]", "", name[:80].lower())
    return next((rank for rank, pattern in enumerate(_NAMES) if pattern.fullmatch(plain)), None)


def _outermost(outline: Outline, numbers: Sequence[int]) -> list[int]:
    found: list[int] = []
    for number in sorted(set(numbers)):
        if not found or number >= outline.ends[found[-1]]:
            found.append(number)
    return found


def _behind(
    outline: Outline, headline: int | None, found: Sequence[int], headings: Sequence[int]
) -> tuple[list[int], int]:
    """Return the parts of the headline's own text, and how many of the containers are another title's.

    A text goes on in the next container of the same parent, unless a heading stands between: sites that scroll on and
    on print the next article there.
    """
    if headline is None:
        return ([max(found, key=outline.prose.__getitem__)], 0) if found else ([], 0)
    if holding := [number for number in found if outline.holds(number, headline)]:
        return holding, 0
    parts: list[int] = []
    cards, end = 0, headline
    for number in (number for number in found if number > headline):
        between = [heading for heading in headings if end < heading < number]
        if outline.titles_in(end + 1, number) and any(_is_card(outline, heading) for heading in between):
            cards += 1
        elif not parts or (not between and outline.parents[number] == outline.parents[parts[-1]]):
            parts.append(number)
        end = outline.ends[number] - 1
    if not parts and not cards and found:
        return [max(found, key=outline.prose.__getitem__)], 0
    return parts, cards


def _is_card(outline: Outline, heading: int) -> bool:
    """Tell whether a heading is the linked title of another page."""
    if outline.titles_in(heading, outline.ends[heading]):
        return True
    return any(
        outline.tags[number] == "a" and outline.elements[number].get("href") for number in outline.around(heading)
    )
