"""What stands between a headline and its text: the lead, and what is none."""

from __future__ import annotations

import pytest

from tests.extraction.pages import FIRST, SECOND, TITLE, page, read

LEAD = "يعود تجار السوق المغطى إلى محلاتهم قبل الصيف بعد ثلاث سنوات من الانتظار."


@pytest.mark.parametrize(
    "above",
    [
        f'<div class="article-lead"><p>{LEAD}</p></div>',
        f'<h2 class="chapo">{LEAD}</h2>',
        f"<p>{LEAD}</p>",
        f'<div class="meta"><span class="date">20 نوفمبر 2026</span></div><p>{LEAD}</p><img src="a.jpg">',
        f'<img src="a.jpg"><div class="post-excerpt">{LEAD}</div>',
    ],
)
def test_the_lead_opens_the_text(above: str) -> None:
    assert [p.text for p in read(page(above=above)).paragraphs] == [LEAD, FIRST, SECOND]


@pytest.mark.parametrize(
    "above",
    [
        '<div class="post-meta">نشر في 20 نوفمبر 2026 بقلم نادية مراد في قسم محليات عدد المشاهدات 20</div>',
        "<p>الجمعة 20 نوفمبر 2026 الساعة 10:30 صباحا بتوقيت الجزائر</p>",
        f'<div class="subtitle">{LEAD.removesuffix(".")}</div>',
        '<figure><img src="a.jpg"><figcaption>السوق المغطى كما بدا صباح أمس قبل أن تبدأ الأشغال فيه</figcaption></figure>',
        '<div class="related"><p>مقال آخر عن سوق أخرى في مدينة أخرى لا علاقة لها بهذا الخبر</p></div>',
        f'<div class="card"><h3><a href="/x">عنوان خبر آخر</a></h3><p>{LEAD}</p></div>',
        '<div class="share-bar">شارك هذا الخبر مع أصدقائك على مواقع التواصل الاجتماعي التالية</div>',
        f"<p>{TITLE}</p>",
        f"<p>{FIRST}</p>",
    ],
)
def test_what_is_no_lead(above: str) -> None:
    assert [p.text for p in read(page(above=above)).paragraphs] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "head",
    [
        '<div class="metadata"><span class="source">(المدينة - الجريدة)</span><time>20 نوفمبر 2026</time></div>',
        "<p>الجمعة 20 نوفمبر 2026 - 10:30</p>",
        f"<p>{TITLE}</p>",
        f"<p><strong>{TITLE}</strong></p>",
    ],
)
def test_lines_on_top_of_the_text_that_tell_of_the_article(head: str) -> None:
    body = f"{head}<p>{FIRST}</p><p>{SECOND}</p>"
    assert [p.text for p in read(page(body)).paragraphs] == [FIRST, SECOND]


def test_a_quote_with_its_date_at_the_foot_stays() -> None:
    post = '<blockquote class="social-post"><p>عاد السوق إلى أهله</p>— البلدية (@baladia) 20 نوفمبر 2026</blockquote>'
    paragraphs = read(page(f"<p>{FIRST}</p><p>{SECOND}</p>{post}")).paragraphs
    assert [p.text for p in paragraphs][2:] == ["عاد السوق إلى أهله", "— البلدية (@baladia) 20 نوفمبر 2026"]
