"""The two steps of a shutdown, as signals: `newsbot.extensions.shutdown` sends them, whoever is at work heeds them."""

stopping = object()
"""A signal or a full disk began to stop the crawl: nothing new is begun, what is under way may end."""

cut_off = object()
"""The time for that is over: what is still under way is given up."""
