"""Case: one recorded page on disk, in a folder of its own: page.html as it was received, and expected.json."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from newsbot import urls
from newsbot.errors import NewsbotError
from newsbot.extraction.site import SiteHints
from newsbot.ledger.files import make_folder, sync_path, write_whole
from newsbot.pages import Given, read_local

PAGE: Final = "page.html"
EXPECTED: Final = "expected.json"
_PACKED = (PAGE, f"{PAGE}.zst", f"{PAGE}.gz")
_WORDS = re.compile(r"[a-z0-9]+")
_ESCAPES = re.compile(r"%[0-9a-f]{2}")
_LONGEST, _HASH = 40, 8  # letters of a folder's name that are taken from the address, and of the hash behind them


class BrokenCase(NewsbotError):  # noqa: N818 - a state of its files, not a mistake
    """A recorded page can't be read. Raised by `Case.load`."""


@dataclass(frozen=True, slots=True)
class Case:
    """A page as it was received (its content coding undone), and what is expected of it.

    `expected` holds `article`, the fields that are taken from the page, or `reason`, the code of `NotAnArticle`.
    """

    folder: Path
    html: bytes
    url: str
    content_type: str | None
    fetched_at: datetime
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        """Return site/page, as the folders are called."""
        return f"{self.folder.parent.name}/{self.folder.name}"

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read a case; raise `BrokenCase`. A large page may be kept compressed (page.html.zst, page.html.gz)."""
        path = next((found for name in _PACKED if (found := folder / name).is_file()), folder / PAGE)
        try:
            told = json.loads((folder / EXPECTED).read_bytes())
            url, fetched_at = told.pop("url"), datetime.fromisoformat(told.pop("fetched_at"))
            content_type = told.pop("content_type", None)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BrokenCase(f"{folder / EXPECTED} can't be read: {error}") from error
        page = read_local(str(path), url, sys.maxsize)
        if not isinstance(page, Given):
            raise BrokenCase(f"{path} can't be read: {page}")
        return cls(folder, page.html, url, content_type, fetched_at, told)

    def create(self) -> None:
        """Write a new case: its folder appears with all its files, once they are on disk. Raises `OSError`."""
        hidden = self.folder.with_name(f".{self.folder.name}.partial")
        if hidden.exists():  # what a killed process left
            shutil.rmtree(hidden)
        make_folder(hidden)
        try:
            write_whole(hidden / PAGE, self.html)
            write_whole(hidden / EXPECTED, self._told())
            hidden.rename(self.folder)
        except BaseException:
            shutil.rmtree(hidden, ignore_errors=True)
            raise
        sync_path(self.folder.parent)

    def rewrite(self) -> None:
        """Write what is expected in the place of what was. Raises `OSError`."""
        write_whole(self.folder / EXPECTED, self._told())

    def _told(self) -> bytes:
        fetched_at = self.fetched_at.isoformat(timespec="seconds")
        given = {"url": self.url, "content_type": self.content_type, "fetched_at": fetched_at}
        return (json.dumps({**given, **self.expected}, ensure_ascii=False, indent=1) + "\n").encode()


def folder_of(url: str, site: SiteHints) -> str:
    """Return the name of a page's folder: words of its address, for people, and a hash that is the same for all its forms."""
    identity = urls.identity(url, site.domains)
    words = "-".join(_WORDS.findall(_ESCAPES.sub(" ", identity.lower())))
    readable = words[-_LONGEST:].partition("-")[2] if len(words) > _LONGEST else words
    return f"{readable or 'page'}-{urls.article_id(site.name or '', identity)[:_HASH]}"


def folders(root: Path, site: str | None = None) -> Iterator[Path]:
    """Yield the folders of the recorded pages below a root, of one site or of all, in order."""
    for page in sorted(root.glob(f"{site or '*'}/*/{EXPECTED}")):
        if not page.parent.name.startswith("."):
            yield page.parent
