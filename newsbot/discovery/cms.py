"""What a site is made with: its content management system and, of WordPress, the theme, by what its pages show."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import html

_GENERATORS = re.compile(r"(?i)^\s*(wordpress|drupal|joomla|blogger|typo3|ghost|wix|squarespace)\b")
_NAMES = {"wordpress": "WordPress", "drupal": "Drupal", "joomla": "Joomla", "blogger": "Blogger", "typo3": "TYPO3",
          "ghost": "Ghost", "wix": "Wix", "squarespace": "Squarespace"}  # fmt: skip
# Folders that the systems keep their files in, and services that only one of them uses.
_ADDRESSES = {
    "WordPress": re.compile(r"/wp-(?:content|includes|json)/"),
    "Drupal": re.compile(r"/sites/(?:default|all)/|/core/misc/|/misc/drupal\.js"),
    "Joomla": re.compile(r"/media/(?:jui|k2|com_\w+)/|/components/com_|option=com_|/media/system/js/"),
    "Blogger": re.compile(r"//(?:www\.)?blogger\.com/(?:static|feeds|dyn)|/feeds/posts/default"),
}
_THEME = re.compile(r"/wp-content/themes/([\w-]+)/")
_CHILD = re.compile(r"(?i)(?:-child)?(?:-theme)?$")
_KNOWN = {"jnews": "JNews", "jannah": "Jannah", "sahifa": "Sahifa", "newspaper": "Newspaper", "publisher": "Publisher"}
# Class names that one theme alone writes, where its files lie elsewhere.
_CLASSES = (
    ("JNews", re.compile(r"jeg_(?:post|main|header)\w*")),
    ("Jannah", re.compile(r"tie-container|tie-col-md-\d+|tie-slick-slider-wrapper|tie-wrapper")),
    ("Sahifa", re.compile(r"post-box-title|tie-date|tie-appear")),
    ("Newspaper", re.compile(r"td-module-title|td_module_wrap|td-header-wrap")),
    ("Publisher", re.compile(r"bs-listing|bsb-\w+")),
    ("Soledad", re.compile(r"penci-\w+")),
)
_MOST = 3000  # addresses and class names that are looked at


@dataclass(frozen=True, slots=True)
class Cms:
    """A content management system, the theme if one is known, and what told."""

    name: str
    theme: str | None = None
    evidence: str = ""

    def __str__(self) -> str:
        return f"{self.name} with the {self.theme} theme" if self.theme else self.name


def cms_of(tree: html.HtmlElement) -> Cms | None:
    """Return what made a page: by its generator, else by the addresses of its files; None if neither tells."""
    addresses = _addresses(tree)
    for meta in tree.iter("meta"):
        if (meta.get("name") or "").lower() == "generator" and (told := _GENERATORS.match(meta.get("content") or "")):
            name = _NAMES[told[1].lower()]
            return Cms(name, _theme(tree, addresses) if name == "WordPress" else None, "generator")
    counts = Counter({name: sum(map(bool, map(form.search, addresses))) for name, form in _ADDRESSES.items()})
    [(name, count)] = counts.most_common(1)
    if not count:
        return None
    return Cms(name, _theme(tree, addresses) if name == "WordPress" else None, "addresses of its files")


def _addresses(tree: html.HtmlElement) -> list[str]:
    found = (element.get("src") or element.get("href") or "" for element in tree.iter("link", "script", "img"))
    return [address for _, address in zip(range(_MOST), filter(None, found), strict=False)]


def _theme(tree: html.HtmlElement, addresses: list[str]) -> str | None:
    """Return the theme whose files are asked for most, a child theme's parent; else the one that its classes show."""
    themes = Counter(_CHILD.sub("", found[1]) for address in addresses if (found := _THEME.search(address)))
    for name, _ in themes.most_common(1):
        return _KNOWN.get(name.lower(), name)
    elements = (element for _, element in zip(range(_MOST), tree.iter("div", "article", "h2", "span"), strict=False))
    classes = {name for element in elements for name in (element.get("class") or "").split()}
    return next((theme for theme, form in _CLASSES if any(map(form.fullmatch, classes))), None)
