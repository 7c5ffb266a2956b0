"""Sites published in Syria."""
