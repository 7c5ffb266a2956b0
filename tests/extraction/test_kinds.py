"""Kinds of elements, told by class names and ids."""

from __future__ import annotations

import re

from lxml import html

from newsbot.extraction.kinds import Kind
from newsbot.extraction.outline import outline_of

PAGE = '<body><p class="x-note y-note">1</p><p id="note">2</p><p class="other">3</p><p class="note" id="x-note">4</p></body>'


def test_named_elements_come_once_and_in_order() -> None:
    notes = Kind(re.compile("note$").search)
    outline = outline_of(html.document_fromstring(PAGE))
    assert [outline.elements[number].text for number in outline.named(notes)] == ["1", "2", "4"]


def test_a_kind_declared_later_is_told_by_names_seen_before() -> None:
    tree = html.document_fromstring(PAGE)
    outline_of(tree)
    late = Kind(lambda name: name == "other")
    outline = outline_of(tree)
    assert [outline.elements[number].text for number in outline.named(late)] == ["3"]
