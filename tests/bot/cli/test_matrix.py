"""`rajin matrix`: the identity of the account, by the person who runs it."""

import asyncio
import io

import pytest

from tests.bot.cli.shell import Shell
from tests.synapse import Account, Synapse


@pytest.fixture
def account(homeserver: Synapse) -> Account:
    """The bot's account."""
    return asyncio.run(homeserver.register("bot"))


@pytest.fixture
def at_home(shell: Shell, homeserver: Synapse, account: Account, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A terminal whose settings name the account."""
    monkeypatch.setenv("RAJIN_MATRIX__HOMESERVER", homeserver.url)
    monkeypatch.setenv("RAJIN_MATRIX__USER", account.id)
    monkeypatch.setenv("RAJIN_MATRIX__PASSWORD", account.password)
    return shell


def test_keys_are_shown_lost_and_restored(at_home: Shell, account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """The recovery key is shown once; given on standard input it signs a new device; new keys come with a new one."""
    shell = at_home
    assert "not known before the first" in shell.type("matrix", "keys")
    shell.type("poll", "--once")
    shown = shell.json("matrix", "keys")
    assert shown["user"] == account.id
    assert shown["device"].startswith("RAJIN")
    assert len(shown["fingerprint"]) == 43
    assert shown["recovery_key"].startswith("Es")
    assert shell.json("matrix", "keys")["recovery_key"] == ""
    monkeypatch.setenv("RAJIN_MATRIX__STATE", "elsewhere")
    shell.type("poll", "--once")
    assert "rajin matrix restore" in shell.err
    monkeypatch.setattr("sys.stdin", io.StringIO(shown["recovery_key"] + "\n"))
    assert shell.json("matrix", "restore") == {"signed": True, "problem": ""}
    assert shell.json("matrix", "keys")["recovery_key"] == ""
    assert shell.json("matrix", "replace")["signed"]
    assert shell.json("matrix", "keys")["recovery_key"] not in {"", shown["recovery_key"]}
    assert shown["recovery_key"] not in shell.err


@pytest.mark.parametrize("typed", ["", "\n", "not a key\n", "EsTP LTA1 WTGd mEit iHKo cnHK VaRd oQae cG8a twUh VZ7N 9Dzd\n"])
def test_what_is_no_recovery_key_is_refused(at_home: Shell, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """With exit code 2, before anybody is asked."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    at_home.refused(2, "matrix", "restore")


def test_without_an_account_there_is_nothing_to_show(shell: Shell) -> None:
    """It says what to set."""
    assert "matrix.homeserver" in shell.refused(2, "matrix", "keys")["error"]
