"""Why a delivery did not go out, in the reader's words."""

import re
from pathlib import Path

import pytest

from bot import dispatcher
from bot.commands.reasons import in_words
from bot.locales.texts import DEFAULT, LANGUAGES, texts
from storage import deliveries

WRITERS = (
    "bot/dispatcher.py",
    "bot/commands/answer.py",
    "bot/commands/subscriptions.py",
    "storage/lifecycle.py",
    "storage/retracting.py",
    "storage/retelling.py",
)


def noted() -> set[str]:
    """Every reason that the program writes itself."""
    written = " ".join((Path(__file__).parents[3] / name).read_text(encoding="utf-8") for name in WRITERS)
    found = set(re.findall(r'reason ?= ?f?["\']([a-z][^"\']{5,})["\']', written)) | {
        dispatcher.OWN_ERROR,
        dispatcher.NOTHING,
        deliveries.STORY_MUTED,
    }
    return {reason.replace("{story}", "7") for reason in found if "network" not in reason} | {"not sent in time"}


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != DEFAULT])
def test_what_the_program_notes_has_words(language: str) -> None:
    """In every other language; nothing of the record's own English is shown."""
    assert len(noted()) >= 9
    for reason in noted():
        assert in_words(reason, texts(language)) != reason, reason


def test_several_reasons_and_those_of_a_network() -> None:
    """Each for itself; what a network answered is its own word, and no answer is a dash."""
    say = texts("de")
    assert in_words("Bad Request: x; not sent in time", say) == "Bad Request: x; es ging nicht rechtzeitig hinaus"
    assert in_words("; not sent in time", say) == "es ging nicht rechtzeitig hinaus"
    assert in_words("its story was merged into story 7", say) == "die Geschichte gehört jetzt zu Geschichte 7"
    assert in_words("", say) == "–"
    assert len(in_words("x" * 900, say)) == 200
