"""Sites published in Mauritania."""
