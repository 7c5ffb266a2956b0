"""Sites published in Lebanon."""
