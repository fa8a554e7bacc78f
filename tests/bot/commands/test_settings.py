"""How a chat is told: each setting can be pressed and typed."""

from datetime import time
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.settings import SETTINGS, read_languages, read_silent, read_zone
from bot.locales.texts import LANGUAGES
from bot.networks.base import Pressed
from bot.render.deliveries import render
from feeds.types.story import Severity
from storage import lifecycle
from storage.preferences import preferences
from storage.types import Address, Chat, ChatId, ChatKind, ChatState, Delivery, Operation
from tests.bot.commands.desk import Person

CHAT = Chat(
    id=ChatId(1),
    address=Address(network="telegram", address="42"),
    kind=ChatKind.PRIVATE,
    state=ChatState.ACTIVE,
    language="en",
    time_zone="UTC",
    settings={"kept": 1},
)


def test_all_settings_stand_in_one_message(ann: Person) -> None:
    """With a button each; what is muted is said as well."""
    told = ann.say("/settings")
    assert "Language: English" in told
    assert "Time zone: UTC (it is 12:00)" in told
    assert len(ann.buttons) == len(SETTINGS)
    ann.say("/mute 8h")
    assert "Muted until" in ann.say("/settings")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_whatever_is_offered_can_be_pressed(ann: Person, setting: object, language: str) -> None:
    """In every language of the interface: the choices are understood, and the answer says what is set now."""
    assert hasattr(setting, "mark")
    ann.say(f"/language {language}")
    ann.say("/settings")
    ann.press(setting.mark)
    offered = ann.buttons
    assert len(offered) > 1
    for button in offered:
        told = ann.say(button.command)
        assert told.startswith(("Saved", "Gespeichert", "저장했습니다", "Сохранено")), button.command


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("timezone seoul", "Asia/Seoul (it is 21:00)"),
        ("timezone new york", "America/New_York (it is 07:00)"),
        ("timezone EUROPE/BERLIN", "Europe/Berlin (it is 13:00)"),
        ("severity flash", "only official acts"),
        ("severity normal", "all but single"),
        ("languages en, ko", "English, Korean"),
        ("languages alle", "all"),
        ("silent 22:00-07:00", "22:00–07:00"),
        ("silent 22:00 – 7:00", "22:00–07:00"),
        ("silent aus", "no"),
        ("edits off", "no"),
        ("EDITS ja", "yes"),
        ("language Deutsch", "Sprache: Deutsch"),
        ("language german", "Sprache: Deutsch"),
    ],
)
def test_a_setting_can_be_typed(ann: Person, typed: str, shown: str) -> None:
    """In the words of any language, and it is shown in the list from then on."""
    assert shown in ann.say(f"/settings {typed}")
    assert shown in ann.say("/settings")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_what_cannot_be_read_is_explained(ann: Person, setting: object) -> None:
    """What was typed, and an example; nothing is changed."""
    assert hasattr(setting, "name")
    before = ann.say("/settings")
    told = ann.say(f"/settings {setting.name} xyzzy 99")
    assert "xyzzy 99" in told
    assert f"/settings {setting.name}" in told or f"/{setting.name}" in told
    assert ann.say("/settings") == before


def test_an_unknown_setting_is_answered_with_the_nearest(ann: Person) -> None:
    """Or with all of them."""
    assert "/settings severity" in ann.say("/settings sverity flash")
    assert "timezone, severity" in ann.say("/settings xyzzy")


def test_in_groups_members_look_and_administrators_change(ann: Person) -> None:
    """The settings are no secret."""
    ann.kind, ann.admin = ChatKind.GROUP, False
    assert "Language: English" in ann.say("/settings")
    assert "Press one" in ann.say("/language")
    assert "administrators" in ann.say("/settings edits off")
    ann.admin = True
    assert "administrators" not in ann.say("/language de")
    assert ann.chat.language == "de"


def test_settings_do_not_touch_one_another(ann: Person) -> None:
    """Each keeps what the others have set."""
    for typed in ("severity routine", "languages en", "silent 23:00-06:00", "edits off"):
        ann.say(f"/settings {typed}")
    wanted = preferences(ann.chat.settings)
    assert (wanted.severity, wanted.languages, wanted.silent, wanted.edits) == (Severity.ROUTINE, ("en",), (time(23), time(6)), False)


