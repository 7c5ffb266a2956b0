"""How fast a crawl is from end to end, held against bare Scrapy, a plain spider and other tools in the same run."""
