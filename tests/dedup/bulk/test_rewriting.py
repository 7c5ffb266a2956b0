"""A line is rewritten in three places; its other bytes stay."""

from __future__ import annotations

import pytest

from newsbot.dedup.bulk.rewriting import with_fields

_VALUES = {"relation": '"near"', "similarity": "0.9"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"id":1}', '{"id":1, "relation": "near", "similarity": 0.9}'),
        ("{}", '{"relation": "near", "similarity": 0.9}'),
        ('{"relation" : "new" , "similarity":null}', '{"relation" : "near" , "similarity":0.9}'),
        (
            ' { "a": 1.50, "relation": {"relation": [1, "}"]}, "z": "\\u0645}\\"", "similarity": 1e5 } ',
            ' { "a": 1.50, "relation": "near", "z": "\\u0645}\\"", "similarity": 0.9 } ',
        ),
        ('{"a": {"relation": 1}, "similarity": 2}', '{"a": {"relation": 1}, "similarity": 0.9, "relation": "near"}'),
        (
            '{"relation": 1, "relation": 2, "similarity": 3}',
            '{"relation": "near", "relation": "near", "similarity": 0.9}',
        ),
        ('{"a": "س",\r\t"similarity": -1, "b": NaN}', '{"a": "س",\r\t"similarity": 0.9, "b": NaN, "relation": "near"}'),
    ],
)
def test_other_bytes_stay(line: str, expected: str) -> None:
    assert with_fields(line.encode(), _VALUES).decode() == expected
