"""What a term finds, in every script, and what it must not find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import QueryError
from feeds.types.topic import Field, Term
from feeds.understand.query.match import Matcher, check_term


def found(term: str | Term, text: str) -> list[str]:
    """The places in the text that a term finds."""
    term = Term(text=term) if isinstance(term, str) else term
    check_term(term)
    spans = Matcher([("x", term)]).hits("", text)[Field.TEXT].get("x", [])
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("term", "text", "places"),
    [
        # Latin: whole words, prefixes, hyphens and spaces alike
        ("Russia", "Russian Russia's russia, Prussia RUSSIA", ["Russia", "russia", "RUSSIA"]),
        ("Russia*", "Russians and Belorussia", ["Russia"]),
        ("North Korea*", "north-korean, North\u00a0Korea and North  Korea", ["north-korea", "North\u00a0Korea", "North  Korea"]),
        ("N. Korea*", "N. Korean shells; n Korea", ["N. Korea"]),
        ("Kim Jong Un", "KIM JONG‑UN and Kim Jong-un's", ["KIM JONG‑UN", "Kim Jong-un"]),
        ("arms", "ｆirearms ＡＲＭＳ", ["ＡＲＭＳ"]),
        # German: compounds from both sides, ß, umlauts
        ("*container*", "7000 Schiffscontainer und Containerladungen", ["container", "Container"]),
        ("*geschoss", "Artilleriegeschoß Geschosse", ["geschoß"]),
        ("nordkoreanisch*", "nordkoreanische Nordkoreanischen", ["nordkoreanisch", "Nordkoreanisch"]),
        ("Köln", "Koln Ko\u0308ln", ["Ko\u0308ln"]),
        # Russian: a phrase of prefixes in any case, ё
        ("судн* Ангара", "на судне «Ангара», судно Ангара, судно - Ангара", ["судне «Ангара", "судно Ангара"]),
        ("северн* коре*", "из Северной Кореи, северо Кореи, Северной и Кореи", ["Северной Коре"]),
        ("ещё", "еще ЕЩЁ", ["еще", "ЕЩЁ"]),
        ("снаряд*", "снарядами боеприпасов", ["снаряд"]),
        # letters and digits
        ("KN-23", "KN23, KN 23, KN‑23, kn–23, KN-230, KN-2, AKN-23", ["KN23", "KN 23", "KN‑23", "kn–23"]),
        ("KN23", "KN-23을 쐈다", ["KN-23"]),
        ("152 mm", "152mm, 152-mm and 1152 mm", ["152mm", "152-mm"]),
        ("7000", "약7000개, 約7000個, 7000t, 17000, 70001", ["7000", "7000", "7000"]),
        ("Hwasong", "Hwasong-11 Hwasong11", ["Hwasong", "Hwasong"]),
        # Korean: particles behind, compounds before, spacing as it comes
        ("북한", "북한이 북한은 북한군의 대북한 北韓", ["북한", "북한", "북한", "북한"]),
        ("제재", "대북제재를 제재위원회", ["제재", "제재"]),
        ("러시아", "러시아에서 친러시아", ["러시아", "러시아"]),
        ("대북 제재", "대북제재 대북-제재 대북 제재위", ["대북제재", "대북-제재", "대북 제재"]),
        ("북한 무기", "북한의 무기, 북한무기, 북한과 무기", ["북한의 무기", "북한무기", "북한과 무기"]),
        ("북", "북, 러에 지원… 북이 북은 경북 충북 북한 북한산 북쪽 대북", ["북", "북", "북"]),
        ("러", "러와 북·러 러시아 달러 테러 러에", ["러", "러", "러"]),
        ("북·러", "북ㆍ러 북-러 북러 북 러 경북 러", ["북ㆍ러", "북-러", "북러", "북 러"]),
        ("화성-11", "화성-11가 화성11 화성 11", ["화성-11", "화성11", "화성 11"]),
        # Chinese and Japanese: anywhere
        ("朝鲜", "从朝鲜运送", ["朝鲜"]),
        ("ミサイル", "弾道ミサイル、クルーズミサイル", ["ミサイル", "ミサイル"]),
        ("北朝鮮 ミサイル", "北朝鮮ミサイル 北朝鮮・ミサイル", ["北朝鮮ミサイル", "北朝鮮・ミサイル"]),
        ("金正恩", "金正恩氏", ["金正恩"]),
        # the failing strings of other matchers
        ("러시아", "북한이러시아에", ["러시아"]),
        ("санкции", "«санкции»", ["санкции"]),
        ("북한", "\u1107\u116e\u11a8\u1112\u1161\u11ab이", ["\u1107\u116e\u11a8\u1112\u1161\u11ab"]),
        ("کره شمالی", "کره\u200cشمالی", []),
        ("کره‌شمالی", "کره‌شمالی", ["کره‌شمالی"]),
        # no phrase across the end of a sentence or line
        ("North Korea", "up North. Korea said; North\nKorea; North, Korea", []),
    ],
)
def test_terms_table(term: str, text: str, places: list[str]) -> None:
    """Terms find their forms, and only these, at the original's offsets."""
    assert found(term, text) == places


