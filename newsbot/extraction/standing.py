"""Standing: whether a heading stands where an article's headline does, or where copies and the site's own name do."""

from __future__ import annotations

import re

from newsbot import urls
from newsbot.extraction.kinds import cached
from newsbot.extraction.outline import Outline
from newsbot.extraction.page import names_in

# Where copies of a headline stand, besides what the furniture's rules name.
_COPIES = re.compile(r"(?i)(?:^|[-_])(?:sticky|fixed|modal|popup|dialog|print|toast|sr-only|d-none|screen-reader|visually-hidden)(?:$|[-_])")  # fmt: skip
# Where a site prints its name and slogan.
_HEADERS = re.compile(r"(?i)^(?:(?:site|main|top|global|mast)[-_]?head(?:er)?|header|top-?bar|logo|brand|slogan|tagline|site-(?:title|name|description))$")  # fmt: skip
_FORM = "<form>"  # ASP.NET wraps pages in one
_OWN_BLOCKS = frozenset({"article", "main", "body"})


class Standing:
    """Judges where elements stand on one page."""

    def __init__(self, outline: Outline, url: str) -> None:
        self._outline, self._url = outline, url
        self._copies: dict[int, bool] = {}

    def is_copy(self, number: int) -> bool:
        """Tell whether a heading stands in a breadcrumb, a share bar or a card, or is hidden."""
        if number not in self._copies:
            self._copies[number] = self._stands_with_copies(number)
        return self._copies[number]

    def _stands_with_copies(self, number: int) -> bool:
        outline = self._outline
        inner = True
        for node in outline.around(number):
            if self._is_frame(node):
                break
            if (outline.rules[node] or _FORM) != _FORM or (
                inner and any(map(_is_copied, names_in(outline.elements[node])))
            ):
                return True
            inner = inner and outline.tags[node] not in _OWN_BLOCKS
        return outline.linked[number] > outline.prose[number] and self._leads_elsewhere(number)

    def _is_frame(self, node: int) -> bool:
        """Tell whether an element holds most of the page: layouts are called after all that stands in them."""
        outline = self._outline
        return (outline.prose[node] + outline.linked[node]) * 2 > outline.prose[0] + outline.linked[0]

    def _leads_elsewhere(self, number: int) -> bool:
        element = self._outline.elements[number]
        around = (link for link in (*element.iter("a"), *element.iterancestors("a")) if link.get("href"))
        addresses = (urls.absolute(self._url, link.get("href")) for link in around)
        return any(a and urls.identity(a) != urls.identity(self._url) for a in addresses)

    def in_header(self, number: int) -> bool:
        """Tell whether an element stands where a site prints its name and slogan."""
        for node in self._outline.around(number):
            element = self._outline.elements[node]
            if element.tag in _OWN_BLOCKS or self._is_frame(node):
                break
            if any(map(_is_header, names_in(element))) or (element.tag == "header" and list(element.iter("nav"))):
                return True
        return False


_is_copied, _is_header = map(cached, (_COPIES, _HEADERS))
