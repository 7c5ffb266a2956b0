"""A newspaper and an output folder for each test."""

from tests.e2e.conftest import output, server

__all__ = ["output", "server"]
