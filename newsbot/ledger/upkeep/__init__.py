"""Upkeep of the ledger, for its operator: check it against the files, rebuild it from them, shrink it, count it.

Apart from the rest of the ledger because no run does any of this.
"""
