"""Where on a page an article's text stands, told by what themes call it and by its place behind the headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html

from newsbot.extraction.page import text_of

# Where themes and systems put the text, most certain first: schema.org, then WordPress, Drupal, Joomla and others.
_PATHS = (
    '//*[@itemprop="articleBody"]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," entry-content ")]',
    '//div[contains(concat(" ",normalize-space(@class)," ")," entry ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," post-content ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," content-inner ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," td-post-content ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," itemBody ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," field-name-body ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," article-body ")]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," article-content ")]',
    '//*[@id="articleBody" or @id="article-body" or @id="article_body" or @id="articledetails"]',
    '//*[contains(concat(" ",normalize-space(@class)," ")," articleBody ")]',
    '//*[contains(@class,"LongDesc") or contains(@class,"longdesc")]',
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_ENOUGH = 20  # words: a container with fewer is no article's


@dataclass(frozen=True, slots=True)
class Place:
    """The elements that hold the text, in order, none if no theme is known by them.

    `cards` counts containers that stand below the linked title of another page, as on lists.
    """

    parts: tuple[html.HtmlElement, ...] = ()
    cards: int = 0

    @property
    def prose(self) -> int:
        """Words outside of links."""
        return sum(map(_prose, self.parts))


def find_place(tree: html.HtmlElement, headline: html.HtmlElement | None, selector: str | None) -> Place:
    """Return where the text stands: what the site's selector finds, else the known container behind the headline."""
    selected = _outermost(tree.cssselect(selector)) if selector else []
    if selected:
        return Place(tuple(selected))
    by_path = [[element for element in _outermost(tree.xpath(path)) if _prose(element)] for path in _PATHS]
    placed = {headline, *tree.iter(*_HEADINGS), *(element for found in by_path for element in found)}
    order = {element: number for number, element in enumerate(tree.iter()) if element in placed}
    headings = [(number, element) for element, number in order.items() if element.tag in _HEADINGS]
    best: list[html.HtmlElement] = []
    cards = 0
    for found in by_path:
        parts, linked = _behind(headline, found, order, headings)
        cards = max(cards, linked)
        # A less certain name wins only where it stands nearer to the headline: the other is a related article's then.
        nearer = not best or (parts and _end(parts[-1], order) < order[best[0]])
        if nearer and sum(map(_prose, parts)) >= _ENOUGH:
            best = parts
    return Place(tuple(best), cards)


def _outermost(elements: Sequence[html.HtmlElement]) -> list[html.HtmlElement]:
    found = set(elements)
    return [element for element in elements if not any(ancestor in found for ancestor in element.iterancestors())]


def _behind(
    headline: html.HtmlElement | None,
    found: Sequence[html.HtmlElement],
    order: dict[html.HtmlElement, int],
    headings: Sequence[tuple[int, html.HtmlElement]],
) -> tuple[list[html.HtmlElement], int]:
    """Return the parts of the headline's own text, and how many of the containers are another title's.

    A text goes on in the next container of the same parent, unless a heading stands between: sites that scroll on and
    on print the next article there.
    """
    around = set(headline.iterancestors()) if headline is not None else set()
    if holding := [element for element in found if element in around]:
        return holding, 0
    behind = [element for element in found if headline is not None and order[element] > order[headline]]
    parts: list[html.HtmlElement] = []
    cards, end = 0, order[headline] if headline is not None else 0
    for element in behind:
        between = [heading for number, heading in headings if end < number < order[element]]
        if any(map(leads_elsewhere, between)):
            cards += 1
        elif not parts or (not between and element.getparent() is parts[-1].getparent()):
            parts.append(element)
        end = _end(element, order)
    if not parts and not cards and found:
        return [max(found, key=_prose)], 0
    return parts, cards


def _end(element: html.HtmlElement, order: dict[html.HtmlElement, int]) -> int:
    return order[element] + sum(1 for _ in element.iterdescendants())


def leads_elsewhere(heading: html.HtmlElement) -> bool:
    """Tell whether a heading is the linked title of another page."""
    links = [*heading.iter("a"), *(a for a in heading.iterancestors() if a.tag == "a")]
    return bool(text_of(heading)) and any(link.get("href") for link in links)


def _prose(element: html.HtmlElement) -> int:
    words = len(text_of(element).split())
    return words - sum(len(text_of(link).split()) for link in element.iter("a"))
