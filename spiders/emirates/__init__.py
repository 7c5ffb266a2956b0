"""Sites published in the United Arab Emirates."""
