"""Cases that state their own row of outcomes.md, and the table that is made of them.

A module of cases names its `CASES: Sequence[Case]`; add it to `MODULES` and its faults stand in the table.
`python -m tests.faults.table` writes the file anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from newsbot.failures import CODES
from tests.middlewares.site import Answer

OUTCOMES = Path(__file__).with_name("outcomes.md")
MODULES = ("tests.faults.transport", "tests.faults.hosts", "tests.faults.elsewhere", "tests.faults.content")
_BEGIN, _END = "<!-- rows: begin -->", "<!-- rows: end -->"
_CODES = "| code | meaning |\n|---|---|"
_HEAD = "| fault | outcome | tried again? | counted as |\n|---|---|---|---|"
_WORDS = {
    "new": "the article is stored, whole",
    "unchanged": "the article stays as it is",
    "failed": "nothing is stored; the page stays open",
    "rejected": "a line in rejected/ tells why",
    "refused": "nothing is asked for; the pages stay open",
    "robots": "robots.txt could not be had, so nothing is asked for; known pages stay open (`refused/robots_unreachable`)",
    "source": "the source counts as failed; the other sources are read",
}
_AGAIN = {
    "new": "no",
    "unchanged": "no",
    "failed": "in later runs",
    "rejected": "once more in a later run",
    "refused": "in later runs",
    "robots": "in later runs",
    "source": "in later runs",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A fault of a server: its name in simple English, its answers by turns, how it ends (`failed/timeout`), how often it is asked for in a run.

    `answers` are made from the slug of the page; `again` is what the table says of further tries, if that isn't the usual.
    """

    fault: str
    answers: Callable[[str], Sequence[Answer]]
    counted: str
    asked: int = 1
    again: str = ""

    @property
    def row(self) -> str:
        """The case's line of the table."""
        outcome = self.counted.partition("/")[0]
        again = self.again or _AGAIN[outcome]
        if self.asked > 1 and not self.again:
            again = f"{self.asked - 1} {'time' if self.asked == 2 else 'times'} at once" + (
                "" if again == "no" else f", then {again}"
            )
        return f"| {self.fault} | {_WORDS[outcome]} | {again} | `{self.counted}` |"


def table(modules: Iterable[str] = MODULES) -> str:
    """Return the table of all cases of the modules, and that of the codes."""
    rows = [case.row for module in modules for case in import_module(module).CASES]
    codes = [f"| `{code}` | {meaning} |" for code, meaning in CODES.items()]
    return "\n".join([_HEAD, *rows, "", _CODES, *codes])


def written() -> str:
    """Return the table that stands in the file."""
    return OUTCOMES.read_text(encoding="utf8").split(_BEGIN)[1].split(_END)[0].strip()


def write() -> None:
    """Put the table of all cases between the file's markers."""
    before, rest = OUTCOMES.read_text(encoding="utf8").split(_BEGIN)
    OUTCOMES.write_text(f"{before}{_BEGIN}\n\n{table()}\n\n{_END}{rest.split(_END)[1]}", encoding="utf8")


if __name__ == "__main__":
    write()
