"""Al-Sudani (السوداني), Arabic daily. WordPress.

Feed: a public program, which also notes that it was empty for a network of servers. Addresses ?p=<number>: a public
survey of Sudanese sites of August 2026; ?cat=<number>: public code. No markup was seen.
"""

from newsbot.discovery import Feed, Sections, Sitemap, WordPress
from newsbot.spider import NewsSpider


class Alsudaninews(NewsSpider):
    name = "alsudaninews"
    country = "SD"
    zone = "Africa/Khartoum"
    domains = ("alsudaninews.com",)
    sources = (Feed("/?feed=rss2"), WordPress(), Sitemap(), Sections())
    proven = "unproven"
