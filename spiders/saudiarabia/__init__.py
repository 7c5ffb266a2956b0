"""Sites published in Saudi Arabia."""
