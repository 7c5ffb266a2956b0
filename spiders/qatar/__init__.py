"""Sites published in Qatar."""
