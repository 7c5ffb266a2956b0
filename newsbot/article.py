"""Article: one line of output, schema version 1. The README's table and `scrapy schema` are made from this model."""

from __future__ import annotations

from itertools import chain
from typing import Annotated, Final, Literal, Self

import xxhash
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

SCHEMA_VERSION: Final = 1

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
ParagraphKind = Literal["text", "heading", "quote", "list_item", "caption"]
Relation = Literal["new", "near", "related", "series", "exact"]
Precision = Literal["second", "minute", "hour", "day"]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paragraph(_Record):
    """One block of the body, in the page's order."""

    kind: ParagraphKind = "text"
    text: NonEmpty


class Witness(_Record):
    """A second copy of the full text (JSON-LD, feed or WordPress REST) held against the extracted body."""

    source: Literal["json_ld", "feed", "wordpress"]
    agreement: float = Field(ge=0, le=1, description="share of folded tokens that both copies have, 0 to 1")


class Extractor(_Record):
    """The program that read the body."""

    name: NonEmpty
    version: NonEmpty


class Article(_Record):
    """One article as its page states it. What the page doesn't say is null or [], never an invented value."""

    schema_version: Literal[1] = SCHEMA_VERSION
    id: NonEmpty = Field(description="stable identifier, made from the site and the canonical identity of the page")
    site: NonEmpty = Field(description="name of the spider, or the host for sites without one")
    country: NonEmpty | None = Field(default=None, description="ISO 3166-1 alpha-2 code of the publisher's country")
    url: NonEmpty = Field(description="address that the page was fetched from")
    canonical_url: NonEmpty | None = Field(default=None, description="rel=canonical of the page, on the same site")
    syndicated_from: NonEmpty | None = Field(default=None, description="rel=canonical that names another site")
    title: NonEmpty = Field(description="headline, without the site's name")
    subtitle: NonEmpty | None = Field(default=None, description="second headline or standfirst")
    authors: list[NonEmpty] = Field(default=[], description="people, as printed")
    author_raw: NonEmpty | None = Field(default=None, description="the byline as printed, before it was read")
    agency: NonEmpty | None = Field(default=None, description="news agency that the page names as its origin")
    desk: NonEmpty | None = Field(default=None, description="desk or account that the page names in place of a person")
    dateline: NonEmpty | None = Field(default=None, description="place (and agency) printed at the head of the text")
    section: list[NonEmpty] = Field(default=[], description="sections, outermost first")
    tags: list[NonEmpty] = Field(default=[], description="keywords of the page")
    published: AwareDatetime | None = Field(default=None, description="ISO 8601 with offset; midnight if only a day")
    published_precision: Precision | None = Field(default=None, description="how much of `published` the page states")
    published_raw: NonEmpty | None = Field(default=None, description="the date as printed on the page")
    modified: AwareDatetime | None = Field(default=None, description="later change stated by the page, else null")
    language: NonEmpty | None = Field(default=None, description="ISO 639-1 code, measured on the body")
    text: NonEmpty = Field(description="body; paragraphs separated by a blank line, captions left out")
    paragraphs: list[Paragraph] = Field(min_length=1, description="the blocks of the body with their kind")
    summary: NonEmpty | None = Field(default=None, description="the page's own description, if it isn't the title")
    image: NonEmpty | None = Field(default=None, description="address of the main picture")
    image_caption: NonEmpty | None = Field(default=None, description="its caption")
    word_count: int = Field(ge=1, description="words of `text`")
    relation: Relation = Field(default="new", description="what deduplication found")
    duplicate_of: NonEmpty | None = Field(default=None, description="id of the article that this one repeats")
    similarity: float | None = Field(default=None, ge=0, le=1, description="containment of the shorter text, 0 to 1")
    revision: int = Field(default=1, ge=1, description="1, and one more each time the same page changes")
    previous_hash: NonEmpty | None = Field(default=None, description="content_hash of the revision before this one")
    content_hash: NonEmpty = Field(description="hash of title, subtitle and paragraphs as stored")
    witness: Witness | None = Field(default=None, description="second copy of the text, and how far it agrees")
    sources: dict[str, str] = Field(default={}, description="field -> where its value came from")
    opt_out: list[NonEmpty] = Field(default=[], description="signals against text and data mining, as found")
    http_status: int | None = Field(default=None, ge=100, le=599, description="status of the answer")
    fetched_at: AwareDatetime = Field(description="when the page was fetched, UTC")
    discovered_via: NonEmpty | None = Field(default=None, description="feed, sitemap, wordpress or section")
    extractor: Extractor

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.text != body_text(self.paragraphs):
            raise ValueError("text is not the paragraphs joined by blank lines")
        if (self.published is None) != (self.published_precision is None):
            raise ValueError("published and published_precision come together")
        return self


def body_text(paragraphs: list[Paragraph]) -> str:
    """Join the paragraphs as `Article.text` has them: a blank line between, captions left out."""
    return "\n\n".join(p.text for p in paragraphs if p.kind != "caption")


def content_hash(title: str, subtitle: str | None, paragraphs: list[Paragraph]) -> str:
    """Return XXH3-128 of what an editor changes: title, subtitle and paragraphs. Counters and boxes don't count."""
    parts = chain((title, subtitle or ""), chain.from_iterable((p.kind, p.text) for p in paragraphs))
    return xxhash.xxh3_128_hexdigest("\0".join(parts).encode())
