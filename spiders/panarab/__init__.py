"""Outlets for all Arab countries, wherever they are published."""
