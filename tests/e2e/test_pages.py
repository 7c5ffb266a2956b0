"""From page to article on an arranged site: articles in several pages, and pages that list others."""

from __future__ import annotations

from tests.e2e.conftest import Output
from tests.middlewares.crawling import crawl
from tests.middlewares.site import Answer, Site, article, html

WHOLE, LACKING, TAG = "taqrir-min-thalathat-ajza", "taqrir-yanqusuh-juz", "wusum-almadina-alqadima"
FOUND, DEEPER, DEEPEST = "khabar-fi-qaima-wahida", "qaima-fi-qaima-ukhra", "khabar-fi-qaima-thaniya"


def part(slug: str, number: int) -> Answer:
    """Return a page of an article: its own text, and links to the two others."""
    links = "".join(f'<a href="/{slug}/{f"{n}/" if n > 1 else ""}">{n}</a>' for n in (1, 2, 3) if n != number)
    body = article(f"{slug}-{number}" if number > 1 else slug).decode()
    title = article(slug).decode().partition("<h1>")[2].partition("</h1>")[0]
    other = body.partition("<h1>")[2].partition("</h1>")[0]
    text = body.replace(other, title).replace("</article>", f'<div class="page-links">{links}</div></article>')
    return Answer(text.encode())


def listing(*slugs: str) -> Answer:
    """Return a page that presents others."""
    cards = "".join(f'<div><h3><a href="/{slug}/">عنوان طويل من عناوين هذا الأسبوع</a></h3></div>' for slug in slugs)
    return Answer(html("وسوم", f"<h1>وسوم</h1>{cards}"))


def test_from_page_to_article(output: Output) -> None:
    with Site() as site:
        for slug in (WHOLE, LACKING):
            site.publish(slug, part(slug, 1))
            site.arrange(f"/{slug}/2/", part(slug, 2))
            site.arrange(f"/{slug}/3/", part(slug, 3))
        site.arrange(f"/{LACKING}/3/", Answer(status=403), part(LACKING, 3))
        site.publish(TAG, listing(FOUND, DEEPER, WHOLE, "a-b-c", "a-b-d"))
        site.arrange(f"/{FOUND}/", Answer(article(FOUND)))
        site.arrange(f"/{DEEPER}/", listing(DEEPEST, "a-b-c", "a-b-d", "a-b-e", "a-b-f"))
        site.arrange(f"/{DEEPEST}/", Answer(article(DEEPEST)))
        first = crawl(site, output)
        assert (first.ends[LACKING], first.ends[TAG]) == ("failed: http_403", "rejected: listing")
        assert set(first.articles) == {WHOLE, FOUND}
        assert f"/{DEEPEST}/" not in site.paths()
        assert {site.paths().count(f"/{WHOLE}/{n}") for n in ("", "2/", "3/")} == {1}
        text = first.articles[WHOLE]["text"]
        places = [text.index(f"رمز النشرة {slug}.") for slug in (WHOLE, f"{WHOLE}-2", f"{WHOLE}-3")]
        assert places == sorted(places)
        assert first.articles[WHOLE]["sources"]["pages"] == "3"
        assert {a["discovered_via"] for a in first.articles.values()} == {"section"}
        second = crawl(site, output)
        assert second.articles[LACKING]["sources"]["pages"] == "3"
        assert second.counters["fetched"] == second.counters["new"] == 1
