"""The countries of the Arab League: zones and the names by which a page shows that it is made there."""

from __future__ import annotations

import re
from functools import lru_cache

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
ZONES: dict[str, str] = dict(COUNTRIES.values())

# Arabic names as keys (see `key_of`), the English ones of addresses, and calling codes.
NAMES: dict[str, str] = {
    "AE": "الامارات|الاماراتيه?|اماراتيه?|ابو ?ظبي|دبي|الشارقه|عجمان|uae|united arab emirates|emirates|dubai|abu dhabi",
    "BH": "البحرين|البحرينيه?|المنامه|bahrain|manama", "DJ": "جيبوتي|djibouti",
    "DZ": "الجزاير|الجزايريه?|جزايريه?|وهران|قسنطينه|algeria|algerie|algiers|alger",
    "EG": "مصر|المصريه?|مصريه?|القاهره|الاسكندريه|الجيزه|egypt|cairo|giza",
    "IQ": "العراق|العراقيه?|عراقيه?|بغداد|البصره|الموصل|اربيل|النجف|iraq|baghdad|erbil",
    "JO": "الاردن|الاردنيه?|اردنيه?|jordan|amman", "KM": "جزر القمر|القمريه?|موروني|comoros|comores",
    "KW": "الكويت|الكويتيه?|كويتيه?|kuwait", "LB": "لبنان|اللبنانيه?|لبنانيه?|بيروت|lebanon|liban|beirut",
    "LY": "ليبيا|الليبيه?|ليبيه|بنغازي|libya|benghazi", "MA": "المغرب|المغربيه?|الرباط|الدار البيضا|مراكش|طنجه|morocco|maroc|rabat|casablanca",
    "MR": "موريتانيا|الموريتانيه?|موريتانيه?|ا?نواكشوط|mauritania|mauritanie|nouakchott",
    "OM": "سلطنه عمان|العمانيه|عمانيه|مسقط|صلاله|oman|muscat",
    "PS": "فلسطين|الفلسطينيه?|فلسطينيه?|القدس|غزه|رام الله|الضفه|نابلس|الخليل|palestine|gaza|ramallah",
    "QA": "قطر|القطريه?|قطريه?|الدوحه|qatar|doha", "SA": "السعوديه?|سعوديه?|الرياض|جده|مكه المكرمه|saudi arabia|ksa|riyadh|jeddah",
    "SD": "السودان|السودانيه?|سودانيه?|الخرطوم|بورتسودان|sudan|khartoum", "SO": "الصومال|الصوماليه?|مقديشو|somalia|mogadishu",
    "SY": "سوريا|سوريه|السوريه?|دمشق|حلب|ادلب|syria|damascus|aleppo", "TN": "تونس|التونسيه?|تونسيه?|صفاقس|tunisia|tunisie|tunis",
    "YE": "اليمن|اليمنيه?|يمنيه?|صنعا|عدن|حضرموت|تعز|المكلا|مارب|yemen|sanaa|aden",
}  # fmt: skip
DIALLING: dict[str, str] = {
    "971": "AE", "973": "BH", "253": "DJ", "213": "DZ", "20": "EG", "964": "IQ", "962": "JO", "269": "KM", "965": "KW",
    "961": "LB", "218": "LY", "212": "MA", "222": "MR", "968": "OM", "970": "PS", "974": "QA", "966": "SA", "249": "SD",
    "252": "SO", "963": "SY", "216": "TN", "967": "YE",
}  # fmt: skip
# What domains are called after: yemennownews.com, beirutobserver.com. Short words that stand in others must begin a part.
DOMAINS: dict[str, str] = {
    "AE": "emirat|dubai|abudhabi|sharjah|(?<![a-z])uae", "BH": "bahrain|manama", "DJ": "djibouti",
    "DZ": "algeri|(?<![a-z])(?:el|al)?djazair|(?<![a-z])(?:el|al)?jazair|(?<![a-z])dz|dz(?![a-z])|oran(?![a-z])",
    "EG": "egypt|masr(?!af)|misr(?!at)|cairo", "IQ": "iraq|baghdad|basra(?![a-z])|mosul|erbil|najaf",
    "JO": "jordan|(?<![a-z])amman", "KM": "comor", "KW": "kuwait|(?<![a-z])q8", "LB": "beirut|leban|(?<![a-z])liban|lubnan",
    "LY": "libya|benghazi|(?<![a-z])tripoli", "MA": "maroc|morocco|maghreb|maghrib|casablanca|(?<![a-z])rabat|tanger|marrak",
    "MR": "mauritan|nouakchott", "OM": "(?<![a-z])(?:al)?oman(?!d)|muscat",
    "PS": "palest|filastin|felestin|falastin|alquds|(?<![a-z])gaza|ramallah|nablus", "QA": "qatar|(?<![a-z])doha",
    "SA": "saudi|riyadh|jeddah|makkah|(?<![a-z])ksa", "SD": "(?<!south)sudan|khartoum", "SO": "somali|mogadish|(?<![a-z])hiiraan",
    "SY": "syria|damas|aleppo|(?<![a-z])halab|(?<![a-z])sham(?![a-z])", "TN": "tunisi|(?<![a-z])tunis",
    "YE": "yemen|(?<![a-z])(?:al)?aden(?![a-z])|sanaa|adramou?[tw]|marib",
}  # fmt: skip
# Month names of a region, as keys, beside a number.
REGIONS: dict[str, tuple[str, ...]] = {
    "جانفي|فيفري|افريل|جوان|جويليه|اوت": ("DZ", "TN"), "يوليوز|غشت|شتنبر|نونبر|دجنبر": ("MA",),
}  # fmt: skip
_WORDS = re.compile(r"\w+")
_JOINED = "وبل"  # written as one with the name behind them


def mentioned(key: str) -> list[str]:
    """Return the countries that a key names, by words and pairs of words, with those behind «و», «ب» and «ل»."""
    names, words = _names(), _WORDS.findall(key)
    telling = [number for number, word in enumerate(words) if word in _beginnings()]
    found: list[str] = []
    for number in telling:
        word, following = words[number], next(iter(words[number + 1 : number + 2]), "")
        country = (
            names.get(word) or names.get(f"{word} {following}") or (names.get(word[1:]) if word[0] in _JOINED else None)
        )
        if country:
            found.append(country)
    return found


@lru_cache(1)
def _names() -> dict[str, str]:
    return {name: country for country, names in NAMES.items() for form in names.split("|") for name in _spelt(form)}


@lru_cache(1)
def _beginnings() -> frozenset[str]:
    """Return the words with which a name may begin."""
    first = {name.partition(" ")[0] for name in _names()}
    return frozenset(first) | {letter + name for letter in _JOINED for name in _names()}


def _spelt(form: str) -> list[str]:
    """Return the spellings of «مصريه?»: with the letter before the question mark, and without."""
    head, mark, tail = form.partition("?")
    return [*_spelt(head + tail), *_spelt(head[:-1] + tail)] if mark else [form]


def dialled(number: str) -> str | None:
    """Return the country of a number in international form, without its plus."""
    digits = re.sub(r"\D", "", number)
    return next((country for code, country in DIALLING.items() if digits.startswith(code)), None)
