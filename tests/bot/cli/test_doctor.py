"""`rajin doctor` as somebody types it: what it says of settings, database and work, and how it ends."""

import asyncio
import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.cli.doctor import in_words
from bot.clock import SystemClock
from bot.doctor import memory
from bot.doctor.finding import Finding, Notes, Verdict
from bot.networks.matrix.invitations import Policy
from bot.networks.matrix.login import Account
from bot.networks.matrix.network import Matrix
from storage.database import runner_lock
from tests.bot.cli.shell import Shell
from tests.servers import FeedServer
from tests.synapse import Synapse

SECRET = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


def of(record: Any, check: str, about: str = "") -> Any:
    """The finding of a check; of one part, where several have one of that name."""
    (found,) = [each for each in record["findings"] if each["check"] == check and each["about"] == (about or each["about"])]
    return found


@pytest.fixture
def furnished(shell: Shell, server: FeedServer) -> Shell:
    """A database with a feed that was read, and a chat."""
    shell.type("feeds", "add", server.url("/feed"), "--allow-network", "127.0.0.0/8")
    shell.type("chats", "add", "console:desk", "--topic", "troops")
    shell.type("poll", "--once", "--allow-network", "127.0.0.0/8")
    return shell


@pytest.fixture
def running(furnished: Shell) -> Iterator[Shell]:
    """The same, with a program that runs on it."""
    with runner_lock(Path("rajin.db")):
        yield furnished


def test_an_empty_folder_is_no_fault(shell: Shell) -> None:
    """What was not made yet is not known, what to type is said, and nothing is made by looking."""
    record = shell.json("doctor")
    assert (shell.code, record["wrong"]) == (0, 0)
    assert of(record, "file", "database")["verdict"] == "unknown"
    assert "rajin run" in of(record, "file", "database")["do"]
    assert list(Path().iterdir()) == []


def test_a_database_in_no_folder_is_a_fault(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """`rajin run` would not make the folder, so that is what is said."""
    monkeypatch.setenv("RAJIN_DATABASE", "nowhere/rajin.db")
    found = of(shell.json("doctor"), "file", "database")
    assert (shell.code, found["verdict"]) == (1, "wrong")
    assert found["do"] == f"mkdir -p {Path('nowhere').absolute()}"


def test_all_is_right_beside_a_running_program(running: Shell) -> None:
    """Exit code 0, a mark for each check, and who runs since when."""
    told = running.type("doctor")
    assert running.code == 0, told
    assert "✗" not in told
    assert f"pid {os.getpid()}" in told
    assert told.rstrip().endswith("All is right.")


def test_a_program_that_ended_is_missed(furnished: Shell) -> None:
    """Also when it was killed and could not take its name out of the lock."""
    with runner_lock(Path("rajin.db")):
        left_behind = Path("rajin.db.lock").read_text(encoding="utf-8")
    Path("rajin.db.lock").write_text(left_behind, encoding="utf-8")
    record = furnished.json("doctor")
    assert (furnished.code, of(record, "runner")["verdict"]) == (1, "wrong")


def test_all_mistakes_in_settings_are_told_and_no_secret(shell: Shell) -> None:
    """One line for each, with its remedy; the rest waits until they can be used."""
    Path("rajin.toml").write_text(f'[telegram]\ntoken = "{SECRET}"\ntokem = "x"\n[polling]\nparallel = 900\n', encoding="utf-8")
    record = shell.json("doctor")
    assert (shell.code, record["wrong"]) == (1, 2)
    assert all(each["do"] for each in record["findings"])
    assert SECRET not in shell.out + shell.err


@pytest.mark.parametrize(("mode", "verdict"), [(0o600, "right"), (0o640, "wrong")])
def test_a_file_with_secrets_is_for_its_owner_only(shell: Shell, mode: int, verdict: str) -> None:
    """Others than its owner must not read it."""
    file = Path("rajin.toml")
    file.write_text('[assistant]\nkey = "made-up-key-of-a-model"\n', encoding="utf-8")
    file.chmod(mode)
    found = of(shell.json("doctor"), "file", "settings")
    assert found["verdict"] == verdict
    assert ("chmod 600" in found["do"]) == (verdict == "wrong")


@pytest.mark.parametrize(
    ("owners", "verdict"), [("", "wrong"), ("matrix:@ann:example.org", "wrong"), ("telegram:1234", "unknown"), ("console:desk", "right")]
)
def test_somebody_must_be_in_charge(furnished: Shell, monkeypatch: pytest.MonkeyPatch, owners: str, verdict: str) -> None:
    """Nobody, somebody of a network that is off, somebody whom nothing can be told yet, and somebody who is there."""
    monkeypatch.setenv("RAJIN_TELEGRAM__TOKEN", SECRET)
    monkeypatch.setenv("RAJIN_TELEGRAM__API_URL", "http://127.0.0.1:1/bot")
    monkeypatch.setenv("RAJIN_OWNERS", owners)
    assert of(furnished.json("doctor"), "owners")["verdict"] == verdict


def test_a_damaged_database_is_seen_and_left_alone(furnished: Shell) -> None:
    """What SQLite complains of is told, and the file stays as it is."""
    file = Path("rajin.db")
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("DELETE FROM sqlite_schema WHERE name = 'feeds_due'")
    db.close()
    before = file.read_bytes()
    record = furnished.json("doctor")
    assert (of(record, "file", "database")["verdict"], furnished.code) == ("wrong", 1)
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(4000)])
def test_a_file_that_is_no_database_is_told(shell: Shell, content: bytes) -> None:
    """In words, with exit code 1."""
    Path("rajin.db").write_bytes(content)
    record = shell.json("doctor")
    assert (of(record, "file", "database")["verdict"], shell.code) == ("wrong", 1)


