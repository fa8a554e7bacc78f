"""All forms of terms on the command line: added, shown, pruned, and printed for a shipped list."""

import tomllib
from pathlib import Path

import pytest

from tests.bot.cli.shell import Shell

FORMS = ["снаряда", "снаряду", "снарядом", "снаряде", "снаряды", "снарядов", "снарядам", "снарядами", "снарядах"]
ADD = ("keywords", "add", "arms", "глумснаряд", "--all-forms", "--language")
FULL = [f"глум{form}" for form in FORMS]


def test_a_term_is_added_with_all_its_forms(shell: Shell) -> None:
    """They are shown when they are stored, and again by `show`."""
    assert shell.json(*ADD, "ru-RU") == {"list": "arms", "added": ["глумснаряд"], "changed": [], "forms": {"глумснаряд": FULL}}
    assert shell.json("keywords", "show", "arms", "глумснаряд") == {"list": "arms", "text": "глумснаряд", "language": "ru", "forms": FULL}
    assert shell.type("keywords", "show", "arms", "глумснаряд").strip() == f"глумснаряд: all forms (9 beside itself), {', '.join(FULL)}"
    assert shell.json("keywords", "show", "arms")[-1] == {"text": "глумснаряд", "language": "ru", "forms": FULL}
    assert shell.type("keywords", "show", "arms").splitlines()[-1].split(maxsplit=2) == ["глумснаряд", "ru", "all forms (9 beside itself)"]
    assert any(line.split()[0] == "arms" and line.split()[2] == "1" for line in shell.type("keywords", "list").splitlines())


def test_forms_are_pruned_and_come_back_when_asked_for(shell: Shell) -> None:
    """In any case of letters; one that is not there changes nothing."""
    shell.type(*ADD, "ru")
    pruned = shell.json("keywords", "prune", "arms", "глумснаряд", "ГЛУМСНАРЯДУ", "глумснаряде", "пушка")
    assert pruned == {"list": "arms", "term": "глумснаряд", "pruned": [FULL[1], FULL[3]], "left": 7}
    assert shell.json("keywords", "show", "arms", "глумснаряд")["forms"] == [FULL[0], FULL[2], *FULL[4:]]
    assert "no such form" in shell.type("keywords", "prune", "arms", "глумснаряд", "пушка")
    assert "the term itself stays" in shell.type("keywords", "prune", "arms", "глумснаряд", "Глумснаряд")
    assert shell.json("keywords", "add", "arms", "глумснаряд")["changed"] == []
    assert shell.json(*ADD, "ru")["changed"] == ["глумснаряд"]
    assert shell.json("keywords", "show", "arms", "глумснаряд")["forms"] == FULL


def test_a_literal_term_says_so(shell: Shell) -> None:
    """Nothing is expanded that was not asked for, and Korean needs nothing."""
    shell.type("keywords", "add", "arms", "глумснаряд", "--language", "ru")
    assert shell.type("keywords", "show", "arms", "глумснаряд").strip() == "глумснаряд: literal"
    told = shell.type("keywords", "add", "arms", "포탄고", "--all-forms", "--language", "ko")
    assert (shell.code, told.splitlines()[1:]) == (
        0,
        ["포탄고: literal", "Terms of this language are found in all their forms as they are."],
    )


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (("keywords", "add", "arms", "снаряд", "--all-forms"), "--language"),
        ((*ADD, "eu"), "no forms are known"),
        (("keywords", "add", "arms", "rakete*", "--all-forms", "--language", "de"), "every ending already"),
        (("keywords", "forms", "снаряд", "--language", "eu"), "no forms are known"),
        (("keywords", "show", "nolist"), "sanctions"),
        (("keywords", "show", "arms", "нетакого"), "keywords show arms"),
        (("keywords", "prune", "arms", "нетакого", "x"), "keywords show arms"),
        (("keywords", "prune", "nolist", "снаряд", "x"), "sanctions"),
    ],
)
def test_what_cannot_be_done_is_a_usage_error(shell: Shell, words: tuple[str, ...], known: str) -> None:
    """Its code is 2, and it says what would be right."""
    assert known in shell.refused(2, *words)["error"]


def test_forms_are_printed_for_a_shipped_list(shell: Shell, tmp_path: Path) -> None:
    """As entries that can be pasted; no database is needed, and none is made."""
    printed = shell.type("keywords", "forms", "снаряд", "КНДР -КНДРный", "--language", "ru")
    assert tomllib.loads(f"ru = [\n{printed}]")["ru"] == [{"term": "снаряд", "forms": FORMS}, {"term": "КНДР", "not_inside": ["КНДРный"]}]
    assert shell.json("keywords", "forms", "снаряд", "--language", "ru") == [{"text": "снаряд", "language": "ru", "forms": FORMS}]
    assert not (tmp_path / "rajin.db").exists()


def test_a_term_is_the_same_in_any_case(shell: Shell) -> None:
    """As it is in chats: it is added once, and removed however it is written."""
    assert shell.json("keywords", "add", "arms", "Quxo", "QUXO")["added"] == ["Quxo"]
    assert shell.json("keywords", "add", "arms", "quxo")["added"] == []
    assert shell.json("keywords", "remove", "arms", "qUXO")["removed"] == ["Quxo"]
