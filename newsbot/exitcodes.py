"""Exit codes of newsbot's commands, for cron and scripts."""

from typing import Final

DONE: Final = 0
"""Everything that was asked for is done."""
BROKEN: Final = 1
"""newsbot could not go on: a full disk, a damaged ledger, a bug."""
USAGE: Final = 2
"""A wrong argument or setting; nothing was requested."""
NO_SOURCE: Final = 3
"""Every source failed, so nothing is known of what the site published. Of `scrapy audit`: some site isn't ok."""
PAGES_LEFT: Final = 4
"""Some pages failed or were left by an interrupted run; the next run tries them again."""
LOCKED: Final = 75
"""Another run of this site holds its lock (EX_TEMPFAIL of sysexits.h)."""
