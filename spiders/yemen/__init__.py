"""Sites published in Yemen."""
