"""The main picture of an article and its caption: neither the site's logo nor another article's picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from lxml import html

from newsbot import urls
from newsbot.arabic import fold
from newsbot.extraction.kinds import Kind
from newsbot.extraction.page import text_of
from newsbot.extraction.reader import Reader, stored

_CAPTIONS = Kind(
    re.compile(
        r"(?i)caption|^(?:image|photo|picture|img|media)[-_]?(?:desc|description|legend|title|text|credit)s?$|^legende$"
    ).search
)
_LOGOS = Kind(re.compile(r"(?i)logo|site-?brand").search)
_LETTERS = re.compile(r"[a-z]+")
# A file that is called nothing else is shown where an article has no picture.
_STRONG = frozenset({"logo", "logos", "default", "placeholder", "share", "sharing", "og", "noimage", "nophoto", "noimg", "nopic",
                     "opengraph", "favicon", "blank", "spacer", "dummy", "avatar"})  # fmt: skip
_WEAK = frozenset({"image", "images", "img", "photo", "pic", "picture", "site", "main", "thumb", "thumbnail", "fb", "facebook",
                   "twitter", "social", "card", "new", "large", "small", "big", "full", "white", "black", "dark", "light", "ar",
                   "en", "x", "v", "no", "open", "graph", "news", "post", "article", "scaled", "final", "header", "footer",
                   "cover", "icon", "app", "web", "the", "of", "for", "w", "h", "px", "meta"})  # fmt: skip
_SIZE = re.compile(r"(?:[-_]\d{2,4}x\d{2,4}|-scaled|@2x)+$", re.IGNORECASE)
_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-srcset", "srcset", "src")
_NO_PICTURE = re.compile(r"(?i)avatar|gravatar|emoji|icon|logo|pixel|badge|spinner|loading|/ads?/|banner|blank|spacer")
_SMALL = 100  # pixels
_MOST, _BEFORE = 40, 60  # pictures looked at; elements before the headline
_WORDS = 80  # of a caption
_TELLING = 10  # letters of a file's name that no other picture has


def image_of(reader: Reader, title: str | None) -> tuple[str | None, str | None]:
    """Return the address and the caption of the main picture."""
    base = reader.page.base
    printed = list(_printed(reader))
    logos = {_file(address) for address in _logos(reader)}
    given = reader.take("image", _candidates(reader, printed, logos))
    address = urls.absolute(base, given) if given else None
    return address, _caption(reader, printed, address, title)


def _candidates(
    reader: Reader, printed: list[tuple[html.HtmlElement, str]], logos: set[str]
) -> Iterator[tuple[str, str | None]]:
    page = reader.page
    selected = (image for element in reader.elements("image") for image in element.iter("img"))
    yield "site", next(filter(None, map(_address, selected)), None)
    described = list(_addresses((reader.node or {}).get("image")))
    stated = [(name, value) for name in ("og:image", "og:image:url") for value in page.metas.get(name, ())]
    stated += [("json_ld", value) for value in described]
    stated += [(name, v) for name in ("twitter:image", "twitter:image:src", "image") for v in page.metas.get(name, ())]
    for name, value in stated:
        if value and not _is_default(value, page.url) and _file(value) not in logos:
            yield "og:image" if name.startswith("og:") else name, value
    yield "figure", next((address for _, address in printed if _file(address) not in logos), None)


def _addresses(image: object) -> Iterator[str]:
    for item in image if isinstance(image, list) else [image]:
        if isinstance(item, dict):
            item = item.get("url") or item.get("contentUrl")  # noqa: PLW2901 - unwrapped
        if isinstance(item, str):
            yield item


def _is_default(address: str, url: str) -> bool:
    """Tell whether a file is called a logo or a placeholder, and nothing else but the site's name."""
    stem = unquote(address).partition("?")[0].rpartition("/")[2].rpartition(".")[0].lower()
    if not stem.isascii():
        return False
    site = urls.host(url)
    rest = [word for word in _LETTERS.findall(stem) if word not in _WEAK and word not in site]
    strong = [word for word in rest if word in _STRONG or (word.startswith("logo") and word[4:] in site)]
    return bool(strong) and len(strong) == len(rest)


