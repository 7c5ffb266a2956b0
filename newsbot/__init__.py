"""newsbot: a crawler of Arabic news sites that writes each article once, as a line of JSON."""

__version__ = "0.1.0"
