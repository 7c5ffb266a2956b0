"""What is known of a site before its pages are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SiteHints:
    """Facts that a spider states about its site; each is optional and outranks a guess.

    `zone` is an IANA name. `selectors` maps title, subtitle, body, published, authors, section or image to a CSS
    selector. `domains` are the hosts (without www) that are this one site. `brand` is the site's printed name.
    """

    name: str | None = None
    country: str | None = None
    zone: str | None = None
    domains: tuple[str, ...] = ()
    brand: str | None = None
    selectors: Mapping[str, str] = field(default_factory=dict)
