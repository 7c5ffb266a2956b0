"""Bytes to text: declared or not, rightly or wrongly, in one encoding or two, and broken before they were sent."""

from __future__ import annotations

import logging

import pytest

from newsbot.extraction.encoding import decode, settled
from newsbot.extraction.page import parse
from tests.extraction.pages import FIRST, SECOND, TITLE, URL, page, read

PLAIN = page().replace(b'<meta charset="utf-8">', b"").decode()
BOTH = f"{FIRST}\n\n{SECOND}"
LONG_HEAD = f"<style>{'.a{color:red}' * 2000}</style>"


def misread(text: str, written: str, read_as: str) -> str:
    """Return a text as it shows when its bytes are read by another table; undefined bytes are controls."""
    return "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode(written))


@pytest.mark.parametrize(
    ("html", "content_type", "encoding"),
    [
        (PLAIN.encode("cp1256"), None, "cp1256"),
        (PLAIN.encode("cp1256"), "text/html; charset=utf-8", "cp1256"),
        (PLAIN.encode("cp1256"), "text/html; charset=ISO-8859-6", "cp1256"),
        (PLAIN.encode("cp1256"), "text/html; charset=idna", "cp1256"),
        (PLAIN.encode("cp1256"), "text/html; charset='", "cp1256"),
        (PLAIN.encode("iso8859_6"), None, "iso8859_6"),
        (PLAIN.encode("iso8859_6"), "text/html; charset=windows-1256", "iso8859_6"),
        (PLAIN.encode("iso8859_6"), "text/html; charset=ASMO-708", "iso8859_6"),
        (PLAIN.encode(), "text/html; charset=windows-1256", "utf-8"),
        (PLAIN.encode("utf-8-sig"), "text/html; charset=windows-1256", "utf-8"),
        (b"\xef\xbb\xbf" + PLAIN.encode("cp1256"), None, "cp1256"),
        (PLAIN.encode("utf-16"), None, "utf-16"),
        (PLAIN.encode("utf-16-le"), None, "utf-16-le"),
        (PLAIN.encode("utf-16-be"), "text/html; charset=utf-8", "utf-16-be"),
        (f'<?xml version="1.0" encoding="windows-1256"?>{PLAIN}'.encode("cp1256"), None, "cp1256"),
        (PLAIN.replace("<title>", f"{LONG_HEAD}<meta charset=x-cp1256><title>").encode("cp1256"), None, "cp1256"),
        (PLAIN.replace("<title>", "<meta charset=iso-8859-1><title>").encode("cp1256"), None, "cp1256"),
    ],
)
def test_the_text_comes_out_whatever_is_declared(html: bytes, content_type: str | None, encoding: str) -> None:
    assert decode(html, content_type)[1] == encoding
    assert read(html, content_type=content_type).text == BOTH


def test_letters_that_only_some_tables_have() -> None:
    text = "گاه چاي پل ژاله" + "، وقال"
    html = PLAIN.replace(SECOND, f"{SECOND} {text}").encode("cp1256")
    assert read(html).text.endswith(text)


@pytest.mark.parametrize("broken", [b"\xd8", b"\xff", b"\xd9\xd8"])
def test_a_broken_letter_costs_itself(broken: bytes) -> None:
    html = page().replace(SECOND.encode(), SECOND.encode() + b" " + broken + b" ")
    article = read(html, content_type="text/html; charset=windows-1256")
    assert article.text.startswith(BOTH)


@pytest.mark.parametrize("cut", range(1, 4))
def test_a_page_cut_in_a_letter(cut: int) -> None:
    html = page().partition(SECOND[-3:].encode())[0] + SECOND[-3:].encode()[:cut]
    assert read(html).text.startswith(f"{FIRST}\n\n{SECOND[:-4]}")


@pytest.mark.parametrize(("most", "widget"), [("utf-8", "cp1256"), ("cp1256", "utf-8"), ("utf-8", "iso8859_6")])
def test_a_part_in_another_encoding(most: str, widget: str) -> None:
    before, after = PLAIN.split(SECOND)
    many = f"<p>{FIRST}</p>" * 4
    html = (before + many).encode(most) + SECOND.encode(widget) + after.encode(most)
    text = read(html).text
    assert text.startswith(FIRST)
    assert text.endswith(SECOND)


