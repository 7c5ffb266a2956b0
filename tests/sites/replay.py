"""The recorded pages of each site, for the tests that replay them."""

from __future__ import annotations

from pathlib import Path

from scrapy.utils.project import get_project_settings

from newsbot.loading import hints_at, spider_named
from newsbot.recording.case import Case, folders
from newsbot.recording.expectation import Change, changes, derived

SITES = Path(__file__).parent


def recorded(site: str | None = None) -> list[Path]:
    """Return the folders of the pages that are recorded of a site, of all sites without one."""
    return list(folders(SITES, site))


def replayed(folder: Path) -> list[Change]:
    """Return in what a page is read otherwise than was recorded, as the spider of its folder states its site's facts."""
    case = Case.load(folder)
    spider = spider_named(get_project_settings(), folder.parent.name)
    return changes(case.expected, derived(case, hints_at(spider, case.url)).expected)
