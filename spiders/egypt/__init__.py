"""Sites published in Egypt."""
