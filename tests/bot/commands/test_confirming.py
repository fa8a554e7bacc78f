"""A yes or a no that is typed: with its token, without it, or as an answer to the question."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.commands.confirming import EXPIRES
from bot.networks.base import Author, Said
from storage import lifecycle, outbox
from storage.database import Database
from storage.types import ChatKind, DeliveryState
from tests.bot.commands.desk import Person
from tests.bot.scene import NOON
from tests.commanding import EDITOR, Stage, staged
from tests.incoming import happens

NEW = ("/keyword add hulls zorblat", "/keyword add masts glib")


@pytest.fixture
def stage(db: Database) -> Stage:
    """Chats in which an editor is known."""
    return staged(db)


def token(answered: str, command: str) -> str:
    """What a list of questions says is typed for one of them."""
    return next(line.partition(" · ")[0] for line in answered.splitlines() if line.endswith(command))


@pytest.mark.parametrize(("word", "told"), [("/yes", "Added"), ("/no", "nothing was changed")])
def test_one_question_needs_no_token(stage: Stage, word: str, told: str) -> None:
    """Who has no buttons types the word alone; then nothing waits any more."""
    stage.say(NEW[0], EDITOR)
    assert told in stage.say(word, EDITOR).text
    assert "Nothing waits" in stage.say(word, EDITOR).text


def test_what_must_be_found_out_first_is_found_out(stage: Stage) -> None:
    """A yes without a token prepares its command as one with it does."""
    stage.say("/keyword import", EDITOR, document=b"hulls:\n  terms: [zorblat]\n")
    assert "hulls" in stage.say("/yes", EDITOR).text
    assert "zorblat" in stage.say("/keyword show hulls", EDITOR).text


def test_several_questions_are_listed(stage: Stage) -> None:
    """Each with the words that answer it; none is carried out or dropped meanwhile."""
    for command in NEW:
        stage.say(command, EDITOR)
    listed = stage.say("/yes", EDITOR).text
    assert "Added" in stage.say(token(listed, NEW[1]), EDITOR).text
    assert "nothing was changed" in stage.say("/no", EDITOR).text
    names = stage.say("/keyword list", EDITOR).text
    assert "masts" in names
    assert "hulls" not in names


def test_a_question_that_is_asked_twice_waits_once(stage: Stage) -> None:
    """Else a yes would have to be repeated, and a no would leave one to be said yes to."""
    first, second = (stage.say(NEW[0], EDITOR).button("✅") for _ in range(2))
    assert first == second
    stage.say("/no", EDITOR)
    assert "Nothing waits" in stage.say("/yes", EDITOR).text


def test_nothing_that_others_were_asked_or_long_ago(stage: Stage) -> None:
    """A yes means one's own question, while it waits."""
    stage.say(NEW[0], EDITOR)
    assert "Nothing waits" in stage.say("/yes").text
    stage.now = NOON + EXPIRES + timedelta(seconds=1)
    assert "Nothing waits" in stage.say("/yes", EDITOR).text


def test_a_yes_in_answer_to_a_question_means_that_one(stage: Stage) -> None:
    """By the buttons of the message that it replies to."""
    for command in NEW:
        buttons = {button.mark: button.command for button in stage.say(command, EDITOR).buttons}
        with stage.db.transaction():
            (question,) = outbox.list_deliveries(stage.db, states=[DeliveryState.PENDING])
            lifecycle.mark_sending(stage.db, question.id, now=NOON)
            lifecycle.mark_sent(stage.db, question.id, reference=command, text="x", stories=(), buttons=buttons, now=NOON)
    stage.happen(happens(Said(text="/yes", reply_to=NEW[0]), sender=EDITOR))
    names = stage.say("/keyword list", EDITOR).text
    assert "hulls" in names
    assert "masts" not in names


def test_a_bare_yes_answers_nothing_that_an_anonymous_administrator_asked(ann: Person) -> None:
    """An administrator may have meant a question of their own that is too old by now: what others asked must be named."""
    ann.kind, ann.author, ann.sender = ChatKind.GROUP, Author.ANONYMOUS_ADMIN, ""
    ann.say("/forgetme")
    assert "Nothing waits" in replace(ann, author=Author.PERSON, sender="77").say("/yes")
    assert "forgotten" in ann.say("/yes")