def _logos(reader: Reader) -> Iterator[str]:
    """Yield the pictures that the page itself calls the site's logo."""
    publishers = [(reader.node or {}).get("publisher"), *reader.graph.nodes]
    for node in publishers:
        if isinstance(node, dict):
            yield from _addresses(node.get("logo"))
    for number in reader.outline.named(_LOGOS)[:_MOST]:
        for image in islice(reader.outline.elements[number].iter("img"), 2):
            if address := _address(image):
                yield address


def _printed(reader: Reader) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield the article's own pictures with their addresses: beside the headline or in the text."""
    outline, scope = reader.outline, reader.scope
    headline = scope.number
    if headline is None:
        return
    end = max((outline.ends[part] for part in scope.place.parts), default=headline + _BEFORE)
    near = range(max(headline - _BEFORE, 0), min(end + 1, len(outline.tags)))
    images = (outline.elements[number] for number in near if outline.tags[number] == "img")
    for image in islice(images, _MOST):
        address = _address(image)
        if (
            not address
            or _is_small(image)
            or _NO_PICTURE.search(_names(image))
            or _is_default(address, reader.page.url)
        ):
            continue
        if scope.holds(image) and (scope.in_text(image) or _is_near(reader, image)):
            yield image, address


def _is_near(reader: Reader, image: html.HtmlElement) -> bool:
    """Tell whether a picture stands in the block of headline and text, or next to it in what is the article's alone."""
    outline, scope = reader.outline, reader.scope
    if scope.block is None or scope.beside(image):
        return scope.block is not None
    around = outline.parents[scope.block]
    if around < 0 or outline.tags[around] == "html" or outline.titles_in(around, scope.block):
        return False
    return outline.holds(around, outline.numbers[image])


def _address(image: html.HtmlElement) -> str | None:
    for name in _SOURCES:
        value = (image.get(name) or "").strip()
        if "srcset" in name:
            value = max((part.split() for part in value.split(",") if part.strip()), key=_width, default=[""])[0]
        if value and not value.startswith(("data:", "about:", "blob:")):
            return value
    return None


def _width(candidate: list[str]) -> float:
    try:
        return float(candidate[1].rstrip("wx"))
    except (IndexError, ValueError):
        return 0


def _is_small(image: html.HtmlElement) -> bool:
    sizes = (image.get(name) or "" for name in ("width", "height"))
    return any(size.isdecimal() and int(size) < _SMALL for size in sizes)


def _names(image: html.HtmlElement) -> str:
    return f"{image.get('class') or ''} {image.get('src') or ''}"


def _file(address: str) -> str:
    """Return what stays of an address when a site resizes its picture: the file's name, if it tells, without its size."""
    path = unquote(address.partition("?")[0].partition("://")[2] or address.partition("?")[0]).lower()
    name = _SIZE.sub("", path.rpartition("/")[2].rpartition(".")[0])
    return name if any(map(str.isdigit, name)) or len(name) >= _TELLING else path


def _caption(
    reader: Reader, printed: list[tuple[html.HtmlElement, str]], address: str | None, title: str | None
) -> str | None:
    """Return the caption printed with the chosen picture; of another size's the first picture's, if it leads the text."""
    if not printed:
        return None
    marked = reader.scope.of(reader.page.tree.iter("figcaption"))
    captions = [reader.outline.numbers[caption] for caption in (*marked, *reader.named(_CAPTIONS))]
    if not captions:
        return None
    captioned = [(image, given, text) for image, given in printed if (text := _beside(reader, image, captions, title))]
    for _, given, text in captioned:
        if address and _file(given) == _file(address):
            return text
    if address and any(_file(given) == _file(address) for _, given in printed):
        return None
    return next((text for image, _, text in captioned if image is printed[0][0]), None)


def _beside(reader: Reader, image: html.HtmlElement, captions: list[int], title: str | None) -> str | None:
    """Return the caption in the smallest block around a picture, as long as that holds no other picture."""
    for block in islice(image.iterancestors(), 4):
        if sum(1 for _ in islice(block.iter("img"), 2)) > 1:
            return None
        around = reader.outline.numbers[block]
        for caption in captions:
            held = reader.outline.holds(around, caption)
            text = stored(text_of(reader.outline.elements[caption])) if held else None
            if text and len(text.split()) <= _WORDS and fold(text) != fold(title or ""):
                return text
    return None
