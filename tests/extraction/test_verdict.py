"""Pages that hold no article, and articles that only look like them."""

from __future__ import annotations

import pytest

from newsbot.errors import NotAnArticle, UsageError
from tests.extraction.pages import FIRST, SECOND, page, read
from tests.extraction.test_extract import jsonld

BRIEF = (
    "{} خلال الأشغال الجارية على الطريق الساحلي قرب الميناء، وقالت السلطات إن التفاصيل ستعلن في بيان يصدر مساء اليوم."
)
TITLES = [f"عنوان خبر طويل من أخبار المدينة القديمة رقم {n}" for n in range(9)]


@pytest.mark.parametrize(
    "title",
    ["العثور على 404 قطع أثرية في تيبازة", "تم حظر الطيران المسير فوق المدينة", "لم يتم العثور على الشابين المفقودين"],
)
def test_a_brief_that_has_the_words_of_an_error_is_an_article(title: str) -> None:
    assert read(page(f"<p>{BRIEF.format(title)}</p>", title=title)).title == title


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("404 - الصفحة غير موجودة", "error_page"),
        ("الصفحة غير متاحة", "error_page"),
        ("Attention Required! | Cloudflare", "blocked"),
        ("نحن نقدر خصوصيتك", "consent"),
        ("نحن نحترم خصوصيتك", "consent"),
        ("Le respect de votre vie privée est notre priorité", "consent"),
        ("Accès refusé", "blocked"),
        ("Vérification de sécurité", "blocked"),
        ("التحقق الأمني", "blocked"),
        ("Site en maintenance", "error_page"),
        ("Article indisponible", "error_page"),
        ("Nothing found", "error_page"),
    ],
)
def test_a_heading_that_says_nothing_else_is_a_wall(title: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(page(f"<p>{FIRST}</p>", title=title))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("المحتوى الذي تبحث عنه غير متوفر حاليا، وقد تم حذفه من طرف الإدارة، نعتذر لقرائنا الكرام عن أي إزعاج قد يسببه ذلك لهم.", "error_page"),
        ("Désolé, la page que vous recherchez a été déplacée. Retournez à la page d'accueil pour continuer votre navigation.", "error_page"),
        ("يرجى الانتظار، نتحقق من أن متصفحك آمن قبل الدخول، يرجى تفعيل جافا سكريبت وملفات تعريف الارتباط ثم إعادة التحميل.", "blocked"),
        ("Notre système a détecté une activité inhabituelle. Veuillez confirmer que vous n’êtes pas un robot pour poursuivre.", "blocked"),
    ],
)  # fmt: skip
def test_what_is_said_to_the_visitor_is_a_wall_under_any_title(said: str, reason: str) -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(page(f"<p>{said}</p>", title="جريدة الموعد"))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "listed",
    [
        "".join(f'<h2><a href="/{n}-x">{title}</a></h2><div class="entry"><p>{FIRST}</p></div>' for n, title in enumerate(TITLES)),
        "".join(f'<li><a href="/{n}-x">{title}</a><p>{FIRST}</p></li>' for n, title in enumerate(TITLES)),
        "".join(f"<p>قسم رقم {n}</p>" for n in range(60)),
    ],
    ids=["cards of a theme", "cards of none", "labels"],
)  # fmt: skip
def test_a_list_is_none(listed: str) -> None:
    html = f'<html lang="ar"><head><meta charset="utf-8"><title>محليات</title></head><body><h1>محليات</h1>{listed}</body></html>'
    with pytest.raises(NotAnArticle) as caught:
        read(html.encode())
    assert caught.value.reason == "listing"


def test_a_front_page_is_none_whatever_it_says() -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(page(head=jsonld()), "https://www.example.dz/")
    assert caught.value.reason == "listing"


def test_an_article_among_many_titles_is_one() -> None:
    others = "".join(f'<div><h3><a href="/{n}-x">{title}</a></h3></div>' for n, title in enumerate(TITLES))
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST} {SECOND}</p>").replace(
        b"</body>", f"{others}</body>".encode()
    )
    assert read(html).text.startswith(FIRST)


def test_the_beginning_of_a_text_that_is_sold_is_a_stub() -> None:
    with pytest.raises(NotAnArticle) as caught:
        read(page(f"<p>{FIRST}</p>", head=jsonld(isAccessibleForFree=False)))
    assert caught.value.reason == "paywall_stub"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", None), ("utf-8", "iso-8859-1"), ("utf-8", "windows-1256"), ("cp1256", None), ("cp1256", "iso-8859-1"),
        ("cp1256", "utf-8"), ("cp1256", "windows-1256"), ("iso8859_6", None), ("iso8859_6", "utf-8"),
        ("iso8859_6", "windows-1256"), ("cp1256", "iso-8859-6"),
    ],
)  # fmt: skip
def test_the_text_is_read_whatever_the_header_says(encoding: str, declared: str | None) -> None:
    html = page().replace(b'<meta charset="utf-8">', b"").decode().encode(encoding)
    assert read(html, content_type=declared and f"text/html; charset={declared}").text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "feed",
    [
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>',
        b'<?xml version="1.0"?>\n<!-- made by a plugin --><urlset><url><loc>https://example.dz/</loc></url></urlset>',
    ],
)
def test_feeds_and_sitemaps_are_no_pages(feed: bytes) -> None:
    with pytest.raises(NotAnArticle) as refusal:
        read(feed, content_type="text/html")
    assert refusal.value.reason == "not_html"


@pytest.mark.parametrize("url", ["", "x", "ftp://example.dz/a", "http://[", "https://example.dz/\ud800"])
def test_a_page_needs_an_address(url: str) -> None:
    with pytest.raises(UsageError, match="no address of a page"):
        read(page(), url)


def test_a_count_of_readers_is_no_error() -> None:
    cards = "".join(
        f'<div><h3><a href="/{n}/a-b-c/">خبر من أخبار اليوم يحمل الرقم {n}</a></h3><p>بوابتي | 404 قراءة</p></div>'
        for n in range(30)
    )
    with pytest.raises(NotAnArticle) as caught:
        read(page(cards, title="أخبار اليوم"))
    assert caught.value.reason == "listing"
