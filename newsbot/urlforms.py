"""What the form of a URL tells of the page behind it. In doubt it may be an article: asking costs one request only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from newsbot import urls, urlviews

# Machinery and files of WordPress sites and others: no article whatever stands behind.
_MACHINERY = re.compile(
    r"""(?ix) /(wp-json|wp-admin|wp-content|wp-includes|wp-login\.php|wp-cron\.php|xmlrpc\.php|trackback|cdn-cgi)(/|$)
    | /(feed(/(rss2?|rdf|atom))?|embed)/?$ | /comment-page-\d+ | /feeds/(posts|comments)/ | /taxonomy/term/\d+/?$
    | ^/print(mail|pdf)?/(node/)?\d+/?$
    | \.(jpe?g|png|gif|webp|svg|pdf|mp[34]|m3u8|zip|xml|rss|atom|gz|css|js|json|ico|txt|docx?|xlsx?|pptx?)$"""
)
# Parameters that ask for machinery, or for lists by number, whatever stands beside them: WordPress, Jannah, Joomla.
_NOT_PAGES = re.compile(
    r"""(?ix) feed=(rss2?|rdf|atom|comments-\w+) | rest_route=.* | random-post=.* | wc-ajax=.*
    | option=com_(users|search|finder|tags|mailto|contact|banners|newsfeeds|weblinks) | view=(categor(y|ies)|featured|login)"""
)
# Words that lead to lists of articles on WordPress, Drupal, Joomla and Blogger sites; on others articles stand behind.
_ARCHIVE = re.compile(
    r"(?i).*/(?:category|tags?|authors?|page|search|feed|rss|embed|comments|label|archive)(?:/(?P<behind>.*))?$"
)
_DATE = re.compile(r"/?(?:19|20)\d\d(?:/\d\d?){0,2}/?")
_MONTH = re.compile(r"/(?:19|20)\d\d(?:/\d\d){1,2}/?")
# What marks an article behind such a word: a file, a number before words, a long number that isn't a year, a number of
# three digits behind words. «covid-19» and «كأس-العالم-2022» are tags.
_MARK = re.compile(
    r"""(?ix) \.html?$ | (^|/)\d+(-|/[^/]*[^\d/]) | (?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4,} | [^\d/]/\d{4}/?$
    | -[^/]*-\d{3}/?$"""
)
_LISTS = re.compile(
    r"(?i)cat|m|s|author|tag|paged?|feed|lang|year|monthnum|day|w|attachment_id|rest_route|search|max-results|updated-max|"
    r"start|start-index|limit|limitstart|offset|sort|order|orderby|post_type"
)
_NAMED = re.compile(r"(?:^|[/.:-])\d|[^-]-[^-]+-")


def may_be_article(url: str) -> bool:
    """Tell whether the URL's form leaves it possible that it is an article (not an archive, a file or a feed)."""
    parts = urlsplit(urls.plain(url))
    path = urls.shown(parts.path)
    if _MACHINERY.search(path) or any(map(_NOT_PAGES.fullmatch, urlviews.pairs_of(parts.query))):
        return False
    return not _is_list(path) or _named(parts.query)


def _is_list(path: str) -> bool:
    if urlviews.page_path(path) == "/" or _MONTH.fullmatch(path):
        return True
    archive = _ARCHIVE.match(path)
    behind = (archive["behind"] or "") if archive else ""
    return archive is not None and (bool(_DATE.fullmatch(behind)) or not _MARK.search(behind))


def _named(query: str) -> bool:
    """Tell whether a query names an article by number or words: ?p=123, ?q=node/123, ?news=a-b-c, but not ?cat=5."""
    pairs = (pair.partition("=") for pair in query.split("&"))
    return any(_NAMED.search(value) and not _LISTS.fullmatch(name) for name, _, value in pairs)
