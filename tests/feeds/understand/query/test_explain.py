"""A query in words: an admin sees what it asks for before it wakes anybody."""

import pytest
from hypothesis import given

from feeds.understand.query.explain import explain
from feeds.understand.query.parse import Parsed, parse_parts
from feeds.understand.query.syntax import ListRef, Query, leaves
from tests.feeds.understand.query.trees import TREES


@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("shells", ['"shells"']),
        ("shell*", ['a word that begins with "shell"']),
        ("*waffe", ['a word that ends with "waffe"']),
        ("*container*", ['a word with "container" in it']),
        ('"North Korea*"', ['the phrase "North Korea*"']),
        ("@dprk OR 北", ['any term of @dprk or "北"']),
        ("a OR @x OR @y OR @z", ['any term of @x, @y or @z or "a"']),
        ("lead:(@x OR @y)", ["in the first three sentences of the text: any term of @x or @y"]),
        ("title:@dprk", ["any term of @dprk in the title"]),
        ("NOT lang:ja @dprk", ["all of these:", "  not written in the language ja", "  any term of @dprk"]),
        ("atleast/2(@a, @b OR c, d)", ['at least 2 of these: any term of @a; any term of @b or "c"; "d"']),
        ("atleast/3(@a)", ["any term of @a, 3 times or more"]),
        ("near/1(a, b)", ['at most 1 word apart: "a", and "b"']),
        (
            "(sentence(@dprk, @russia OR @war) OR title:(@dprk @russia)) (@arms OR @troops) NOT title:@noise",
            [
                "all of these:",
                "  one of these:",
                "    in one sentence, or both in the title: any term of @dprk, and any term of @russia or @war",
                "    in the title:",
                "      all of these:",
                "        any term of @dprk",
                "        any term of @russia",
                "  any term of @arms or @troops",
                "  not:",
                "    any term of @noise in the title",
            ],
        ),
        (
            'outlet:"Harbour Wire" tier:wire a',
            ["all of these:", '  published by an outlet with "Harbour Wire" in its name', "  from a source of the tier wire", '  "a"'],
        ),
        (
            "$goods = (@arms OR @technology) $sent = (title:$goods NOT $goods) sentence(@dprk OR $goods, x) OR $sent",
            [
                "$goods:",
                "  any term of @arms or @technology",
                "$sent:",
                "  all of these:",
                "    $goods in the title",
                "    not $goods",
                "one of these:",
                '  in one sentence, or both in the title: any term of @dprk or $goods, and "x"',
                "  $sent",
            ],
        ),
    ],
)
def test_in_words(query: str, lines: list[str]) -> None:
    """One condition a line, in the order in which it was written."""
    assert explain(parse_parts(query)).splitlines() == lines


@given(TREES)
def test_any_query_can_be_explained(tree: Query) -> None:
    """Every list that it asks for is named."""
    said = explain(Parsed(query=tree, parts={}))
    assert all(f"@{leaf.name}" in said for leaf in leaves(tree) if isinstance(leaf, ListRef))
