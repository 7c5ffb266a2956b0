"""What a site prints in article after article goes, and nothing that writers repeat."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from itertools import count

import pytest

from newsbot.article import Article, Paragraph, ParagraphKind, Witness, body_text, content_hash
from newsbot.extraction import habits
from newsbot.extraction.habits import Habits
from tests.factories import article

NOTICE = "تلتزم الصحيفة بأن تصل الكلمة إلى قارئها كما قالها صاحبها من غير زيادة"
OTHER = "يسعد فريقنا أن يسمع من القراء كل ملاحظة على ما نشرناه في هذا الباب"
SHORT = "زورونا في مقر الصحيفة"

Block = str | tuple[ParagraphKind, str]


@pytest.fixture
def numbers() -> Iterator[int]:
    """Numbers that make each article unlike the others."""
    return count(1)


def fresh(number: int, part: int = 0) -> str:
    """Return twelve words that no other article has."""
    return " ".join(f"كلمة{number}ق{part}و{word}" for word in range(12))


def written(number: int, *blocks: Block, name: str = "") -> Article:
    """Return an article of these blocks, in which … stands for a paragraph of its own."""
    paragraphs = [
        Paragraph(text=fresh(number, part)) if block == "…" else _paragraph(block) for part, block in enumerate(blocks)
    ]
    text = body_text(paragraphs)
    return article(
        name or f"article-{number}", text, paragraphs=paragraphs, sources={"text": "trafilatura:fast"},
        content_hash=content_hash("عنوان", None, paragraphs), witness=Witness(source="feed", agreement=0.9),
    )  # fmt: skip


def _paragraph(block: Block) -> Paragraph:
    return Paragraph(text=block) if isinstance(block, str) else Paragraph(kind=block[0], text=block[1])


def lost(learnt: Habits, numbers: Iterator[int], *blocks: Block, times: int, others: int = 0) -> list[str]:
    """Return what the last of so many articles with these blocks loses, after each of which so many others come."""
    gone: list[str] = []
    for _ in range(times):
        given = written(next(numbers), *blocks)
        kept = [paragraph.text for paragraph in learnt.cleaned(given).paragraphs]
        gone = [paragraph.text for paragraph in given.paragraphs if paragraph.text not in kept]
        for _ in range(others):
            learnt.cleaned(written(next(numbers), "…", "…"))
    return gone


@pytest.mark.parametrize(
    ("blocks", "times", "others", "gone"),
    [
        # at the foot three are enough where nearly all articles have it, ten where a third has
        (("…", "…", "…", NOTICE), 2, 0, []),
        (("…", "…", "…", NOTICE), 3, 0, [NOTICE]),
        (("…", "…", "…", NOTICE), 3, 1, []),
        (("…", "…", "…", NOTICE), 9, 2, []),
        (("…", "…", "…", NOTICE), 10, 2, [NOTICE]),
        (("…", "…", "…", NOTICE), 40, 3, []),
        (("…", "…", "…", "…", "…", "…", NOTICE, OTHER), 3, 0, [NOTICE, OTHER]),
        (("…", "…", "…", NOTICE, ("caption", "صورة من الأرشيف لساحة في المدينة")), 3, 0, [NOTICE]),
        # at the head and between paragraphs it takes five, and half of the articles
        ((NOTICE, "…", "…", "…"), 4, 0, []),
        ((NOTICE, "…", "…", "…"), 5, 0, [NOTICE]),
        (("…", "…", NOTICE, "…"), 5, 0, [NOTICE]),
        (("…", "…", NOTICE, "…"), 40, 2, []),
        (("…", NOTICE, "…", "…", "…", NOTICE, "…", "…"), 5, 0, [NOTICE, NOTICE]),
        # a short one only as a last line
        (("…", "…", "…", SHORT), 5, 0, []),
        (("…", "…", "…", SHORT), 6, 0, [SHORT]),
        (("…", "…", SHORT, "…"), 40, 0, []),
        (("…", "…", "…", "وكالات الأنباء"), 40, 0, []),
        # a heading goes with what stands below it, and never alone
        (("…", "…", "…", ("heading", "كلمة من الإدارة"), NOTICE), 3, 0, ["كلمة من الإدارة", NOTICE]),
        (("…", "…", "…", ("heading", "تنويه"), NOTICE), 3, 0, ["تنويه", NOTICE]),
        (("…", "…", "…", ("heading", "تنويه"), NOTICE, ("caption", "شعار الصحيفة")), 3, 0, ["تنويه", NOTICE]),
        (("…", "…", "…", ("heading", "تنويه من الإدارة إلى القراء جميعا")), 40, 0, []),
        (("…", "…", ("heading", "ردود"), NOTICE, ("heading", "أهداف المباراة كلها"), "…"), 40, 0, [NOTICE]),
        (("…", "…", ("heading", "تشكيلة الفريق صاحب الأرض في المباراة"), "…"), 40, 0, []),
        (("…", "…", ("heading", "تشكيلة الفريق الضيف"), NOTICE, "…"), 40, 0, [NOTICE]),
        (("…", "…", ("heading", "أخبار أخرى قصيرة"), NOTICE, ("heading", "أهداف المباراة كلها"), "…"), 40, 0,
         ["أخبار أخرى قصيرة", NOTICE]),
        (("…", "…", "وهذا ما جاء في النص الكامل للبيان:", "…"), 40, 0, []),
        # what writers say in every piece, rows of tables, captions
        (("بسم الله الرحمن الرحيم والصلاة على رسوله الكريم", "…", "…", "…"), 40, 0, []),
        (("…", "…", "…", "والله من وراء القصد"), 40, 0, []),
        (("…", "…", "قال تعالى: «وقل رب زدني علما» صدق الله العظيم", "…"), 40, 0, []),
        (("…", "…", "الفريق | لعب | فاز | تعادل | خسر | النقاط", "…"), 40, 0, []),
        (("…", "…", "…", ("caption", NOTICE)), 40, 0, []),
        # too much of an article to be left out
        (("…", NOTICE), 40, 0, []),
        (("…", "…", NOTICE), 40, 0, []),
    ],
)  # fmt: skip
def test_what_an_article_loses(
    numbers: Iterator[int], blocks: Sequence[Block], times: int, others: int, gone: list[str]
) -> None:
    assert lost(Habits(), numbers, *blocks, times=times, others=others) == gone


def test_what_is_left_is_one_article(numbers: Iterator[int]) -> None:
    learnt = Habits()
    lost(learnt, numbers, "…", "…", "…", NOTICE, times=2)
    whole = written(99, "…", "…", "…", NOTICE)
    cleaned = learnt.cleaned(whole)
    again = written(99, "…", "…", "…")
    assert Article.model_validate(cleaned.model_dump()) == cleaned
    assert (cleaned.text, cleaned.word_count, cleaned.content_hash) == (again.text, 36, again.content_hash)
    assert cleaned.sources == {"text": "trafilatura:fast, habits"}
    assert cleaned.witness == whole.witness
    assert learnt.dropped == 1


def test_an_article_is_itself_where_nothing_goes(numbers: Iterator[int]) -> None:
    given = written(next(numbers), "…", NOTICE)
    assert Habits().cleaned(given) is given


def test_revisions_of_one_article_are_one_article(numbers: Iterator[int]) -> None:
    learnt = Habits()
    for number in range(9):
        given = written(number, "…", "…", "…", NOTICE, name="live blog")
        assert learnt.cleaned(given) is given
    assert learnt.known == {}


def test_an_article_that_is_read_again_is_not_counted_again(numbers: Iterator[int]) -> None:
    learnt = Habits()
    blocks = ("…", "…", "…", NOTICE, "…", "…")
    articles = [written(next(numbers), *blocks) for _ in range(4)]
    for given in articles * 9:
        assert learnt.cleaned(given) is given, "four articles are too few where the notice isn't at the foot"
    [habit] = learnt.known.values()
    assert (habit.seen, habit.span) == (4, 4)
    lost(learnt, numbers, *blocks, times=9)
    assert [len(habit.articles) for habit in learnt.known.values()] == [4], "more are not remembered"


@pytest.mark.parametrize(
    "blocks",
    [(NOTICE, OTHER, "…"), ("…", NOTICE, OTHER), (NOTICE, "…", OTHER)],
)
def test_a_form_that_is_filled_in_teaches_nothing(numbers: Iterator[int], blocks: Sequence[Block]) -> None:
    learnt = Habits()
    assert not lost(learnt, numbers, *blocks, times=9)
    assert not learnt.known


def test_a_reprint_teaches_nothing_but_loses_what_is_known(numbers: Iterator[int]) -> None:
    learnt = Habits()
    for name in "abcdefghi":
        given = written(99, "…", "…", "…", NOTICE, name=name)
        assert learnt.cleaned(given) is given
    assert not learnt.known
    lost(learnt, numbers, "…", "…", "…", NOTICE, times=2)
    assert learnt.cleaned(written(99, "…", "…", "…", NOTICE, name="j")).text == written(99, "…", "…", "…").text


@pytest.mark.parametrize(("least", "is_whole"), [(36, False), (37, True)])
def test_no_article_becomes_too_short_by_it(numbers: Iterator[int], least: int, is_whole: bool) -> None:
    learnt = Habits()
    lost(learnt, numbers, "…", "…", "…", NOTICE, times=3)
    given = written(99, "…", "…", "…", NOTICE)
    assert (learnt.cleaned(given, least) is given) is is_whole


def test_what_one_run_learnt_the_next_one_knows(numbers: Iterator[int]) -> None:
    first = Habits()
    lost(first, numbers, "…", "…", "…", NOTICE, times=2, others=1)
    [habit] = first.known.values()
    assert (habit.seen, habit.span, len(habit.articles)) == (2, 4, 2)
    second = Habits(first.known)
    assert second.known == first.known
    last = written(3, "…", "…", "…", NOTICE)
    assert second.cleaned(last) is last, "that article was counted in the run before"
    assert lost(second, numbers, "…", "…", "…", NOTICE, times=2) == [NOTICE]
    assert lost(Habits(), numbers, "…", "…", "…", NOTICE, times=1) == [], "another site"


def test_memory_is_bounded_and_the_least_recent_go_first(
    numbers: Iterator[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(habits, "MEMORY", 8)
    monkeypatch.setattr(habits, "KEPT", 1)
    learnt = Habits()
    lost(learnt, numbers, "…", "…", "…", OTHER, times=2)
    for _ in range(20):
        lost(learnt, numbers, "…", "…", "…", "…", "…", "…", NOTICE, SHORT, times=1)
    assert len(learnt._blocks) == 8
    assert [block.seen for block in learnt._blocks.values() if block.seen > 1] == [20, 20], "the old one is forgotten"
    assert [habit.seen for habit in learnt.known.values()] == [20]


def test_the_log_tells_once_what_was_learnt(numbers: Iterator[int], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "newsbot"):
        lost(Habits(), numbers, "…", "…", "…", NOTICE, times=9)
    [record] = caplog.messages
    assert NOTICE[:40] in record
