"""Edits that cut, add or move whole sentences and lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Final

from tests.dedup.edits.text import Story, another

_AGENCIES = ("واج", "وات", "و م ع", "أ ف ب", "رويترز", "د ب أ", "سانا", "بترا", "واس", "وام", "قنا", "كونا")
_TOWNS = ("الجزائر", "تونس", "الرباط", "القاهرة", "بيروت", "عمّان", "الرياض", "دبي", "الدوحة", "بغداد", "نواكشوط")
_BYLINES = ("كتب: مراسلنا", "متابعات", "خاص -", "إعداد: قسم الأخبار", "وكالات")
_FOOTERS = (
    "حقوق النشر محفوظة للصحيفة، ويمنع نقل أي جزء من المادة قبل الحصول على إذن مكتوب من إدارتها.",
    "تابعونا على صفحاتنا في شبكات التواصل ليصلكم كل جديد أولا بأول، وحمّلوا تطبيقنا على هواتفكم.",
    "للاشتراك في النشرة البريدية المسائية أدخل عنوانك أسفل الصفحة واضغط زر الإرسال.",
)
_READ_ALSO = ("اقرأ أيضا: {}", "إقرأ أيضاً | {}", "مواضيع ذات صلة: {}", "شاهد أيضا: {}")
_QUOTE = re.compile(r"«[^»]{20,}»|\"[^\"]{20,}\"")
_UPDATE = "تحديث: نضيف إلى هذا الخبر ما وردنا من تفاصيل بعد نشره، وسنوافيكم بكل جديد حال وروده إلى غرفة التحرير."


def new_title(story: Story, chance: Random) -> Story:
    """Give it a title that shares no word with its own."""
    return replace(story, title=another(story, chance).title)


def dateline_byline(story: Story, chance: Random) -> Story:
    """Put a place, an agency and a byline in front, and the agency behind."""
    agency = chance.choice(_AGENCIES)
    first, *rest = story.paragraphs
    head = re.sub(r"^[^.،]{3,25}\s[-–]\s", "", first)
    return Story(story.title, (chance.choice(_BYLINES), f"{chance.choice(_TOWNS)} ({agency}) - {head}", *rest, agency))


def site_boilerplate(story: Story, chance: Random) -> Story:
    """Put a line of the site below."""
    return Story(story.title, (*story.paragraphs, chance.choice(_FOOTERS)))


def read_also_lines(story: Story, chance: Random) -> Story:
    """Put a link to another article between two paragraphs."""
    place = chance.randint(1, len(story.paragraphs))
    line = chance.choice(_READ_ALSO).format(another(story, chance).title)
    return Story(story.title, (*story.paragraphs[:place], line, *story.paragraphs[place:]))


def live_update(story: Story, chance: Random) -> Story:
    """Put a paragraph in front."""
    return Story(story.title, (_UPDATE, *story.paragraphs))


def paragraphs_merged(story: Story, chance: Random) -> Story:
    """Make one paragraph of all, with the title in its front."""
    return Story(story.title, (f"{story.title} {' '.join(story.paragraphs)}",))


def one_line(story: Story, chance: Random) -> Story:
    """Put the title and all paragraphs in one line."""
    return Story(f"{story.title} {' '.join(story.paragraphs)}", ())


def paragraphs_split(story: Story, chance: Random) -> Story:
    """Make a paragraph of each sentence."""
    return _whole(story, story.sentences)


def headline_and_lead_swapped(story: Story, chance: Random) -> Story:
    """Make the first sentence the title, and the title a sub-heading behind it."""
    first, *rest = story.sentences
    return Story(first, (story.title, *rest))


def _whole(story: Story, sentences: list[str]) -> Story:
    return Story(story.title, tuple(sentences))


def _first(story: Story, share: float) -> Story:
    """Keep the first words in their paragraphs, even to the middle of a sentence."""
    left = max(20, int(story.words * share))
    kept: list[str] = []
    for paragraph in story.paragraphs:
        words = paragraph.split()[:left]
        left -= len(words)
        kept += [" ".join(words)] * bool(words)
    return Story(story.title, tuple(kept))


def prefix_20_30pct(story: Story, chance: Random) -> Story:
    """Keep the first quarter."""
    return _first(story, chance.uniform(0.2, 0.3))


def prefix_40_55pct(story: Story, chance: Random) -> Story:
    """Keep the first half."""
    return _first(story, chance.uniform(0.4, 0.55))


def tail_cut_25_40pct(story: Story, chance: Random) -> Story:
    """Cut the last third."""
    return _first(story, chance.uniform(0.6, 0.75))


def last_paragraph_cut(story: Story, chance: Random) -> Story:
    """Cut the last paragraph."""
    return Story(story.title, story.paragraphs[:-1] or story.paragraphs)


def flash(story: Story, chance: Random) -> Story:
    """Keep the first two sentences."""
    return _whole(story, story.sentences[:2])


def quotes_cut(story: Story, chance: Random) -> Story:
    """Leave out what is said between quotation marks."""
    paragraphs = (_QUOTE.sub("", paragraph).strip() for paragraph in story.paragraphs)
    return Story(story.title, tuple(filter(None, paragraphs)))


def sentences_reordered(story: Story, chance: Random) -> Story:
    """Put the sentences behind the first in another order."""
    first, *rest = story.sentences
    return _whole(story, [first, *chance.sample(rest, len(rest))])


def paragraphs_added_30_60pct(story: Story, chance: Random) -> Story:
    """Add paragraphs of another text behind it, half of its length."""
    return Story(story.title, (*story.paragraphs, *_first(another(story, chance), 0.5).paragraphs))


def embedded_in_roundup(story: Story, chance: Random) -> Story:
    """Put it between two others."""
    before, after = another(story, chance), another(story, chance)
    return Story("حصاد اليوم", (*before.paragraphs, *story.paragraphs, *after.paragraphs))


def lead_rewritten(story: Story, chance: Random) -> Story:
    """Tell the first sentence in other words."""
    words = chance.sample(" ".join(another(story, chance).paragraphs).split(), 18)
    return _whole(story, [" ".join(words), *story.sentences[1:]])


KINDS: Final[Mapping[str, Callable[[Story, Random], Story]]] = {
    edit.__name__: edit
    for edit in (
        new_title, dateline_byline, site_boilerplate, read_also_lines, live_update, paragraphs_merged, one_line,
        paragraphs_split, headline_and_lead_swapped, prefix_20_30pct,
        prefix_40_55pct, tail_cut_25_40pct, last_paragraph_cut, flash, quotes_cut, sentences_reordered,
        paragraphs_added_30_60pct, embedded_in_roundup, lead_rewritten,
    )
}  # fmt: skip
