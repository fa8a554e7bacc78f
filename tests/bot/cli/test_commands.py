"""The command line as a person or a program uses it: JSON, tables, exit codes, and what it leaves in the database."""

import json
import os
from pathlib import Path

import pytest

from feeds.understand.lexicon.load import load as shipped_rules
from storage.database import runner_lock
from tests.bot.cli.shell import Shell
from tests.feeds.decide import texts

TOPIC = "arms-and-sanctions"


# --- rules ----------------------------------------------------------------------------------------------------------------------------


def test_a_missing_database_is_created_with_lists_and_topics(shell: Shell, tmp_path: Path) -> None:
    """In the working folder, for its owner only; the default topic is the first."""
    found = shell.json("topics", "list")
    assert [topic["name"] for topic in found] == [topic.name for topic in shipped_rules().topics]
    assert {"name", "query"} <= found[0].keys()
    assert (tmp_path / "rajin.db").stat().st_mode & 0o077 == 0


def test_keywords_are_listed_added_and_removed(shell: Shell) -> None:
    """Exceptions and "title:" are kept as typed; what is there already is not added again."""
    lists = {each["name"]: each for each in shell.json("keywords", "list")}
    assert {"russia", "dprk", "arms", "troops", "sanctions"} <= lists.keys()
    typed = ["무기 -무기한 -무기력", 'title:QK -"QK cell"', "Qoltan", "zarglob*"]
    assert shell.json("keywords", "add", "dprk", *typed, "--language", "ko-KR") == {"list": "dprk", "added": typed, "changed": []}
    assert shell.json("keywords", "add", "dprk", "Qoltan")["added"] == []
    terms = {each["name"]: each["terms"] for each in shell.json("keywords", "list")}["dprk"]
    assert [term for term in terms if term["text"] in typed] == [{"text": text, "language": "ko", "forms": []} for text in typed]
    assert shell.json("keywords", "remove", "dprk", "Qoltan", "무기", "nothing")["removed"] == ["Qoltan", typed[0]]
    assert "Nothing removed" in shell.type("keywords", "remove", "dprk", "Qoltan")
    assert shell.code == 0


def test_a_word_of_grammar_is_pointed_out(shell: Shell) -> None:
    """The command line asks nobody, so it says how to take it out again."""
    told = shell.type("keywords", "add", "dprk", "Qoltan", "the", "von")
    assert "nearly everywhere: the, von; `rajin keywords remove dprk" in told
    assert "nearly everywhere" not in shell.type("keywords", "add", "dprk", "Zarglob")


def test_the_language_of_terms_must_be_one(shell: Shell) -> None:
    """A tag that names no language changes nothing; terms are removed in any language, or in the one that is named."""
    assert "klingon" in shell.json("keywords", "add", "dprk", "Qoltan", "--language", "klingon")["error"]
    assert "no term before it" in shell.json("keywords", "add", "dprk", "--", "-Qoltan")["error"]
    assert shell.code == 2
    assert shell.json("keywords", "remove", "dprk", "Qoltan")["removed"] == []
    shell.json("keywords", "add", "dprk", "Qoltan", "--language", "ko-KR")
    assert "klingon" in shell.json("keywords", "remove", "dprk", "Qoltan", "--language", "klingon")["error"]
    assert shell.json("keywords", "remove", "dprk", "Qoltan", "--language", "de")["removed"] == []
    assert shell.json("keywords", "remove", "dprk", "Qoltan", "--language", "ko")["removed"] == ["Qoltan"]
    shell.json("keywords", "add", "dprk", "Qoltan")
    assert shell.json("keywords", "remove", "dprk", "Qoltan", "--language", "ko")["removed"] == []


def test_a_query_is_explained_in_words(shell: Shell) -> None:
    """Before it is set, and in what a topic shows; a query that cannot be set cannot be explained."""
    assert shell.type("topics", "explain", "@arms NOT outlet:Gazette").splitlines() == [
        "all of these:",
        "  any term of @arms",
        '  not published by an outlet with "Gazette" in its name',
    ]
    assert shell.json("topics", "explain", "@arms and x")["hints"] == ['"and" is looked for as a word; the operator is AND.']
    assert "sentence" in shell.type("topics", "show", TOPIC)
    assert "any term of @dprk" in shell.json("topics", "show", TOPIC)["means"]
    assert "nothing is found" in shell.json("topics", "explain", "lang:ko")["error"]
    assert shell.code == 2


