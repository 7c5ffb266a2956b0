"""Printer: the article of each page on standard output, or a line on standard error that says why there is none."""

from __future__ import annotations

import logging
import os
import sys
from typing import TextIO

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn
from rich.text import Text

from newsbot import urls
from newsbot.arabic import clean
from newsbot.article import Article
from newsbot.console import console
from newsbot.display import article_lines, explanation_lines
from newsbot.errors import NotAnArticle
from newsbot.extraction import SiteHints, explain, extract
from newsbot.pages import STDIN, Given, Unreadable, is_web

_COLUMNS = 100  # a longer line is hard to read


class Printer:
    """Extract one page after the other and print what comes of it.

    `well` tells whether all were articles so far, `over` that nobody reads standard output any more.
    """

    def __init__(self, site: SiteHints | None, pages: int, *, pretty: bool = False, explaining: bool = False) -> None:
        self._site = site
        self._pretty = pretty
        self._explaining = explaining
        self.well = True
        self.over = False
        self._out = console()
        shown = pages > 1 and self._out.is_terminal and not explaining and not sys.stdout.isatty()
        columns = ("pages", MofNCompleteColumn(), TimeElapsedColumn())
        self.progress = Progress(*columns, console=self._out, transient=True, redirect_stdout=False, disable=not shown)
        self._task = self.progress.add_task("", total=pages)

    def take(self, name: str, page: Given | Unreadable | NotAnArticle) -> bool:
        """Print what comes of a page, or why it could not be had; return whether somebody still reads."""
        try:
            article = self._article(name, page)
        except NotAnArticle as refusal:
            self._miss(name, f"not an article: {refusal.reason}: {refusal.message}")
        except Unreadable as error:
            self._miss(name, str(error))
        except Exception as error:
            logging.getLogger("newsbot").debug("%s", name, exc_info=True)
            self._miss(name, f"a fault of newsbot itself, please report it ({error!r})")
        else:
            self._print(article)
        self.progress.advance(self._task)
        return not self.over

    def _article(self, name: str, page: Given | Unreadable | NotAnArticle) -> Article:
        if not isinstance(page, Given):
            raise page
        article = (self._explained if self._explaining else self._extracted)(name, page)
        opt_out = [*article.opt_out, *page.opt_out]
        return article.model_copy(update={"http_status": page.status, "opt_out": opt_out})

    def _extracted(self, _: str, page: Given) -> Article:
        return extract(page.html, page.url, content_type=page.content_type, site=self._site)

    def _explained(self, name: str, page: Given) -> Article:
        explanation = explain(page.html, page.url, content_type=page.content_type, site=self._site)
        self._out.print(Text(_printable(name), style="bold"))
        self._out.print(Text("\n".join([*explanation_lines(explanation, _width(sys.stderr)), ""])))
        if explanation.article is None:
            assert explanation.refusal is not None
            raise explanation.refusal
        return explanation.article

    def _print(self, article: Article) -> None:
        lines = [*article_lines(article, _width(sys.stdout)), ""] if self._pretty else [article.model_dump_json()]
        try:
            sys.stdout.buffer.write("\n".join([*lines, ""]).encode())
            sys.stdout.buffer.flush()  # whoever reads the lines gets each when it is there
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to flush goes there
            self.over = True
            if not isinstance(error, BrokenPipeError):
                self._miss("standard output", error.strerror or str(error))

    def _miss(self, name: str, message: str) -> None:
        self.well = False
        self._out.print(Text(f"{_printable(name)}: {message}"))


def _printable(name: str) -> str:
    """Return a file's name or an address as it can be shown: neither may speak to the terminal."""
    if name == STDIN:
        return "standard input"
    return clean(urls.readable(name) if is_web(name) else name)


def _width(stream: TextIO) -> int:
    return min(Console(file=stream).width, _COLUMNS)