def test_a_database_of_another_release_is_not_brought_up_to_date(furnished: Shell) -> None:
    """The running program may be the older one; and a newer release is named."""
    with sqlite3.connect("rajin.db") as db:
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm0007_people'")
    assert of(furnished.json("doctor"), "release")["verdict"] == "wrong"
    with sqlite3.connect("rajin.db") as db:
        assert db.execute("SELECT count(*) FROM _sqlite_migrations WHERE name = 'm0007_people'").fetchone() == (0,)
        for name in ("m0007_people", "m9999_x"):
            db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('rajin', ?, '')", (name,))
    assert "m9999_x" in of(furnished.json("doctor"), "release")["found"]
    db.close()


def test_a_readable_database_is_told(furnished: Shell) -> None:
    """With the command that mends it."""
    Path("rajin.db").chmod(0o644)
    assert of(furnished.json("doctor"), "access")["do"].startswith("chmod 600 rajin.db")


def test_a_full_disk_is_told(furnished: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is full: SQLite needs room for its log."""
    monkeypatch.setattr(memory, "LEAST_FREE", 1 << 60)
    assert of(furnished.json("doctor"), "disk")["verdict"] == "wrong"


@pytest.mark.parametrize(
    ("failures", "verdict", "words"),
    [
        ((0, 0), "right", "2 of 2 are read"),
        ((1, 0), "right", "1 of 2 are read, 1 failed the last time"),
        ((1, 1), "wrong", "0 of 2 are read, 2 failed the last time"),
        ((7, 0), "wrong", "1 of 2 are read; 1 keep failing"),
    ],
)
def test_feeds_that_fail_are_counted(running: Shell, server: FeedServer, failures: tuple[int, int], verdict: str, words: str) -> None:
    """One that failed once is no fault, unless all did; those that keep failing are named, with their error and how to test them."""
    db = sqlite3.connect("rajin.db")
    with db:
        (columns,) = db.execute("SELECT group_concat(name) FROM pragma_table_info('feeds') WHERE name NOT IN ('id', 'url')").fetchone()
        db.execute(f"INSERT INTO feeds (url, {columns}) SELECT 'https://example.org/other', {columns} FROM feeds")  # noqa: S608 - of a test
        for number, count in enumerate(failures, start=1):
            db.execute("UPDATE feeds SET failures = ?, error = nullif('HTTP 500', ?) WHERE id = ?", (count, count, number))
    db.close()
    found = of(running.json("doctor"), "reading")
    assert (found["verdict"], found["found"]) == (verdict, words)
    if max(failures) >= 3:
        assert "7 times, HTTP 500" in found["do"]
    if verdict == "wrong":
        assert f"rajin feeds test {server.url('/feed')}" in found["do"]


def test_what_hangs_is_seen(running: Shell) -> None:
    """A program that runs, and looks at no feed although one has been due for an hour."""
    hour_ago = int(SystemClock().now().timestamp() * 1000) - 3_600_000
    with sqlite3.connect("rajin.db") as db:
        db.execute("UPDATE feeds SET next_check_at = ?, checked_at = ?", (hour_ago, hour_ago))
    db.close()
    os.utime("rajin.db.lock", (hour_ago / 1000 - 60, hour_ago / 1000 - 60))
    assert "hangs" in of(running.json("doctor"), "runner")["found"]


def test_messages_that_wait_or_failed_are_told(running: Shell) -> None:
    """What is dead with the commands for it, and what has been waiting for too long."""
    hour_ago = int(SystemClock().now().timestamp() * 1000) - 3_600_000
    row = "INSERT INTO deliveries (id, chat, kind, operation, lane, severity, state, created_at, not_before, expires_at, payload) "
    with sqlite3.connect("rajin.db") as db:
        for number, state in (("a" * 32, "pending"), ("b" * 32, "dead")):
            db.execute(
                row + "VALUES (?, 1, 'notice', 'send', 1, 'routine', ?, ?, ?, ?, '{}')", (number, state, hour_ago, hour_ago, hour_ago * 2)
            )
    db.close()
    record = running.json("doctor")
    assert "for 60 minutes" in of(record, "waiting")["found"]
    assert "rajin outbox requeue" in of(record, "failed")["do"]


def test_nobody_who_is_told_is_told(shell: Shell) -> None:
    """A database without subscribers and feeds does nothing, and says so."""
    shell.type("topics", "list")
    record = shell.json("doctor")
    assert {each["check"] for each in record["findings"] if each["verdict"] == "wrong"} == {"runner", "list", "chats"}


def test_findings_fit_on_a_screen() -> None:
    """Long findings are wrapped, commands stay whole, and the sum stands last."""
    long = "chmod 600 " + "x" * 200
    told = in_words([Notes("settings").wrong("file", "words " * 60, long), Notes("clock").unknown("time", "who knows")])
    lines = told.splitlines()
    assert f"                → {long}" in lines
    assert max(len(line) for line in lines if long not in line) <= 120
    assert lines[-1] == "1 thing is wrong. 1 thing is not known."
    assert in_words([Finding(about="a", check="b", verdict=Verdict.RIGHT, found="c")]).endswith("All is right.")


def test_a_matrix_account_as_typed(running: Shell, homeserver: Synapse, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside a running program; no secret is printed, and the limit is measured only when that is asked for."""
    account = asyncio.run(homeserver.register("bot"))
    monkeypatch.setenv("RAJIN_MATRIX__HOMESERVER", homeserver.url)
    monkeypatch.setenv("RAJIN_MATRIX__USER", account.id)
    monkeypatch.setenv("RAJIN_MATRIX__PASSWORD", account.password)
    assert of(running.json("doctor"), "session")["verdict"] == "unknown"
    how = Account(homeserver=homeserver.url, user=account.id, password=account.password)
    bot = Matrix(how, Path("matrix"), Policy([]), SystemClock())

    async def lived() -> None:
        await bot.start()
        await bot.close()

    asyncio.run(lived())
    record = running.json("doctor")
    assert (of(record, "session")["verdict"], of(record, "limit")["verdict"]) == ("right", "unknown")
    token = json.loads(Path("matrix/session.json").read_text(encoding="utf-8"))["token"]
    assert all(secret not in running.out + running.err for secret in (token, account.password))
    assert "none that matters" in of(running.json("doctor", "--measure"), "limit")["found"]
