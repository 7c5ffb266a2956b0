"""Deduplication without a database: what makes two texts the same news, and what follows from it."""

from newsbot.dedup.compare import Match
from newsbot.dedup.relate import relate

__all__ = ["Match", "relate"]
