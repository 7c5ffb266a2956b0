"""Sites published in Algeria."""
