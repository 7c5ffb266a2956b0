"""Parts of a URL that name the reader's way to a page, or another view of it, and not the page."""

from __future__ import annotations

import re
from functools import lru_cache

# The reader's way (Google, Meta, Microsoft, Yandex, X, TikTok, Mailchimp, HubSpot, Marketo, AddToAny, Piano, Jetpack,
# Blogger, PageSpeed), what AMP's cache and Cloudflare add, and sessions of PHP, Java and ASP.
_TRACKERS = re.compile(
    r"""(?ix) utm_\w+ | (?:fb|g|d|y|tt|tw|msc?)clid | msclkid | [gw]braid | gad_\w+ | _gl | _ga | srsltid | mc_[ce]id
    | igshi?d? | mibextid | fb_(?:action|comment|source|ref)\w* | ref_src | ref_url | __twitter.* | _hs(?:enc|mi) | mkt_tok
    | at_(?:medium|campaign|custom\d|link_\w+|format|ptr_\w+) | xtor | relatedposts\w* | spref | zx | pagespeed
    | amp_js_v | amp_gsa | usqp | __cf_\w+ | (?:php|j)sessid | jsessionid | aspsessionid\w+"""
)
# The same, but such names number articles elsewhere: only with these values do they tell where the reader came from.
_ORIGINS = re.compile(r"(?i)ref|source|src|from|via|cmpid|origin")
_FROM = re.compile(
    r"(?i)rss-?(feed)?|feed|twitter|facebook|fb|telegram|whatsapp|instagram|youtube|google(news)?|nabd|newsletter|social|share|"
    r"home(page)?|related|sidebar|most-?read|trending|push|app|web|amp"
)
# WordPress's share buttons (Jetpack): ?share=facebook&nb=1. Elsewhere such names number articles: show.php?nb=155.
_SHARED_WITH = re.compile(r"(?i)(jetpack-)?[a-z]+|custom-\d+")
# Parameters that ask for another view of the same page: comments of WordPress and Blogger, Sahifa's comment order.
_VIEWS = re.compile(
    r"(?i)replytocom|cpage|unapproved|moderation-hash|showcomment|commentpage|tierand|doing_wp_cron|no?n?amp|like_comment"
)
# Those that do so only as a switch: AMP, print, mobile. With any other value they may number articles as well.
_SWITCHES = re.compile(r"(?i)amp|print|printable|output|mobile|preview|m")
_ON = re.compile(r"(?i)|[01]|true|yes|on|y|html|amp|print|mobile|pdf")
_MODES = re.compile(r"(?i)view|mode|display|action|do|task|style|theme|device|format|layout|outputtype|tmpl")
_MODE = re.compile(r"(?i)amp|print|printable|mobile|pdf|component")  # Joomla prints with tmpl=component
_BUSTER, _MOMENT = re.compile("_"), re.compile(r"\d{10,}")  # jQuery's, against caches
_NAMES = (
    ("tracker", _TRACKERS), ("origin", _ORIGINS), ("view", _VIEWS), ("switch", _SWITCHES), ("mode", _MODES), ("buster", _BUSTER),
)  # fmt: skip
_SESSION = re.compile(r"(?i);(?:jsessionid|phpsessid|sid)=[^/?;]*")
_SUFFIX = re.compile(r"(?i)/(?:amp|embed|print|trackback|feed(?:/(?:rss2?|rdf|atom))?|comment-page-\d+)/?$")
_AMP_FILE = re.compile(r"(?i)\.amp(?=(?:\.html?)?$)")
_PREFIX = re.compile(r"(?i)^((?:/[a-z]{2})?)/amp(?=/[^/])")
_INDEX = re.compile(r"(?i)/(?:index|default)\.(?:html?|php|aspx?|jsp)$|/index\.php(?=/[^/])")
_ESCAPED = re.compile(r"^(?:amp;)+")
_SLASHES = re.compile(r"/{2,}")


def pairs_of(query: str) -> list[str]:
    """Return the pairs of a query; feeds escape the & between them once too often."""
    return [bare for pair in query.split("&") if (bare := _ESCAPED.sub("", pair))]


def without_trackers(query: str) -> list[str]:
    """Return the pairs of a query that name the page, or a view of it."""
    pairs = [(pair, *pair.partition("=")[::2]) for pair in pairs_of(query)]
    shared = {name for _, name, value in pairs if name == "share" and _SHARED_WITH.fullmatch(value)}
    shared |= {"nb"} if shared else set()
    return [pair for pair, name, value in pairs if name not in shared and not _is_tracker(name, value)]


def is_view(pair: str) -> bool:
    """Tell whether a pair asks only for another view of its page."""
    name, _, value = pair.partition("=")
    kind = _kind(name)
    if kind in ("switch", "mode"):
        return bool((_ON if kind == "switch" else _MODE).fullmatch(value))
    return kind == "view"


def _is_tracker(name: str, value: str) -> bool:
    kind = _kind(name)
    return (
        kind == "tracker"
        or (kind == "origin" and _FROM.fullmatch(value) is not None)
        or bool(kind == "buster" and _MOMENT.fullmatch(value))
    )


@lru_cache(1024)
def _kind(name: str) -> str:
    """Return what a parameter of this name can be; a site has few of them."""
    return next((kind for kind, pattern in _NAMES if pattern.fullmatch(name)), "")


def without_session(path: str) -> str:
    """Return a path without the reader's session, as Java servers write it."""
    return _SESSION.sub("", path)


def page_path(path: str) -> str:
    """Return the path that all views of a page have in common: without /amp, /feed, index.php, doubled slashes."""
    path = _SLASHES.sub("/", path)
    while (shorter := _INDEX.sub("", _AMP_FILE.sub("", _PREFIX.sub(r"\1", _SUFFIX.sub("", path))))) != path:
        path = shorter
    return path.rstrip("/") or "/"
