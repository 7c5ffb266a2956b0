"""Sites published in Sudan."""
