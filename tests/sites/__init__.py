"""Recorded pages, one folder a site and in it one a page: written by `scrapy record`, replayed by test_replay.py."""
