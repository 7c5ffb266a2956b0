"""Makers of small pages, so that a test shows only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from newsbot.article import Article
from newsbot.discovery.source import Link
from newsbot.extraction import SiteHints, extract

URL = "https://www.example.dz/akhbar/waqai3-yawm-jadid/"
FETCHED = datetime(2026, 11, 24, 12, tzinfo=UTC)
FIRST = "أعلنت بلدية المدينة القديمة أمس عن بدء ترميم السوق المغطى الذي أغلق قبل ثلاث سنوات بسبب تشققات في سقفه الخشبي."
SECOND = (
    "وقال رئيس المصلحة التقنية إن الأشغال ستدوم سبعة أشهر، على أن يعود التجار إلى محلاتهم قبل حلول فصل الصيف المقبل."
)
TITLE = "ترميم السوق المغطى يبدأ بعد ثلاث سنوات من إغلاقه"


def page(body: str = f"<p>{FIRST}</p><p>{SECOND}</p>", head: str = "", above: str = "", title: str = TITLE) -> bytes:
    """Return a page in UTF-8 with a headline, `above` between it and the body, and the body in div.entry."""
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title>{head}</head>
<body><div id="main"><article><h1 class="post-title">{title}</h1>{above}<div class="entry">{body}</div></article></div>
</body></html>""".encode()


def read(
    html: bytes, url: str = URL, *, link: Link | None = None, site: SiteHints | None = None, **more: Any
) -> Article:
    """Extract a page as the test's moment."""
    return extract(html, url, fetched_at=FETCHED, link=link, site=site, **more)
