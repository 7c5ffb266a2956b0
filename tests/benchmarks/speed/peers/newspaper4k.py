"""newspaper4k: its own helper for lists of addresses, with the threads that it takes by itself. `BASE OUT URLS`."""

import json
import sys
from pathlib import Path

from newspaper import Article
from newspaper.mthreading import fetch_news

_, _, out, urls = sys.argv
# No pictures: they aren't there, and it would ask for each.
articles = [Article(url, language="ar", fetch_images=False) for url in Path(urls).read_text().split()]
with Path(out).open("w", encoding="utf8") as file:
    for article in fetch_news(articles):
        line = {"url": article.url, "title": article.title, "text": article.text}
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
