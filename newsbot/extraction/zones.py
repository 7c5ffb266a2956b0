"""What a domain tells of its site: country and zone by country-code domains of the Arab League."""

from __future__ import annotations

from newsbot import urls

# ccTLD -> (ISO 3166-1 alpha-2, IANA zone of the capital)
COUNTRIES: dict[str, tuple[str, str]] = {
    "ae": ("AE", "Asia/Dubai"), "bh": ("BH", "Asia/Bahrain"), "dj": ("DJ", "Africa/Djibouti"),
    "dz": ("DZ", "Africa/Algiers"), "eg": ("EG", "Africa/Cairo"), "iq": ("IQ", "Asia/Baghdad"),
    "jo": ("JO", "Asia/Amman"), "km": ("KM", "Indian/Comoro"), "kw": ("KW", "Asia/Kuwait"),
    "lb": ("LB", "Asia/Beirut"), "ly": ("LY", "Africa/Tripoli"), "ma": ("MA", "Africa/Casablanca"),
    "mr": ("MR", "Africa/Nouakchott"), "om": ("OM", "Asia/Muscat"), "ps": ("PS", "Asia/Hebron"),
    "qa": ("QA", "Asia/Qatar"), "sa": ("SA", "Asia/Riyadh"), "sd": ("SD", "Africa/Khartoum"),
    "so": ("SO", "Africa/Mogadishu"), "sy": ("SY", "Asia/Damascus"), "tn": ("TN", "Africa/Tunis"),
    "ye": ("YE", "Asia/Aden"),
}  # fmt: skip


def country_of(url: str) -> tuple[str | None, str | None]:
    """Return the country and zone of a URL's domain; None where the domain tells neither."""
    return COUNTRIES.get(urls.host(url).rpartition(".")[2], (None, None))
