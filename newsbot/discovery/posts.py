"""Posts of WordPress REST as links: dates by GMT or the site's own clock, sections in order, names, the full text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from html import unescape
from typing import Any

from newsbot import urls
from newsbot.discovery.moments import instant
from newsbot.discovery.source import Hints, Link

_FARTHEST = timedelta(hours=14)  # a clock on earth from GMT
_STEP = timedelta(minutes=15)  # in which clocks differ

# A site's clock by the posts of one answer: at a local time it was so far ahead of GMT.
Clock = Sequence[tuple[datetime, timedelta]]


def links_of(base: str, posts: Iterable[object]) -> list[Link]:
    """Return the links of those posts that name an address."""
    dicts = [post for post in posts if isinstance(post, dict)]
    clock = _clock(dicts)
    return [link for post in dicts if (link := _link(base, post, clock))]


def _link(base: str, post: Mapping[str, Any], clock: Clock) -> Link | None:
    named = _text(post.get("link")).strip()
    url = urls.absolute(base, named) if named else None  # no address would mean the page of posts itself
    if url is None:
        return None
    return Link(
        url=url,
        published=_moment(post, "date", clock),
        modified=_moment(post, "modified", clock),
        title=unescape(_rendered(post.get("title"))).strip() or None,
        via="wordpress",
        hints=_hints(post),
    )


def _clock(posts: Iterable[Mapping[str, Any]]) -> Clock:
    """Return how far the site's clock was from GMT, by the posts that tell both."""
    told: list[tuple[datetime, timedelta]] = []
    for post in posts:
        for name in ("date", "modified"):
            local, gmt = instant(_text(post.get(name))), instant(_text(post.get(f"{name}_gmt")))
            ahead = local - gmt if local and gmt else None
            if local and ahead is not None and abs(ahead) <= _FARTHEST and not ahead % _STEP:
                told.append((local, ahead))
    return told


def _moment(post: Mapping[str, Any], name: str, clock: Clock) -> datetime | None:
    """Return a date by GMT; where imports left that out (0000-00-00), the local one by the clock of the nearest post."""
    gmt, local = instant(_text(post.get(f"{name}_gmt"))), instant(_text(post.get(name)))
    if gmt or local is None or not clock:
        return gmt
    _, ahead = min(clock, key=lambda told: abs(told[0] - local))
    return local - ahead


def _hints(post: Mapping[str, Any]) -> Hints:
    hints = Hints()
    embedded = post.get("_embedded")
    embedded = embedded if isinstance(embedded, dict) else {}
    terms = [term for group in _dicts_in_lists(embedded.get("wp:term")) for term in group]
    categories = [term for term in terms if term.get("taxonomy") == "category"]
    if sections := _names(_parents_first(categories)):
        hints["section"] = sections
    if tags := _names(term for term in terms if term.get("taxonomy") == "post_tag"):
        hints["tags"] = tags
    # Where the users are closed, an error stands in the author's place: it has a code and a message, but no name.
    authors = _names(author for author in _list(embedded.get("author")) if isinstance(author, dict))
    if authors:
        hints["authors"] = authors
    if content := _rendered(post.get("content")):  # that of a post with a password is empty
        hints["content"] = content
        hints["content_source"] = "wordpress"
    return hints


def _parents_first(categories: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return categories as they are, but each behind those that its address or `parent` says it is a part of."""
    ordered: list[dict[str, Any]] = []
    for category in categories:
        above = [other for other in categories if other is not category and _is_part(category, other)]
        above.sort(key=lambda other: sum(_is_part(other, further) for further in above if further is not other))
        ordered += [one for one in (*above, category) if not any(one is known for known in ordered)]
    return ordered


def _is_part(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    whole, part = (_text(term.get("link")).rstrip("/") for term in (other, one))
    parent = one.get("parent")
    return (bool(whole) and part.startswith(f"{whole}/")) or (bool(parent) and parent == other.get("id"))


def _dicts_in_lists(value: object) -> Iterator[list[dict[str, Any]]]:
    for group in _list(value):
        yield [term for term in _list(group) if isinstance(term, dict)]


def _names(items: Iterable[Mapping[str, Any]]) -> list[str]:
    return [name for item in items if (name := unescape(_text(item.get("name"))).strip())]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _rendered(value: object) -> str:
    return _text(value.get("rendered")) if isinstance(value, dict) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
