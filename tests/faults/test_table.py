"""outcomes.md says what the cases say."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from newsbot.failures import CODES
from tests.faults.table import MODULES, table, written


def test_the_table_is_that_of_the_cases() -> None:
    assert written() == table(), "write it anew: python -m tests.faults.table"


@pytest.mark.parametrize("module", MODULES)
def test_each_fault_stands_there_once(module: str) -> None:
    faults = [case.fault for case in import_module(module).CASES]
    assert len(set(faults)) == len(faults)


def test_codes_are_lower_case() -> None:
    assert all(re.match(r"[a-z_]+", code) for code in CODES)
