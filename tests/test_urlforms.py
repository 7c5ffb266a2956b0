"""Which URLs may be articles: none that is one is refused; of the others those that sites are full of."""

from __future__ import annotations

import pytest

from newsbot.urlforms import may_be_article


@pytest.mark.parametrize(
    "path",
    [
        "/خبر-عاجل/",
        "/2020/11/2338761/",
        "/press/article/123/",
        "/1962/",
        "/7903/",
        "/?p=123",
        "/?id=123",
        "/?q=node/123",
        "/?cat=5&p=77",
        "/?news=a-title-of-words",
        "/page/?id=123",
        "/page/123-title",
        "/category/sport/123456-title",
        "/news/category/title-abc-def.html",
        "/archive/2020/11/24/slug",
        "/archive/12345.html",
        "/author/x/a-title-123.html",
        "/author/x/a-title-123",
        "/opinion/authors/x/1999",
        "/opinion/authors/x/9999",
        "/comments/12345",
        "/rss/news-12345",
        "/%C8%C8",
        "/n?print=1&id=5",
        "/خبر/?replytocom=9",
        "/?p=12&preview=true",
        "/index.php?id=123",
        "/index.php?option=com_content&view=article&id=5:title-of-words",
        "/index.php/2020/11/24/slug/",
        "/print/123-title",
        "/news/print-edition-of-today",
        "/feed/12345",
        "/show.php?feed=12",
        "/n.aspx?id=12&start=5",
    ],
)
def test_an_article_is_not_refused(path: str) -> None:
    assert may_be_article("https://elmaouid.dz" + path)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?print=1",
        "/?cat=5",
        "/?m=202011",
        "/?s=خبر",
        "/?feed=rss2",
        "/?tag=2024",
        "/?paged=2",
        "/?rest_route=/wp/v2/posts/1",
        "/category/sport/",
        "/Category/sport/",
        "/category/sport/page/2/",
        "/category/sport/?paged=2",
        "/category/sport-2/football/",
        "/tag/كرة/",
        "/tag/covid-19/",
        "/tag/كأس-العالم-2022/",
        "/tags/123",
        "/author/admin/",
        "/page/2/",
        "/search/label/x",
        "/2020/11/",
        "/archive/2020/11/24/",
        "/wp-content/uploads/a.jpg",
        "/wp-json/wp/v2/posts/12345",
        "/خبر/feed/",
        "/خبر/embed/",
        "/خبر/comment-page-2/",
        "/12345/trackback/",
        "/report.pdf",
        "/index.php",
        "/index.html",
        "/default.aspx?lang=ar",
        "/amp/",
        "/?m=1",
        "/?max-results=7",
        "/search?updated-max=2020-01-01&max-results=7",
        "/feeds/posts/default",
        "/?feed=comments-rss2&p=5",
        "/?random-post=1",
        "/خبر-عاجل/?random-post=1",
        "/خبر/feed/atom/",
        "/cdn-cgi/l/email-protection",
        "/taxonomy/term/5",
        "/print/164913",
        "/index.php?option=com_users&view=login",
        "/index.php?option=com_content&view=category&id=12",
        "/rss/news.rss",
    ],
)
def test_what_is_none_is_refused(path: str) -> None:
    assert not may_be_article("https://elmaouid.dz" + path)
