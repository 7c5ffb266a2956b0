"""Measurements by hand (`make bench`): ratios within one run, never part of the tests."""
