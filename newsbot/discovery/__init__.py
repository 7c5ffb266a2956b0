"""Where links to articles come from. Nothing in here downloads: a source names URLs and reads their answers."""

from newsbot.discovery.feed import Feed
from newsbot.discovery.section import Sections
from newsbot.discovery.sitemap import Sitemap
from newsbot.discovery.source import Link, Source
from newsbot.discovery.wordpress import WordPress

__all__ = ["Feed", "Link", "Sections", "Sitemap", "Source", "WordPress"]
