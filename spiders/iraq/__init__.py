"""Sites published in Iraq."""
