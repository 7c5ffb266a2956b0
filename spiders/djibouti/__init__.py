"""Sites published in Djibouti."""
