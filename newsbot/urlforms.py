"""What the form of a URL tells of the page behind it. In doubt it may be an article: asking costs one request only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsbot import urls

# Machinery and files of WordPress sites and others: no article whatever stands behind.
_MACHINERY = re.compile(
    r"""(?ix) /(wp-json|wp-admin|wp-content|wp-login\.php|xmlrpc\.php|trackback)(/|$) | /(feed|embed)/?$ | /comment-page-\d+
    | \.(jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|xml|gz|css|js|json|ico|docx?|xlsx?)$"""
)
# Words that lead to lists of articles on WordPress, Drupal, Joomla and Blogger sites; on others articles stand behind.
_ARCHIVE = re.compile(
    r"(?i).*/(?:category|tags?|authors?|page|search|feed|rss|embed|comments|label|archive)(?:/(?P<behind>.*))?$"
)
_START = re.compile(r"/?")
_DATE = re.compile(r"/?(?:19|20)\d\d(?:/\d\d?){0,2}/?")
_MONTH = re.compile(r"/(?:19|20)\d\d(?:/\d\d){1,2}/?")
# What marks an article behind such a word: a file, a number before words, a long number that isn't a year, a number of
# three digits behind words. «covid-19» and «كأس-العالم-2022» are tags.
_MARK = re.compile(
    r"""(?ix) \.html?$ | (^|/)\d+(-|/[^/]*[^\d/]) | (?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,} | [^\d/]/\d{4}/?$
    | -[^/]*-\d{3}/?$"""
)
_LISTS = re.compile(r"(?i)cat|m|s|author|tag|paged?|feed|lang|year|monthnum|day|w|attachment_id|rest_route|search")
_NAMED = re.compile(r"(?:^|[/.:-])\d|[^-]-[^-]+-")


def may_be_article(url: str) -> bool:
    """Tell whether the URL's form leaves it possible that it is an article (not an archive, a file or a feed)."""
    parts = urlsplit(urls.plain(url))
    path = urls.shown(parts.path)
    if _MACHINERY.search(path):
        return False
    return not _is_list(path) or _named(parts.query)


def _is_list(path: str) -> bool:
    if _START.fullmatch(path) or _MONTH.fullmatch(path):
        return True
    archive = _ARCHIVE.match(path)
    behind = (archive["behind"] or "") if archive else ""
    return archive is not None and (bool(_DATE.fullmatch(behind)) or not _MARK.search(behind))


def _named(query: str) -> bool:
    """Tell whether a query names an article by number or words: ?p=123, ?q=node/123, ?news=a-b-c, but not ?cat=5."""
    pairs = (pair.partition("=") for pair in query.split("&"))
    return any(_NAMED.search(value) and not _LISTS.fullmatch(name) for name, _, value in pairs)
