"""The second copy of a text: what counts as one, and how far it agrees."""

from __future__ import annotations

import pytest

from newsbot.discovery.source import Hints
from newsbot.extraction.lenient import SALVAGED
from newsbot.extraction.witness import copies, is_cut, plain_text, witness_of
from tests.extraction.pages import FIRST, SECOND

TEXT = f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "copy",
    [
        f"{FIRST} {SECOND}",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p class=&quot;x&quot;&gt;{SECOND}&lt;/p&gt;",
        f"<p>{FIRST.replace('المدينة', 'المد<b>ينة</b>')}</p><script>var a = 'كلمة';</script>{SECOND}<!-- كلمة --><style>b{{}}",
        f"{FIRST}<br/>{SECOND}".encode().decode("cp1256"),
        f"{FIRST}&nbsp;{SECOND}",
    ],
)
def test_a_full_copy_agrees_whatever_it_is_wrapped_in(copy: str) -> None:
    witness = witness_of(TEXT, {"articleBody": copy}, Hints())
    assert witness is not None
    assert (witness.source, witness.agreement) == ("json_ld", 1)


@pytest.mark.parametrize("end", ["…", "...", " [...]", " [&hellip;]", "[…]»"])
def test_a_copy_that_was_cut_proves_nothing(end: str) -> None:
    cut = TEXT[: len(TEXT) * 2 // 3]
    assert witness_of(TEXT, {"articleBody": cut}, Hints()) is not None
    assert witness_of(TEXT, {"articleBody": cut + end}, Hints()) is None


def test_a_text_that_ends_in_points_is_whole() -> None:
    assert witness_of(TEXT, {"articleBody": f"{TEXT}…"}, Hints()) is not None


def test_the_source_speaks_where_the_page_has_an_excerpt() -> None:
    hints = Hints(content=f"<p>{FIRST}</p><p>{SECOND}</p>", content_source="wordpress")
    witness = witness_of(TEXT, {"articleBody": FIRST[:40]}, hints)
    assert witness is not None
    assert witness.source == "wordpress"


def test_all_copies_are_told() -> None:
    hints = Hints(content=f"<p>{SECOND}</p>", content_source="feed")
    assert copies({"articleBody": f"<b>{FIRST}</b>"}, hints) == [("json_ld", FIRST), ("feed", SECOND)]
    assert copies({"articleBody": FIRST, SALVAGED: True}, hints) == [("feed", SECOND)]
    assert copies({"articleBody": [1, {}]}, Hints(content="<p></p>", content_source="feed")) == []
    assert copies(None, Hints()) == []


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("2 < 3 و 5 > 4", "2 < 3 و 5 > 4"), ("<p>a<p>b", "a b"), ("<script>x", ""), ("a<!-- b", "a"), ("<" * 9, "<" * 9),
        ("ا" * 500_001, ""),
    ],
    ids=range(6),
)  # fmt: skip
def test_plain_text(content: str, text: str) -> None:
    assert plain_text(content) == text


def test_cut() -> None:
    assert [is_cut(text) for text in ("نعم…", "نعم … لا", "", "[...]")] == [True, False, False, True]
