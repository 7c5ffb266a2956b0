"""Sites published in Jordan."""
