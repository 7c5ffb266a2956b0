"""The newspaper, an output folder and the real command, as the end-to-end tests have them."""

from tests.e2e.conftest import crawl, output, server

__all__ = ["crawl", "output", "server"]
