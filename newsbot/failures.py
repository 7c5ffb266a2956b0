"""Why a request failed, as a stable code and a readable message."""

from __future__ import annotations

from http import HTTPStatus

from scrapy import exceptions
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from newsbot.middlewares.refused import Refused

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
"""Statuses by which a site says that there is no such page."""

UNASKED = frozenset({"robots", "robots_unreachable", "held_back", "stopping", "no_worker"})
"""Refusals after which a page stays open: it wasn't asked for at all, or not read before the run was stopped."""

CLOSED = frozenset({"robots_unreachable", "held_back"})
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
}


def status_of(failure: Failure) -> int | None:
    """Return the HTTP status of the answer, None if there was none."""
    return int(failure.value.response.status) if isinstance(failure.value, HttpError) else None


def code_of(failure: Failure) -> str:
    """Return a stable code: http_503, timeout, dns, truncated, robots, offsite …"""
    error = failure.value
    if isinstance(error, Refused):
        return error.reason
    if isinstance(error, HttpError):
        return f"http_{error.response.status}"
    for kind, code in _CODES.items():
        if isinstance(error, kind):
            return code
    return "redirects" if "redirections" in str(error) else type(error).__name__


def message_of(failure: Failure) -> str:
    """Return one line that says what happened."""
    if isinstance(failure.value, HttpError):
        return f"HTTP status {failure.value.response.status}"
    if isinstance(failure.value, exceptions.ResponseDataLossError):
        return "the answer is cut off"
    return " ".join(failure.getErrorMessage().split()) or type(failure.value).__name__
