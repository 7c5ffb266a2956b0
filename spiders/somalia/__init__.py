"""Sites published in Somalia."""