def test_a_list_is_made_when_asked(shell: Shell) -> None:
    """Not by a slip of the pen: a name that is not there is an error that says how to make it."""
    assert "keywords add --new" in shell.json("keywords", "add", "ships", "Lady R")["error"]
    assert shell.json("keywords", "add", "--new", "ships", "Lady R") == {"list": "ships", "added": ["Lady R"], "changed": []}
    assert {each["name"]: each["terms"] for each in shell.json("keywords", "list")}["ships"] == [
        {"text": "Lady R", "language": None, "forms": []}
    ]
    shell.json("topics", "set", "by-sea", "@ships AND @russia")
    assert "there already" in shell.json("keywords", "add", "--new", "ships", "Maria")["error"]
    assert (shell.json("keywords", "add", "--new", "Two Words", "Maria")["error"] != "", shell.code) == (True, 2)


def test_a_known_term_that_comes_with_other_exceptions_is_changed(shell: Shell) -> None:
    """And that is said; the same again changes nothing."""
    shell.json("keywords", "add", "arms", "zarglob")
    assert shell.json("keywords", "add", "arms", "zarglob -zarglobal", "Qoltanite") == {
        "list": "arms",
        "added": ["Qoltanite"],
        "changed": ["zarglob -zarglobal"],
    }
    assert shell.type("keywords", "add", "arms", "zarglob -zarglobals").strip() == "zarglob -zarglobals changed."
    assert "Nothing added or changed" in shell.type("keywords", "add", "arms", "zarglob -zarglobals")


@pytest.mark.parametrize(
    ("words", "known"),
    [
        (("keywords", "add", "nolist", "Maria"), "sanctions"),
        (("keywords", "remove", "nolist", "Maria"), "sanctions"),
        (("topics", "show", "notopic"), TOPIC),
        (("topics", "set", "new", "@nolist"), "there is"),
    ],
)
def test_a_list_or_topic_that_is_not_there_is_a_usage_error(shell: Shell, words: tuple[str, ...], known: str) -> None:
    """Its code is 2, and the names that there are stand in it."""
    assert known in shell.refused(2, *words)["error"]


def test_small_operators_are_pointed_out(shell: Shell) -> None:
    """They are words, and hardly ever meant as such; in quotation marks they are."""
    assert len(shell.json("topics", "set", "x", '@dprk and @russia or "not" AND and')["hints"]) == 2
    assert "the operator is AND" in shell.type("topics", "set", "x", "@dprk and @russia")


@pytest.mark.parametrize("name", ["two words", "", "x" * 41, "a,b"])
def test_a_topic_that_could_not_be_typed_in_a_chat_is_refused(shell: Shell, name: str) -> None:
    """Names are one word."""
    assert shell.json("topics", "set", name, "@dprk")["error"]
    assert shell.code == 2


@pytest.mark.parametrize("term", ["", "*", "a" * 300, '"', '무기 -"'])
def test_a_term_that_cannot_be_found_is_refused(shell: Shell, term: str) -> None:
    """Before anything is written."""
    assert shell.json("keywords", "add", "arms", "fine", "--", term)["error"]
    assert shell.code == 2
    assert shell.json("keywords", "add", "arms", "fine")["added"] == ["fine"]


def test_topics_are_shown_and_set(shell: Shell) -> None:
    """A new one goes behind the others, a known one keeps its place and description."""
    before = shell.json("topics", "show", TOPIC)
    assert shell.json("topics", "set", "shells", "@arms AND sentence(@dprk, @russia)")["name"] == "shells"
    assert shell.json("topics", "set", TOPIC, "@dprk")["description"] == before["description"]
    found = shell.json("topics", "list")
    assert [each["name"] for each in found][:: len(found) - 1] == [TOPIC, "shells"]
    assert found[0]["query"] == "@dprk"


