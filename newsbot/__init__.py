"""newsbot: a crawler of Arabic news sites that writes each article once, as a line of JSON."""

__version__ = "0.1.0"


def user_agent(contact: str) -> str:
    """Return the User-Agent header, with the operator's contact address (a URL or mail address) if there is one."""
    contact = " ".join(contact.split())
    return f"newsbot/{__version__} (+{contact})" if contact else f"newsbot/{__version__}"
