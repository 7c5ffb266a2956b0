"""Made-up articles, and what newspapers do to them."""

from __future__ import annotations

from random import Random
from typing import Any

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_MOTTO = " تابعوا صفحتنا لتصلكم أخبار المدينة والقرى المجاورة أولا بأول في كل صباح ومساء"


class Desk:
    """A newsroom that writes texts of made-up words and reprints those that it wrote."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._words = ["".join(self.random.choices(_LETTERS, k=self.random.randint(3, 7))) for _ in range(3000)]

    def text(self, words: int) -> str:
        """Return a new text."""
        return " ".join(self.random.choices(self._words, k=words))

    def edited(self, text: str) -> str:
        """Return a text that was changed as reprints are."""
        words = text.split()
        half = len(words) // 2
        edits = (
            lambda: words,
            lambda: [word + "ً" for word in words],
            lambda: words[: -max(1, len(words) // 8)],
            lambda: [*self.text(6).split(), *words],
            lambda: [*words, *self.text(len(words)).split()],
            lambda: [*words[:half], *self.text(half).split()],
            lambda: [self.text(1) if self.random.random() < 0.15 else word for word in words],
            lambda: [*words, *_MOTTO.split()],
        )
        return " ".join(self.random.choice(edits)())

    def bulletin(self) -> str:
        """Return what is printed every day with other figures."""
        lines = "بلغت الحرارة في مدينة {} عند الظهر {} درجة مئوية وكانت الرياح خفيفة إلى معتدلة"
        return " ".join(lines.format(town, self.random.randint(10, 99)) for town in self._words[:12])

    def articles(self, count: int) -> list[dict[str, Any]]:
        """Return articles of forty days: new ones, reprints, bulletins, repeated lines and revisions."""
        articles: list[dict[str, Any]] = []
        for number in range(count):
            kind = self.random.random()
            old = self.random.choice(articles) if articles else {"id": "0", "text": self.text(50)}
            article: dict[str, Any] = {"id": str(number), "text": self.text(self.random.choice((12, 40, 80, 150)))}
            if kind < 0.4:
                article["text"] = self.edited(old["text"])
            elif kind < 0.5:
                article["text"] = self.bulletin()
            elif kind < 0.55:
                article["text"] += _MOTTO
            elif kind < 0.6:
                article = {**old, "text": self.random.choice((old["text"], self.edited(old["text"])))}
            elif kind < 0.61:
                article["text"] = "… — !"
            if self.random.random() < 0.95:
                day, hour = divmod(self.random.randrange(40 * 24), 24)
                article["published"] = f"2026-{3 + day // 28:02}-{1 + day % 28:02}T{hour:02}:30:00+01:00"
            articles.append(article)
        return articles
