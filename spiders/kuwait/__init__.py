"""Sites published in Kuwait."""
