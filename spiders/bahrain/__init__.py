"""Sites published in Bahrain."""
