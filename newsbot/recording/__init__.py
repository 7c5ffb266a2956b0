"""Pages of sites that were recorded, with what was taken from them: kept for review, and replayed by the tests."""
