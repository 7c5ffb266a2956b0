"""Words by which a printed name is told to be a desk, an outlet, an account or a piece of a sentence. Data only.

Seen in: author fields of WordPress, Joomla and Drupal sites of all countries, where the account of the paper or of a
desk signs, and in the lines that themes print beside a name.
"""

from __future__ import annotations

from newsbot.arabic import fold

_DESKS = """
تحرير التحرير المحرر المحررة محررو محررون المحررون المحررين هيئة هيأة قسم القسم فريق الفريق طاقم إدارة الإدارة ادارة مكتب المكتب غرفة شؤون الشؤون
متابعات متابعة خاص نسخة إعلان إعلانات مراسلون مراسلو المراسل مراسلنا مراسلونا مندوب مندوبنا سكرتير سكرتارية مشرف المشرف ناشر الناشر مدير المدير
admin administrator editor editors editorial newsroom staff desk redaction rédaction webmaster user guest author team root moderator contributor publisher
"""
_OUTLETS = """
موقع الموقع صحيفة الصحيفة جريدة الجريدة مجلة المجلة شبكة الشبكة قناة القناة وكالة الوكالة بوابة البوابة راديو إذاعة الإذاعة تلفزيون التلفزيون فضائية
مركز المركز مؤسسة المؤسسة منصة مرصد المرصد منظمة جمعية الجمعية حزب وزارة الوزارة ديوان اتحاد لجنة مجلس جامعة شركة رابطة نقابة حركة هيئات مدونة
بلدية محافظة نيابة رئاسة قيادة نيوز نيوزز برس بريس بوست تايمز ميديا نت دوت كوم ويب اون أون لاين أونلاين اونلاين تي في سكاي سبورت سبورتس اليوم الآن
مباشر بالعربي بالعربية عربية الجديد الجديدة الإخبارية الإخباري إخبارية الإلكترونية الإلكتروني الرقمية الرقمي الوطنية الدولية بودكاست
فويس تربيون الغد الوطن بلدي ديسك وحدة أصوات مغاربية صحف الصحف أعمال الأعمال كلمة نداء أخبار الأخبار أخبارنا صفحة رسالة بي سي دي خبر الحدث صوت صدى رأي الرأي وطن بلادي news tv press online media radio times post network channel magazine agency web site
مونت آي إيست ميدل دويتشه فيله هيومن رايتس ووتش أحرونوت يديعوت معاريف هآرتس فورين بوليسي إندبندنت ذي نيويورك فايننشال غارديان لوموند فيغارو إيكونوميست زمان الوصل
official sport sports today daily info arabic arabia live
"""
_SECTIONS = """
رياضة الرياضة سياسة السياسة اقتصاد الاقتصاد ثقافة الثقافة فن فنون الفنون صحة علوم تكنولوجيا تقنية محليات دوليات منوعات مقالات مقال تقارير حوادث مجتمع
عرب وعالم مشاهير أسرة سياحة حوارات تحقيقات ملفات صور فيديو صورة عاجل المزيد مشاهدة مشاركة تعليق تعليقات مشاهدات دقيقة دقائق قراءة الرئيسية
افتتاحية الافتتاحية
أرسل راسل بريد بريدا البريد إلكتروني إلكترونيا تابع تابعنا اتصل زيارة عرض اشترك البحث
category share comments views read follow email mail send view all by
"""
# Labels of what stands beside a byline, «معلومات المقال», «حجم النص», «اقرأ للكاتب»: no desk's either.
_LABELS = """
معلومات المعلومات معلومة نبذة تفاصيل التفاصيل حجم اقرأ إقرأ للكاتب مختصرة article information details
"""
_SOMEBODY = """
زائر قارئ قراء القراء عضو مستخدم مجهول مواطن قلمي وزير رئيس الرئيس نائب سفير مسؤول مسؤولون ناطق الناطق متحدث المتحدث
مصدر المصدر مصادر المصادر محلل خبراء الخارجية الداخلية الحكومة الجيش الشرطة الأمن البرلمان
"""
# Words that no name holds: what they stand in is a sentence. «على», «حتى» and «متى» fold to names, «علي» above all.
_FUNCTION = """
في من إلى عن مع أن إن أنه إنه أنها إنها لم لن قد لا ما هذا هذه ذلك تلك التي الذي الذين بعد قبل بين منذ حول ضد عند خلال أمام ضمن عبر كل بعض هل كيف
لماذا أين قال قالت يقول أعلن أعلنت أكد أكدت كشف كشفت صرح أفاد أفادت ذكر ذكرت تم كان كانت يكون ليس أو ثم لكن إذا كما حيث بسبب رغم هو هي هم نحن استغرق
صدرت صدر تعود تأتي يأتي بأن لدى وهو وهي وقد مما عليه عليها فيه فيها به بها له لها the of and for with in at this that
"""

# Nouns that begin the names of outlets, accounts and columns: «نبض الشارع», «عيون المدينة».
_FIRST = """
نبض عيون عين نافذة مدار ملتقى منبر درب كلام حديث مرآة مراة جسر أصداء آفاق منتدى ساحة دار يوميات أحوال ملف مدى قضايا عالم أسرار كواليس نجوم رصيف ميدان حصاد
موجز نشرة صحافة إعلام أنباء وقائع صحيفتي شباب أهل ابن ابنة بنت محب عاشق صديق شهود شاهد بانوراما مرايا ضفاف حكايات حكاية ذاكرة مواقف رؤى
"""

FIRST = frozenset(map(fold, _FIRST.split()))
FUNCTION = frozenset(map(fold, _FUNCTION.split()))
LABELS = frozenset(map(fold, _LABELS.split()))
NO_PERSON = FUNCTION | LABELS | frozenset(map(fold, f"{_DESKS} {_OUTLETS} {_SECTIONS} {_SOMEBODY}".split()))
# What outlets put before their own name, and what behind it.
BEFORE = frozenset(map(fold, ("موقع", "صحيفة", "جريدة", "مجلة", "شبكة", "قناة", "وكالة", "بوابة", "راديو")))
BEHIND = frozenset(
    map(fold, ("نيوز", "نت", "برس", "أونلاين", "الإخبارية", "الإلكترونية", "news", "online", "net", "press"))
)
# Words of a site's name by which it isn't told from others.
GENERIC = BEFORE | BEHIND | frozenset(map(fold, ("الإخباري", "الإلكتروني", "the", "com")))
