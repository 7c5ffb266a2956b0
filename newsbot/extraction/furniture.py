"""Furniture: what stands around an article on a page, as a table of rules. A rule names where its form was seen.

The rules are few and generic: each describes a kind of block that many themes have, not a block of one site.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lxml import html

from newsbot.arabic import fold
from newsbot.extraction.page import text_of

# Elements whose text nobody reads on the page, or that are no text.
_CODE = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea"})
# Elements that hold no article's text, unless they are wrapped around all of it.
_TAGS = frozenset({"form", "button", "nav", "aside", "footer", "ins", "dialog", "input", "label"})
_KEPT = frozenset({"html", "body", "article", "main"})
# Class names that describe what a block is filed under or how the page is laid out, not what the block is: WordPress's
# post_class («tag-social», «category-breaking») and body_class («has-sidebar»), Elementor's on every block.
_NO_KIND = re.compile(
    r"(?i)^(?:tag|category|has|no|with|without|format|type|status)-|^elementor-(?!share|social)|-open$"
)


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

_SENTENCE = 8  # words

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
_LINE = 8  # words of a title without a colon before it
_HEAD = 40  # letters in which the colon stands


def is_notice(text: str) -> bool:
    """Tell whether a paragraph leads elsewhere instead of telling something: «اقرأ أيضا: …»."""
    folded = fold(text)
    if folded.startswith(_STATEMENTS):
        return folded.count(" ") < _STATEMENT
    # «للمزيد من الشفافية قررت الوزارة …» is a sentence, «للمزيد: …» a signpost.
    return folded.startswith(_OPENINGS) and (
        folded.count(" ") < _LINE or (":" in text[:_HEAD] and folded.count(" ") < _SHORT)
    )


def rule_of(element: html.HtmlElement) -> str | None:
    """Return the name of the rule by which an element is furniture, None if by none."""
    if not isinstance(element.tag, str):
        return "comment"
    if element.tag in _TAGS or element.tag in _CODE:
        return f"<{element.tag}>"
    if element.tag in _KEPT:
        return None
    named = " ".join(name for name in names_of(element) if not _NO_KIND.search(name))
    if named:
        for rule in BY_NAME:
            if rule.pattern.search(named):
                return rule.name
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return "hidden"
    return None


def names_of(element: html.HtmlElement) -> list[str]:
    """Return an element's classes and its id."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".split()


def standing_in(element: html.HtmlElement, headline: html.HtmlElement | None) -> Iterator[str]:
    """Yield the rule of each piece of furniture that an element stands in.

    What holds the headline too is none: layouts name a whole page after the side bar that it has.
    """
    around = set(headline.iterancestors()) if headline is not None else set()
    for ancestor in element.iterancestors():
        if ancestor not in around and (rule := rule_of(ancestor)):
            yield rule


def drop_furniture(root: html.HtmlElement, keep: Collection[html.HtmlElement] = ()) -> list[tuple[str, str]]:
    """Remove furniture below `root`; return (rule, beginning of its text) for each block. Tails stay.

    What holds one of `keep` or more than half of the root's running text is no furniture, whatever it is called:
    layouts name whole pages after the side bar they have, and ASP.NET wraps them in one <form>. It loses what it is
    called, since trafilatura would judge by it too.
    """
    dropped: list[tuple[str, str]] = []
    for element in list(root.iterdescendants(*_CODE)):
        if element.getparent() is not None:
            element.drop_tree()
    kept = {holder for element in keep for holder in (element, *element.iterancestors())}
    whole = _running(root)
    for element in list(root.iterdescendants()):
        rule = rule_of(element)
        if rule is None or element.getparent() is None:
            continue
        if element in kept or _running(element) * 2 > whole:
            make_plain(element)
        else:
            dropped.append((rule, text_of(element)[:60]))
            element.drop_tree()
    return dropped


def _running(element: html.HtmlElement) -> int:
    """Return the words that stand in sentences: not in links, nor in labels and dates."""
    counts = (len(text.split()) for text in element.xpath(".//text()[not(ancestor::a)]"))
    return sum(count for count in counts if count >= _SENTENCE)


def make_plain(element: html.HtmlElement) -> None:
    """Take away what an element is called."""
    for name in ("class", "id", "style", "hidden", "aria-hidden"):
        element.attrib.pop(name, None)
    if element.tag in _TAGS:
        element.tag = "div"
