"""The near index: which recent texts share keys with a new one. Files beside the ledger, which says how far they count.

A slice of 30 days is two files: a log of what is known of each text, and its keys in order. Dropping it is removing
them. Random inserts into one large B-tree cost 35 changed pages an article, this costs one append; and the key file is
made anew, sequentially, every few thousand articles. It can be deleted: it is made again from the log.
"""
