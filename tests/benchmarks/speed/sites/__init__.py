"""The benchmark's site as a file of the catalogue would state it."""
