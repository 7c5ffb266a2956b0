"""Sites published in Libya."""
