"""Articles out of thin air, for a newspaper that goes on publishing: weather bulletins, each unlike the others."""

from __future__ import annotations

_CITIES = ("وهران", "قسنطينة", "عنابة", "ورقلة", "تلمسان", "بجاية", "بشار", "سطيف", "تمنراست", "غرداية", "جيجل")
_SKIES = ("صافية", "غائمة جزئيا", "ملبدة بالغيوم", "ممطرة", "ضبابية صباحا", "مشمسة")
_WINDS = ("هادئة", "معتدلة من الشمال", "نشطة من الغرب", "قوية على السواحل")


def bulletin(number: int) -> tuple[str, str, str]:
    """Return slug, title and body of the bulletin of that number."""
    city, other = _CITIES[number % 11], _CITIES[(number + 5) % 11]
    sky, wind = _SKIES[number % 6], _WINDS[number % 4]
    low, high = 4 + number % 9, 17 + number % 13
    title = f"نشرة الأحوال الجوية رقم {number}: أجواء {sky} في {city}"
    body = f"""
{city} – تعلن مصلحة الأرصاد الجوية في نشرتها رقم {number} أن الأجواء ستكون {sky} خلال الساعات المقبلة، مع رياح {wind}، وأن درجة الحرارة ستتراوح بين {low} و{high} درجة مئوية.

وفي {other} المجاورة تسجل المحطات فارقا يقارب {number % 7 + 2} درجات مقارنة باليوم السابق، فيما تبلغ الرطوبة {40 + number % 50} بالمئة، وتدعو المصلحة مستعملي الطرقات إلى تخفيف السرعة وقت الضباب.

وتصدر النشرة المقبلة بعد {number % 5 + 2} ساعات، ويمكن لفلاحي المنطقة الاطلاع على المعطيات المفصلة لدى المحطة رقم {number * 7 % 1000}.
"""
    return f"نشرة-الأحوال-الجوية-رقم-{number}", title, body
