"""Plot: the curves of growth in one picture. What is flat doesn't grow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter

FILE = Path(__file__).parents[1] / "growth.png"
_LIMIT = 250  # MB, of the main process
_STYLE: Any = {
    "font.size": 9,
    "axes.titlesize": 10,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": "#e4e4e4",
    "lines.linewidth": 1.6,
    "legend.frameon": False,
}
Steps: TypeAlias = Sequence[dict[str, float]]
_BLUE, _ORANGE, _GREEN = "#1f5fa8", "#d9730d", "#3a8a4d"


def draw(figures: dict[str, Any]) -> None:
    """Draw what was measured."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(13, 7), layout=ConstrainedLayoutEngine(h_pad=0.15, w_pad=0.12))
        axes = figure.subplots(2, 3)
        if steps := _longest(figures.get("crawls", ())):
            for ax, draw_one in zip(axes[0], (_time, _memory, _disk), strict=True):
                draw_one(ax, steps)
        _ledger(axes[1, 0], figures.get("ledger", ()))
        _sites(axes[1, 1], figures.get("sites", ()))
        _sites_memory(axes[1, 2], figures.get("sites", ()))
        for ax in axes.flat:
            ax.set_ylim(0, ax.get_ylim()[1] * 1.1)
        figure.savefig(FILE, dpi=120)


def _longest(crawls: Sequence[dict[str, Any]]) -> Steps:
    """Return the steps of the longest crawl without a network."""
    alone = [crawl for crawl in crawls if not crawl["network"]]
    found: Steps = max(alone, key=lambda crawl: int(crawl["pages"]))["steps"] if alone else ()
    return found


def _time(ax: Axes, steps: Steps) -> None:
    _along(ax, steps, "workers", "all workers", _ORANGE)
    _along(ax, steps, "main", "main process", _BLUE)
    _named(ax, "One crawl: processor time of a page", "pages written so far", "CPU ms a page")


def _memory(ax: Axes, steps: Steps) -> None:
    _along(ax, steps, "memory", "main process", _BLUE)
    ax.axhline(_LIMIT, color="#888888", linewidth=1, linestyle="--", label="limit for the highest")
    _named(ax, "One crawl: memory", "pages written so far", "MB resident")


def _disk(ax: Axes, steps: Steps) -> None:
    _along(ax, steps, "ledger", "ledger", _BLUE)
    _along(ax, steps, "near", "near index", _GREEN)
    _named(ax, "One crawl: disk", "pages written so far", "MB")


def _along(ax: Axes, steps: Steps, figure: str, label: str, color: str) -> None:
    ax.plot([step["pages"] for step in steps], [step[figure] for step in steps], color=color, label=label)
    ax.set_xlim(left=0)
    ax.xaxis.set_major_formatter(FuncFormatter(_thousands))


def _ledger(ax: Axes, rows: Steps) -> None:
    sizes = [row["articles"] for row in rows]
    for name, label, color in (("claim", "to claim it", _BLUE), ("confirm", "to confirm it", _GREEN)):
        ax.plot(sizes, [row[name] for row in rows], "o-", color=color, label=label)
    ax.set_xscale("log")
    ax.xaxis.set_major_formatter(FuncFormatter(_thousands))
    _named(ax, "Ledgers: an article's cost in one", "articles in the ledger (log scale)", "CPU ms an article")


def _sites(ax: Axes, rows: Sequence[dict[str, Any]]) -> None:
    sites = [row["sites"] for row in rows]
    ax.plot(sites, [row["first"]["main"] for row in rows], "o-", color=_BLUE, label="main process")
    ax.plot(sites, [row["first"]["workers"] for row in rows], "o-", color=_ORANGE, label="all workers")
    ax.plot(sites, [row["second"]["main"] for row in rows], "o--", color=_BLUE, label="main process, nothing new")
    ax.set_xlim(left=0)
    _named(ax, "Many sites in one process: time of a site", "sites, 16 at a time, ten pages each", "CPU ms a site")


def _sites_memory(ax: Axes, rows: Sequence[dict[str, Any]]) -> None:
    sites = [row["sites"] for row in rows]
    ax.plot(sites, [row["first"]["peak"] for row in rows], "o-", color=_BLUE, label="main process, highest")
    ax.plot(sites, [row["second"]["peak"] for row in rows], "o--", color=_BLUE, label="the same, nothing new")
    ax.axhline(_LIMIT, color="#888888", linewidth=1, linestyle="--", label="limit")
    ax.set_xlim(left=0)
    _named(ax, "Many sites in one process: memory", "sites, 16 at a time, ten pages each", "MB resident")


def _named(ax: Axes, title: str, x: str, y: str) -> None:
    ax.set_title(title)
    ax.set_xlabel(x)
    ax.set_ylabel(y)
    ax.legend(loc="best", fontsize=8)


def _thousands(value: float, _: object) -> str:
    return f"{value / 1e6:g} M" if value >= 1e6 else f"{value / 1e3:g} k" if value >= 1e3 else f"{value:g}"
