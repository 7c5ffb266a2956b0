"""The newspaper as its editors see it: posts, newest first, that can be revised and added to while it is served."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate, chain, pairwise
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from newsbot.article import Paragraph
from newsbot.demo.bulletin import bulletin
from newsbot.demo.library import Section, pages_of, paragraphs_of, sections_and_articles

NAME = "الصباح التجريبي"
MOTTO = "يومية جزائرية لا وجود لها إلا على هذا الجهاز"
ZONE = ZoneInfo("Africa/Algiers")
_FIRST_ID = 1001

Kind = Literal["article", "video", "gallery", "private", "gone"]


@dataclass(frozen=True, slots=True)
class Post:
    """One post. `kind` tells those apart that are no articles, are shut off by robots.txt, or were deleted.

    `reprint_of` is the slug of the post that it says the same as, `extends` of the one whose text it begins with.
    `breaks` are the paragraphs with which its second and later pages begin.
    """

    id: int
    slug: str
    title: str
    section: Section
    published: datetime
    paragraphs: tuple[Paragraph, ...]
    author: str | None = None
    tags: tuple[str, ...] = ()
    subtitle: str | None = None
    image_caption: str | None = None
    language: str = "ar"
    kind: Kind = "article"
    reprint_of: str | None = None
    extends: str | None = None
    modified: datetime | None = None
    breaks: tuple[int, ...] = ()

    @property
    def pages(self) -> tuple[tuple[Paragraph, ...], ...]:
        """The paragraphs of each page: most posts have one."""
        ends = (0, *self.breaks, len(self.paragraphs))
        return tuple(self.paragraphs[start:end] for start, end in pairwise(ends))

    @property
    def changed(self) -> datetime:
        """When the post was last touched."""
        return self.modified or self.published

    @property
    def has_linked_data(self) -> bool:
        """Every other post carries JSON-LD, as on sites whose SEO plugin came later than their archive."""
        return self.id % 2 == 0

    @property
    def has_full_text_twice(self) -> bool:
        """Half of those with JSON-LD carry their text in it."""
        return self.id % 4 == 0

    @property
    def has_description(self) -> bool:
        """Two of three carry og: and article: properties."""
        return self.id % 3 != 0


class Newspaper:
    """All posts. Changed from the server's thread only, while it runs."""

    def __init__(self, sections: dict[str, Section], posts: list[Post]) -> None:
        self.sections = sections
        self.posts = sorted(posts, key=lambda post: post.id, reverse=True)
        self.views: Counter[int] = Counter()

    @classmethod
    def load(cls, now: datetime, *, few: bool = False) -> Self:
        """Return the bundled newspaper with its articles dated in the three weeks before `now`.

        With `few` it has some twenty posts, among them one of each kind.
        """
        sections, articles = sections_and_articles()
        chosen = [pair for pair in articles if pair[1].get("few")] if few else articles
        aged = sorted(chosen, key=lambda pair: -pair[1]["age"])
        posts = [_post(_FIRST_ID + i, section, table, now) for i, (section, table) in enumerate(aged)]
        return cls(sections, posts)

    @property
    def listed(self) -> list[Post]:
        """What the newspaper shows in its lists, newest first."""
        return [post for post in self.posts if post.kind not in ("private", "gone")]

    @property
    def articles(self) -> list[Post]:
        """What a crawler should come home with: Arabic articles, reprints among them."""
        return [post for post in self.listed if post.kind == "article" and post.language == "ar"]

    def by_slug(self, slug: str) -> Post | None:
        """Return a post by its slug."""
        return next((post for post in self.posts if post.slug == slug), None)

    def by_id(self, number: int) -> Post | None:
        """Return a post by its number."""
        return next((post for post in self.posts if post.id == number), None)

    def in_section(self, section: Section) -> list[Post]:
        """Return the listed posts of a section and of those below it."""
        return [post for post in self.listed if section in post.section.path]

    def revise(self, slug: str | None = None) -> Post:
        """Add a paragraph to a post, the newest article unless another is named. Raises `KeyError`."""
        old = self.by_slug(slug) if slug else self.articles[0]
        if old is None:
            raise KeyError(slug)
        moment = max(datetime.now(ZONE).replace(microsecond=0), old.changed + timedelta(seconds=1))
        addition = Paragraph(
            text=f"تحديث: أضافت هيئة التحرير هذه الفقرة إلى المقال يوم {moment:%d/%m/%Y على %H:%M:%S}."
        )
        new = replace(old, paragraphs=(*old.paragraphs, addition), modified=moment)
        self.posts[self.posts.index(old)] = new
        return new

    def publish(self, count: int = 1) -> list[Post]:
        """Add that many new articles on top; return them."""
        added: list[Post] = []
        for _ in range(count):
            number = self.posts[0].id + 1
            moment = datetime.now(ZONE).replace(second=0, microsecond=0)
            slug, title, body = bulletin(number)
            section = next(iter(self.sections.values()))
            added.append(Post(number, slug, title, section, moment, paragraphs_of(body), tags=("نشرة",)))
            self.posts.insert(0, added[-1])
        return added


def _post(number: int, section: Section, table: dict[str, Any], now: datetime) -> Post:
    published = (now - timedelta(hours=table["age"])).astimezone(ZONE).replace(second=0, microsecond=0)
    pages = pages_of(table.get("body", ""))
    return Post(
        number,
        table["slug"],
        table["title"],
        section,
        published,
        tuple(chain(*pages)),
        author=table.get("author"),
        tags=tuple(table.get("tags", ())),
        subtitle=table.get("subtitle"),
        image_caption=table.get("image_caption"),
        language=table.get("language", "ar"),
        kind=table.get("kind", "article"),
        reprint_of=table.get("reprint_of"),
        extends=table.get("extends"),
        breaks=tuple(accumulate(map(len, pages)))[:-1],
    )


def gmt(moment: datetime) -> datetime:
    """Return the same instant in UTC without its zone, as WordPress keeps it."""
    return moment.astimezone(UTC).replace(tzinfo=None)
