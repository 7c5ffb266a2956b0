"""Subtitle, summary, picture with its caption, and signals against mining."""

from __future__ import annotations

import json

import pytest

from tests.extraction.pages import FIRST, SECOND, TITLE, page, read

SITE = "صوت الوادي"
SUB = "الأشغال تدوم سبعة أشهر وتكلف مليوني دينار"
OTHER = "ارتفاع أسعار الخضر في أسواق الجملة"
CAPTION = "السوق المغطى قبل بدء الترميم"
PHOTO = "https://www.example.dz/f/suq-2026.jpg"


def meta(name: str, content: str) -> str:
    """Return a meta element."""
    return f'<meta property="{name}" content="{content}">'


def figure(src: str, caption: str = CAPTION) -> str:
    """Return a picture with its caption."""
    return f'<figure><img src="{src}"><figcaption>{caption}</figcaption></figure>'


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (f'<h2 class="jeg_post_subtitle">{SUB}</h2>', SUB),
        (f'<div class="entry-sub-title">{SUB}</div>', SUB),
        (f'<p class="deck">{SUB}</p>', SUB),
        (f'<div class="field-name-field-soustitre">{SUB}</div>', SUB),
        (f"<h2>{SUB}</h2>", SUB),
        (f'<div class="meta"></div><h3>{SUB}</h3>', SUB),
        (f"<h2>{TITLE}</h2>", None),
        (f"<h2>{FIRST}</h2>", None),
        (f'<h2><a href="/x">{OTHER}</a></h2>', None),
        ("<h3>بقلم: نادية مراد وسمير عزيز</h3>", None),
        ("<h4>الجمعة 20 نوفمبر 2026 - 10:15</h4>", None),
        (f'<h2 class="chapo">{SECOND} {SUB}</h2>', None),
        ("<h3>محليات</h3>", None),
        (f"<p>كلام قبل العنوان الثاني من صاحب المقال</p><h2>{SUB}</h2>", None),
    ],
)
def test_subtitles(above: str, expected: str | None) -> None:
    assert read(page(above=above)).subtitle == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("og:description", "وصف &amp;quot;موجز&amp;quot; للخبر"), 'وصف "موجز" للخبر'),
        (meta("og:description", TITLE), None),
        (meta("og:description", f"{TITLE} - {SITE}"), None),
        (meta("og:description", f"| {SITE}"), None),
        (meta("og:description", f"بوابة {SITE} الإلكترونية") + meta("description", FIRST), FIRST),
        (meta("og:description", f"{SITE} يومية جامعة تهتم بشؤون القرى") + meta("description", FIRST), FIRST),
        (meta("og:description", f"قال مدير {SITE} إن السوق المغطى يفتح صيفا"), f"قال مدير {SITE} إن السوق المغطى يفتح صيفا"),
    ],
)  # fmt: skip
def test_summaries(head: str, expected: str | None) -> None:
    assert read(page(head=meta("og:site_name", SITE) + head)).summary == expected


LOGO = f'{{"@type": "NewsArticle", "headline": {json.dumps(TITLE)}, "publisher": {{"logo": {{"url": "/i/suq-banner-9.png"}}}}}}'


@pytest.mark.parametrize(
    ("head", "body", "image", "caption"),
    [
        (meta("og:image", PHOTO), figure("/thumbs/suq-2026-300x200.jpg"), PHOTO, CAPTION),
        (meta("og:image", PHOTO), figure("https://cdn.example.dz/9/suq-2026.jpg?w=300"), PHOTO, CAPTION),
        (meta("og:image", "/f/suq-2026.jpg"), "", PHOTO, None),
        (meta("og:image", "//www.example.dz/f/suq-2026.jpg"), "", PHOTO, None),
        (meta("og:image", "https://www.example.dz/logo.png"), figure(PHOTO), PHOTO, CAPTION),
        (meta("og:image", "/img/default-share-600x400.jpg"), "", None, None),
        (meta("og:image", "/img/og-image.png"), figure(PHOTO), PHOTO, CAPTION),
        (meta("og:image", "/img/example-logo_ar2.png"), "", None, None),
        (meta("og:image", "/img/market-share-2026.jpg"), "", "https://www.example.dz/img/market-share-2026.jpg", None),
        (f'<script type="application/ld+json">{LOGO}</script>' + meta("og:image", "/i/suq-banner-9.png"), "", None, None),
        ("", f'<img src="data:image/gif;base64,x" data-src="{PHOTO}">', PHOTO, None),
        ("", f'<img srcset="/s.jpg 300w, {PHOTO} 900w" src="/s.jpg">', PHOTO, None),
        ("", f'<img src="/avatar/nadia-1.jpg"><img src="/x9-pixel.gif" width="1"><img src="{PHOTO}">', PHOTO, None),
        ("", f'<aside>{figure("/other-7.jpg")}</aside>', None, None),
        ("", f'<div class="wp-caption"><img src="{PHOTO}"><p class="wp-caption-text">{CAPTION}</p></div>', PHOTO, CAPTION),
        (meta("og:image", PHOTO), f'<img src="{PHOTO}" alt="{CAPTION}">{figure("/second-2.jpg", OTHER)}', PHOTO, None),
        (meta("og:image", PHOTO), figure("/derivative-33.jpg"), PHOTO, CAPTION),
        (meta("og:image", PHOTO), f'<img src="/lead-1.jpg">{figure("/second-2.jpg", OTHER)}', PHOTO, None),
        (meta("og:image", PHOTO), figure("/f/suq-2026.jpg", TITLE), PHOTO, None),
        (meta("og:image", PHOTO), figure("/f/suq-2026.jpg", "أ ف ب"), PHOTO, "أ ف ب"),
    ],
)  # fmt: skip
def test_pictures(head: str, body: str, image: str | None, caption: str | None) -> None:
    article = read(page(f"{body}<p>{FIRST}</p><p>{SECOND}</p>", head=head))
    assert (article.image, article.image_caption) == (image, caption)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta name="robots" content="noindex,NOAI, noimageai">', ["meta:noai", "meta:noimageai"]),
        ('<meta name="googlebot" content="noai">', ["meta:noai"]),
        ('<meta http-equiv="pragma" content="noai">', ["meta:noai"]),
        ('<meta name="tdm-reservation" content="1">', ["meta:tdm-reservation"]),
        ('<meta name="tdm-reservation" content="0">', []),
        ('<meta name="keywords" content="noai">', []),
        ('<meta name="robots" content="index, follow">', []),
    ],
)
def test_signals_against_mining(head: str, expected: list[str]) -> None:
    assert read(page(head=head)).opt_out == expected
