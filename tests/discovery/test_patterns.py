"""Which addresses have the form of a site's known articles."""

from __future__ import annotations

import pickle

import pytest

from newsbot.discovery.patterns import Patterns, learn

TITLES = ["رئيس-البلدية-يفتتح-السوق", "فوز-الفريق-الأول", "council-opens-market", "ارتفاع-الأسعار-في-المدينة", "مطر-وبرد",
          "افتتاح-مدرسة-جديدة-2022", "وزير-النقل-يزور-الميناء", "أخبار-اليوم-في-صور", "حفل-في-المسرح", "سباق-الدراجات-غدا"]  # fmt: skip
SECTIONS = ["sport", "news", "eco", "sport", "cultural-life"]


def site(form: str) -> Patterns:
    """Return what is learnt of ten articles of a site."""
    return learn(
        "https://example.dz"
        + form.format(n=2664370 + n * 7, s=title, y=2016 + n % 2, m=n % 12 + 1, d=n + 1, c=SECTIONS[n % 5])
        for n, title in enumerate(TITLES)
    )


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("/article/{n}", ["/article/12", "/article/99999999?utm_source=x"]),
        ("/{n}", ["/98765", "/12345678/"]),
        ("/{y}/{m:02}/{d:02}/{s}/", ["/2020/01/31/خبر-عاجل", "/2020/01/31/وفاة/", "/2020/1/1/%D8%AE%D8%A8%D8%B1-a/"]),
        ("/{y}/{m:02}/{s}.html", ["/2009/12/blog-post.html", "/2020/01/blog-post_17.html"]),
        ("/{c}/{s}-{n}", ["/health/عنوان-آخر-123456", "/sport/a-b-c-9999"]),
        ("/{c}/{n}/{s}/ar", ["/health/1234567/عنوان-آخر/ar"]),
        ("/page.aspx?pg=7&si={d}&ni={n}&md=detail", ["/page.aspx?md=detail&ni=69611&pg=7&si=1"]),
        ("/?p={n}", ["/?p=123456"]),
        ("/index.php?option=com_content&view=article&id={n}", ["/index.php?view=article&option=com_content&id=7"]),
        ("/story/{y}/{m}/{d}/{s}/{n}", ["/story/2020/8/24/خبر-أول/4943459"]),
        ("/{s}/", ["/عنوان-آخر-من-ثلاث/"]),
        ("/news/{s}", ["/news/عنوان-آخر"]),
        ("/category/{c}/{n}", ["/category/health/1234567"]),
    ],
)
def test_other_articles_fit(form: str, others: list[str]) -> None:
    assert all(site(form).fits("https://www.example.dz" + other) for other in others)


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("/article/{n}", ["/source/208", "/article/", "/article/12/share", "/today", "/article/12.html", "/article/x-y"]),
        ("/{n}", ["/12", "/1", "/sport", "/page/2"]),
        ("/{y}/{m:02}/{d:02}/{s}/", ["/about-us/", "/category/sport/", "/2020/01/31/", "/sport/"]),
        ("/{c}/{s}-{n}", ["/health/local-news", "/sport/", "/sport/2"]),
        ("/page.aspx?pg=7&si={d}&ni={n}&md=detail", ["/page.aspx?pg=7&si=1&md=list", "/page.aspx?pg=7&si=1&ni=5&md=list"]),
        ("/{s}/", ["/رياضة/", "/", "/a/b-c/"]),
        ("/{c}/{n}/{s}/ar", ["/news/33/فن/ar", "/category/1234567/أخبار-لبنان/ar"]),
        ("/news/{s}", ["/video/عنوان-آخر", "/news/", "/news/sport/", "/about-us"]),
    ],
)  # fmt: skip
def test_other_pages_do_not(form: str, others: list[str]) -> None:
    assert not any(site(form).fits("https://example.dz" + other) for other in others)


@pytest.mark.parametrize(
    ("form", "tight"),
    [("/article/{n}", True), ("/{y}/{m:02}/{s}", True), ("/news/{s}", True), ("/{c}/{s}-{n}", True), ("/{s}/", False),
     ("/{c}/{s}/", False)],
)  # fmt: skip
def test_forms_that_other_pages_have_too_are_loose(form: str, tight: bool) -> None:
    patterns = site(form)
    assert patterns.tight is tight
    url = "https://example.dz" + form.format(n=2664377, y=2020, m=1, s="a-b-c-d", c="sport")
    assert patterns.fits(url)
    assert patterns.fits_closely(url) is (tight and form != "/news/{s}")  # so may be called a section within news


def test_of_seven_articles_nothing_is_learnt() -> None:
    patterns = learn(f"https://example.dz/article/{n}" for n in range(7))
    assert not patterns
    assert not patterns.tight
    assert not patterns.fits("https://example.dz/article/1")


def test_a_form_of_few_is_left_out_and_views_do_not_count() -> None:
    known = [f"https://example.dz/article/{n}" for n in range(60)]
    patterns = learn([*known, "https://example.dz/video/a-b", "https://example.dz/article/1?replytocom=7"])
    assert len(patterns.shapes) == 1


def test_patterns_are_values() -> None:
    patterns = site("/{c}/{s}-{n}")
    assert pickle.loads(pickle.dumps(patterns)) == patterns
    assert len({patterns, site("/{c}/{s}-{n}")}) == 1
