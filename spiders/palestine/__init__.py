"""Sites published in Palestine."""