def test_a_query_that_cannot_be_read_points_at_the_character(shell: Shell) -> None:
    """With a caret, what was expected, and exit code 2."""
    shell.type("topics", "set", "x", "@dprk AND (@russia")
    assert shell.code == 2
    assert "\n@dprk AND (@russia\n" in shell.err
    assert shell.err.splitlines()[-1].endswith("^")
    assert shell.json("topics", "set", "x", "@nolist")["error"]
    assert len(shell.json("topics", "list")) == len(shipped_rules().topics)


# --- chats ----------------------------------------------------------------------------------------------------------------------------


def test_chats_are_added_changed_and_listed(shell: Shell) -> None:
    """Adding one again adds topics and changes what is given, nothing else."""
    made = shell.json("chats", "add", "console:desk", "--topic", TOPIC, "--language", "de", "--time-zone", "Asia/Seoul")
    assert {"chat": "console:desk", "language": "de", "time_zone": "Asia/Seoul", "topics": [TOPIC]}.items() <= made.items()
    again = shell.json("chats", "add", "console:desk", "--topic", "troops")
    assert (again["language"], again["time_zone"], again["topics"]) == ("de", "Asia/Seoul", [TOPIC, "troops"])
    assert shell.json("chats", "add", "console:desk", "--topic", "troops", "--language", "en")["language"] == "en"
    assert [each["chat"] for each in shell.json("chats", "list")] == ["console:desk"]
    assert "console:desk" in shell.type("chats", "list")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["telegram:5", "--topic", TOPIC], 2),
        (["console:", "--topic", TOPIC], 2),
        (["console:a b", "--topic", TOPIC], 2),
        (["console:x", "--topic", TOPIC, "--time-zone", "Mars/Base"], 2),
        (["console:x", "--topic", TOPIC, "--language", "fr"], 2),
        (["console:x"], 2),
        (["console:x", "--topic", "none"], 2),
    ],
)
def test_a_chat_that_cannot_be_added_is_explained(shell: Shell, words: list[str], code: int) -> None:
    """And is not there afterwards."""
    assert shell.json("chats", "add", *words)["error"]
    assert shell.code == code
    assert shell.json("chats", "list") == []


# --- empty and missing ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["feeds", "chats", "entries", "stories", "outbox"])
def test_an_empty_list_is_an_empty_array_and_a_sentence(shell: Shell, family: str) -> None:
    """For programs and for people."""
    assert shell.json(family, "list") == []
    assert shell.type(family, "list").strip()
    assert shell.code == 0


@pytest.mark.parametrize("words", [["stories", "show", "7"], ["outbox", "requeue", "f" * 32]])
def test_what_is_not_there_is_an_error(shell: Shell, words: list[str]) -> None:
    """Exit code 1, in words and in JSON."""
    assert shell.json(*words)["error"] in shell.err
    assert shell.code == 1


def test_requeueing_nothing_is_done(shell: Shell) -> None:
    """Without ids it takes the dead ones, of which there are none."""
    assert shell.json("outbox", "requeue") == {"requeued": []}


# --- usage ------------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["frobnicate"],
        ["feeds"],
        ["poll"],
        ["topics", "list", "--frob"],
        ["topics", "list", "--js"],
        ["stories", "show", "x"],
        ["run", "--allow-network", "10.0.0.0/99"],
        ["poll", "--once", "--allow-network", "here"],
    ],
    ids=" ".join,
)
def test_usage_errors_are_json_too(shell: Shell, words: list[str]) -> None:
    """Exit code 2; standard output holds the JSON and nothing else, or nothing at all without --json."""
    assert shell.json(*words)["error"]
    assert shell.code == 2
    assert shell.type(*words) == ""
    assert (shell.code, "rajin" in shell.err) == (2, True)


def test_settings_that_cannot_be_used_are_a_usage_error(shell: Shell, tmp_path: Path) -> None:
    """All of them at once, with exit code 2."""
    (tmp_path / "rajin.toml").write_text("colour = 1\n[polling]\ninterval_s = 0\n")
    said = shell.json("topics", "list")["error"]
    assert "colour" in said
    assert "polling.interval_s" in said
    assert shell.code == 2


