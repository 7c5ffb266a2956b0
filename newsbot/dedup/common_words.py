"""Words that carry no news by themselves: an editor exchanges them throughout a text, a name is never exchanged so."""

from __future__ import annotations

from itertools import product

import numpy as np
from numpy.typing import NDArray

from newsbot.arabic import fold
from newsbot.dedup.hashing import Hashes, word_hashes

_PARTICLES = (
    "في من على إلى عن مع بين عند لدى منذ حتى خلال أثناء بعد عقب إثر قبل قبيل فوق تحت أمام خلف وراء دون بدون ضد نحو حول حوالي"
    " قرابة زهاء غير سوى لا لم لن ليس ليست ما ماذا هل إن أن أنه أنها إنه إنها أنهم بأن لأن كي لكي إذا إذ لو لولا لكن بل أو أم"
    " ثم قد لقد سوف كما كذلك أيضا حيث حين حينما عندما بينما كلما مهما رغم برغم بسبب نتيجة جراء لأجل أجل بهدف بغية بفضل عبر"
    " وفق وفقا حسب بحسب طبقا مثل كل كافة جميع بعض أي أحد إحدى أكثر أقل أول آخر أخرى نفس ذات عدة عدد مجموعة"
)
_PRONOUNS = (
    "هو هي هم هن نحن أنا هذا هذه هؤلاء ذلك تلك أولئك الذي التي الذين اللذين اللتين اللواتي به بها بهم له لها لهم فيه فيها منه"
    " منها عليه عليها عنه عنها إليه إليها معه معها"
)
_BEING = "كان كانت كانوا يكون تكون يكونوا أصبح أصبحت صار بات باتت ظل ظلت زال تزال يزال تم يتم تمت جرى يجري جرت هناك ثمة"
_REPORTING = (
    "قال قالت يقول تقول قالوا أفاد أفادت ذكر ذكرت أعلن أعلنت كشف كشفت أوضح أوضحت بين بينت أضاف أضافت تابع تابعت أكد أكدت شدد"
    " شددت أشار أشارت لفت لفتت نوه نوهت صرح صرحت بيان تصريح مشيرا مؤكدا لافتا منوها موضحا مضيفا مبينا يذكر الجدير بالذكر"
)
_TIME = (
    "اليوم أمس الأمس غدا الآن الليلة صباح مساء ظهر صباحا مساء الماضي الماضية المقبل المقبلة القادم القادمة الجاري الجارية الحالي"
    " الحالية السابق السابقة يوم أيام أسبوع الأسبوع شهر الشهر أشهر عام العام سنة السنة"
)
_PLAIN = "جديد جديدة الجديد الجديدة حديث حديثة كبير كبيرة ضخم ضخمة شخص شخصا أشخاص فرد فردا أفراد منطقة ناحية السيد السيدة الدكتور"
_PREFIXES = ("", "و", "ف", "وب", "ول")


def is_common_word(words: Hashes) -> NDArray[np.bool_]:
    """Tell for each word, as `word_hashes` has them, whether it carries no news by itself."""
    place = np.minimum(np.searchsorted(_HASHES, words), len(_HASHES) - 1)
    found: NDArray[np.bool_] = _HASHES[place] == words
    return found


def _all_hashes() -> Hashes:
    plain = f"{_PARTICLES} {_PRONOUNS} {_BEING} {_REPORTING} {_TIME} {_PLAIN}".split()
    folded = {fold(prefix + word) for prefix, word in product(_PREFIXES, plain)}
    return np.sort(word_hashes(" ".join(sorted(folded)))[0])


_HASHES = _all_hashes()
