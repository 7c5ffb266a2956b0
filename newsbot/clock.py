"""What time it is, by this machine's clock and by the site's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.http import Response

_SLACK = timedelta(days=1)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)  # no site is believed beyond: the last day of the calendar has no next one


def present(response: Response) -> datetime:
    """Return the present: this machine's, or the site's (RFC 9110 6.6.1) if that is more than a day ahead.

    A machine without power starts in another year, and all news would lie in the future. What a cache kept is never ahead.
    """
    now = datetime.now(UTC)
    try:
        told = parsedate_to_datetime((response.headers.get("Date") or b"").decode("latin-1"))
    except (ValueError, OverflowError):
        return now
    told = told if told.tzinfo else told.replace(tzinfo=UTC)
    return told.astimezone(UTC) if told < _LATEST and told - now > _SLACK else now
