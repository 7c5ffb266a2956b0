"""scrapy schema: the JSON Schema of one line of output."""

from __future__ import annotations

import argparse
import json
import sys

from scrapy.commands import ScrapyCommand


class Command(ScrapyCommand):
    """Print the schema."""

    requires_project = True
    requires_crawler_process = False

    def short_desc(self) -> str:
        return "Print the JSON Schema of an article, one line of output"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.article import Article  # noqa: PLC0415 - pydantic takes a moment to load

        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Article.model_json_schema()}
        sys.stdout.write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
