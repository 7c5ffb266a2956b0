"""Terminal: rich's console, for readers that may go away."""

from __future__ import annotations

from rich.console import Console


class Terminal(Console):
    """A console that falls silent then: rich would end the process from inside the event loop, which hangs."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
