"""What the settings say to the ledger."""

from __future__ import annotations

from scrapy.settings import BaseSettings

from newsbot.dedup.decide import DAY, Rules
from newsbot.ledger.schedule import Recheck, Schedule


def rules_of(settings: BaseSettings) -> Rules:
    """Return what the settings say of duplicates."""
    return Rules(settings["DEDUP_NEAR"], settings["DEDUP_SCOPE"], settings.getfloat("DEDUP_WINDOW_DAYS") * DAY)


def schedule_of(settings: BaseSettings) -> Schedule:
    """Return what the settings say of pages that are asked for again."""
    return Schedule(settings.getfloat("SECOND_LOOK_AFTER"), settings.getfloat("FAILURE_BACKOFF"))


def recheck_of(settings: BaseSettings) -> Recheck:
    """Return which written articles the settings want looked at again."""
    return Recheck(settings.getfloat("RECHECK_HOURS"), settings.getint("RECHECK_BUDGET"))
