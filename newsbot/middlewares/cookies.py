"""Cookies, without asking a third party: whose cookie may go where is told by the packaged list of public suffixes."""

from scrapy.downloadermiddlewares import cookies
from tldextract import TLDExtract

# Scrapy's own would fetch the list from the network at a site's first cookie with a domain, while every crawl waits.
cookies._split_domain = TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


class Cookies(cookies.CookiesMiddleware):
    """Scrapy's middleware, with the list above."""
