"""Redirect: Scrapy's, where each redirect that isn't followed ends with its reason."""

from __future__ import annotations

import re

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newsbot import urls
from newsbot.middlewares.refused import Refused

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_FOLLOWED = frozenset({301, 302, 303, 307, 308})


class Redirect(RedirectMiddleware):
    """Refuse what leads to no web address at all.

    Scrapy's own hands on a redirect to file: or ftp: as an answer, and fails on a Location that can't be read.
    """

    def process_response(  # type: ignore[override] # the decorator of Scrapy's only adds an old argument
        self, request: Request, response: Response
    ) -> Request | Response:
        location = (response.headers.get("Location") or b"").decode("utf8", "backslashreplace").strip()
        try:
            result: Request | Response = super().process_response(request, response)
        except IgnoreRequest as error:
            raise Refused("redirects", f"{request.url} goes on to other addresses for too long") from error
        except ValueError as error:
            raise _refused(location) from error
        if result is response and location and response.status in _FOLLOWED:
            raise _refused(location)
        if isinstance(result, Request) and not urls.host(result.url):
            raise _refused(location)
        return result


def _refused(location: str) -> Refused:
    scheme = _SCHEME.match(location)
    if scheme and scheme[1].lower() not in ("http", "https"):
        return Refused("scheme", f"refused: {location[:200]} is neither http nor https")
    return Refused("bad_redirect", f"refused: {location[:200]} is no address")
