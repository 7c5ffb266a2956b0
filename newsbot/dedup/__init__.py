"""Deduplication without a database: what makes two texts the same, and what follows from it."""
