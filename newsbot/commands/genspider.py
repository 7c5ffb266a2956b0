"""scrapy genspider: Scrapy's own command, with a class that is named as its file is."""

from __future__ import annotations

from typing import Any

from scrapy.commands.genspider import Command as ScrapyGenspider


class Command(ScrapyGenspider):
    """Write a site's file from newsbot/templates/spiders/."""

    def short_desc(self) -> str:
        return "Write the file of a new site: scrapy genspider example example.dz, then move it to its country"

    def _generate_template_variables(self, module: str, name: str, url: str, template_name: str) -> dict[str, Any]:
        variables = super()._generate_template_variables(module, name, url, template_name)
        domain = variables["domain"].removeprefix("www.")
        return {**variables, "classname": name.capitalize(), "domain": domain}
