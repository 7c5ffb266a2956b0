"""From posts to markup: templates, addresses and dates, as WordPress with the Sahifa theme prints them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsbot.article import Paragraph, body_text
from newsbot.demo.library import PAGE_BREAK
from newsbot.demo.newspaper import MOTTO, NAME, Newspaper, Post
from newsbot.demo.shapes import Shape

_MONTHS = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
_TAGS = {"text": "p", "heading": "h3"}
_ALSO = Markup('<p><strong>اقرأ أيضا: <a href="%s">%s</a></strong></p>')
_ADVERTISEMENT = Markup(
    '<div class="wpipa-container wpipa-align-center"><p>مساحة إعلانية: جهزوا بيوتكم للشتاء</p></div>'
)


def path_of(post: Post, page: int = 1) -> str:
    """Return the path of the post or of one of its pages, percent-encoded in small letters as WordPress prints it."""
    folder = "/private" if post.kind == "private" else ""
    return f"{folder}/{quote(post.slug).lower()}/" + (f"{page}/" if page > 1 else "")


def archive(kind: str, slug: str, page: int = 1) -> str:
    """Return the path of an archive page: category, tag or author, or of the front page with kind ""."""
    folder = f"/{kind}/{quote(slug.replace(' ', '-')).lower()}" if kind else ""
    return f"{folder}/page/{page}/" if page > 1 else f"{folder}/"


def printed(moment: datetime) -> str:
    """Return a date as readers in Algeria see it: 24 نوفمبر، 2026 - 10:35."""
    return f"{moment.day} {_MONTHS[moment.month - 1]}، {moment.year} - {moment:%H:%M}"


def image_of(post: Post) -> str:
    """Return the path of the post's picture."""
    return f"/wp-content/uploads/{post.published:%Y/%m}/{post.id}.svg"


def byline(post: Post) -> str:
    """Return the name in the author's place: without an author it is the newspaper's own, as WordPress does."""
    return post.author or NAME


def excerpt(post: Post) -> str:
    """Return the beginning of the text, as lists and feeds show it."""
    words = post.paragraphs[0].text.split() if post.paragraphs else []
    return " ".join(words[:28]) + (" […]" if len(words) > 28 else "")  # noqa: PLR2004


def body_html(
    newspaper: Newspaper, post: Post, base: str, shape: Shape, *, page: int | None = None, advertisement: bool = False
) -> Markup:
    """Return the post's content, or that of one page: in every third its editors have put a link to another article."""
    first, *others = map(_html, post.pages if page is None else post.pages[page - 1 : page])
    if post.kind == "gallery":
        first.append(Markup('<figure class="wp-block-image"><img src="%s" alt=""></figure>') % (base + image_of(post)))
    if post.kind == "video":
        first.append(Markup('<iframe title="فيديو" src="%s/wp-content/player.html"></iframe>') % base)
    if shape.sections and post.id % 3 == 1 and len(first) > 1:
        other = newspaper.articles[post.id % len(newspaper.articles)]
        first.insert(2, _ALSO % (base + path_of(other), other.title))
    if advertisement and len(first) > 1:
        first.insert(1, _ADVERTISEMENT)
    return Markup(f"\n{PAGE_BREAK}\n").join(Markup("\n").join(blocks) for blocks in (first, *others))  # noqa: S704


def _html(paragraphs: Iterable[Paragraph]) -> list[Markup]:
    groups = groupby(paragraphs, lambda paragraph: paragraph.kind)
    return [block for kind, group in groups for block in _blocks(kind, [p.text for p in group])]


def related(newspaper: Newspaper, post: Post) -> list[Post]:
    """Return three other posts of the section."""
    return [other for other in newspaper.in_section(post.section) if other.id != post.id][:3]


def _blocks(kind: str, texts: list[str]) -> list[Markup]:
    if kind == "list_item":
        return [Markup("<ul>%s</ul>") % Markup("").join(Markup("<li>%s</li>") % text for text in texts)]
    if kind == "quote":
        return [Markup("<blockquote><p>%s</p></blockquote>") % text for text in texts]
    tag = Markup(_TAGS[kind])  # noqa: S704 - from the table above
    return [Markup("<%s>%s</%s>") % (tag, text, tag) for text in texts]


def linked_data(post: Post, base: str) -> Markup:
    """Return the post's JSON-LD as its SEO plugin writes it."""
    url = base + path_of(post)
    author: dict[str, Any] = {"@type": "Person" if post.author else "Organization", "name": byline(post)}
    node: dict[str, Any] = {
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": post.title,
        "datePublished": post.published.isoformat(),
        "dateModified": post.changed.isoformat(),
        "author": author,
        "publisher": {"@type": "NewsMediaOrganization", "name": NAME, "logo": f"{base}/wp-content/logo.svg"},
        "articleSection": post.section.name,
        "keywords": list(post.tags),
        "image": base + image_of(post),
    }
    if post.has_full_text_twice:
        node["articleBody"] = body_text(list(post.paragraphs))
    crumbs = [
        {"@type": "ListItem", "position": i, "name": name}
        for i, name in enumerate(("الرئيسية", *(section.name for section in post.section.path), post.title), 1)
    ]
    graph = {
        "@context": "https://schema.org",
        "@graph": [node, {"@type": "BreadcrumbList", "itemListElement": crumbs}],
    }
    return Markup(json.dumps(graph, ensure_ascii=False).replace("</", "<\\/"))  # noqa: S704 - JSON in a script element


def picture(post: Post) -> str:
    """Return a drawing that stands for a photograph."""
    hue = post.id * 47 % 360
    name = escape(post.section.name)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="660" height="330" viewBox="0 0 660 330">'
        f'<rect width="660" height="330" fill="hsl({hue},45%,42%)"/>'
        f'<circle cx="{80 + post.id * 61 % 500}" cy="110" r="64" fill="hsl({hue + 40},60%,62%)"/>'
        f'<text x="330" y="280" font-size="44" fill="#fff" text-anchor="middle" font-family="sans-serif">{name}</text>'
        "</svg>"
    )


def render(name: str, newspaper: Newspaper, base: str, **values: Any) -> str:
    """Return a page from its template. `base` is scheme://host:port without a slash."""
    return environment().get_template(name).render(newspaper=newspaper, base=base, **values)


@lru_cache(1)
def environment() -> Environment:
    """Return the templates, with the functions that they use."""
    environment = Environment(loader=PackageLoader("newsbot.demo"), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    functions = (path_of, archive, printed, image_of, byline, excerpt, body_html, linked_data, related)
    environment.globals.update({function.__name__: function for function in functions})
    environment.globals.update(NAME=NAME, MOTTO=MOTTO, rfc2822=format_datetime)
    return environment
