"""Sites published in Morocco."""
