"""What becomes of an article, given what is already held. Pure, so that the crawl and any tool decide alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsbot.article import Relation

Outcome = Literal["new", "revised", "unchanged", "duplicate", "busy"]


@dataclass(frozen=True, slots=True)
class Held:
    """The article's last confirmed state: content hash and revision number.

    `page_hash` is the content hash that it had on its page, if blocks were left out as the site's habit.
    """

    content_hash: str
    revision: int
    page_hash: str | None = None

    def is_same(self, content_hash: str, page_hash: str | None = None) -> bool:
        """Tell whether an article says what it said: as written, or as its page prints it.

        A page that didn't change must not become a revision because more, or less, is known of its site's habits.
        """
        return content_hash == self.content_hash or (page_hash or content_hash) == (self.page_hash or self.content_hash)


@dataclass(frozen=True, slots=True)
class Twin:
    """Another article with the same exact fingerprint. `certain` is False while another run still writes it."""

    article_id: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on one article.

    `busy` means that the same text, or another revision of the article, is being written at this moment: what this
    one is can't be told yet.
    `similarity` is a containment from 0 to 1.
    """

    outcome: Outcome
    relation: Relation = "new"
    duplicate_of: str | None = None
    similarity: float | None = None
    revision: int = 1
    previous_hash: str | None = None


def decide(content_hash: str, held: Held | None, twin: Twin | None, page_hash: str | None = None) -> Verdict:
    """Decide on an article from its own earlier state and from another article with the same text.

    The same page with other content is a revision and never a duplicate, so its own state is looked at first.
    """
    if held is not None:
        if held.is_same(content_hash, page_hash):
            return Verdict("unchanged", revision=held.revision)
        return Verdict("revised", revision=held.revision + 1, previous_hash=held.content_hash)
    if twin is None:
        return Verdict("new")
    if not twin.certain:
        return Verdict("busy", duplicate_of=twin.article_id)
    return Verdict("duplicate", relation="exact", duplicate_of=twin.article_id, similarity=1.0)


def decide_pending(content_hash: str, claimed: Held, page_hash: str | None = None) -> Verdict:
    """Decide on an article whose own claim isn't confirmed yet: its page was reached by a second address."""
    if claimed.is_same(content_hash, page_hash):
        return Verdict("unchanged", revision=claimed.revision)
    return Verdict("busy")
