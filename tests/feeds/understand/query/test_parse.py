"""The grammar: what is read, how it binds, and where an error points."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import QueryError
from feeds.types.topic import Field
from feeds.understand.query import parse as parsing
from feeds.understand.query.parse import MAX_DEPTH, MAX_QUERY, parse
from feeds.understand.query.syntax import (
    And,
    AtLeast,
    Fact,
    From,
    InField,
    InSentence,
    ListRef,
    Near,
    Not,
    Or,
    Query,
    lists_of,
    unparse,
)
from tests.feeds.understand.query.trees import TREES, at, pieces, replaced, w


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("shell", w("shell")),
        ("@DPRK", at("dprk")),
        ("a b", And(parts=(w("a"), w("b")))),
        ("a AND b c", And(parts=(w("a"), w("b"), w("c")))),
        ("a b OR c", Or(parts=(And(parts=(w("a"), w("b"))), w("c")))),
        ("a OR b c", Or(parts=(w("a"), And(parts=(w("b"), w("c")))))),
        ("NOT a b", And(parts=(Not(inner=w("a")), w("b")))),
        ("NOT title:a b", And(parts=(Not(inner=InField(field=Field.TITLE, inner=w("a"))), w("b")))),
        ("title:a b", And(parts=(InField(field=Field.TITLE, inner=w("a")), w("b")))),
        ("outlet:Yonhap a", And(parts=(From(fact=Fact.OUTLET, value="Yonhap"), w("a")))),
        ('NOT outlet:"Harbour  Wire" a', And(parts=(Not(inner=From(fact=Fact.OUTLET, value="Harbour Wire")), w("a")))),
        ("Lang:KO OR tier:state_media", Or(parts=(From(fact=Fact.LANGUAGE, value="ko"), From(fact=Fact.TIER, value="state_media")))),
        ("lead:@b", InField(field=Field.LEAD, inner=at("b"))),
        ("title:(a OR @b)", InField(field=Field.TITLE, inner=Or(parts=(w("a"), at("b"))))),
        ("(a b) c", And(parts=(And(parts=(w("a"), w("b"))), w("c")))),
        ("a NOT b", And(parts=(w("a"), Not(inner=w("b"))))),
        ("NOT NOT a", Not(inner=Not(inner=w("a")))),
        ('"North  Korea*" shell*', And(parts=(w("North Korea*"), w("shell*")))),
        ("sentence(@a, b OR c)", InSentence(left=at("a"), right=Or(parts=(w("b"), w("c"))))),
        ("Sentence (a, b)", InSentence(left=w("a"), right=w("b"))),
        ('near/5((a OR "b c"), @d) e', And(parts=(Near(distance=5, left=Or(parts=(w("a"), w("b c"))), right=at("d")), w("e")))),
        ("atleast/2(@a, b OR c, d)", AtLeast(count=2, parts=(at("a"), Or(parts=(w("b"), w("c"))), w("d")))),
        ("AtLeast/03 (@a) b", And(parts=(AtLeast(count=3, parts=(at("a"),)), w("b")))),
        ("a and b or not", And(parts=(w("a"), w("and"), w("b"), w("or"), w("not")))),
        ("»North Korea« ›a b‹ 「c d」", And(parts=(w("North Korea"), w("a b"), w("c d")))),
        ("‘People’s Army’ ‚a b‘ N’Djamena", And(parts=(w("People’s Army"), w("a b"), w("N’Djamena")))),
        ("“North Korea” （a OR b）", And(parts=(w("North Korea"), Or(parts=(w("a"), w("b")))))),
        ('"AND" "title:x" "7,000"', And(parts=(w("AND"), w("title:x"), w("7,000")))),
        ("무기 KN-23 10:30 *container* 북·러", And(parts=(w("무기"), w("KN-23"), w("10:30"), w("*container*"), w("북·러")))),
        ("a\n OR\tb", Or(parts=(w("a"), w("b")))),
        (
            "$x = (a OR @b) near/5($x, c) title:$X",
            And(
                parts=(
                    Near(distance=5, left=Or(parts=(w("a"), at("b"))), right=w("c")),
                    InField(field=Field.TITLE, inner=Or(parts=(w("a"), at("b")))),
                )
            ),
        ),
        ("＄x＝(a)\n$y = ($x NOT b)\n$y OR $x", Or(parts=(And(parts=(w("a"), Not(inner=w("b")))), w("a")))),
        ('$5 "$x"', And(parts=(w("$5"), w("$x")))),
    ],
)
def test_trees(query: str, tree: Query) -> None:
    """Binding is field, then NOT, then AND, then OR; neighbours are AND; small letters are words."""
    assert parse(query) == tree
    assert parse(unparse(tree)) == tree


@pytest.mark.parametrize(
    ("query", "position", "message"),
    [
        ("", 0, "the query is empty"),
        ("   ", 3, "the query is empty"),
        ("a OR", 4, "ends too early"),
        ("OR a", 0, '"OR" cannot stand here'),
        ("a AND OR b", 6, '"OR" cannot stand here'),
        ("(a OR b", 7, 'the "(" of character 1 is never closed'),
        ("x sentence(a, b", 15, 'the "(" of character 11 is never closed'),
        ("a)", 1, '")" closes nothing'),
        ("()", 1, '")" closes nothing'),
        ('a "b c', 2, "never closed"),
        ("a, b", 1, '"," only parts the arguments'),
        ("7,000", 1, "needs quotes"),
        ("body:a", 0, 'there is no field "body:"'),
        ("title: OR", 7, '"OR" cannot stand here'),
        ("a lang:korean", 7, '"korean" is no language'),
        ("a lang:(ko)", 7, '"(" cannot stand here'),
        ("a tier:best", 7, 'there is no tier "best"; there are official_list'),
        ("a outlet:@b", 9, '"b" cannot stand here'),
        ("a outlet:", 9, "ends too early"),
        ("title:lang:ko", 6, '"lang" cannot stand here'),
        ("near/3(lang:ko, a)", 7, '"lang" cannot stand here'),
        ("title:NOT a", 6, '"NOT" cannot stand here'),
        ("title:sentence(a, b)", 6, '"sentence" cannot stand here'),
        ("a @", 2, '"@" is no list'),
        ("@1a", 0, '"@1a" is no list'),
        ("foo(a)", 0, 'there is no function "foo"'),
        ("near(a, b)", 4, "near needs a number of words"),
        ("near/0(a, b)", 5, "near needs a number of words"),
        ("a AND near/x(a, b)", 11, "near needs a number of words"),
        ("near/5()", 7, "near/5 takes two arguments"),
        ("near/5(, b)", 7, "near/5 takes two arguments"),
        ("near/5(a, )", 10, "near/5 takes two arguments"),
        ("near/5(a", 8, "near/5 takes two arguments"),
        ("near/5(a,", 9, "near/5 takes two arguments"),
        ("near/501(a, b)", 5, "near needs a number of words"),
        ("atleast(a, b)", 7, "atleast needs a number from 1 to 50"),
        ("atleast/51(a)", 8, "atleast needs a number from 1 to 50"),
        ("atleast/0(a, b)", 8, "atleast needs a number from 1 to 50"),
        ("atleast/3(a, b)", 14, "atleast/3 asks for more than its 2 arguments"),
        ("atleast/2()", 10, "atleast/2 takes arguments"),
        ("atleast/2(a,)", 12, "atleast/2 takes arguments"),
        ("atleast/2(a b, c)", 12, "only OR may join"),
        ("atleast/2(a, b", 14, 'the "(" of character 10 is never closed'),
        ("sentence(a)", 10, "sentence takes two arguments"),
        ("sentence(a, b, c)", 13, "sentence takes two arguments"),
        ("sentence(a b, c)", 11, "only OR may join"),
        ("sentence(a AND b, c)", 11, "only OR may join"),
        ("sentence(NOT a, c)", 9, '"NOT" cannot stand here'),
        ("sentence(title:a, c)", 9, '"title" cannot stand here'),
        ("a b*c", 3, "not stand inside"),
        ("a *", 2, "needs a letter or a digit"),
        ('ab "x b*"', 7, "nearly everywhere"),
        ('"a *b"', 3, "only the first word"),
        ('a "!?"', 3, "needs a letter or a digit"),
        ("x " + "a" * 201, 202, "at most 200 characters"),
        ("a " * 40_000, MAX_QUERY, "at most 65536 characters"),
        ("(" * 60 + "a" + ")" * 60, MAX_DEPTH, "nests at most 50 levels"),
        ("NOT " * 60 + "a", 4 * MAX_DEPTH, "nests at most 50 levels"),
    ],
)
def test_errors_point_at_the_character(query: str, position: int, message: str) -> None:
    """An error says what is wrong, where, and what would have been right."""
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert message in str(caught.value)
    assert caught.value.position == position
    assert caught.value.expected
    assert caught.value.query == query


def test_positions_of_leaves() -> None:
    """Terms and lists remember where they stand, for errors that are found later."""
    tree = parse('(a OR "b") sentence(@c, d)')
    assert isinstance(tree, And)
    assert isinstance(tree.parts[1], InSentence)
    assert isinstance(tree.parts[1].left, ListRef)
    assert tree.parts[1].left.position == 20


def test_lists_of() -> None:
    """Every list that a query asks for, once."""
    assert lists_of(parse("sentence(@a OR x, @b) NOT title:(@c y) @a")) == {"a", "b", "c"}


@given(TREES)
def test_any_tree_is_read_back(tree: Query) -> None:
    """What is written from a tree is read as the same tree."""
    assert parse(unparse(tree)) == tree


_PIECES = st.sampled_from(
    [
        "AND",
        "OR",
        "NOT",
        "(",
        ")",
        '"',
        ",",
        "@a",
        "@",
        "title:",
        "x:",
        "sentence(",
        "near/3(",
        "near/",
        "a",
        "b*",
        "*",
        "“",
        "（",
        " ",
        "\n",
        "é",
        "북",
    ]
)


@given(st.text() | st.lists(_PIECES, max_size=14).map("".join) | st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_text_is_a_query_or_an_error(text: str) -> None:
    """Any text is a query that can be written and read again, or an error that points into the text."""
    tree = _read(text)
    if isinstance(tree, QueryError):
        assert 0 <= tree.position <= len(text)
        assert tree.expected
        assert str(tree)
    else:
        assert parse(unparse(tree)) == tree


def _read(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as error:
        return error


@pytest.mark.parametrize(
    ("query", "position", "message"),
    [
        ("a $x", 2, "there is no $x before this"),
        ("$x = ($x a) $x", 6, "there is no $x before this"),
        ("$x = ($y) $y = (a) $x", 6, "there is no $y before this"),
        ("$x = a", 5, "needs brackets"),
        ("$x = (a) $x = (b) $x", 9, "defined twice"),
        ("$x = (a) b", 0, "nothing uses $x"),
        ("a $x = (b)", 2, "defined too late"),
        ("$x = (a)", 8, "ends too early"),
        ("$x = (a b) near/5($x, c)", 18, "only OR may join terms"),
        ("$x = (a", 7, "never closed"),
    ],
)
def test_errors_of_parts(query: str, position: int, message: str) -> None:
    """A part is defined once, before its use, in brackets, and used."""
    with pytest.raises(QueryError, match=re.escape(message)) as caught:
        parse(query)
    assert caught.value.position == position


def test_parts_are_not_a_way_around_the_limits() -> None:
    """Levels and length count as if each part were written out: thirty lines whose parts double are refused at once."""
    deep = "$a = (" + "(" * (MAX_DEPTH - 2) + "x" + ")" * (MAX_DEPTH - 1)
    assert parse(f"{deep} $a") == w("x")
    with pytest.raises(QueryError) as caught:
        parse(f"{deep} {'(' * 2}$a{')' * 2}")
    assert caught.value.key == "query-too-deep"
    doubling = "$p0 = (a b)\n" + "\n".join(f"$p{n} = ($p{n - 1} $p{n - 1})" for n in range(1, 30)) + "\n$p29"
    with pytest.raises(QueryError) as caught:
        parse(doubling)
    assert caught.value.key == "query-too-large"


@given(TREES, st.data())
def test_a_part_means_what_stands_in_its_brackets(tree: Query, data: st.DataObject) -> None:
    """Whatever piece of a query is given a name, the query means the same."""
    piece = data.draw(st.sampled_from(list(pieces(tree))))
    name = f"part{data.draw(st.integers(0, 9))}"
    named = unparse(replaced(tree, piece, ListRef(name="the-part"))).replace("@the-part", f"${name}")
    assert parse(f"${name} = ({unparse(piece)}) {named}") == parse(unparse(tree))


def test_the_documented_grammar_is_the_parser_s() -> None:
    """docs/queries.md shows the very rules that stand above the parser."""
    rules = [line.strip() for line in (parsing.__doc__ or "").splitlines() if line.startswith("    ")]
    shown = (Path(__file__).parents[4] / "docs" / "queries.md").read_text(encoding="utf-8")
    assert "\n".join(rules) in shown
