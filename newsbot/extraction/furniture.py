"""Furniture: what stands around an article on a page, as a table of rules. A rule names where its form was seen.

The rules are few and generic: each describes a kind of block that many themes have, not a block of one site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from newsbot.arabic import fold
from newsbot.extraction.page import text_of

# Elements that never hold an article's text.
TAGS = frozenset({"script", "style", "noscript", "template", "form", "button", "select", "nav", "aside", "footer", "iframe",
                  "object", "svg", "ins", "dialog", "input", "textarea", "label"})  # fmt: skip
_KEPT = frozenset({"html", "body", "article", "main"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of class or id, and where it was seen."""

    name: str
    pattern: re.Pattern[str]
    seen: str


def _rule(name: str, words: str, seen: str) -> Rule:
    return Rule(name, re.compile(rf"(?i)(?:^|[\s_-])(?:{words})(?:$|[\s_-])"), seen)


BY_NAME: tuple[Rule, ...] = (
    _rule("share", r"share|sharing|sharedaddy|share-post|social|addtoany|a2a|addthis|sharethis|essb", "Sahifa, Jetpack, AddToAny"),
    _rule("related", r"related|related-posts|relatedposts|related_posts|read-more|readmore|also|more-news|yarpp|jp-relatedposts|recommended|most-read|mostread|inline-related|post-inline", "Sahifa, Jannah, JNews, Drupal"),
    _rule("comments", r"comments?|respond|disqus|fb-comments|commentlist|comment-form", "WordPress, Facebook"),
    _rule("newsletter", r"newsletter|subscribe|subscription|mailchimp|mc4wp|signup", "Jannah, Mailchimp"),
    _rule("advertisement", r"ads?|advert|advertisement|adsbygoogle|wpipa|banner|sponsor|google-auto-placed|e3lan|code-block", "WP in-post ads, Sahifa (e3lan), Google"),
    _rule("sidebar", r"sidebar|widget|side-bar|tabbed", "WordPress"),
    _rule("navigation", r"breadcrumbs?|crumbs|pagination|page-link|post-navigation|nav-links|prev-post|next-post|menu|navbar|toc|table-of-contents", "WordPress, Drupal, Rank Math"),
    _rule("tags", r"tags|post-tag|tagcloud|tags-links|tag-links|keywords", "Sahifa, WordPress"),
    _rule("author box", r"author-box|author_box|about-author|author-info|author-bio|post-author-box", "Sahifa, JNews"),
    _rule("print and app", r"print|app-links|download-app|google-news|follow-us|followus", "Al Bayan, RT"),
    _rule("rating and views", r"rating|votes|poll|post-views|views-count|star-rating|review", "Sahifa, WP-PostViews"),
    _rule("weather and ticker", r"weather|ticker|breaking-news|breaking", "Sahifa, Drupal"),
    _rule("caption", r"wp-caption-text|caption-text|single-post-caption|figcaption|image-caption|photo-caption", "WordPress"),
)  # fmt: skip

# Words that open a paragraph or line of links to other articles, or of the site's own notices; folded when compared.
OPENINGS: tuple[tuple[str, str], ...] = (
    ("اقرأ أيضا", "all countries"), ("اقرأ ايضاً", "Egypt"), ("إقرأ أيضا", "Levant"), ("اقرأ المزيد", "Gulf"),
    ("اقرا كذلك", "Yemen"), ("طالع أيضا", "Maghreb"), ("شاهد أيضا", "Sahifa, Jannah"), ("لقراءة المزيد", "Levant"),
    ("مواضيع ذات صلة", "all countries"), ("مقالات ذات صلة", "Jannah"), ("أخبار ذات صلة", "all countries"),
    ("للمزيد", "Gulf"), ("اشترك في النشرة", "Gulf"), ("تابعونا على", "all countries"), ("تابعوا أخبار", "Al Bayan"),
    ("لمتابعة أخبارنا", "Maghreb"), ("حمل التطبيق", "Gulf"), ("حمّل تطبيق", "Gulf"), ("جميع الحقوق محفوظة", "all countries"),
    ("lire aussi", "Maghreb"), ("read also", "Gulf"), ("ملحوظة مضمون هذا الخبر", "Yemeni aggregators"),
    ("المصدر الأصلي", "aggregators"), ("نسخ الرابط", "Yemen"),
)  # fmt: skip
_OPENINGS = tuple(sorted({fold(words) for words, _ in OPENINGS}, key=len, reverse=True))
# Openings of a site's own statements, which are whole paragraphs: who is answerable for an opinion, comment policies.
_STATEMENTS = tuple(fold(words) for words in (
    "الآراء الواردة", "الأراء الواردة", "المقالات المنشورة لا تعبر", "هذا المقال يعبر عن رأي", "هذه المقالة تعبر عن رأي",
    "ما ورد في المقال", "ترحب شبكة", "يرحب الموقع بتعليقات", "ملاحظة: التعليقات",
))  # fmt: skip
_STATEMENT = 120  # words
_SHORT = 40  # words: an opening phrase above this many is the start of a real paragraph


def is_notice(text: str) -> bool:
    """Tell whether a paragraph leads elsewhere instead of telling something: «اقرأ أيضا: …»."""
    folded = fold(text)
    if folded.startswith(_STATEMENTS):
        return folded.count(" ") < _STATEMENT
    return folded.startswith(_OPENINGS) and folded.count(" ") < _SHORT


def rule_of(element: html.HtmlElement) -> str | None:
    """Return the name of the rule by which an element is furniture, None if by none."""
    if not isinstance(element.tag, str):
        return "comment"
    if element.tag in TAGS:
        return f"<{element.tag}>"
    if element.tag in _KEPT:
        return None
    named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if named:
        for rule in BY_NAME:
            if rule.pattern.search(named):
                return rule.name
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden"
    return None


def standing_in(element: html.HtmlElement, headline: html.HtmlElement | None) -> Iterator[str]:
    """Yield the rule of each piece of furniture that an element stands in.

    What holds the headline too is none: layouts name a whole page after the side bar that it has.
    """
    around = set(headline.iterancestors()) if headline is not None else set()
    for ancestor in element.iterancestors():
        if ancestor not in around and (rule := rule_of(ancestor)):
            yield rule


def drop_furniture(root: html.HtmlElement, keep: html.HtmlElement | None = None) -> list[tuple[str, str]]:
    """Remove furniture below `root`; return (rule, beginning of its text) for each block. Tails stay.

    Nothing is removed that contains `keep`, nor a block with more than half of the root's running text: a class name
    such as «social» on a wrapper of everything is a theme's whim.
    """
    dropped: list[tuple[str, str]] = []
    whole = len(text_of(root)) or 1
    kept = {keep, *keep.iterancestors()} if keep is not None else set()
    for element in list(_candidates(root)):
        rule = rule_of(element)
        if rule is None or element in kept or element.getparent() is None:
            continue
        text = text_of(element)
        if rule[0] != "<" and len(text) * 2 > whole and len(element.findall(".//p")) > 2:  # noqa: PLR2004
            continue
        dropped.append((rule, text[:60]))
        element.drop_tree()
    return dropped


def _candidates(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    return (element for element in root.iterdescendants())
