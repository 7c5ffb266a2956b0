"""The three steps that every fetched page takes, in the order of newsbot/settings.py: Validate, Deduplicate, Write."""
