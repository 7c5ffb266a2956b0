"""Where the file of a new site may lie. Checked before anything is asked."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsbot import urls
from newsbot.errors import UsageError
from newsbot.extraction.countries import NAMES
from newsbot.newsite import FOLDERS

_NAME = re.compile(r"[a-z][a-z0-9]*")
_FOLDER = re.compile(r"[a-z][a-z0-9_]*")
_FORM = "spiders/<country>/<name>.py"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site's file is to be written; `country` is what its folder is named after, None if it is no country's name."""

    path: Path
    name: str
    folder: str
    country: str | None


def target_of(given: str, url: str, project: Path, sites: Mapping[str, tuple[str, ...]]) -> Target:
    """Check the path of a new file for the site of a URL; raise `UsageError` with what to do.

    `sites` has the domains of each spider that there is.
    """
    path, spiders = Path(given).absolute(), (project / "spiders").resolve()
    try:
        parts = path.resolve().relative_to(spiders).parts
    except ValueError:
        parts = ()
    if len(parts) != 2 or path.suffix != ".py":  # noqa: PLR2004 - the country's folder and the file
        raise UsageError(f"--write {given} is no place for a site; write {_FORM} of this project")
    folder, name = parts[0], path.stem
    if not _NAME.fullmatch(name) or keyword.iskeyword(name):
        raise UsageError(f"--write {given}: {name!r} can't name a spider; take a-z and digits only, a letter first")
    if not _FOLDER.fullmatch(folder) or keyword.iskeyword(folder):
        raise UsageError(f"--write {given}: {folder!r} can't name a country's folder; take a-z, digits and _ only")
    if path.exists():
        raise UsageError(f"--write {given}: the file is there; remove it first, or write to another name")
    if name in sites:
        raise UsageError(f"--write {given}: there is a spider {name!r} already; take another name")
    for site, domains in sites.items():
        if urls.in_domains(url, domains):
            raise UsageError(f"{urls.host(url)} is the site of the spider {site!r} already; change that one's file")
    return Target(path, name, folder, _country(given, folder))


def _country(given: str, folder: str) -> str | None:
    """Return the country that a folder is named after; raise `UsageError` if that has another folder."""
    name = folder.replace("_", "")
    country = next((code for code, names in NAMES.items() if name in names.replace(" ", "").split("|")), None)
    if country and FOLDERS[country][0] != folder:
        raise UsageError(f"--write {given}: the folder of {country} is spiders/{FOLDERS[country][0]}")
    return country
