"""What people type in Korean and Russian is understood, whatever the chat speaks."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.commands.settings import read_language
from bot.commands.times import moment
from bot.commands.vocabulary import words_for
from bot.locales.texts import LANGUAGES, texts
from storage.types import Address, Chat, ChatId, ChatKind, ChatState

MONDAY = datetime(2024, 2, 26, 12, tzinfo=UTC)
CHAT = Chat(
    id=ChatId(1),
    address=Address(network="console", address="a"),
    kind=ChatKind.PRIVATE,
    state=ChatState.ACTIVE,
    language="en",
    time_zone="UTC",
    title="",
)


@pytest.mark.parametrize(
    ("typed", "day", "hour"),
    [
        ("8시간", 26, 20),
        ("3일", 29, 12),
        ("수요일까지", 28, 8),
        ("내일까지", 27, 8),
        ("18:00까지", 26, 18),
        ("8ч", 26, 20),
        ("3 дня", 29, 12),
        ("до среды", 28, 8),
        ("среда", 28, 8),
        ("до завтра", 27, 8),
        ("до 18:00", 26, 18),
        ("bis mi", 28, 8),
        ("until wed", 28, 8),
    ],
)
def test_a_time(typed: str, day: int, hour: int) -> None:
    """Korean hangs its "until" on the word, Russian bends the day."""
    assert moment(typed.split(), now=MONDAY, zone=ZoneInfo("UTC")) == datetime(2024, 2, day, hour, tzinfo=UTC)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_by_its_name_in_any_language(language: str) -> None:
    """Also by its tag; each names itself as its speakers do."""
    for typed in (language, language.upper(), *(texts(each).language_name(language) for each in LANGUAGES)):
        assert read_language(typed, CHAT) == {"language": language}
    assert texts(language).language_name(language) == {"en": "English", "de": "Deutsch", "ko": "한국어", "ru": "русский"}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_language_can_be_typed(language: str) -> None:
    """Every /mute that its own texts name as an example is understood."""
    say = texts(language)
    about = {"chat": "", "name": ""}
    shown = (
        say("mute-missing", where="here", **about),
        say("mute-missing", where="there", **about),
        say("mute-unclear", typed="x"),
        say("more-mute"),
    )
    examples = [re.split(r"[,.]| or | oder | или ", each)[0].strip() for text in shown for each in text.split("/mute ")[1:]]
    times = [each for each in examples if not each.startswith(tuple(say("words-story").split()))]
    assert len(times) >= 8
    for each in times:
        assert moment(each.split(), now=MONDAY, zone=ZoneInfo("UTC")) is not None, each


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdicts_of_a_language_can_be_typed(language: str) -> None:
    """The three that its texts name mean, in their order, relevant, not relevant and told before."""
    say = texts(language)
    shown = [say("usage-verdict").split(" ")[0].split("|")]
    shown += [re.findall(r"/verdict (\S+)", say("verdict-unclear", typed=typed)) for typed in ("none", "x")]
    for words in shown:
        kinds = ("relevant", "irrelevant", "duplicate")
        assert [word in words_for(f"verdict-words-{kind}") for kind, word in zip(kinds, words, strict=True)] == [True] * 3
