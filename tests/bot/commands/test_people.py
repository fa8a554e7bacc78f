"""Who may do what, by chat: by ids alone, never more than one has, and never so that nobody is left."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands.invitations import VALID
from bot.render.deliveries import render, rendered_to
from storage import audit, lifecycle, outbox, roles
from storage.types import Role
from tests.bot import scene
from tests.commanding import ADMIN, EDITOR, OWNER, SUBSCRIBER, Stage, staged


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = scene.seeded(tmp_path / "rajin.db")
    yield staged(database)
    database.close()


def role(stage: Stage, person: str, network: str = "telegram") -> Role | None:
    return roles.role(stage.db, network, person)


def code_of(stage: Stage, text: str = "/invite") -> str:
    """A new code."""
    return next(line for line in stage.say(text).text.splitlines() if line.startswith("/redeem")).split()[1]


def test_rights_are_given_and_taken(stage: Stage) -> None:
    """To an id of this network or of another; an admin unless said otherwise."""
    assert "is an editor now" in stage.say("/admin add 77 editor").text
    assert "is an admin now" in stage.say("/admin add matrix:@ann:example.org").text
    assert (role(stage, "77"), role(stage, "@ann:example.org", "matrix")) == (Role.EDITOR, Role.ADMIN)
    assert "is an admin already" in stage.say("/admin add matrix:@ann:example.org").text
    assert "telegram:77: editor since 26 Feb 2024, by telegram:2" in stage.say("/admin list").text
    assert "no longer" in stage.say("/admin remove 77").text
    assert role(stage, "77") is None
    assert "neither admin nor editor" in stage.say("/admin remove 77").text


@pytest.mark.parametrize("name", ["@ann", "Ann", "https://t.me/ann", "telegram:ann", "matrix:ann", "7" * 30])
def test_names_that_people_choose_are_refused(stage: Stage, name: str) -> None:
    """Somebody else may have that name tomorrow."""
    assert "is no id" in stage.say(f"/admin add {name}").text


@pytest.mark.parametrize("given", ["owner", "subscriber", "king"])
def test_only_admin_and_editor_can_be_given(stage: Stage, given: str) -> None:
    """Owners stand in the settings."""
    for sender in (OWNER, ADMIN):
        assert "no role that can be given" in stage.say(f"/admin add 77 {given}", sender).text
        assert "no role that can be given" in stage.say(f"/invite {given}", sender).text
    assert role(stage, "77") is None


def test_an_owner_stays_what_the_settings_say(stage: Stage) -> None:
    """Whoever asks."""
    for sender in (OWNER, ADMIN):
        assert "settings" in stage.say(f"/admin remove {OWNER}", sender).text
        assert "settings" in stage.say(f"/admin add {OWNER} editor", sender).text


def test_without_an_owner_the_last_admin_stays(stage: Stage) -> None:
    """Neither removed nor made an editor, since nobody could give rights any more; with an owner an admin may leave."""
    alone = replace(stage, owners=frozenset())
    assert "nobody" in alone.say(f"/admin remove {ADMIN}").text
    assert "nobody" in alone.say(f"/admin add {ADMIN} editor").text
    assert role(stage, ADMIN) is Role.ADMIN
    alone.say("/admin add 77")
    assert "no longer" in alone.say(f"/admin remove {ADMIN}").text
    assert "no longer" in stage.say("/admin remove 77", OWNER).text


def test_without_an_owner_the_last_admin_is_not_forgotten(stage: Stage) -> None:
    """In private, where the role would go too: neither when asking nor at a yes that comes after the other admin has left."""
    alone = replace(stage, owners=frozenset())
    assert "nobody" in alone.say("/forgetme").text
    assert "this group" in alone.in_group("/forgetme", ADMIN, admin=True).text
    alone.say("/admin add 77")
    yes = alone.say("/forgetme").button("✅")
    alone.say("/admin remove 77")
    assert "nobody" in alone.press(yes).text
    assert role(stage, ADMIN) is Role.ADMIN
    alone.say("/admin add 77")
    assert "forgotten" in alone.agree("/forgetme").text
    assert role(stage, ADMIN) is None


@pytest.mark.parametrize("way", ["/redeem {}", "/start {}"])
def test_a_code_gives_its_role_once(stage: Stage, way: str) -> None:
    """To who sends it first; the audit says who that was."""
    code = code_of(stage, "/invite editor")
    assert "You are an editor now" in stage.say(way.format(code), SUBSCRIBER).text
    assert role(stage, SUBSCRIBER) is Role.EDITOR
    assert (audit.entries(stage.db)[0].action, audit.entries(stage.db)[0].subject) == ("admin add", "telegram:4")
    assert "wrong, used or too old" in stage.say(way.format(code), "5").text
    assert role(stage, "5") is None


def test_a_code_expires(stage: Stage) -> None:
    """After two days."""
    code = code_of(stage)
    late = replace(stage, now=stage.now + VALID + timedelta(seconds=1))
    assert "too old" in late.say(f"/redeem {code}", SUBSCRIBER).text
    assert role(stage, SUBSCRIBER) is None


@pytest.mark.parametrize("sender", [OWNER, ADMIN, EDITOR])
def test_a_code_takes_nothing_away_and_is_not_wasted(stage: Stage, sender: str) -> None:
    """Who may do as much already keeps the role, and the code stays good for somebody else."""
    code, before = code_of(stage, "/invite editor"), role(stage, sender)
    assert "was not used" in stage.say(f"/redeem {code}", sender).text
    assert role(stage, sender) is before
    assert "You are an editor now" in stage.say(f"/redeem {code}", SUBSCRIBER).text


@pytest.mark.parametrize("given", ["admin", "editor"])
@pytest.mark.parametrize("fall", [f"/admin remove {ADMIN}", f"/admin add {ADMIN} editor"])
def test_a_code_dies_with_the_rights_of_its_maker(stage: Stage, fall: str, given: str) -> None:
    """Else a removed admin would make himself one again; the codes stay dead when he is made an admin once more."""
    code = code_of(stage, f"/invite {given}")
    stage.say(fall, OWNER)
    assert "wrong, used or too old" in stage.say(f"/redeem {code}", "5").text
    stage.say(f"/admin add {ADMIN}", OWNER)
    assert "wrong, used or too old" in stage.say(f"/redeem {code}", "5").text
    assert role(stage, "5") is None


def test_the_codes_of_others_outlive_an_admin(stage: Stage) -> None:
    """What the owner gave out is still good."""
    code = next(line for line in stage.say("/invite", OWNER).text.splitlines() if line.startswith("/redeem"))
    stage.say(f"/admin remove {ADMIN}", OWNER)
    assert "You are an admin now" in stage.say(code, "5").text


@pytest.mark.parametrize("sender", [OWNER, ADMIN])
def test_who_is_forgotten_leaves_no_code(stage: Stage, sender: str) -> None:
    """An owner, too: nobody could say any more whose it was."""
    code = next(line for line in stage.say("/invite", sender).text.splitlines() if line.startswith("/redeem"))
    stage.agree("/forgetme", sender)
    assert "wrong, used or too old" in stage.say(code, "5").text
    assert role(stage, "5") is None


def test_the_code_of_a_former_owner_is_void(stage: Stage) -> None:
    """Owners stand in the settings, so it is asked when the code is used."""
    code = next(line for line in stage.say("/invite", OWNER).text.splitlines() if line.startswith("/redeem"))
    assert "wrong, used or too old" in replace(stage, owners=frozenset()).say(code, "5").text
    assert "You are an admin now" in stage.say(code, "5").text


def test_a_code_is_shown_to_one_person_only(stage: Stage) -> None:
    """Not in a group, where all could take it; nor does the database hold it, in rows or in bytes of its file, once the answer has left."""
    answered = stage.in_group("/invite", ADMIN, admin=True).text
    assert "/redeem" not in answered
    assert "private chat" in answered
    code = code_of(stage)
    answer = outbox.list_deliveries(stage.db)[-1]
    with stage.db.transaction():
        lifecycle.mark_sending(stage.db, answer.id, now=stage.now)
        shown = render(stage.db, answer, stage.now)
        assert shown is not None
        lifecycle.keep(stage.db, answer.id, rendered_to(shown))
        assert shown.message is not None
        lifecycle.mark_sent(stage.db, answer.id, reference="1", text=shown.message.plain(), stories=(), now=stage.now)
    with closing(sqlite3.connect(stage.db.path)) as connection:
        rows = "\n".join(connection.iterdump())
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    assert code not in rows
    assert "/redeem …" in rows
    assert code.encode() not in stage.db.path.read_bytes()
    assert "You are an admin now" in stage.say(f"/redeem {code}", SUBSCRIBER).text
