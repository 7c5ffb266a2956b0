"""What works of a site today: its sources, and what is taken from a few of its newest articles. Nothing is written."""
