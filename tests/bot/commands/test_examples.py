"""What a text names as an example can be typed: every example of every command, and every one that an error shows, in each language."""

import re
from collections.abc import Iterator

import pytest

from bot.commands.command import Refused
from bot.commands.table import COMMANDS
from bot.locales.texts import LANGUAGES, texts
from bot.networks.base import Said
from feeds.types.story import StoryId
from storage import lifecycle
from storage.database import Database
from storage.types import Role
from tests.bot import scene
from tests.bot.scene import NOON
from tests.commanding import OWNER, Stage, staged
from tests.incoming import happens

ALL = sorted({command.name: command for command in COMMANDS.values()}.items())
NOT_THERE = frozenset(  # the form is right, and what it names is not here
    [
        "admin-unknown",
        "article-unknown",
        "feed-unknown",
        "feed-import-what",
        "keyword-import-what",
        "keyword-no-list",
        "ledger-empty",
        "outbox-unknown",
        "redeem-unknown",
        "story-unknown",
        "story-number-unknown",
        "topic-unknown",
        "try-again",
        "undo-nothing",
    ]
)
_MARKED = re.compile(r":\s([^:]*?(?<!\w)/.*?)(?=[.?!](?:\s|$)|$)", re.MULTILINE)  # the rest of a sentence behind a colon
_NUMBERED = re.compile(r"(?<![\w/.@])/[a-z][^/,.;:?!\n]*? 12(?!\d)")
_NEXT = re.compile(r",\s|\s(?:or|oder|или|либо|또는|가운데)\s|처럼|(?<=[a-z])(?=[가-힣])|(?<!\S)(?=/)")
TAILS = ("", "?!", "{story}", "{story} x", "relevant", "relevant x", "1 x")  # what nobody means, behind every command


class Heard:
    """What was refused since it was last asked: the text's key, and its values."""

    def __init__(self) -> None:
        self.said: list[tuple[str, dict[str, object]]] = []

    def taken(self) -> list[tuple[str, dict[str, object]]]:
        """All of it, once."""
        found, self.said = self.said, []
        return found


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Every refusal, wherever it is raised."""
    heard, init = Heard(), Refused.__init__

    def noted(self: Refused, key: str, **values: object) -> None:
        heard.said.append((key, values))
        init(self, key, **values)

    monkeypatch.setattr(Refused, "__init__", noted)
    return heard


@pytest.fixture
def stage(db: Database) -> Stage:
    """A chat that was told of a story, under the reference "shown"."""
    stage = staged(db)
    stage.say("/start", OWNER)
    scene.poll(db, scene.add_feed(db, "https://wire.example/rss"), scene.article("North Korea ships artillery shells to Russia", "By sea."))
    (alert,) = scene.alerts(db)
    with db.transaction():
        lifecycle.mark_sending(db, alert.id, now=NOON)
        lifecycle.mark_sent(db, alert.id, reference="shown", text="x", stories=[alert.story or StoryId(0)], now=NOON)
    return stage


def shown(text: str) -> set[str]:
    """The examples in a text: commands with arguments behind a colon, and those about story 12."""
    marked = {piece.strip() for part in _MARKED.findall(text) for piece in _NEXT.split(part)}
    return {each for each in marked if re.match(r"/[a-z]+\s\S", each)} | set(_NUMBERED.findall(text))


def wrong(language: str) -> Iterator[str]:
    """Every command with what makes no sense behind it."""
    word = texts(language)("words-story").split()[0]
    for name, command in ALL:
        for tail in TAILS if command.role is Role.SUBSCRIBER else TAILS[:2]:
            yield f"/{name} {tail.format(story=word)}".strip()


def mistakes(stage: Stage, heard: Heard, typed: str, reply_to: str | None = None) -> list[str]:
    """Why a command is refused, but for what only this database lacks."""
    heard.taken()
    stage.happen(happens(Said(text=typed, reply_to=reply_to), sender=OWNER))
    return [key for key, _ in heard.taken() if key not in NOT_THERE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_error_shows_can_be_typed(stage: Stage, heard: Heard, language: str) -> None:
    """And so can the example of every command; without a number a command is about the story of the message that it answers."""
    say = texts(language)
    stage.say(f"/language {language}", OWNER)
    found = {f"/{name} {say(f'example-{command.key}')}" for name, command in ALL if say.has(f"example-{command.key}")}
    found |= shown(say("mute-missing", where="here", chat="", name=""))
    answers = set()
    for typed in wrong(language):
        stage.say(typed, OWNER)
        for key, values in heard.taken():
            found |= shown(say(key, **values))
            answers |= {str(values["command"])} if key == "story-missing" else set()
    assert (len(found) > 30, len(answers) >= 5) == (True, True)
    refused = {typed: mistakes(stage, heard, typed) for typed in sorted(found)}
    refused |= {typed: mistakes(stage, heard, typed, "shown") for typed in answers}
    assert {typed: why for typed, why in refused.items() if why} == {}
