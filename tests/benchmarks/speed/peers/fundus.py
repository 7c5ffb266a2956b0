"""fundus: a publisher with a parser written for these pages, as it has one for each site, and a sitemap. `BASE OUT URLS`."""

import json
import sys
from datetime import datetime
from pathlib import Path

from fundus import Crawler, Sitemap
from fundus.parser import ArticleBody, BaseParser, ParserProxy, attribute
from fundus.parser.utility import extract_article_body_with_selector, generic_author_parsing, generic_date_parsing
from fundus.publishers.base_objects import Publisher
from lxml.etree import XPath

_BODY = "(//div[@class='entry'] | //div[@class='content-inner'] | //div[@id='newsDetails'])"


class HeavyParser(ParserProxy):
    """The three themes of the benchmark's site."""

    class V1(BaseParser):
        """Read a page."""

        _paragraphs = XPath(f"{_BODY}/*[self::p or self::blockquote or (self::div and @style)]")
        _headings = XPath(f"{_BODY}/*[self::h3 or @class='subTitle']")
        _title = XPath("//h1[contains(@class, 'entry-title') or @class='jeg_post_title' or @class='newsTitle']")
        _dates = XPath("//meta[@property='article:published_time']/@content | //*[@class='updated']/text()")
        _authors = XPath("//*[@class='post-meta-author' or @class='writer'] | //*[@class='jeg_meta_author']/a")

        @attribute
        def title(self) -> str | None:
            """Return the headline."""
            return next((node.text_content().strip() for node in self._title(self.precomputed.doc)), None)

        @attribute
        def body(self) -> ArticleBody | None:
            """Return the text."""
            return extract_article_body_with_selector(
                self.precomputed.doc, paragraph_selector=self._paragraphs, subheadline_selector=self._headings
            )

        @attribute
        def publishing_date(self) -> datetime | None:
            """Return when it was published."""
            return generic_date_parsing(next(iter(self._dates(self.precomputed.doc)), None))

        @attribute
        def authors(self) -> list[str]:
            """Return who wrote it."""
            names = (node.text_content().strip() for node in self._authors(self.precomputed.doc))
            return generic_author_parsing([name.removeprefix("كتب: ") for name in names])


_, base, out, _ = sys.argv
heavy = Publisher(name="Heavy", domain=base, parser=HeavyParser, sources=[Sitemap(f"{base}/few.xml")])
with Path(out).open("w", encoding="utf8") as file:
    for article in Crawler(heavy, delay=0.0).crawl():
        line = {"url": article.html.requested_url, "title": article.title, "text": article.plaintext}
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
