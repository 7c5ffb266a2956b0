"""Whole: an article in several pages as one, its paragraphs in order, without what stands on each page again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from newsbot import urls
from newsbot.arabic import fold
from newsbot.article import Paragraph
from newsbot.errors import Continues, NotAnArticle
from newsbot.extraction.alike import alike
from newsbot.extraction.body import Body, read_body
from newsbot.extraction.further import Turning, beginning, own_identities
from newsbot.extraction.identity import canonical_of
from newsbot.extraction.opening import opened
from newsbot.extraction.page import parse
from newsbot.extraction.paging import Part, numbered
from newsbot.extraction.reader import Reader
from newsbot.extraction.sifting import Told
from newsbot.extraction.verdict import check

_SHORT = frozenset({"too_short", "empty"})  # reasons that a first page can have alone
_LONG = 8  # words: a paragraph that is repeated by intention, a refrain, has fewer
_NEW = 0.2  # of a part's words: with fewer it may be one that was read already


def whole_of(reader: Reader, told: Told, body: Body, parts: Sequence[Part]) -> Body | None:
    """Return the body of all pages of an article, None if it has one only, as when the second is the first once more.

    Raises `Continues` for what isn't among the parts, unless the page is no article anyway.
    """
    at_hand = {urls.identity(part.url): part for part in parts}
    start = beginning(reader)
    if start is not None and urls.identity(start) not in at_hand:
        _check(reader, body)
        raise Continues(reader.page.url, start=start)
    own = own_identities(reader)
    turning = Turning(own)
    turning.add(reader)
    read = {key: found for key, part in at_hand.items() if (found := _read(reader, told, part, own))}
    for found in read.values():
        turning.add(found)
    if not turning.pages or _is_first_again(body, at_hand.get(urls.identity(turning.pages[0])), own, reader, told):
        return None
    if wanted := tuple(url for url in turning.pages if urls.identity(url) not in at_hand):
        _check(reader, body)
        raise Continues(reader.page.url, wanted)
    return _joined(reader, told, body, [read.get(urls.identity(url)) for url in turning.pages], turning.last)


def _check(reader: Reader, body: Body) -> None:
    """Raise `NotAnArticle` if a first page can't be one whatever stands on the others."""
    try:
        check(reader, body)
    except NotAnArticle as refusal:
        if refusal.reason not in _SHORT:
            raise


def _is_first_again(body: Body, second: Part | None, own: frozenset[str], reader: Reader, told: Told) -> bool:
    """Tell whether the second page is the first once more: the numbers are those of some list beside the text then."""
    if second is None:
        return False
    if urls.identity(second.at or second.url) in own:
        return True
    found = _read(reader, told, second, own)
    said = {fold(paragraph.text) for paragraph in body.paragraphs}
    return found is not None and _repeats(read_body(found.scope, told).paragraphs, said, body.paragraphs)


def _read(reader: Reader, told: Told, part: Part, own: frozenset[str]) -> Reader | None:
    """Open a part; None for one that holds nothing, is the first page again or another article."""
    address = part.at or part.url
    bases = {urls.identity(way.base) for way in numbered(address)}
    if not part.html or urls.identity(address) in own or own.isdisjoint(bases):
        return None
    try:
        found, title = opened(parse(part.html, address, part.content_type), reader.site)
    except (NotAnArticle, RecursionError):
        return None
    return found if _is_of_article(found, title, told, own | {urls.identity(address)}) else None


def _is_of_article(found: Reader, title: str | None, told: Told, own: frozenset[str]) -> bool:
    """Tell whether a page is of the article: it says so by its canonical link, or bears its title somewhere."""
    canonical = canonical_of(found)
    if canonical and urls.identity(canonical) in own:
        return True
    titles = (title, found.page.meta("og:title"), found.page.title)
    main = fold(told.title or "")
    return any(alike(main, fold(other)) or (main and main in fold(other)) for other in titles if other)


def _joined(reader: Reader, told: Told, body: Body, parts: Sequence[Reader | None], last: int) -> Body:
    """Join the parts, and note how many pages of how many told something."""
    texts = [body.paragraphs]
    dropped = list(body.dropped)
    for part in filter(None, parts):
        further = read_body(part.scope, told)
        dropped += further.dropped
        _join(texts, further.paragraphs)
    reader.sources["pages"] = f"{len(texts)}" if len(texts) == last else f"{len(texts)} of {last}"
    return replace(body, paragraphs=[p for text in texts for p in text], dropped=dropped)


def _join(texts: list[list[Paragraph]], part: list[Paragraph]) -> None:
    """Add to the texts what a part says that none before it did, and move the notice below both behind it."""
    said = {fold(paragraph.text) for text in texts for paragraph in text}
    if any(_repeats(part, said, text) for text in texts):
        return
    foot = _foot(texts[-1], part)
    rest = list(dropwhile(lambda paragraph: fold(paragraph.text) in said, part[: len(part) - foot]))
    new = [p for p in rest if fold(p.text) not in said or len(p.text.split()) < _LONG]
    if new:
        texts[-1] = texts[-1][: len(texts[-1]) - foot]
        texts.append([*new, *part[len(part) - foot :]])


def _repeats(part: Sequence[Paragraph], said: set[str], text: Sequence[Paragraph]) -> bool:
    """Tell whether a part is an earlier one: sites answer with the first page, and another ticker, for any number."""
    keys = {fold(paragraph.text) for paragraph in part}
    new = _words(paragraph for paragraph in part if fold(paragraph.text) not in said)
    again = _words(paragraph for paragraph in text if fold(paragraph.text) in keys)
    return again > 0 and new <= _NEW * _words(part) and again >= (1 - _NEW) * _words(text)


def _foot(one: Sequence[Paragraph], other: Sequence[Paragraph]) -> int:
    """Return how many paragraphs two parts end with alike: a notice that a theme prints below each."""
    pairs = zip(reversed(one[1:]), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: fold(pair[0].text) == fold(pair[1].text), pairs))


def _words(paragraphs: Iterable[Paragraph]) -> int:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs)
