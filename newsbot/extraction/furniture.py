"""Furniture: what stands around an article on a page, as a table of rules. A rule names where its form was seen.

The rules are few and generic: each describes a kind of block that many themes have, not a block of one site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Elements whose text nobody reads on the page, or that are no text.
CODE = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "select", "textarea", "math",
                  "audio", "video", "canvas"})  # fmt: skip
# Elements that hold no article's text, unless they are wrapped around all of it.
_TAGS = frozenset({"form", "button", "nav", "aside", "footer", "ins", "dialog", "input", "label", "menu"})
_KEPT = frozenset({"html", "body", "article", "main"})
# Class names that describe what a block is filed under or how the page is laid out, not what the block is: WordPress's
# post_class («tag-social», «category-breaking») and body_class («has-sidebar»), Elementor's on every block, Tailwind's.
_NO_KIND = re.compile(
    r"(?i)^(?:tag|category|has|no|with|without|format|type|status)-(?!cloud|links|list)"
    r"|^elementor-(?!share|social)|-open$|^[a-z0-9-]+:"
)

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # itemImageCaption

# Bootstrap and Tailwind hide by class, and show on wide screens by another.
_NOT_SHOWN = re.compile(r"(?:^|\s)(?:d-none|hidden)(?:$|\s)")
_SHOWN_WIDE = re.compile(r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl|print)-|(?:sm|md|lg|xl|2xl):)")
_TAB = re.compile(r"(?i)(?:^|\s)tab-?pane(?:$|\s)")  # Bootstrap shows the active one


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of class or id, and where it was seen."""

    name: str
    pattern: re.Pattern[str]
    seen: str


def _rule(name: str, words: str, seen: str) -> Rule:
    return Rule(name, re.compile(rf"(?i)(?:^|[\s_-])(?:{words})(?:$|[\s_-])"), seen)


BY_NAME: tuple[Rule, ...] = (
    _rule("share", r"share|sharing|shares|sharebar|sharedaddy|social|socials|social-?(?:media|icons|links|share)|addtoany|a2a|addthis|sharethis|essb|share-?(?:post|buttons|box|tools)", "Sahifa, Jetpack, AddToAny"),
    _rule("related", r"related|related-?(?:posts|news|articles|topics)|relatedposts|related_posts|read-?more|read-?also|readalso|see-?also|also|more-?news|more-?posts|yarpp|jp-relatedposts|recommended|recommendations|most-?read|mostread|most-?viewed|trending|inline-related|post-inline|you-may-like|taboola|outbrain|mgid|suggested|editors?-?(?:picks?|choice)", "Sahifa, Jannah, JNews, Drupal, Taboola"),
    _rule("comments", r"comments?|comment-?(?:list|form|area|box|rules|policy)|respond|disqus(?:_thread)?|fb-comments|commentlist", "WordPress, Facebook"),
    _rule("newsletter", r"newsletter|subscribe|subscription|mailchimp|mc4wp|sign-?up", "Jannah, Mailchimp"),
    _rule("promotion", r"promos?|promotion|podcast-promo|cta|call-to-action|whatsapp-channel|app-banner|join-us", "BBC, Gulf papers"),
    _rule("advertisement", r"ads?|advert|advertisement|adsbygoogle|ad-?(?:slot|box|unit|container|wrapper)|dfp|gpt|wpipa|banners?|sponsor(?:ed)?|google-auto-placed|e3lan|code-block", "WP in-post ads, Sahifa (e3lan), Google"),
    _rule("sidebar", r"sidebar|widget|widgets|side-bar|tabbed", "WordPress"),
    _rule("navigation", r"breadcrumbs?|crumbs|pagination|page-links?|post-navigation|nav-links|prev-post|next-post|menu|navbar|toc|table-of-contents|ez-toc-container", "WordPress, Drupal, Rank Math"),
    _rule("tags", r"tags|post-tags?|tag-?cloud|tags-links|tag-links|tag-list|keywords|hashtags", "Sahifa, WordPress"),
    _rule("author box", r"author-box|author_box|about-author|author-info|author-bio|author-card|post-author-box|writer-box", "Sahifa, JNews"),
    _rule("tools", r"print|printer|app-links|download-app|google-?news|follow-?us|followus|font-?size|text-?size|listen|audio-?player|text-to-speech|copy-?(?:link|url)|short-?link|toolbar|article-tools|post-tools", "Al Bayan, RT, Sahifa"),
    _rule("rating and views", r"rating|votes|poll|survey|post-?views|views?-?counte?r?|article-views|hits|star-rating|review|reading-time|post-?meta", "Sahifa, WP-PostViews"),
    _rule("weather and ticker", r"weather|ticker|breaking-news|breaking", "Sahifa, Drupal"),
    _rule("caption", r"wp-caption-text|caption-text|single-post-caption|fig-?caption|image-?caption|photo-?caption|img-?caption|pic-?caption|caption|image-?credit|photo-?credit|image-?desc(?:ription)?", "WordPress, Drupal"),
    _rule("for screen readers", r"sr-only|screen-reader(?:-text)?|visually-?hidden|assistive", "Bootstrap, WordPress, Al Jazeera"),
    _rule("player", r"video-?(?:player|label|title|duration|js|caption|wrapper|container|box|embed)|(?:inline|embed|embedded)-?video|media-?player|jwplayer|vjs|player", "JW Player, video.js"),
)  # fmt: skip


@lru_cache(16_384)
def rule_of(tag: str, names: str, unseen: bool) -> str | None:
    """Return the name of the rule by which an element with these classes and ids is furniture, None if by none.

    `unseen` is an element that is hidden by its own attributes.
    """
    if tag in _TAGS or tag in CODE:
        return f"<{tag}>"
    if tag in _KEPT:
        return None
    if tag == "figcaption":
        return "caption"
    named = _CAPITAL.sub("-", " ".join(name for name in names.split() if not _NO_KIND.search(name)))
    unseen = unseen or (bool(_NOT_SHOWN.search(names)) and not _SHOWN_WIDE.search(names))
    if _TAB.search(named) and "active" not in named.split():
        return "tab"
    if named:
        for rule in BY_NAME:
            if rule.pattern.search(named):
                return rule.name
    return "hidden" if unseen else None
