"""Recorder and Updater: new cases of pages as they come in, and old ones held against what is taken from them today."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.text import Text

from newsbot import urls
from newsbot.arabic import clean
from newsbot.console import console
from newsbot.display import change_lines
from newsbot.errors import NewsbotError, NotAnArticle, UsageError
from newsbot.loading import hints_at
from newsbot.pages import Given, Unreadable, is_web
from newsbot.recording.case import PAGE, Case, folder_of
from newsbot.recording.expectation import Change, changes, derived
from newsbot.spider import NewsSpider

_COLUMNS = 100  # a longer line is hard to read


class Recorder:
    """Record one page after the other under a site's folder; `well` tells whether all were so far.

    `moment` is when pages that were saved elsewhere were fetched, now without one.
    """

    def __init__(self, spider: type[NewsSpider], root: Path, moment: datetime | None = None) -> None:
        self._spider = spider
        self._root = root
        self._moment = moment
        self._out = console()
        self.well = True

    def case_of(self, url: str) -> Path:
        """Return the folder of a page's case; raise `UsageError` if the page isn't on the site."""
        return self._root / self._spider.name / folder_of(url, hints_at(self._spider, url))

    def take(self, name: str, page: Given | Unreadable | NotAnArticle) -> bool:
        """Record a page, or tell why it could not be had; return whether to go on."""
        try:
            case = self._recorded(page)
        except OSError as error:
            self._miss(name, f"can't be written: {error.strerror or error}")
            return False
        except NotAnArticle as refusal:
            self._miss(name, f"not a page: {refusal.reason}: {refusal.message}")
        except NewsbotError as error:
            self._miss(name, str(error))
        except Exception as error:
            logging.getLogger("newsbot").debug("%s", name, exc_info=True)
            self._miss(name, f"a fault of newsbot itself, please report it ({error!r})")
        else:
            found = case.expected.get("reason")
            told = f"recorded as no article ({found})" if found else "recorded; review expected.json"
            self._out.print(Text(f"{case.folder / PAGE}: {told}"))
        return True

    def _recorded(self, page: Given | Unreadable | NotAnArticle) -> Case:
        if not isinstance(page, Given):
            raise page
        folder = self.case_of(page.url)
        check_new(folder)
        moment = (page.status is None and self._moment) or datetime.now(UTC)
        given = Case(folder, page.html, page.url, page.content_type, moment.astimezone(UTC).replace(microsecond=0), {})
        case = derived(given, hints_at(self._spider, page.url))
        case.create()
        return case

    def _miss(self, name: str, message: str) -> None:
        self.well = False
        self._out.print(Text(f"{clean(urls.readable(name) if is_web(name) else name)}: {message}"))


class Updater:
    """Derive anew what is expected of recorded pages and show the difference.

    `changed` counts the cases that differ, `broken` those that could not be read.
    """

    def __init__(self, spider: type[NewsSpider], *, checking: bool = False) -> None:
        self._spider = spider
        self._checking = checking
        self._out = console()
        self.changed = self.broken = self.same = 0

    def run(self, folders: Iterable[Path]) -> None:
        """Go through the cases; write those that differ unless this is only a check. Raises `OSError`."""
        for folder in folders:
            try:
                old = Case.load(folder)
                new = derived(old, hints_at(self._spider, old.url))
            except NewsbotError as error:
                self.broken += 1
                self._out.print(Text(str(error)))
                continue
            found = changes(old.expected, new.expected)
            self._show(old, found)
            self.changed += bool(found)
            self.same += not found
            if found and not self._checking:
                replace(new, folder=folder).rewrite()
        told = "differ" if self._checking else "updated"
        self._out.print(f"{self.same} as recorded, {self.changed} {told}, {self.broken} broken")

    def _show(self, case: Case, found: list[Change]) -> None:
        if not found:
            return
        width = min(Console(file=sys.stderr).width, _COLUMNS)
        lines = [line for change in found for line in change_lines(change.field, change.values, width)]
        self._out.print(Text(case.name, style="bold"))
        self._out.print(Text("\n".join([*lines, ""])))


def check_new(folder: Path) -> None:
    """Raise `UsageError` if there is such a case already."""
    if folder.exists():
        raise UsageError(
            f"{folder} is there already: scrapy record {folder.parent.name} --update {folder.name} derives anew what is "
            f"expected of it; remove the folder to record the page as it is now"
        )