@pytest.mark.parametrize(
    ("text", "not_inside", "article", "places"),
    [
        ("평양", ("태평양",), "평양에서 태평양으로", ["평양"]),
        ("무기", ("무기한", "무기력"), "무기를 무기한 무기력하게 핵무기", ["무기", "무기"]),
        ("shells", ("shells company",), "shells of a shells company", ["shells"]),
        ("NK", ("NK cell", "NK-cells"), "NK cells, NK-cell and NK", ["NK"]),
        ("北", ("北京", "河北"), "北京河北北と北", ["北", "北"]),
        ("*waffe*", ("waffenstillst",), "Waffenstillstand mit Waffen", ["Waffe"]),
        ("KN-23", ("KN-23 road",), "KN23 road KN-23 Road KN-23", ["KN-23"]),
    ],
)
def test_exceptions(text: str, not_inside: tuple[str, ...], article: str, places: list[str]) -> None:
    """A term does not count inside the longer words that are named as its exceptions."""
    assert found(Term(text=text, not_inside=not_inside), article) == places


def test_forms_are_found_as_the_term_itself_is() -> None:
    """In one pass, under the term's own label, once each, with its beginning, its exceptions and its "title:"."""
    term = Term(text="снаряд", forms=("снаряда", "снарядами", "снаряд"))
    assert found(term, "снаряд, Снарядами, снарядов, снаряда") == ["снаряд", "Снарядами", "снаряда"]
    assert found(Term(text="*granate", forms=("granaten",)), "Artilleriegranaten und Granatenhagel") == ["granaten"]
    limited = Term(text="ракета", forms=("ракеты",), not_inside=("ракеты-носители",))
    assert found(limited, "ракеты и ракеты-носители") == ["ракеты"]
    hits = Matcher([("x", Term(text="北", forms=("北韓",), title_only=True))]).hits("北韓", "北韓")
    assert hits == {Field.TITLE: {"x": [(0, 1), (0, 2)]}, Field.TEXT: {}}


@pytest.mark.parametrize("form", ["", "*ами", "снаряд*", "!"])
def test_a_form_is_plain_words(form: str) -> None:
    """Anything else is refused where it is saved, and the term is left out of the search."""
    term = Term(text="снаряд", forms=(form,))
    with pytest.raises(QueryError):
        check_term(term)
    assert Matcher([("x", term), ("x", Term(text="shell"))]).hits("снаряд shell", "")[Field.TITLE] == {"x": [(7, 12)]}


def test_title_only_terms_count_in_titles_only() -> None:
    """Headline shorthand means nothing in running text."""
    hits = Matcher([("@dprk", Term(text="北", title_only=True))]).hits("北, 러에 포탄", "北 러")
    assert hits == {Field.TITLE: {"@dprk": [(0, 1)]}, Field.TEXT: {}}


def test_one_term_counts_for_all_its_lists() -> None:
    """A fused pair such as 북러 is in both countries' lists."""
    term = Term(text="북러")
    assert Matcher([("@dprk", term), ("@russia", term)]).hits("북러 회담", "")[Field.TITLE] == {"@dprk": [(0, 2)], "@russia": [(0, 2)]}


def test_unreadable_terms_stop_no_other() -> None:
    """What slipped into a list unread is left out of the search."""
    assert Matcher([("x", Term(text="*")), ("x", Term(text="a*b")), ("x", Term(text="shell"))]).hits("shell", "")[Field.TITLE] == {
        "x": [(0, 5)]
    }


@pytest.mark.parametrize(
    ("term", "position"),
    [
        (Term(text=""), 0),
        (Term(text="!"), 0),
        (Term(text="a" * 201), 200),
        (Term(text="sh*ll"), 2),
        (Term(text="two *words"), 4),
        (Term(text="x*"), 1),
        (Term(text="무기", not_inside=("미사일",)), 0),
        (Term(text="shells", not_inside=("shell company",)), 0),
        (Term(text="shells", not_inside=("",)), 0),
    ],
)
def test_unreadable_terms_are_refused(term: Term, position: int) -> None:
    """A term that cannot work is refused where it is saved, with the character."""
    with pytest.raises(QueryError) as caught:
        check_term(term)
    assert caught.value.position == position
    assert caught.value.expected


