"""Where links to articles come from. Nothing in here downloads: a source names URLs and reads their answers."""

from newsbot.discovery.kinds import Feed, Sections, Sitemap, WordPress
from newsbot.discovery.source import Link, Source

__all__ = ["Feed", "Link", "Sections", "Sitemap", "Source", "WordPress"]
