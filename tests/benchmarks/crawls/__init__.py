"""How a crawl's cost grows: with its length, with the queue, with the ledger, and with the sites of one process."""
