"""Sites published in Oman."""