@pytest.mark.parametrize(
    ("written", "read_as", "table"),
    [
        ("utf-8", "cp1256", "windows-1256"), ("utf-8", "cp1252", "windows-1252"), ("utf-8", "latin-1", "windows-1252"),
        ("cp1256", "cp1252", "windows-1252"), ("cp1256", "latin-1", "windows-1252"), ("iso8859_6", "latin-1", "windows-1252"),
    ],
)  # fmt: skip
class TestMisread:
    def test_a_whole_page(self, written: str, read_as: str, table: str, caplog: pytest.LogCaptureFixture) -> None:
        html = misread(PLAIN, written, read_as).encode()
        caplog.set_level(logging.INFO)
        assert parse(html, URL, None).encoding == f"utf-8 (read as {table})"
        assert URL in caplog.text
        article = read(html)
        assert (article.title, article.text) == (TITLE, BOTH)
        assert article.sources["encoding"] == f"utf-8 (read as {table})"

    def test_a_single_field(self, written: str, read_as: str, table: str) -> None:
        bad = misread(TITLE, written, read_as)
        article = read(page(head=f'<meta property="og:title" content="{bad}">').replace(TITLE.encode(), bad.encode()))
        assert (article.title, article.text) == (TITLE, BOTH)


def test_what_lost_a_byte_stays() -> None:
    lost = misread(FIRST, "utf-8", "cp1252").replace("\u00a7", "\ufffd", 1)
    assert settled(lost) == (lost, None)


@pytest.mark.parametrize("text", ["§ 12 ط§", "Ça va: Çá", f"{FIRST} §", "Çáçé à été"])
def test_what_only_looks_misread_stays(text: str) -> None:
    assert settled(text) == (text, None)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("قال &amp;quot;نعم&amp;quot;", "قال &quot;نعم&quot;"), ("&amp;amp;#1571;", "&#1571;"), ("&amp;amp;", "&amp;"),
        ("AT&amp;T;", "AT&amp;T;"), ("?a=1&amp;copy=2", "?a=1&amp;copy=2"), ("س &amp; ص", "س &amp; ص"),
    ],
)  # fmt: skip
def test_entities_escaped_twice(written: str, expected: str) -> None:
    assert settled(written)[0] == expected


def test_entities_escaped_twice_in_every_field() -> None:
    title = "سوق &amp;quot;الجمعة&amp;quot; يفتح أبوابه من جديد"
    article = read(
        page(f"<p>{FIRST} &amp;laquo;نعم&amp;raquo; &amp;#1608;&amp;hellip;</p><p>{SECOND}</p>", title=title)
    )
    assert article.title == 'سوق "الجمعة" يفتح أبوابه من جديد'
    assert article.text == f"{FIRST} «نعم» و…\n\n{SECOND}"


def test_letters_as_numbers() -> None:
    coded = "".join(f"&#{ord(c)};" if i % 2 else f"&#x{ord(c):X};" for i, c in enumerate(FIRST))
    assert read(page(f"<p>{coded}</p><p>{SECOND}</p>")).text == BOTH


@pytest.mark.parametrize("sign", [*map(chr, (1, 2, 8, 11, 12, 14, 26, 27, 31, 127)), "\ufffe", "\uffff", "&#1;", "&#x1F;", "&#65535;"])  # fmt: skip
def test_what_xml_cannot_hold_costs_no_text(sign: str) -> None:
    assert read(page(f"<p>{sign}{FIRST}</p><p>{SECOND} {sign}</p>")).text == BOTH


@pytest.mark.parametrize("end", ["</html>", "</BODY></HTML>", "</body></html><html><body>"])
def test_a_page_goes_on_behind_its_end(end: str) -> None:
    html = page().replace(b'<div id="main">', f'<div id="main">{end}'.encode())
    assert read(html).text == BOTH
