"""What newsbot adds to the `scrapy` command."""
