"""Candidates: which texts are worth comparing, by the keys that they share."""

from __future__ import annotations

from newsbot.dedup.sketch import Sizes

MOST = 20  # texts that one text is compared with
COMMON = 200  # texts; a key that more of them have says nothing
_LEAST_SHARE = 0.15
_FEW = 6  # keys; of fewer one is enough, a flash has no more


def is_candidate(one: Sizes, other: Sizes, shared: int, passed_over: int = 0) -> bool:
    """Tell whether two texts that share so many keys are worth comparing.

    `passed_over` keys were not looked at since too many texts have them. A short text has denser keys, which count
    between two short ones only.
    """
    both_dense = one.dense and other.dense
    fewer = min(one.dense, other.dense) if both_dense else min(one.keys, other.keys)
    looked_at = max(1, fewer - passed_over)
    return shared >= max(1 if looked_at < _FEW else 2, _LEAST_SHARE * looked_at)
