"""Sites published in Tunisia."""
