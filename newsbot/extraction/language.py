"""Language of a text, measured on its letters and its small words: which one of the Arabic script, or which other."""

from __future__ import annotations

import re
from collections import Counter

_ARABIC_SCRIPT = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640\u200c\u200d]+")
# Letters that Arabic doesn't write, and one neighbour doesn't share with the others.
_OWN_LETTERS = {
    "ug": "ۇۆۈۋېڭ", "ur": "ٹڈڑںے", "ckb": "ڕڵێۆە", "ps": "ټډړږښڼېۍځڅګ", "sd": "ڄڃڏڊٻڀٺٿڦڪڻڳڱ", "ms": "ڠڤڬڽۏ", "fa": "گچپژ",
}  # fmt: skip
# Small words that each text of a language is full of. Arabic's come with و and ف too, and in dialects.
_SMALL_WORDS = {
    "ar": "من في على إلى عن أن إن التي الذي هذا هذه ذلك بعد قبل كان كانت قال لم لن لا ما مع بين حتى كما أو ثم قد هو هي"
          " وقال وفي ومن وأن اللي ديال هاد باش كاين واش علاش فين دابا حنا راه بزاف مش ليه كده عشان ده دي شو هيك لسا وين",
    "fa": "است را از به که این آن با برای شد شده می خود تا بر یک کرد کرده های هم نیز بود شود خواهد دارد کند اما",
    "ur": "کے کی کا ہے میں اور سے کو نے پر یہ کہ ہیں تھا اس جو بھی ایک گیا کیا کر",
    "ckb": "لە بە کە و بۆ ئەم ئەو لەگەڵ بەڵام هەروەها دەکات بوو کرد کراوە هەرێمی",
    "ps": "په د چې او ته کې له سره دا هغه یې نه شوی کړې دی ده کړ",
    "ms": "دان يڠ دي اين ايت كڤد دڠن اونتوق تيدق اداله دالم اوليه تله",
    "ug": "ۋە بىلەن بۇ ئۈچۈن بىر دەپ بولغان قىلغان",
}  # fmt: skip
_SETS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_ALPHABETS = {code: frozenset(letters) for code, letters in _OWN_LETTERS.items()}
_OWN_SHARE = 0.01  # of all letters; names bring a few into Arabic texts
_SURE = 0.1  # with so many of them it is not Arabic whatever else it says
_ENOUGH = 3000  # characters whose words are counted
_FRENCH_WORDS = "le la les des une est dans pour que qui avec du au sur par et ne pas"
_FRENCH = frozenset(_FRENCH_WORDS.split())
_FRENCH_SHARE = 0.05


def language_of(text: str) -> str | None:
    """Return an ISO 639 code: ar, fa, ur, ckb, ps, sd, ug, ms, fr, en; None if the text has too few letters of any.

    Of a page in two languages it is the one with more letters. Any text in Latin letters that isn't French is "en".
    """
    signs = Counter(text)
    each = "".join(signs)
    letters = sum(signs[sign] for sign in each if sign.isalpha())
    arabic = sum(signs[sign] for sign in _ARABIC_SCRIPT.findall(each))
    latin = sum(signs[sign] for sign in _LATIN.findall(each))
    if not letters or max(arabic, latin) * 2 < letters:
        return None
    if arabic >= latin:
        return _of_arabic_script(text, signs, arabic)
    words = text.lower().split()
    return "fr" if sum(word in _FRENCH for word in words) > len(words) * _FRENCH_SHARE else "en"


def _of_arabic_script(text: str, signs: Counter[str], letters: int) -> str:
    own = {
        code: sum(signs[sign] for sign in alphabet & signs.keys()) / letters for code, alphabet in _ALPHABETS.items()
    }
    strange = [code for code, share in own.items() if share > _OWN_SHARE]
    words = Counter(_WORD.findall(_MARKS.sub("", text[:_ENOUGH])))
    known = {code: sum(words[word] for word in small & words.keys()) for code, small in _SETS.items()}
    if not strange:
        # Persian for a paper may be short of its own letters, never of its small words.
        other = max((code for code in known if code != "ar"), key=known.__getitem__)
        return other if known[other] > 2 * known["ar"] and known[other] * 10 > words.total() else "ar"
    best = max(strange, key=lambda code: (known.get(code, 0), own[code]))
    if known["ar"] > known.get(best, 0) and own[best] < _SURE:
        return "ar"
    return best
