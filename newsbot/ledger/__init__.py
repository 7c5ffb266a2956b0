"""What was already done, on disk: the ledger, the output files that it vouches for, and the lock of a site."""
