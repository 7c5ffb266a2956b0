"""Shapes of the newspaper: which of its sources it offers. What it doesn't offer is neither there nor linked to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """What a newspaper offers, to be varied with `dataclasses.replace`.

    Without `sections` its front page and archives name no article, as on sites that fill them by script. A feed that
    isn't `feed_paged` answers ?paged= with its first page, as caches do that heed no query.
    """

    rest: bool = False
    feed: bool = False
    sitemap: bool = False
    sections: bool = False
    feed_paged: bool = True
    feed_length: int = 10


EVERYTHING = Shape(rest=True, feed=True, sitemap=True, sections=True)
SHAPES = {
    "everything": EVERYTHING,
    "rest": Shape(rest=True),
    "feed": Shape(feed=True),
    "sitemap": Shape(sitemap=True),
    "sections": Shape(sections=True),
}
