"""/forgetme."""

from dataclasses import replace

import pytest

from bot.networks.base import Author
from storage import audit, chats, forgetting, lifecycle
from storage.types import ChatKind, ChatState
from tests.bot.commands.desk import Person


def test_a_chat_is_forgotten_after_a_yes(ann: Person) -> None:
    """The answer still comes; then even the row goes, and the audit names nobody."""
    ann.say("/start")
    ann.say("/settings edits off")
    assert "cannot be undone" in ann.say("/forgetme")
    assert ann.chat.topics
    assert "forgotten" in ann.press("✅")
    assert (ann.chat.state, ann.chat.topics, ann.chat.settings) == (ChatState.FORGOTTEN, (), {})
    (last,) = ann.answers
    with ann.db.transaction():
        assert forgetting.erase_forgotten(ann.db) == 0
        lifecycle.mark_sending(ann.db, last.id, now=ann.now)
        lifecycle.mark_sent(ann.db, last.id, reference="1", text="x", stories=[], now=ann.now)
        assert forgetting.erase_forgotten(ann.db) == 1
    assert chats.list_chats(ann.db) == []
    written = repr(audit.entries(ann.db))
    assert "telegram:42" not in written
    assert "forgotten-" in written


def test_a_no_changes_nothing(ann: Person) -> None:
    """Nor does a yes that comes twice."""
    ann.say("/start")
    ann.say("/forgetme")
    assert "nothing was changed" in ann.press("❌")
    assert ann.chat.topics


def test_who_comes_back_begins_anew(ann: Person) -> None:
    """With the default topic."""
    ann.say("/subscribe troops")
    ann.say("/forgetme")
    ann.press("✅")
    ann.say("/start")
    assert (ann.chat.state, ann.chat.topics) == (ChatState.ACTIVE, ("arms-and-sanctions",))


def test_a_group_is_forgotten_by_its_administrators_only(ann: Person) -> None:
    """And is told that its people are not."""
    ann.kind, ann.admin = ChatKind.GROUP, False
    assert "administrators" in ann.say("/forgetme")
    ann.admin = True
    assert "this group" in ann.say("/forgetme")


@pytest.mark.parametrize("answer", ["presses", "types"])
def test_what_an_anonymous_administrator_asked_the_administrators_answer(ann: Person, answer: str) -> None:
    """Telegram hides who types and names who presses: no member's yes counts, that of whoever is in charge does."""
    ann.kind, ann.author, ann.sender = ChatKind.GROUP, Author.ANONYMOUS_ADMIN, ""
    ann.say("/start")
    assert "this group" in ann.say("/forgetme")
    yes = next(button.command for button in ann.buttons if button.mark == "✅")
    member = replace(ann, author=Author.PERSON, sender="77", admin=False)
    assert "Nothing waits" in member.say(yes)
    assert ann.chat.topics
    assert "forgotten" in (replace(member, admin=True) if answer == "presses" else ann).say(yes)
    assert ann.chat.state is ChatState.FORGOTTEN


def test_what_an_administrator_asked_nobody_answers_who_stays_anonymous(ann: Person) -> None:
    """Nor does another administrator: who asks by name answers for it."""
    ann.kind = ChatKind.GROUP
    ann.say("/forgetme")
    yes = next(button.command for button in ann.buttons if button.mark == "✅")
    for other in (replace(ann, author=Author.ANONYMOUS_ADMIN, sender=""), replace(ann, sender="77")):
        assert "Nothing waits" in other.say(yes)
