"""Figures: the latest results of the benchmarks of growth, kept so that each can be measured apart, and drawn together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("growth.json")


def kept() -> dict[str, Any]:
    """Return all figures by benchmark."""
    found: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf8")) if _FILE.exists() else {}
    return found


def keep(figures: Mapping[str, object]) -> None:
    """Keep figures by benchmark, in place of the former ones of the same."""
    rounded = json.loads(json.dumps({**kept(), **figures}), parse_float=_rounded)
    _FILE.write_text(json.dumps(rounded, ensure_ascii=False) + "\n", encoding="utf8")


def _rounded(digits: str) -> float:
    return float(f"{float(digits):.4g}")
