"""Any news site that has no spider of its own: scrapy crawl news -a url=https://example.com/"""

from newsbot import urls
from newsbot.spider import NewsSpider


class News(NewsSpider):
    name = "news"

    @property
    def site(self) -> str:
        """The site's host, with its port if that isn't the usual one: safe as the name of a folder."""
        return urls.authority(self.base)