def test_help_reads_well(shell: Shell) -> None:
    """It fits a terminal, names every family, and ends with 0."""
    text = shell.type("--help")
    assert shell.code == 0
    families = ("run", "demo", "poll", "feeds", "keywords", "topics", "chats", "entries", "stories", "outbox", "evaluate")
    assert [word for word in families if word not in text] == []
    assert max(map(len, text.splitlines())) <= 130


def test_version(shell: Shell, tmp_path: Path) -> None:
    """It needs no database."""
    assert shell.json("version")["version"].count(".") == 2
    assert shell.type("version").startswith("rajin ")
    assert list(tmp_path.iterdir()) == []


# --- which database ---------------------------------------------------------------------------------------------------------------------


def test_the_database_can_be_named_before_and_behind_the_command_and_in_the_environment(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line outweighs the variable."""
    assert shell.json("--database", "a.db", "topics", "set", "in-a", "@dprk")["name"] == "in-a"
    assert "in-a" in shell.type("topics", "list", "--database", "a.db")
    monkeypatch.setenv("RAJIN_DATABASE", "b.db")
    assert "in-a" not in shell.type("topics", "list")
    assert "in-a" in shell.type("topics", "list", "--database", str(tmp_path / "a.db"))
    assert sorted(file.name for file in tmp_path.glob("*.db")) == ["a.db", "b.db"]


def test_a_foreign_file_is_refused_and_untouched(shell: Shell, tmp_path: Path) -> None:
    """Whatever the command."""
    file = tmp_path / "rajin.db"
    file.write_text("my notes")
    assert "my notes" not in shell.json("topics", "list")["error"]
    assert (shell.code, file.read_text()) == (1, "my notes")
    assert shell.json("topics", "list", "--database", "no/such/folder/x.db")["error"]
    assert shell.code == 1


def test_a_second_runner_is_refused_and_other_commands_work(shell: Shell, tmp_path: Path) -> None:
    """Exit code 4 with the holder's name; lists and changes go on beside it."""
    with runner_lock(tmp_path / "rajin.db"):
        assert str(os.getpid()) in shell.json("poll", "--once")["error"]
        assert shell.code == 4
        assert shell.json("run")["error"]
        assert shell.code == 4
        assert shell.json("keywords", "add", "arms", "Qoltan")["added"] == ["Qoltan"]
    shell.json("poll", "--once")
    assert shell.code == 0


# --- evaluate ---------------------------------------------------------------------------------------------------------------------------


def test_evaluate_reports_for_people_and_programs(shell: Shell, tmp_path: Path) -> None:
    """With every key of the format, and each mistake where asked; it leaves no database behind."""
    title, text = texts.SEOUL_EN
    record = {"id": "1", "title": title, "text": text, "published": "2024-02-26", "relevant": False, "language": "en"}
    (tmp_path / "x.jsonl").write_text(json.dumps(record))
    report = shell.json("evaluate", "x.jsonl", "--errors")
    assert report["relevance"].keys() >= {"n", "alerts", "judged", "precision", "recall", "f1", "by_language"}
    assert report["events"].keys() >= {"n", "pair_precision", "pair_recall", "pair_f1", "bcubed_f1", "false_merges", "splits"}
    assert report["events"]["cross_language"].keys() == {"pair_precision", "pair_recall", "pair_f1"}
    assert report["ms_per_article"] > 0
    assert [(error["kind"], error["id"]) for error in report["errors"]] == [("false alert", "1")]
    assert "false alert: 1" in shell.type("evaluate", "--errors", "x.jsonl")
    assert "false alert" not in shell.type("evaluate", "x.jsonl")
    assert "errors" not in shell.json("evaluate", "x.jsonl", "--everything")
    assert [file.name for file in tmp_path.iterdir()] == ["x.jsonl"]
    assert "none.jsonl" in shell.json("evaluate", "none.jsonl")["error"]
    assert shell.code == 1
