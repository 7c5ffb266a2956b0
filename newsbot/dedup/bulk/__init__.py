"""Deduplication of files: the decisions of a crawl that met their lines in that order, at the price of one pass.

Here, unlike in the rest of `newsbot.dedup`, is I/O. What is known of the texts so far lies in sorted files, so that
memory doesn't grow with them: `run.py` is the whole way of a line.
"""
