"""Many sites in one process: which ones, their crawls, and what is told of them. `scrapy crawlall` is the command."""
