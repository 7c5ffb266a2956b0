"""Every error that newsbot raises on purpose: one base, few leaves, each with the URL and the reason."""


class NewsbotError(Exception):
    """Base of all errors of this project. `str()` of any of them is one readable line."""


class UsageError(NewsbotError):
    """A spider argument or setting is wrong. Raised before the first request; the command exits with 2."""


class SiteLocked(NewsbotError):  # noqa: N818 - a state of the site, not a mistake
    """Another live run of the same site holds its lock. Raised when a run opens; the command exits with 75."""


class LedgerError(NewsbotError):
    """The ledger can't be opened, read or trusted, or an output file is shorter than it says."""


class SourceError(NewsbotError):
    """A source answered with something that it isn't (an HTML page for a feed, broken XML). Raised by `Source.read`.

    `code` is a stable word for the report: unreadable, not_xml, not_feed, not_sitemap, not_json, rest_error, not_html,
    cut_off, too_large, fault.
    """

    def __init__(self, url: str, reason: str, code: str = "unreadable") -> None:
        super().__init__(url, reason, code)
        self.url = url
        self.reason = reason
        self.code = code

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class NotAnArticle(NewsbotError):  # noqa: N818 - a finding about the page, not a mistake
    """A fetched page that holds no article that we can take. Raised by `extract`.

    `reason` is a stable code that goes to output/rejected: listing, empty, error_page, blocked, consent,
    paywall_stub, too_short, not_arabic, not_html, broken. `message` says it in words.
    """

    def __init__(self, reason: str, message: str, *, url: str = "") -> None:
        super().__init__(reason, message, url)
        self.reason = reason
        self.message = message
        self.url = url

    def __reduce__(self) -> tuple[object, ...]:
        return _not_an_article, (self.reason, self.message, self.url)

    def __str__(self) -> str:
        return f"{self.url}: {self.message} ({self.reason})"


class Continues(NewsbotError):  # noqa: N818 - a finding about the page, not a mistake
    """The article goes on at other pages. Raised by `extract` where they are to be had: it wants them among its parts.

    `start` is the article's first page where the one that was read isn't; else `pages` are the further ones, in order.
    """

    def __init__(self, url: str, pages: tuple[str, ...] = (), start: str | None = None) -> None:
        super().__init__(url, pages, start)
        self.url = url
        self.pages = pages
        self.start = start

    def __str__(self) -> str:
        return f"{self.url}: the article has other pages: {' '.join(filter(None, (self.start, *self.pages)))}"


class PartFailed(NewsbotError):  # noqa: N818 - a state of the site, as NotAnArticle is one of the page
    """A page of an article in several pages could not be had, so that the article isn't whole.

    `code` is one of `newsbot.failures.CODES`.
    """

    def __init__(self, url: str, code: str, message: str) -> None:
        super().__init__(f"{url}: {message}")
        self.url = url
        self.code = code


def _not_an_article(reason: str, message: str, url: str) -> NotAnArticle:
    """Rebuild a NotAnArticle on the other side of a process border: pickle can't pass keyword arguments."""
    return NotAnArticle(reason, message, url=url)
