"""Paging: which addresses are pages of one article, by their form: /slug/2/, ?page=2, slug-2.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_PAGES = 30  # of one article: papers cut long ones into five or ten, galleries into twenty

_NUMBER = r"(?P<number>0|[1-9]\d{0,3})"
# WordPress: /slug/2/, on a static front page /slug/page/2/; others /slug/p2.
_PATH = re.compile(rf"(?P<base>https?://[^/?]+/[^?]*?[^/?])/(?P<mark>page[/-]|p|){_NUMBER}(?P<end>/?)(?P<rest>\?.*|)")
# Papers of their own making: slug-2.html, slug,2.html, slug_page_2.php, slug/2.html.
_FILE = re.compile(
    rf"(?P<base>https?://[^/?]+/[^?]*?[^/?])(?P<mark>[-_,/](?:page[-_]?|p)?){_NUMBER}(?P<end>\.(?:html?|php|aspx?|jsp))(?P<rest>\?.*|)"
)
# ?page=2, in Drupal counted from 0, with one number for each pager of the page (0,1); Joomla's ?start=1 counts from 0 too.
_QUERY = re.compile(
    r"(?P<base>https?://[^?]+\?(?:.*&)?)(?P<mark>(?:page|paged|page_?(?:num|no|number)|pg|pn|current_?page|part|start|limitstart)=(?:0(?:,|%2C))?)"
    rf"{_NUMBER}(?P<end>)(?P<rest>&.*|)",
    re.IGNORECASE,
)
_FROM_ZERO = frozenset({"start=", "limitstart="})


@dataclass(frozen=True, slots=True)
class Part:
    """A further page of an article as it was fetched: `url` was asked for, the answer came from `at`.

    One that can't be had has no bytes: the article does without it.
    """

    url: str
    html: bytes = b""
    content_type: str | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An address read as page `number` of the article at `base`. Those of one `form` are numbered in the same way."""

    base: str
    number: int
    form: tuple[str, str]
    before: str
    after: str

    @property
    def from_zero(self) -> bool:
        """Whether such addresses are known to count the first page as 0."""
        return self.form[1] in _FROM_ZERO

    @property
    def in_query(self) -> bool:
        """Whether the number is a parameter."""
        return self.form[0] == "query"

    @property
    def weak(self) -> bool:
        """Whether it may as well be another article: WordPress calls a second one of the same title slug-2."""
        return self.form in {("file", "-"), ("file", "_")}

    def page(self, number: int) -> str:
        """Return the address of another page of the same article."""
        return f"{self.before}{number}{self.after}"


def numbered(url: str) -> Iterator[Numbered]:
    """Yield every way to read an address as a page of an article at another."""
    for name, pattern in (("path", _PATH), ("file", _FILE), ("query", _QUERY)):
        if match := pattern.fullmatch(url):
            base, mark, number, end, rest = match.group("base", "mark", "number", "end", "rest")
            whole = f"{base}{rest}".replace("?&", "?").rstrip("?&") if name == "query" else f"{base}{end}{rest}"
            yield Numbered(whole, int(number), (name, mark.lower()), url[: match.start("number")], f"{end}{rest}")
