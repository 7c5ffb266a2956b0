"""WordPress REST as hosts, security plugins, imports and front ends leave it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from newsbot.discovery import Link, WordPress
from newsbot.discovery.source import Fetched, SourcePage, Window

BASE = "https://example.dz/"


def post(**facts: Any) -> dict[str, Any]:
    return {"link": f"{BASE}a-b-c/", "title": {"rendered": "عنوان"}, **facts}


def read(*posts: dict[str, Any], **headers: str) -> SourcePage:
    answer = Fetched(f"{BASE}wp-json/wp/v2/posts?per_page=100", json.dumps(posts).encode(), headers)
    return WordPress().read(answer, Window())


def first(*posts: dict[str, Any]) -> Link:
    return read(*posts).links[0]


def category(name: str, link: str = "", **facts: Any) -> dict[str, Any]:
    return {"taxonomy": "category", "name": name, "link": link, **facts}


WINTER = {"date": "2026-01-10T12:00:00", "date_gmt": "2026-01-10T11:00:00"}
SUMMER = {"date": "2026-07-10T12:00:00", "date_gmt": "2026-07-10T10:00:00"}


@pytest.mark.parametrize("missing", [{}, {"date_gmt": None}, {"date_gmt": "0000-00-00T00:00:00"},
                                     {"date_gmt": "-0001-11-30T00:00:00"}])  # fmt: skip
@pytest.mark.parametrize(
    ("others", "local", "hour"),
    [
        ([WINTER, SUMMER], "2026-01-20T12:00:00", 11),
        ([WINTER, SUMMER], "2026-07-01T12:00:00", 10),
        ([{"date": WINTER["date"], "date_gmt": WINTER["date"]}], "2026-01-20T12:00:00", 12),
        ([], "2026-01-20T12:00:00", None),
        ([{"date": "2026-01-10T12:00:00", "date_gmt": "2026-01-08T12:00:00"}], "2026-01-20T12:00:00", None),
        ([{"date": "2026-01-10T12:00:00", "date_gmt": "2026-01-10T11:58:33"}], "2026-01-20T12:00:00", None),
    ],
)
def test_a_date_without_gmt_is_read_by_the_clock_of_the_others(
    missing: dict[str, Any], others: list[dict[str, Any]], local: str, hour: int | None
) -> None:
    link = first(post(date=local, **missing), *(post(**other) for other in others))
    day = datetime.fromisoformat(local)
    assert link.published == (None if hour is None else day.replace(hour=hour, tzinfo=UTC))


def test_a_change_is_read_by_the_same_clock() -> None:
    assert first(post(modified="2026-01-20T12:00:00", **WINTER)).modified == datetime(2026, 1, 20, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "author",
    [
        [{"code": "rest_user_invalid_id", "message": "ID", "data": {"status": 404}}],
        [{"code": "rest_forbidden", "message": "no", "data": {"status": 401}}],
        [[{"code": "json_user_cannot_list", "message": "no"}]],
        [None],
        "x",
        None,
    ],
)
def test_closed_users_are_no_authors(author: Any) -> None:
    link = first(post(_embedded={"author": author, "wp:term": [[category("وطني")], {"code": "rest_forbidden"}]}))
    assert link.hints == {"section": ["وطني"]}


@pytest.mark.parametrize(
    "facts",
    [{}, {"_embedded": None}, {"_embedded": []}, {"content": {"rendered": "", "protected": True}}, {"content": None}],
)
def test_what_is_left_out_is_no_hint(facts: dict[str, Any]) -> None:
    link = first(post(**facts))
    assert (link.url, link.hints) == (f"{BASE}a-b-c/", {})


@pytest.mark.parametrize("address", ["https://www.example.com/news/1", "https://cms.example.dz/a-b-c/", "/a-b-c/"])
def test_the_address_is_the_one_that_the_post_names(address: str) -> None:
    named = address if address.startswith("http") else BASE.rstrip("/") + address
    assert first(post(link=address)).url == named


SPORT, FOOTBALL = "https://example.dz/category/sport/", "https://example.dz/category/sport/football/"


@pytest.mark.parametrize(
    ("categories", "names"),
    [
        ([category("كرة", FOOTBALL), category("رياضة", SPORT)], ["رياضة", "كرة"]),
        ([category("وطني"), category("كرة", FOOTBALL), category("رياضة", SPORT)], ["وطني", "رياضة", "كرة"]),
        ([category("كرة", FOOTBALL), category("وطني"), category("رياضة", SPORT)], ["رياضة", "كرة", "وطني"]),
        ([category("كرة", id=7, parent=3), category("رياضة", id=3, parent=0)], ["رياضة", "كرة"]),
        ([category("ب", f"{SPORT[:-1]}s/"), category("أ", SPORT)], ["ب", "أ"]),
        ([category("ب"), category("أ")], ["ب", "أ"]),
    ],
)
def test_a_section_stands_behind_the_one_it_is_a_part_of(categories: list[dict[str, Any]], names: list[str]) -> None:
    assert first(post(_embedded={"wp:term": [categories]})).hints["section"] == names


@pytest.mark.parametrize(("header", "total"), [("1234", 1234), ("", None), ("many", None), ("٣", None)])
def test_how_many_posts_there_are(header: str, total: int | None) -> None:
    assert read(post(), **{"x-wp-total": header}).total == total


@pytest.mark.parametrize("path", ["/wp-json/wp/v2/", "/?rest_route=/wp/v2/", "https://cms.example.dz/wp-json/wp/v2/"])
def test_the_posts_that_were_changed(path: str) -> None:
    url = WordPress(path).changed(BASE, datetime(2026, 11, 20, 10, tzinfo=UTC))
    query = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert query.pop("modified_after") == "2026-11-19T10:00:00"
    assert (query["orderby"], query["order"], query["per_page"]) == ("modified", "desc", "100")
    assert {"date", "modified", "date_gmt", "modified_gmt"} <= set(query["_fields"].split(","))
    assert "after" not in query
