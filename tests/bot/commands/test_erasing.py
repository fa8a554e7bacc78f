"""/forgetme."""

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
