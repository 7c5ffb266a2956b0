"""Habits: the blocks that one site prints in article after article, learnt while it is crawled.

A notice in a plain paragraph betrays itself by no class name and no known word, only by coming again. Apart from the
other rules because they see one page, and this one all pages of a site.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import xxhash

from newsbot.arabic import fold
from newsbot.article import Article, Paragraph, body_text, content_hash

MEMORY = 2000  # blocks of one site; the least recently seen go first
KEPT = 500  # of them over runs

_logger = logging.getLogger("newsbot")


class _Evidence(NamedTuple):
    words: int  # at least, in the block
    articles: int  # at least, that held it
    share: float  # at least, of the articles since it was first seen
    foot: bool  # only where nothing but repeated blocks stands behind it


# A share measured on few articles says little, so few must nearly all agree. A third is what the notice of a large
# section comes to; below it stand columns' introductions and agencies' paragraphs on the background of a war, which
# belong to the text. Short blocks recur in texts too («وفيما يلي نص البيان», verses): they count as a last line only.
_EVIDENCE = (
    _Evidence(words=6, articles=3, share=2 / 3, foot=True),
    _Evidence(words=6, articles=5, share=1 / 2, foot=False),
    _Evidence(words=6, articles=10, share=1 / 3, foot=True),
    _Evidence(words=3, articles=6, share=2 / 3, foot=True),
)
_FEWEST = min(evidence.words for evidence in _EVIDENCE)
_REPRINT = 1 / 2  # of an article's words: with more of them known from others it is a reprint, or a form filled in
_MOST = 1 / 3  # of an article's words may go; where more would, what was learnt is wrong or the article no usual one
_REMEMBERED = 4  # articles of a block, by which one that is read again is told from another
# How writers themselves open and close a piece, and quote.
_FORMULAS = tuple(map(fold, (
    "بسم الله", "الحمد لله", "والحمد لله", "السلام عليكم", "والسلام عليكم", "والله أعلم", "والله تعالى", "والله من وراء",
    "والله ولي", "والله الهادي", "اللهم", "وصلى الله", "أما بعد", "قال الله", "قال تعالى", "وقال تعالى", "يقول تعالى",
)))  # fmt: skip


class Habit(NamedTuple):
    """What is known of one block: `seen` on that many of the `span` articles since it first was, last on these."""

    seen: int
    span: int
    articles: tuple[bytes, ...]


@dataclass(slots=True)
class _Block:
    seen: int
    first: int  # number of the article that first held it
    articles: tuple[bytes, ...]
    told: bool = False


class Habits:
    """The repeated blocks of one site, by an 8-byte hash of their text: texts themselves are not kept.

    The hash is of the text as stored, not folded: a template repeats itself letter by letter, and folding a whole
    article costs ten times as much as all of this. `known` is what `Habits.known` gave in an earlier run.
    """

    def __init__(self, known: Mapping[bytes, Habit] | None = None) -> None:
        self._count = 0
        self._blocks = OrderedDict(
            (key, _Block(habit.seen, 1 - habit.span, habit.articles)) for key, habit in (known or {}).items()
        )
        self.dropped = 0

    @property
    def known(self) -> dict[bytes, Habit]:
        """What is worth keeping over runs: the latest 500 blocks seen on two articles or more, latest last."""
        repeated = [(key, block) for key, block in self._blocks.items() if block.seen > 1]
        return {
            key: Habit(block.seen, self._count - block.first + 1, block.articles) for key, block in repeated[-KEPT:]
        }

    def cleaned(self, article: Article, min_words: int = 1) -> Article:
        """Learn from an article; return it without what is furniture by now, or itself where nothing is.

        It stays whole where more than a third of its words, or all but `min_words`, would go. Nothing is learnt from
        one most of whose words are known from others. The witness stays what it is: it measures how the page was read,
        and its other copy isn't at hand here.
        """
        name = xxhash.xxh3_64_digest(article.id.encode())
        keys = [_key(paragraph) for paragraph in article.paragraphs]
        repeated = [self._is_elsewhere(key, name) for key in keys]
        if _words(article.paragraphs, repeated) <= article.word_count * _REPRINT:
            self._learn(keys, name)
        if not any(repeated):
            return article
        marked = self._furniture(article, keys, repeated)
        lost = _words(article.paragraphs, marked)
        if not lost or lost > article.word_count * _MOST or article.word_count - lost < min_words:
            return article
        self._tell(article, keys, marked)
        return _without(article, marked)

    def recall(self, article_id: str, paragraphs: Sequence[Paragraph], *, was_cleaned: bool) -> None:
        """Learn from an article as it was written, where what was learnt is lost: articles in their order.

        Which blocks one that `was_cleaned` had is forgotten: it is taken that it had all that were furniture by then.
        """
        name = xxhash.xxh3_64_digest(article_id.encode())
        keys = [_key(paragraph) for paragraph in paragraphs]
        if was_cleaned:
            keys += [key for key, block in self._blocks.items() if self._is_common(block)]
        repeated = [self._is_elsewhere(_key(paragraph), name) for paragraph in paragraphs]
        if _words(paragraphs, repeated) <= sum(_length(paragraph.text) for paragraph in paragraphs) * _REPRINT:
            self._learn(keys, name)

    def _is_common(self, block: _Block) -> bool:
        """Tell whether a block is furniture of the next article if that holds it, too."""
        seen, span = block.seen + 1, self._count + 1 - block.first + 1
        return any(seen >= needed.articles and seen >= needed.share * span for needed in _EVIDENCE)

    def _is_elsewhere(self, key: bytes | None, name: bytes) -> bool:
        block = self._blocks.get(key) if key else None
        return block is not None and block.articles != (name,)

    def _learn(self, keys: Sequence[bytes | None], name: bytes) -> None:
        """Count the blocks of an article, once each, unless the article was counted before."""
        found = {key: self._blocks.get(key) for key in keys if key}
        if any(name in block.articles for block in found.values() if block):
            return
        self._count += 1
        for key, block in found.items():
            if block is None:
                self._blocks[key] = _Block(1, self._count, (name,))
            else:
                block.seen += 1
                block.articles = (*block.articles[1 - _REMEMBERED :], name)
                self._blocks.move_to_end(key)
        while len(self._blocks) > MEMORY:
            self._blocks.popitem(last=False)

    def _furniture(self, article: Article, keys: Sequence[bytes | None], repeated: Sequence[bool]) -> list[bool]:
        """Mark the blocks that go; a heading, or a line with a colon, only where all that it leads to goes."""
        marked = [False] * len(keys)
        foot, gone, kept = True, False, False  # gone and kept: of what stands up to the next heading
        for number in range(len(keys) - 1, -1, -1):
            key, paragraph = keys[number], article.paragraphs[number]
            heading = paragraph.kind == "heading"
            if heading or paragraph.text.endswith(":"):
                goes = gone and not kept and (repeated[number] or (heading and foot))
            else:
                goes = bool(key and repeated[number] and self._is_furniture(key, paragraph.text, foot=foot))
            marked[number] = goes
            if goes:
                gone = True
            elif heading:
                gone = kept = False
            elif paragraph.kind != "caption":
                kept = True
            foot = foot and (goes or repeated[number] or paragraph.kind == "caption")
        return marked

    def _is_furniture(self, key: bytes, text: str, *, foot: bool) -> bool:
        block = self._blocks[key]
        words, share = _length(text), block.seen / (self._count - block.first + 1)
        return any(
            words >= needed.words
            and block.seen >= needed.articles
            and share >= needed.share
            and (foot or not needed.foot)
            for needed in _EVIDENCE
        ) and not fold(text).startswith(_FORMULAS)

    def _tell(self, article: Article, keys: Sequence[bytes | None], marked: Sequence[bool]) -> None:
        self.dropped += sum(marked)
        for key, paragraph, goes in zip(keys, article.paragraphs, marked, strict=True):
            if key and goes and not self._blocks[key].told:
                self._blocks[key].told = True
                _logger.debug("%s repeats a block, which is left out: %.60s", article.site, paragraph.text)


def _key(paragraph: Paragraph) -> bytes | None:
    """Return a block's hash; None for what is never furniture: captions, rows of tables and one or two words."""
    text = paragraph.text
    if paragraph.kind == "caption" or " | " in text or _length(text) < _FEWEST:
        return None
    return xxhash.xxh3_64_digest(text.encode())


def _length(text: str) -> int:
    return text.count(" ") + 1  # stored text has single spaces


def _words(paragraphs: Sequence[Paragraph], chosen: Sequence[bool]) -> int:
    return sum(_length(paragraph.text) for paragraph, is_chosen in zip(paragraphs, chosen, strict=True) if is_chosen)


def _without(article: Article, marked: Sequence[bool]) -> Article:
    kept = [paragraph for paragraph, goes in zip(article.paragraphs, marked, strict=True) if not goes]
    text = body_text(kept)
    return article.model_copy(
        update={
            "paragraphs": kept,
            "text": text,
            "word_count": len(text.split()),
            "content_hash": content_hash(article.title, article.subtitle, kept),
            "sources": {**article.sources, "text": f"{article.sources.get('text', 'page')}, habits"},
        }
    )
