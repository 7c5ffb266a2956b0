"""The file of a new site: what its name and domain must be, which country it is in, where it goes."""

from __future__ import annotations

import keyword
import re
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from newsbot import urls
from newsbot.errors import UsageError
from newsbot.extraction.countries import ZONES
from newsbot.extraction.zones import country_of

# Country -> its folder below spiders/, and its name in a sentence.
FOLDERS: Final[dict[str, tuple[str, str]]] = {
    "AE": ("emirates", "the United Arab Emirates"), "BH": ("bahrain", "Bahrain"), "DJ": ("djibouti", "Djibouti"),
    "DZ": ("algeria", "Algeria"), "EG": ("egypt", "Egypt"), "IQ": ("iraq", "Iraq"), "JO": ("jordan", "Jordan"),
    "KM": ("comoros", "the Comoros"), "KW": ("kuwait", "Kuwait"), "LB": ("lebanon", "Lebanon"), "LY": ("libya", "Libya"),
    "MA": ("morocco", "Morocco"), "MR": ("mauritania", "Mauritania"), "OM": ("oman", "Oman"),
    "PS": ("palestine", "Palestine"), "QA": ("qatar", "Qatar"), "SA": ("saudiarabia", "Saudi Arabia"),
    "SD": ("sudan", "Sudan"), "SO": ("somalia", "Somalia"), "SY": ("syria", "Syria"), "TN": ("tunisia", "Tunisia"),
    "YE": ("yemen", "Yemen"),
}  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9]*")


@dataclass(frozen=True, slots=True)
class NewSite:
    """What a template is filled in with. Without a country that is left to whoever knows it."""

    name: str
    domain: str
    country: str | None

    @classmethod
    def of(cls, name: str, domain: str, country: str | None) -> NewSite:
        """Check what somebody typed; the country is that of the domain if none is given. Raises `UsageError`."""
        if not _NAME.fullmatch(name) or keyword.iskeyword(name.capitalize()):
            raise UsageError(f"{name!r} can't name a site: take lower-case letters and digits, a letter first")
        host = _host(domain)
        given = country.upper() if country else country_of(f"https://{host}/")[0]
        if country and given not in ZONES:
            raise UsageError(f"--country {country} is none of the Arab countries: {' '.join(sorted(ZONES))}")
        return cls(name, host, given)

    @property
    def zone(self) -> str | None:
        """The country's IANA zone."""
        return ZONES[self.country] if self.country else None

    def path(self, spiders: Path) -> Path:
        """Return where the file goes: into its country's folder, if the country is known."""
        return (spiders / FOLDERS[self.country][0] if self.country else spiders) / f"{self.name}.py"

    @property
    def facts(self) -> dict[str, str]:
        """What stands in a template for the names behind its dollar signs."""
        facts = {"country": self.country or "", "zone": self.zone or "", "domain": self.domain}
        return {**facts, "name": self.name, "classname": self.name.capitalize()}

    def write(self, spiders: Path, template: str, *, force: bool = False) -> Path:
        """Write the file, and make its country's folder. Raises `UsageError` if it is there already, `OSError`."""
        path, text = self.path(spiders), Template(template).substitute(self.facts)
        if path.exists() and not force:
            raise UsageError(f"{path} is there already; take another name")
        if path.with_suffix("").exists():
            raise UsageError(f"{path.with_suffix('')} is a folder; take another name, or give --country")
        if self.country and not (path.parent / "__init__.py").exists():
            path.parent.mkdir(exist_ok=True)
            told = f'"""Sites published in {FOLDERS[self.country][1]}."""\n'
            (path.parent / "__init__.py").write_text(told, encoding="utf8")
        path.write_text(text, encoding="utf8")
        return path


def _host(domain: str) -> str:
    """Return the host that is meant, without www, in ASCII; raise `UsageError` for anything else than a public host."""
    address = urls.clean(domain if "://" in domain else f"https://{domain}") or ""
    host = urls.host(address).removeprefix("www.")
    if "." not in host or urls.is_private(host) or host.replace(".", "").isdigit():
        raise UsageError(f"{domain} is no domain; write it as example.dz")
    if address.partition("://")[2] not in (f"{host}/", f"www.{host}/"):
        raise UsageError(f"{domain} is more than a domain; write {host}")
    return host
