"""Pages that somebody names: files, compressed or not, and standard input, with the address that each has."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scrapy.exceptions import IgnoreRequest

from newsbot import urls
from newsbot.errors import NewsbotError, NotAnArticle

STDIN = "-"
_MAGIC = ((b"\x1f\x8b", b"gzip"), (b"\x28\xb5\x2f\xfd", b"zstd"))  # RFC 1952 2.3.1, RFC 8878 3.1.1


class Unreadable(NewsbotError):  # noqa: N818 - a state of the file, not a mistake
    """A page could not be had: no such file, broken compression, no answer. Raised before anything is extracted."""


@dataclass(frozen=True, slots=True)
class Given:
    """A page as it was given: its bytes, its address, and what its answer said if it came from the network."""

    html: bytes
    url: str
    content_type: str | None = None
    status: int | None = None
    opt_out: tuple[str, ...] = ()


Read = Callable[[str], Given | Unreadable | NotAnArticle]
Take = Callable[[str, Given | Unreadable | NotAnArticle], bool]


def is_web(name: str) -> bool:
    """Tell an address from the name of a file."""
    return name.lower().startswith(("http://", "https://"))


def read_local(name: str, url: str | None, limit: int) -> Given | Unreadable | NotAnArticle:
    """Read a file, or standard input if its name is "-", of at most `limit` bytes, also when they are decompressed.

    Without `url` the page itself must name its address. Returns, not raises, what stands in the way.
    """
    try:
        html = _plain(_bytes(name, limit), limit)
        address = url or address_of(html)
    except OSError as error:
        return Unreadable(error.strerror or str(error))
    except (Unreadable, NotAnArticle) as error:
        return error
    return Given(html, address) if address else Unreadable("the page doesn't name its address; give it with --url")


def address_of(html: bytes) -> str | None:
    """Return the address that a page gives for itself, last one that is a front page's.

    rel=canonical is the tidier one, but of a reprint it may be that of the original: og:url on another site outranks it.
    """
    from newsbot.extraction.page import parse  # noqa: PLC0415 - `scrapy list` and --help read no page

    page = parse(html, "", None)
    given = [address for value in (page.canonical, page.meta("og:url")) if value and (address := urls.clean(value))]
    if given and not urls.same_site(given[0], given[-1]):
        given.reverse()
    return next((address for address in given if not urls.identity(address).endswith("/")), next(iter(given), None))


def _bytes(name: str, limit: int) -> bytes:
    most = limit + 1 if limit < sys.maxsize else -1  # no limit
    if name == STDIN:
        body = sys.stdin.buffer.read(most)
    else:
        with Path(name).open("rb") as file:
            body = file.read(most)
    if len(body) > limit:
        raise Unreadable(_too_large(limit))
    return body


def _plain(body: bytes, limit: int) -> bytes:
    """Undo compression, which the bytes tell and not the name: `.html` files are often served and saved compressed."""
    coding = next((coding for magic, coding in _MAGIC if body.startswith(magic)), None)
    if coding is None:
        return body
    from newsbot.middlewares.compression import UNDECODABLE, decompressed  # noqa: PLC0415

    try:
        return decompressed(body, coding, limit)
    except UNDECODABLE as error:
        raise Unreadable(f"the file is cut off or broken ({coding.decode()}: {error})") from error
    except IgnoreRequest as error:
        raise Unreadable(_too_large(limit)) from error


def _too_large(limit: int) -> str:
    return f"larger than {limit / 2**20:.0f} MiB (DOWNLOAD_MAXSIZE)"
