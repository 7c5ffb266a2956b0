"""URLs as values: the form to ask a site for, the identity of an article, and which hosts are out of bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

import xxhash
from w3lib.url import safe_url_string

from newsbot.urlescapes import decoded, escaped_once
from newsbot.urlviews import is_view, page_path, pairs_of, without_session, without_trackers

_MIRRORS = frozenset({"", "www", "www1", "www2", "www3", "m", "mobile", "mob", "wap", "touch", "amp"})
_UNPRINTABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]")
_AROUND = "\ufeff" + "".join(filter(_UNPRINTABLE.match, map(chr, range(0x3001))))  # spaces, marks pasted along
# Most addresses need nothing done; to take one apart and put it together again costs fifty times as much as to see that.
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_CLEAN = re.compile(
    rf"https?://(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|\d{{1,3}})(?::[1-9]\d{{3}})?/(?:[\w/.~-]|%[0-9A-Fa-f]{{2}})*", re.ASCII
)
_SCHEMES = frozenset({"http", "https"})


@lru_cache(1024)
def host(url: str) -> str:
    """Return the lower-case host without port, or "" when the URL has none or is malformed."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def absolute(base: str, href: str) -> str | None:
    """Join a link of a page to its base and clean it; None for anything that isn't http(s) or is malformed."""
    if _is_clean(href):
        return href
    path, mark, query = href.strip(_AROUND).partition("?")
    try:
        return clean(urljoin(base, path.replace("\\", "/") + mark + query))  # as browsers do, for links made on Windows
    except ValueError:
        return None


def clean(url: str) -> str | None:
    """Return the form to ask the site for: http(s), percent-encoded, without fragment and trackers. None if unusable."""
    if _is_clean(url):
        return url
    try:
        parts = urlsplit(safe_url_string(escaped_once(url.strip(_AROUND))))
        port = parts.port
    except ValueError:
        return None
    name = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _SCHEMES or not name:
        return None
    name = f"[{name}]" if ":" in name else name
    netloc = name if port in (None, {"http": 80, "https": 443}[parts.scheme]) else f"{name}:{port}"
    path = _without_dots(without_session(parts.path)) or "/"
    return urlunsplit((parts.scheme, netloc, path, "&".join(without_trackers(parts.query)), ""))


def plain(url: str) -> str:
    """Return the URL without the parameters that only ask for another view of its page."""
    parts = urlsplit(url)
    return urlunsplit((*parts[:3], "&".join(pair for pair in pairs_of(parts.query) if not is_view(pair)), ""))


def shown(text: str) -> str:
    """Decode percent-escapes for comparison, where that is certain: strict UTF-8, and no reserved character.

    Other escapes (windows-1256 in old addresses) stay, with upper-case digits.
    """
    return unicodedata.normalize("NFC", decoded(text))


def identity(url: str, domains: Iterable[str] = ()) -> str:
    """Return what stays the same when a page moves between http and https, www, mobile and AMP views and own domains.

    The host is left out when it is one of `domains` or a mirror (www, m, amp) of one; another subdomain stays.
    """
    return f"{_subdomain(host(url), domains)}{_place(url)}"


def source_key(url: str, domains: Iterable[str] = ()) -> str:
    """Return the key of a source file: as `identity`, but each path and query is a file of its own."""
    parts = urlsplit(url)
    return f"{_subdomain(host(url), domains)}{parts.path}{'?' + parts.query if parts.query else ''}"


def article_id(site: str, key: str) -> str:
    """Return the stable identifier of an article: 32 hex digits of XXH3-128 over the site and its identity."""
    return xxhash.xxh3_128_hexdigest(f"{site}\n{key}".encode())


def in_domains(url: str, domains: Iterable[str]) -> bool:
    """Tell whether the URL's host is one of `domains` or below one."""
    name = host(url)
    return any(name == domain or name.endswith("." + domain) for domain in domains)


def same_site(one: str, other: str) -> bool:
    """Tell whether two URLs are on one host, or on mirrors (www, m, amp) of one."""
    return _unmirrored(host(one)) == _unmirrored(host(other))


def is_private(name: str) -> bool:
    """Tell whether a host name or address is by its form not on the public Internet (names aren't resolved)."""
    try:
        address = ip_address(name.strip("[]")) if name[-1:].isdigit() or ":" in name else None
    except ValueError:
        address = None
    if address is None:
        return name == "localhost" or name.endswith((".localhost", ".local", ".internal")) or "." not in name
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global or address.is_multicast


def authority(url: str) -> str:
    """Return the host without www and, after a hyphen, the port if it isn't the usual one; fit for a file name."""
    port = urlsplit(url).port
    return host(url).removeprefix("www.").replace(":", "-") + (f"-{port}" if port else "")


def origin(url: str) -> str:
    """Return scheme://host:port of a URL."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def moved(url: str, base: str) -> str:
    """Return the URL with scheme and port of `base`, if both are on one host: where the site can be reached now."""
    if host(url) != host(base):
        return url
    scheme, netloc = urlsplit(base)[:2]
    return urlunsplit((scheme, netloc, *urlsplit(url)[2:]))


def readable(url: str) -> str:
    """Return the URL with its percent-escapes decoded, for logs and tables; what could harm a terminal stays escaped."""
    parts = urlsplit(url)
    path = _UNPRINTABLE.sub(lambda m: quote(m[0]), unquote(parts.path))
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def brief(url: str) -> str:
    """Return the readable URL without its query, for one line of a log or a table."""
    return readable(url).partition("?")[0]


def _is_clean(url: str) -> bool:
    """Tell whether an address needs nothing done."""
    return _CLEAN.fullmatch(url) is not None and "/." not in url and "%25" not in url


@lru_cache(1024)
def _place(url: str) -> str:
    """Return the path and query of an identity; of one page it is asked for again and again."""
    parts = urlsplit(url)
    path = page_path(shown(without_session(escaped_once(parts.path))))
    pairs = (shown(pair.replace("+", " ")) for pair in without_trackers(parts.query) if not is_view(pair))
    query = "&".join(sorted(pair if "=" in pair else f"{pair}=" for pair in pairs)).replace(" ", "+")
    return f"{path}?{query}" if query else path


def _subdomain(name: str, domains: Iterable[str]) -> str:
    """Return what of a host name tells pages apart: "" for the site's own hosts and their mirrors."""
    for domain in domains:
        if name == domain:
            return ""
        if name.endswith("." + domain):
            labels = name[: -len(domain) - 1]
            return "" if _MIRRORS.issuperset(labels.split(".")) else labels
    return name.removeprefix("www.")


def _unmirrored(name: str) -> str:
    label, _, rest = name.partition(".")
    return rest if label in _MIRRORS and "." in rest else name


def _without_dots(path: str) -> str:
    """Resolve . and .. in a path, which urljoin does for relative links only."""
    return urlsplit(urljoin("http://x/", path)).path if "/." in path and not path.startswith("//") else path
