"""Explanation: what a trace tells of a reading, as text that a person or a test can look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lxml import html

from newsbot import urls
from newsbot.article import Article
from newsbot.errors import NotAnArticle
from newsbot.extraction.body import Body
from newsbot.extraction.further import Turning, own_identities
from newsbot.extraction.jsonld import strings
from newsbot.extraction.reader import Reader
from newsbot.extraction.trace import Candidate, Trace, readable

_STEPS = 4  # elements from the outermost that says something to the one that is meant


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block of the page that was left out of the body: by which rule, the text that is known of it, its words."""

    rule: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a page was read: either `article` or `refusal` is set.

    `facts` maps what was found out about the page (encoding, place of the text, mode …) to text; `fields` maps a
    field of the article to its candidates in their order of trust; `dropped` holds the blocks that were left out.
    What a page that is no article was not asked for is missing.
    """

    article: Article | None
    refusal: NotAnArticle | None
    facts: Mapping[str, str]
    fields: Mapping[str, list[Candidate]]
    dropped: tuple[Dropped, ...]

    @classmethod
    def of(cls, trace: Trace, article: Article | None, refusal: NotAnArticle | None) -> Self:
        """Tell what a trace has kept of a reading that has come to its end."""
        facts = {**(_found(trace.reader) if trace.reader else {}), **(_read(trace.body) if trace.body else {})}
        facts |= _told(article) if article else {}
        blocks = trace.body.dropped if trace.body else []
        dropped = tuple(Dropped(rule, readable(text), len(text.split())) for rule, text in blocks)
        return cls(article, refusal, facts, trace.fields, dropped)


def _found(reader: Reader) -> dict[str, str]:
    """Return what is known of a page before its body is read."""
    place = reader.scope.place
    turning = Turning(own_identities(reader))
    turning.add(reader)
    types = strings((reader.node or {}).get("@type"))
    return {
        "address": reader.page.url,
        "encoding": reader.page.encoding,
        "site's names": readable(reader.names) or "unknown",
        "JSON-LD": readable(types) if reader.node else "no node describes this page",
        "headline": _path(reader.scope.headline) if reader.scope.headline is not None else "no element shows it",
        "place": " + ".join(_path(reader.outline.elements[part]) for part in place.parts)
        or "no known container; looked for on the whole page",
        "further pages": " ".join(map(urls.readable, turning.pages)) or "none of this article",
    }


def _read(body: Body) -> dict[str, str]:
    """Return what is known of a body."""
    kinds = Counter(paragraph.kind for paragraph in body.paragraphs)
    counted = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return {"body": f"read by trafilatura ({body.mode}): {body.words} words; {counted or 'no paragraphs'}"}


def _told(article: Article) -> dict[str, str]:
    """Return what has no candidates to choose from."""
    witness = article.witness
    canonical = article.canonical_url or article.syndicated_from
    of = "of this page" if article.canonical_url else "of another site, where the text was taken from"
    return {
        "rel=canonical": f"{of}: {urls.readable(canonical)}" if canonical else "none that can be this page's",
        "language": f"{article.language}, measured on the body",
        "witness": f"{witness.source} agrees by {witness.agreement:.1%}" if witness else "no second copy of the text",
        "opt-out": readable(article.opt_out) or "no signal on the page",
    }


def _path(element: html.HtmlElement) -> str:
    """Return the way to an element as a CSS selector: its last steps."""
    steps = [_step(node) for node in (*reversed([*element.iterancestors()]), element)]
    return " > ".join(steps[-_STEPS:])


def _step(element: html.HtmlElement) -> str:
    names = "".join(f".{name}" for name in (element.get("class") or "").split())
    identity = f"#{element.get('id')}" if element.get("id") else ""
    return readable(f"{element.tag}{identity}{names}")
