"""JSON-LD as sites write it: what can be read of it is read, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.jsonld import Graph, first, strings
from newsbot.extraction.lenient import SALVAGED
from tests.extraction.pages import TITLE, page, read

HEAD = '"@type":"NewsArticle","headline":"عنوان"'
NODE: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "عنوان",
    "datePublished": "2026-11-20",
    "keywords": ["أ", "ب"],
}
SOUND = json.dumps(NODE, ensure_ascii=False)


def one(script: str) -> dict[str, Any]:
    """Return the only article of a script."""
    (node,) = Graph((script,)).articles()
    return node


@pytest.mark.parametrize(
    "script",
    [
        SOUND,
        f"\ufeff \n{SOUND}",
        f"<!-- {SOUND} -->",
        f"//<![CDATA[\n{SOUND}\n//]]>",
        f"/*<![CDATA[*/{SOUND}/*]]>*/",
        f"{SOUND};",
        SOUND.replace('"', "&quot;"),
        SOUND.replace('"', "&#34;"),
        SOUND.replace("}", ",}").replace("]", ", ]"),
        SOUND.replace(",", ",,", 1),
        SOUND.replace(', "headline"', '\n"headline"'),
        SOUND.replace(', "datePublished"', '// a note\n, /* another */ "datePublished"'),
        SOUND.replace(', "datePublished"', ', "image": , "datePublished"'),
        f"{SOUND[:-1]}",
        f"{SOUND[:-1]},",
        f"{SOUND}}}}}",
        f"[{SOUND}",
        f'{{"@graph": [[{SOUND}]]}}',
        f'{{"@type": "WebPage", "mainEntity": {SOUND}}}',
        SOUND.replace("{", '{"datePublished": "", "headline": null,').replace("}", ', "headline": ""}'),
        f'{{"@type":"WebSite"}}{SOUND}',
        f'{{"@type":"WebSite"}},\n{SOUND}',
    ],
)
def test_a_node_is_read_whatever_is_wrong_around_it(script: str) -> None:
    node = one(script)
    node.pop(SALVAGED, None)
    assert node == NODE


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ('قال "نعم" أمس', 'قال "نعم" أمس'),
        ('قال: "نعم"', 'قال: "نعم"'),
        ('"نعم", قال', '"نعم", قال'),
        ("سطر\nثان\tوثالث", "سطر ثان وثالث"),
        ("a\\'b \\x", "a'b x"),
        ('قال \\"نعم\\" و"لا"', 'قال "نعم" و"لا"'),
        ("http://example.dz//x /* y */", "http://example.dz//x /* y */"),
        ("\\ud83d\\ude00 \\ud83d x", "😀 x"),
        ("\u0001ا", "\u0001ا"),
    ],
)
def test_a_text_comes_out_with_its_quotation_marks(written: str, headline: str) -> None:
    node = one(f'{{"@type":"NewsArticle","headline":"{written}","url":"/x",}}')
    assert (first(node["headline"]), node["url"]) == (headline, "/x")


@pytest.mark.parametrize("end", range(len(SOUND)))
def test_a_script_that_was_cut_gives_what_was_whole(end: int) -> None:
    for node in Graph((SOUND[:end],)).articles():
        given = {key: value for key, value in node.items() if key not in (SALVAGED, "keywords")}
        assert given.items() <= NODE.items()
        assert set(node.get("keywords", [])) <= set(NODE["keywords"])


def test_what_broke_off_is_marked() -> None:
    node = one(f'{{{HEAD},"author":{{"@type":"Person","name":"سمير عزيز"}},"articleBody":"نص طويل بلا')
    assert node.pop(SALVAGED)
    assert node == {"@type": "NewsArticle", "headline": "عنوان", "author": {"@type": "Person", "name": "سمير عزيز"}}


@pytest.mark.parametrize(
    "script",
    ["", " ", "null", "1", '"x"', "[]", "{", "}", "][", '{"', '{"a', "{'a': 1}", "x = {}", "<!--", "//", "[" * 100_000,
     '{"a":' * 100_000, '{"a":[' * 1000, "{" + '"a",' * 1000, "9" * 10_000, '{"a":' + "9" * 10_000, "/*" * 1000, '{"a":00', '{"a":٣', '{"a":-', '{"a":1.', '{"a":nullx'],
)  # fmt: skip
def test_what_is_none_yields_nothing(script: str) -> None:
    assert Graph((script,)).articles() == []


PIECES = [*'{}[]":,\\/*\n ', '"@type":', '"NewsArticle"', "null", "1e9", "&quot;", "\\ud800", "ا"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_without_an_error(script: str) -> None:
    Graph((script, f'{{{HEAD},"x":{script}', f'{{{HEAD},"x":"{script}"}}')).articles()


@pytest.mark.parametrize("count", [1, 3000])
def test_there_is_an_end_to_what_is_read(count: int) -> None:
    graph = Graph((f"[{','.join([SOUND] * count)}]",) * count)
    assert len(graph.nodes) == min(count * count, 2000)
    assert Graph((f'{{{HEAD},"articleBody":"{"ا" * 3_000_000}"}}',)).nodes == []


def test_only_a_text_may_be_long() -> None:
    long = "ا" * 5000
    assert one(json.dumps({**NODE, "alternativeHeadline": long, "articleBody": long})) == {**NODE, "articleBody": long}


@pytest.mark.parametrize("key", ["itemListElement", "mentions", "citation", "liveBlogUpdate", "hasPart", "isPartOf"])
def test_what_a_node_lists_or_mentions_is_not_the_pages(key: str) -> None:
    other = {**NODE, "headline": "خبر آخر"}
    assert one(json.dumps({**NODE, key: [other]}))["headline"] == "عنوان"
    assert not Graph((json.dumps({"@type": "NewsArticle", "isPartOf": {"@type": "CollectionPage"}}),)).is_listing


@pytest.mark.parametrize(
    "types", ["NewsArticle", ["Thing", "NewsArticle"], "http://schema.org/NewsArticle", "schema:NewsArticle"]
)
def test_types(types: object) -> None:
    assert one(json.dumps({"@type": types}))


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("سمير عزيز", ["سمير عزيز"]),
        (["سمير عزيز", {"@type": "Person", "name": "ليلى قادري"}, None, 1], ["سمير عزيز", "ليلى قادري"]),
        ({"@id": "#a"}, ["نادية مراد"]),
        ({"@type": "Person", "givenName": "نادية", "familyName": "مراد"}, ["نادية مراد"]),
        ({"@type": "Organization", "name": "المثال"}, []),
        ({"name": {"@value": 1}}, []),
    ],
)
def test_names(author: object, names: list[str]) -> None:
    person = {"@type": "Person", "@id": "#a", "name": "نادية مراد"}
    assert Graph((json.dumps([person]),)).names(author, people=True) == names


@pytest.mark.parametrize("position", [1, "1", 1.5, None, "٣", "9" * 5000, [1]])
def test_a_breadcrumb_whatever_its_numbers(position: object) -> None:
    crumb = {"@type": "ListItem", "position": position, "item": {"name": "محلي"}}
    assert Graph((json.dumps({"@type": "BreadcrumbList", "itemListElement": crumb}),)).breadcrumb() == ["محلي"]


def test_misread_letters_of_a_text_are_repaired() -> None:
    assert strings(["مشروع جديد".encode().decode("latin-1")]) == ["مشروع جديد"]


@pytest.mark.parametrize("kind", ["application/ld+json", "application/ld+json; charset=utf-8", " Application/LD+JSON"])
def test_a_broken_script_still_tells_the_date(kind: str) -> None:
    script = f'<script type="{kind}">{{"@type":"NewsArticle","headline":"{TITLE}",,"datePublished":"2026-11-20T10:00:00Z","articleBody":"قط</script>'
    article = read(page(head=script))
    assert article.published is not None
    assert (article.published.isoformat(), article.sources["published"]) == ("2026-11-20T10:00:00+00:00", "json_ld")
