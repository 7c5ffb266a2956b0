"""Why a request failed, as a stable code and a readable message."""

from __future__ import annotations

import re
from http import HTTPStatus

from OpenSSL import SSL
from scrapy import exceptions
from scrapy.spidermiddlewares.httperror import HttpError
from service_identity import VerificationError
from service_identity.exceptions import CertificateError
from twisted.internet.error import ConnectionClosed
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from newsbot.middlewares.refused import Refused

CODES: dict[str, str] = {
    "http_503, http_404 …": "the status of the answer; 404 and 410 end a page, a 1xx to 3xx is one that nobody asked for",
    "timeout": "nothing, or not all, within DOWNLOAD_TIMEOUT",
    "dns": "the name leads to no address",
    "connection_refused": "nobody listens at the address",
    "connection": "the connection broke off before an answer was there",
    "certificate": "the certificate is expired, signed by nobody known, or another host's",
    "tls": "no encrypted connection could be agreed on",
    "bad_answer": "what came is no HTTP",
    "truncated": "less of the body came than there is",
    "undecodable": "the body isn't whole, or isn't what its Content-Encoding says",
    "too_large": "the body is larger than DOWNLOAD_MAXSIZE, as it came or decompressed",
    "redirects": "more than REDIRECT_MAX_TIMES redirects",
    "bad_redirect": "the Location is no address",
    "scheme": "it leads to something other than http or https",
    "offsite": "it leads to a host that isn't the site's",
    "private_address": "it leads into a private network",
    "robots": "robots.txt forbids it",
    "robots_unreachable": "robots.txt could not be had, so nothing is asked for",
    "held_back": "the host wants to be left alone for longer than RETRY_AFTER_MAX",
    "not_answering": "the host hadn't answered for five times DOWNLOAD_TIMEOUT, so nothing more was asked for",
    "stopping": "the run was being stopped",
    "unknown_<error>": "something that has no code yet; please report it",
}
"""Every code that `code_of` gives, with its meaning. tests/faults/outcomes.md shows the same table."""

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
"""Statuses by which a site says that there is no such page."""

UNASKED = frozenset({"robots", "robots_unreachable", "held_back", "stopping", "no_worker", "not_answering"})
"""Refusals after which a page stays open: it wasn't asked for at all, or not read before the run was stopped."""

CLOSED = frozenset({"robots_unreachable", "held_back", "not_answering"})
"""Refusals that meet every page of a host alike."""

FINAL = frozenset({"offsite", "private_address", "scheme", "too_large"})
"""Refusals that another try can't change."""

SHUT_OUT = frozenset({"blocked", "consent"})
"""Reasons of pages that show a wall in place of what stands behind it: they are failures, the article is there."""

_CODES: dict[type[Exception], str] = {
    exceptions.CannotResolveHostError: "dns",
    exceptions.DownloadConnectionRefusedError: "connection_refused",
    exceptions.DownloadTimeoutError: "timeout",
    exceptions.ResponseDataLossError: "truncated",
    exceptions.DownloadCancelledError: "too_large",
    exceptions.DownloadFailedError: "connection",
    exceptions.UnsupportedURLSchemeError: "scheme",
    OSError: "connection",
    ConnectionClosed: "connection",
}
_TOLD = {"truncated": "the answer is cut off", "bad_answer": "the answer is no HTTP", "tls": "TLS failed"}
_STATUSES = range(100, 1000)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_VERIFY = "certificate verify failed"


def status_of(failure: Failure) -> int | None:
    """Return the HTTP status of the answer, None if there was none."""
    return int(failure.value.response.status) if isinstance(failure.value, HttpError) else None


def code_of(failure: Failure) -> str:
    """Return a stable code, one of `CODES`."""
    return code(failure.value)


def code(error: BaseException | None) -> str:
    """Return the stable code of an exception, one of `CODES`."""
    if isinstance(error, Refused):
        return error.reason
    if isinstance(error, HttpError):
        return f"http_{error.response.status}" if error.response.status in _STATUSES else "bad_answer"
    if (deeper := _below(error)) is not None:
        return deeper[0]
    for kind, code in _CODES.items():
        if isinstance(error, kind):
            return code
    return f"unknown_{_WORDS.sub('_', type(error).__name__).lower()}"


def message_of(failure: Failure) -> str:
    """Return one line that says what happened."""
    error = failure.value
    if isinstance(error, HttpError):
        return f"HTTP status {error.response.status}"
    found = code(error)
    if (deeper := _below(error)) is not None:
        return f"{_TOLD.get(found, 'its certificate is refused')}: {deeper[1]}"
    if found in _TOLD and not isinstance(error, Refused):
        return _TOLD[found]
    return " ".join(failure.getErrorMessage().split()) or type(error).__name__


def _below(error: BaseException | None) -> tuple[str, str] | None:
    """Return code and words for what Twisted wraps: TLS and what is no HTTP. None for an ordinary lost connection."""
    wrapped = error.__cause__ if isinstance(error, exceptions.DownloadFailedError) else error
    reasons = [reason.value for reason in wrapped.reasons] if isinstance(wrapped, ResponseFailed) else [wrapped]
    for reason in reasons:
        if isinstance(reason, VerificationError | CertificateError):
            return "certificate", "it is another host's"
        if isinstance(reason, SSL.Error):
            words = ", ".join(str(part[-1]) for part in (reason.args[0] if reason.args else ())) or "no reason given"
            return ("certificate" if _VERIFY in words else "tls"), words
        if isinstance(wrapped, ResponseFailed) and not isinstance(reason, ConnectionClosed | OSError | None):
            return "bad_answer", " ".join(str(reason).split())[:200]
    return None
