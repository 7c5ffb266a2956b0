"""news-please: its call for lists of addresses. `BASE OUT URLS`."""

import json
import sys
from pathlib import Path

from newsplease import NewsPlease

_AT_ONCE = 100  # it begins a thread for each address of a call

_, _, out, listed = sys.argv
urls = Path(listed).read_text().split()
with Path(out).open("w", encoding="utf8") as file:
    for first in range(0, len(urls), _AT_ONCE):
        # Without the arguments of requests it fails on every page. No pictures: they aren't there, and it would ask for each.
        found = NewsPlease.from_urls(urls[first : first + _AT_ONCE], request_args={"timeout": 30}, fetch_images=False)
        for url, article in found.items():
            line = {"url": url, "title": getattr(article, "title", None), "text": getattr(article, "maintext", None)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
