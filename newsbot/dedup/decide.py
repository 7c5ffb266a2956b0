"""What becomes of an article, given what is already held. Pure, so that the crawl and any tool decide alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsbot.article import Relation

Outcome = Literal["new", "revised", "unchanged", "duplicate", "busy"]
NearRule = Literal["drop", "mark", "off"]
Scope = Literal["site", "all"]

DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """What is compared with what, and what follows.

    `near` says whether near repetitions are dropped, only marked, or not looked for; `scope` whether texts of other
    sites count; `window` is how many seconds apart near texts may be published. Exact ones are found for ever.
    """

    near: NearRule = "drop"
    scope: Scope = "all"
    window: float = 30 * DAY


@dataclass(frozen=True, slots=True)
class Link:
    """What an article was found to be to another one."""

    relation: Relation = "new"
    duplicate_of: str | None = None
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The article's last confirmed state: content hash and revision number, and the link that it was written with.

    `page_hash` is the content hash that it had on its page, if blocks were left out as the site's habit.
    """

    content_hash: str
    revision: int
    page_hash: str | None = None
    link: Link = Link()

    def is_same(self, content_hash: str, page_hash: str | None = None) -> bool:
        """Tell whether an article says what it said: as written, or as its page prints it.

        A page that didn't change must not become a revision because more, or less, is known of its site's habits.
        """
        return content_hash == self.content_hash or (page_hash or content_hash) == (self.page_hash or self.content_hash)


@dataclass(frozen=True, slots=True)
class Finding:
    """What an article is to one that is held.

    `repeats`: it says nothing that the other doesn't; `contains`: it says all of it and more. `certain` is False while
    another run still writes the other one.
    """

    link: Link
    certain: bool
    repeats: bool = False
    contains: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision on one article.

    `busy` means that a text it has to do with, or another revision of the article, is being written at this moment:
    what this one is can't be told yet. `heads` is the article that this one says all of and more. `article_id` is
    the article's own identity, if it was known under another address.
    """

    outcome: Outcome
    link: Link = Link()
    revision: int = 1
    previous_hash: str | None = None
    heads: str | None = None
    article_id: str | None = None


def decide(
    content_hash: str,
    held: Held | None,
    found: Finding | None,
    page_hash: str | None = None,
    *,
    drop_near: bool = True,
) -> Verdict:
    """Decide on an article from its own earlier state and from another article that it repeats or resembles.

    The same page with other content is a revision and never a duplicate, so its own state is looked at first. It keeps
    the link that it was first written with: a reader who takes the last revision misses nothing.
    """
    if held is not None:
        if held.is_same(content_hash, page_hash):
            return Verdict("unchanged", revision=held.revision)
        return Verdict("revised", held.link, held.revision + 1, previous_hash=held.content_hash)
    if found is None:
        return Verdict("new")
    if not found.certain:
        return Verdict("busy", Link(duplicate_of=found.link.duplicate_of))
    if found.repeats and (drop_near or found.link.relation == "exact"):
        return Verdict("duplicate", found.link)
    return Verdict("new", found.link, heads=found.link.duplicate_of if found.contains else None)


def decide_pending(content_hash: str, claimed: Held, page_hash: str | None = None) -> Verdict:
    """Decide on an article whose own claim isn't confirmed yet: its page was reached by a second address."""
    if claimed.is_same(content_hash, page_hash):
        return Verdict("unchanged", revision=claimed.revision)
    return Verdict("busy")
