"""Settings come from file, environment and command line, and every problem is told at once."""

from pathlib import Path

import pytest

from bot import config
from bot.errors import ConfigError


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("RAJIN_CONFIG", "RAJIN_DATABASE", "RAJIN_TELEGRAM__TOKEN"):
        monkeypatch.delenv(name, raising=False)


def test_defaults_need_no_file() -> None:
    """Without any file the program runs on its defaults, without Telegram."""
    settings = config.load()
    assert settings.polling.interval_s == 600
    assert settings.telegram_token() is None


def test_the_command_line_outweighs_the_environment_which_outweighs_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The nearest word counts, and neighbouring settings of the same section survive it."""
    (tmp_path / "rajin.toml").write_text('database = "file.db"\n[polling]\ninterval_s = 60\nparallel = 3\n')
    assert config.load().database == Path("file.db")
    monkeypatch.setenv("RAJIN_DATABASE", "env.db")
    assert config.load().database == Path("env.db")
    settings = config.load(overrides={"database": Path("line.db"), "polling": {"host_gap_s": 0.0}})
    assert (settings.database, settings.polling.interval_s, settings.polling.parallel) == (Path("line.db"), 60, 3)


def test_all_problems_are_told_at_once_with_key_and_remedy(tmp_path: Path) -> None:
    """Three mistakes give three lines, each naming its key and what to do."""
    file = tmp_path / "rajin.toml"
    file.write_text('colour = 1\n[polling]\ninterval_s = "soon"\nallow_networks = ["10.0.0.0/99"]\n')
    with pytest.raises(ConfigError) as caught:
        config.load(file)
    problems = caught.value.problems
    assert len(problems) == 3
    assert any("colour" in line and "remove it" in line for line in problems)
    assert any("polling.interval_s" in line and "RAJIN_POLLING__INTERVAL_S" in line for line in problems)


def test_secrets_show_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token stands in no repr and in no error about it."""
    monkeypatch.setenv("RAJIN_TELEGRAM__TOKEN", "1234567:secret-token")
    settings = config.load()
    assert "secret-token" not in repr(settings) + str(settings)
    assert settings.secrets() == ("1234567:secret-token",)
    monkeypatch.setenv("RAJIN_TELEGRAM__API_URL", "secret-token")
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert "secret-token" not in str(caught.value)


def test_a_token_file_must_be_private(tmp_path: Path) -> None:
    """A token that others can read is refused with the command that mends it."""
    file = tmp_path / "token"
    file.write_text("1234567:abc\n")
    file.chmod(0o644)
    settings = config.load(overrides={"telegram": {"token_file": file}})
    with pytest.raises(ConfigError, match="chmod 600"):
        settings.telegram_token()
    file.chmod(0o600)
    assert settings.telegram_token() == "1234567:abc"


@pytest.mark.parametrize("content", ["a = ", "\udcff"])
def test_an_unreadable_file_is_named(tmp_path: Path, content: str) -> None:
    """A file that is no TOML, or no text, gives an error that names it."""
    file = tmp_path / "x.toml"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=r"x\.toml"):
        config.load(file)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    """A file that was asked for and is not there is an error; the default file may be missing."""
    with pytest.raises(ConfigError, match="no such file"):
        config.load(tmp_path / "none.toml")