def test_title_and_text_are_apart() -> None:
    """No phrase begins in the title and ends in the text, and offsets count in each."""
    matcher = Matcher([("x", Term(text="North Korea"))])
    assert matcher.hits("Up North", "Korea")[Field.TITLE] == {}
    assert matcher.hits("Groß", "ß North Korea")[Field.TEXT] == {"x": [(2, 13)]}


_TERMS = [
    Term(text="North Korea*"),
    Term(text="*waffe*"),
    Term(text="северн* коре*"),
    Term(text="북 러"),
    Term(text="북한 무기", not_inside=("북한 무기한",)),
    Term(text="北", title_only=True),
    Term(text="KN-23"),
]
_MATCHER = Matcher((term.text, term) for term in _TERMS)
_TEXTS = st.text() | st.lists(
    st.sampled_from(
        [
            "North",
            "Korea",
            " ",
            "-",
            "waffe",
            "север",
            "ной",
            "корея",
            "북",
            "러",
            "한",
            "무기",
            "北",
            "KN",
            "23",
            "ß",
            "\u00ad",
            "\n",
            "\u0301",
            ".",
        ]
    )
).map("".join)


@given(_TEXTS, _TEXTS)
def test_hits_lie_in_any_text(title: str, text: str) -> None:
    """Whatever the text, every hit is ascending, not empty, and inside its field."""
    hits = _MATCHER.hits(title, text)
    for field, source in ((Field.TITLE, title), (Field.TEXT, text)):
        for spans in hits[field].values():
            assert spans == sorted(spans)
            assert all(0 <= start < end <= len(source) for start, end in spans)


_ANY_TERM = st.builds(
    Term,
    text=st.text(max_size=12) | st.text(alphabet="ab*- .북러7北ß", max_size=8),
    not_inside=st.lists(st.text(max_size=6), max_size=2).map(tuple),
)


@given(st.lists(_ANY_TERM, max_size=5), _TEXTS)
def test_no_term_breaks_matching(terms: list[Term], text: str) -> None:
    """Any term is either refused or searched for; neither stops the others."""
    hits = Matcher([("x", term) for term in terms] + [("y", Term(text="shell"))]).hits("shell", text)
    assert hits[Field.TITLE]["y"] == [(0, 5)]


@given(st.text(alphabet="abяß북北7-. ", min_size=1, max_size=10))
def test_a_term_finds_itself(text: str) -> None:
    """A term that can be read finds the text that it was typed as, standing alone."""
    try:
        check_term(Term(text=text))
    except QueryError:
        return
    assert found(text, "-".join(re.split("[ -]+", text.strip(" -"))))


@pytest.mark.parametrize("text", ["a KN-23 fell", "a KN - 23 fell", "a KN – 23 fell", "a KN23 fell", "a KN 23 fell"])
def test_a_dash_may_stand_between_spaces(text: str) -> None:
    """Typesetters put spaces around dashes; where none was typed, none parts words."""
    found = Matcher([("x", Term(text="KN-23")), ("y", Term(text="KN fell"))]).hits("", text)
    assert (len(found[Field.TEXT]["x"]), found[Field.TEXT].get("y", [])) == (1, [])


@pytest.mark.parametrize("text", ["KN-23", "KN - 23", "KN – 23", "KN23"])
def test_a_dash_between_spaces_ends_no_exception(text: str) -> None:
    """An exception that was typed with a dash holds whichever way it is set."""
    matcher = Matcher([("x", Term(text="KN", not_inside=("KN-23",)))])
    assert not matcher.hits("", f"a {text} fell")[Field.TEXT]
    assert matcher.hits("", "a KN fell")[Field.TEXT]


@pytest.mark.parametrize(
    "text", ["North Korea-Russia pact", "North Korea – Russia pact", "North Korea — Russia pact", "North Korea Russia pact"]
)
def test_a_phrase_with_a_dash_is_found_however_it_is_set(text: str) -> None:
    """Terms and texts fold their dashes alike."""
    assert Matcher([("x", Term(text="North Korea–Russia"))]).hits("", text)[Field.TEXT]
    assert Matcher([("x", Term(text="Ангара - Мария"))]).hits("", "сухогруз «Ангара» - Мария, Ангара — Мария")[Field.TEXT]
