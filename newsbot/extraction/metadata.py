"""Section, tags, picture and summary: what a page says of itself, in the order of trust that each field has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.jsonld import first, strings
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader, stored

_TAG_SPLIT = re.compile(r"\s*[,،;؛|]\s*")
_SUBTITLES = "//*[@class[contains(.,'subtitle') or contains(.,'sub-title') or contains(.,'sub_title')]]"
_CAPTIONS = ("//*[@class[contains(.,'single-post-caption') or contains(.,'wp-caption-text') or contains(.,'image-caption')]]"
             "|//figcaption[ancestor::figure[.//img]]")  # fmt: skip


def tags_of(reader: Reader, title: str | None) -> list[str]:
    """Return the keywords; meta keywords only if they aren't the title or the same for the whole site."""
    page = reader.page
    related = [text_of(a) for a in reader.find("//a[contains(@rel,'tag')]") if "category" not in a.get("rel", "")]
    keywords = _split(page.metas.get("keywords", ()))
    candidates = [
        ("article:tag", _split(page.metas.get("article:tag", ()))),
        ("json_ld", _split(strings((reader.node or {}).get("keywords")))),
        ("rel=tag", _split(related)),
        ("keywords", keywords if fold(" ".join(keywords)) != fold(title or "") else []),
    ]
    return list(reader.take("tags", candidates) or [])


def _split(values: Iterable[str]) -> list[str]:
    parts = (part for value in values for part in _TAG_SPLIT.split(value))
    return [tag for tag in dict.fromkeys(map(stored, parts)) if tag]


def image_of(reader: Reader) -> tuple[str | None, str | None]:
    """Return the address and the caption of the main picture."""
    page = reader.page
    image = (reader.node or {}).get("image")
    described = next(_addresses(image), None)
    candidates = [("og:image", page.meta("og:image", "og:image:url", "twitter:image")), ("json_ld", described)]
    given = reader.take("image", candidates)
    address = urls.absolute(page.base, given) if given else None
    captions = (stored(text_of(element)) for element in reader.find(_CAPTIONS))
    return address, next((caption for caption in captions if caption), None)


def _addresses(image: object) -> Iterator[str]:
    for item in image if isinstance(image, list) else [image]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and isinstance(item.get("url"), str):
            yield item["url"]


def subtitle_of(reader: Reader, title: str | None) -> str | None:
    """Return a second headline that the page marks as one."""
    elements = [e for e in reader.find(_SUBTITLES) if reader.scope.beside(e) and not reader.scope.in_text(e)]
    marked = next((text for element in elements if (text := stored(text_of(element)))), None)
    candidates = [("site", stored(reader.selected("subtitle"))), ("class", marked)]
    subtitle: str | None = reader.take("subtitle", [c for c in candidates if fold(c[1] or "") != fold(title or "")])
    return subtitle


def summary_of(reader: Reader, title: str | None) -> str | None:
    """Return the page's own description, if it says more than the title."""
    page = reader.page
    candidates = [
        ("og:description", stored(page.meta("og:description"))),
        ("description", stored(page.meta("description"))),
        ("json_ld", stored(first((reader.node or {}).get("description")))),
    ]
    summary: str | None = reader.take("summary", [c for c in candidates if c[1] and fold(c[1]) != fold(title or "")])
    return summary


def opt_out_of(reader: Reader) -> list[str]:
    """Return the page's signals against mining: robots noai, noimageai; tdm-reservation (W3C TDMRep)."""
    robots = ",".join(reader.page.metas.get("robots", ())).lower().replace(" ", "").split(",")
    signals = [f"meta:{word}" for word in ("noai", "noimageai") if word in robots]
    return signals + (["meta:tdm-reservation"] if reader.page.meta("tdm-reservation") == "1" else [])