def test_what_else_is_kept_of_a_chat_stays() -> None:
    """Settings of a later release, say."""
    assert read_languages("en", CHAT) == {"settings": {"kept": 1, "languages": ["en"]}}


@given(st.text() | st.sampled_from(sorted(available_timezones())))
def test_any_text_is_a_time_zone_or_none(text: str) -> None:
    """What is found is one that the machine knows; every zone with a place in it is found by its name."""
    found = read_zone(text, CHAT)
    assert found is None or found["time_zone"] in available_timezones()
    assert "/" not in text or text not in available_timezones() or found == {"time_zone": text}


@given(st.text(), st.text(alphabet="0123456789:- ", max_size=13))
def test_any_text_is_silent_hours_or_none(text: str, nearly: str) -> None:
    """It never fails, and what it gives can be kept."""
    for each in (text, nearly):
        changes = read_silent(each, CHAT)
        assert changes is None or preferences(changes["settings"]) is not None  # type: ignore[arg-type] # a mapping


@given(st.text())
def test_any_text_is_languages_or_none(text: str) -> None:
    """Likewise."""
    changes = read_languages(text, CHAT)
    assert changes is None or preferences(changes["settings"]) is not None  # type: ignore[arg-type] # a mapping


def shown(ann: Person) -> Delivery:
    """The last answer, once the chat has it under the reference "5"."""
    (sent,) = ann.answers
    (message,) = ann.messages
    with ann.db.transaction():
        lifecycle.mark_sending(ann.db, sent.id, now=ann.now)
        lifecycle.mark_sent(ann.db, sent.id, reference="5", text=message.plain(), stories=(), buttons=message.commands(), now=ann.now)
    return sent


def pressed(ann: Person, command: str) -> tuple[str, Delivery]:
    """What pressing a button of message "5" answers, as the chat is shown it."""
    told = ann.hears(ann.happens(Pressed(target="5", command=command)))
    (answer,) = ann.answers
    return told, answer


def test_pressing_changes_the_settings_in_their_place(ann: Person) -> None:
    """One message holds them all, however often somebody presses; the marks of all settings stay what they are."""
    ann.say("/settings")
    first = shown(ann)
    told, edit = pressed(ann, "/settings severity")
    assert (edit.operation, edit.depends_on) == (Operation.EDIT, first.id)
    assert "What is told: everything" in told
    assert {f"/settings severity {each}" for each in Severity} < {button.command for button in ann.buttons}
    assert {setting.mark for setting in SETTINGS} < {button.mark for button in ann.buttons}
    rendered = render(ann.db, edit, ann.now)
    assert rendered is not None
    assert (rendered.operation, rendered.target) == (Operation.EDIT, "5")
    with ann.db.transaction():
        lifecycle.mark_sending(ann.db, edit.id, now=ann.now)
        lifecycle.mark_sent(
            ann.db, edit.id, reference="5", text=told, stories=(), buttons={each.mark: each.command for each in ann.buttons}, now=ann.now
        )
    told, again = pressed(ann, "/settings severity flash")
    assert (again.operation, again.depends_on) == (Operation.EDIT, first.id)
    assert "What is told: only official acts" in told


def test_what_is_typed_is_answered_by_itself(ann: Person) -> None:
    """Also in reply to the settings: the answer stands below the question."""
    ann.say("/settings")
    shown(ann)
    assert ann.say("/settings severity flash", reply_to="5").startswith("Saved")
    assert [each.operation for each in ann.answers] == [Operation.SEND]


def test_no_other_message_is_replaced(ann: Person) -> None:
    """A button for the settings may stand below an alert, say, or below what nobody knows any more."""
    ann.say("/start")
    shown(ann)
    for target in ("5", "6"):
        ann.hears(ann.happens(Pressed(target=target, command="/settings language")))
        assert [each.operation for each in ann.answers] == [Operation.SEND]


def test_what_may_not_be_changed_is_refused_by_itself(ann: Person) -> None:
    """The settings stay as they are shown."""
    ann.kind, ann.admin = ChatKind.GROUP, False
    ann.say("/settings")
    shown(ann)
    told, refusal = pressed(ann, "/settings severity flash")
    assert "administrators" in told
    assert refusal.operation is Operation.SEND
