"""Settings come from file, environment and command line, and every problem is told at once."""

import os
from pathlib import Path

import pytest

from bot import config, sections
from bot.errors import ConfigError
from bot.locales.texts import LANGUAGES
from feeds.understand.faithful.words import languages as worded_languages

SECRET = "AAH-secret-part-of-the-token"
TOKEN = f"1234567:{SECRET}"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.upper().startswith("RAJIN_")]:
        monkeypatch.delenv(name)


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


@pytest.mark.parametrize("written", ["database = 5", 'database = ""', "[telegram]\ntoken_file = true", "[console]\ntranscript = 7"])
def test_a_file_name_that_is_none_is_told_in_words(tmp_path: Path, written: str) -> None:
    """Without the name of a class."""
    file = tmp_path / "rajin.toml"
    file.write_text(written)
    with pytest.raises(ConfigError) as caught:
        config.load(file)
    (problem,) = caught.value.problems
    assert "must be the name of a file, in quotes" in problem
    assert "class" not in problem


def test_an_empty_variable_names_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not silently mean the working folder."""
    monkeypatch.setenv("RAJIN_DATABASE", "")
    with pytest.raises(ConfigError, match="RAJIN_DATABASE"):
        config.load()


def test_secrets_show_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The token stands in no repr of the settings."""
    monkeypatch.setenv("RAJIN_TELEGRAM__TOKEN", f" {TOKEN}\n")
    settings = config.load()
    assert SECRET not in repr(settings) + str(settings)
    assert settings.secrets() == (TOKEN,)


@pytest.mark.parametrize(
    ("variable", "file"),
    [
        ("RAJIN_TELEGRAM__API_URL", f'telegram.api_url = "{TOKEN}"'),
        ("RAJIN_TELEGRAM__TOKEN_FILE", f'telegram.token_file = "{TOKEN}"'),
        ("RAJIN_TELEGRAM__TOKEN", f'telegram.token = "{SECRET}"'),
        ("RAJIN_TELEGRAM", f'telegram = "{TOKEN}"'),
        ("RAJIN_POLLING__ALLOW_NETWORKS", f'polling.allow_networks = ["{TOKEN}"]'),
        ("RAJIN_POLLING__INTERVAL_S", f'polling.interval_s = "{TOKEN}"'),
        ("RAJIN_CONSOLE__LANGUAGE", f'console.language = "{TOKEN}"'),
        ("RAJIN_CONSOLE__FAULTS", f'console.faults = ["{TOKEN}"]'),
        (f"RAJIN_{SECRET}", f'"{TOKEN}" = 1'),
        ("RAJIN_LOG__LEVEL", f'log."{TOKEN}" = 1'),
        ("RAJIN_LOG__LEVEL", f"log.level = {TOKEN}"),
    ],
)
def test_no_error_shows_a_secret_in_the_wrong_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, file: str) -> None:
    """Whoever pastes a token into the wrong setting must be able to show the error to others."""
    (tmp_path / "rajin.toml").write_text(file)
    with pytest.raises(ConfigError) as in_file:
        config.load()
    (tmp_path / "rajin.toml").unlink()
    monkeypatch.setenv(variable, f"[{TOKEN}")
    with pytest.raises(ConfigError) as in_variable:
        config.load()
    for caught in (in_file, in_variable):
        assert SECRET.lower() not in f"{caught.value} {caught.value!r} {caught.value.problems}".lower()


@pytest.mark.parametrize("values", [("10.0.0.0/8, ::1/128", "ok,moved=x"), ('["10.0.0.0/8", "::1/128"]', '["ok", "moved=x"]')])
def test_a_variable_can_hold_a_list(monkeypatch: pytest.MonkeyPatch, values: tuple[str, str]) -> None:
    """Between commas, or as JSON."""
    monkeypatch.setenv("RAJIN_POLLING__ALLOW_NETWORKS", values[0])
    monkeypatch.setenv("rajin_console__faults", values[1])
    settings = config.load()
    assert [str(each) for each in settings.polling.allow_networks] == ["10.0.0.0/8", "::1/128"]
    assert settings.console.faults == ("ok", "moved=x")


def test_a_variable_that_sets_nothing_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named together with what was probably meant, beside all other problems."""
    monkeypatch.setenv("RAJIN_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("RAJIN_LOG__LEVEL", "loud")
    with pytest.raises(ConfigError) as caught:
        config.load()
    assert len(caught.value.problems) == 2
    assert "RAJIN_TELEGRAM_TOKEN" in str(caught.value)
    assert "did you mean RAJIN_TELEGRAM__TOKEN?" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("[matrx]", "did you mean matrix?"), ('ownrs = ["a"]', "did you mean owners?"), ("[matrix]\nusr = 1", "did you mean matrix.user?")],
)
def test_a_mistyped_section_is_taken_for_one(tmp_path: Path, typed: str, meant: str) -> None:
    """And not for one of its settings."""
    (tmp_path / "rajin.toml").write_text(typed, encoding="utf-8")
    with pytest.raises(ConfigError, match=meant.replace("?", r"\?")):
        config.load()


def test_a_token_file_must_be_private(tmp_path: Path) -> None:
    """A token that others can read is refused, when the settings are read, with the command that mends it."""
    file = tmp_path / "token"
    file.write_text(f"{TOKEN}\n")
    file.chmod(0o644)
    with pytest.raises(ConfigError, match=r"chmod 600 .*token$"):
        config.load(overrides={"telegram": {"token_file": file}})
    file.chmod(0o600)
    settings = config.load(overrides={"telegram": {"token_file": file}})
    assert settings.telegram_token() == TOKEN
    file.unlink()
    with pytest.raises(ConfigError, match=r"telegram\.token_file: names a file that cannot be read"):
        settings.telegram_token()


def test_the_assistant_is_off_until_it_has_an_address() -> None:
    """And then it must have a model; one without a key is asked without one."""
    assert config.load().assistant.url == ""
    settings = config.load(overrides={"assistant": {"url": "http://127.0.0.1:8080/v1", "model": "small"}})
    assert (settings.assistant.timeout_s, settings.assistant.languages, settings.assistant_key()) == (8.0, ("en", "de"), None)
    with pytest.raises(ConfigError, match=r"assistant\.model: must name the model"):
        config.load(overrides={"assistant": {"url": "http://127.0.0.1:8080/v1"}})


def test_a_language_in_which_the_assistant_cannot_be_checked_is_refused() -> None:
    """Else nothing would ever be asked for its chats, without a word."""
    with pytest.raises(ConfigError, match=r"assistant\.languages: has ko, ru, in which no wording can be checked.*there are en, de"):
        config.load(overrides={"assistant": {"languages": ["en", "ko", "ru"]}})
    assert set(sections.WORDED) == set(worded_languages()) & set(LANGUAGES)


@pytest.mark.parametrize("url", ["llm.example/v1", "https://user:word@llm.example/v1", "https://llm.example/v1?key=1", "http://a b/"])
def test_an_address_of_the_assistant_holds_no_secret(url: str) -> None:
    """A key has a setting of its own, and what is written in the address is not told again."""
    with pytest.raises(ConfigError, match=r"assistant\.url: must begin with") as caught:
        config.load(overrides={"assistant": {"url": url, "model": "small"}})
    assert url not in str(caught.value)


def test_a_key_of_the_assistant_is_a_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the settings or from a file that only its owner can read; too short a one would blot words out of the log."""
    monkeypatch.setenv("RAJIN_ASSISTANT__KEY", " sk-made-up-key ")
    settings = config.load()
    assert settings.secrets() == ("sk-made-up-key",)
    assert "sk-made-up" not in repr(settings) + str(settings)
    monkeypatch.setenv("RAJIN_ASSISTANT__KEY", "short")
    with pytest.raises(ConfigError, match=r"assistant\.key: must be 8 to 500") as caught:
        config.load()
    assert "short" not in str(caught.value)
    monkeypatch.delenv("RAJIN_ASSISTANT__KEY")
    file = tmp_path / "key"
    file.write_text("sk-of-a-file\n")
    file.chmod(0o644)
    with pytest.raises(ConfigError, match=r"chmod 600 .*key$"):
        config.load(overrides={"assistant": {"key_file": file}})
    file.chmod(0o600)
    settings = config.load(overrides={"assistant": {"key_file": file}})
    assert settings.assistant_key() == "sk-of-a-file"
    file.unlink()
    with pytest.raises(ConfigError, match=r"assistant\.key_file: names a file that cannot be read"):
        settings.secrets()


def test_a_console_that_cannot_work_is_told_at_once(tmp_path: Path) -> None:
    """A fault that does not exist, a transcript in a folder that does not exist."""
    with pytest.raises(ConfigError) as caught:
        config.load(overrides={"console": {"faults": ["ok", "explode"], "transcript": tmp_path / "none" / "x"}})
    assert len(caught.value.problems) == 2
    assert "console.faults: item 2 is no way to fail; there are ok, retry_later[=SECONDS]" in str(caught.value)


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


WEBHOOK_SECRET = "made-up-secret-of-a-webhook"


def test_a_webhook_needs_a_secret(tmp_path: Path) -> None:
    """In the settings or in a file of its owner's only; both are secrets to the log, and the address is split for who listens."""
    url = "https://bot.example.org/rajin"
    with pytest.raises(ConfigError, match=r"telegram\.webhook_url: needs a secret"):
        config.load(overrides={"telegram": {"webhook_url": url}})
    given = config.load(overrides={"telegram": {"webhook_url": url, "webhook_secret": WEBHOOK_SECRET, "webhook_listen": "[::1]:99"}})
    assert given.telegram_webhook_secret() == WEBHOOK_SECRET
    assert given.telegram.listens_on() == ("::1", 99)
    file = tmp_path / "secret"
    file.write_text(WEBHOOK_SECRET + "\n")
    file.chmod(0o644)
    with pytest.raises(ConfigError, match="chmod 600"):
        config.load(overrides={"telegram": {"webhook_url": url, "webhook_secret_file": file}})
    file.chmod(0o600)
    settings = config.load(overrides={"telegram": {"webhook_url": url, "webhook_secret_file": file}})
    assert settings.telegram_webhook_secret() == WEBHOOK_SECRET
    assert WEBHOOK_SECRET in settings.secrets()
    assert WEBHOOK_SECRET not in repr(given) + repr(settings)
    file.unlink()
    with pytest.raises(ConfigError, match=r"telegram\.webhook_secret_file: names a file that cannot be read"):
        settings.telegram_webhook_secret()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("webhook_url", "http://bot.example.org/"),
        ("webhook_url", "https://bot.example.org/?a=1"),
        ("webhook_url", "https://me:word@bot.example.org/"),
        ("webhook_secret", "short"),
        ("webhook_secret", "with a space and more"),
        ("webhook_listen", "8443"),
        ("messages_per_second", 0),
        ("messages_per_second", 1001),
    ],
)
def test_what_telegram_would_not_take_is_told_at_the_start(name: str, value: object) -> None:
    """And the value, which may be a secret, is not shown."""
    with pytest.raises(ConfigError) as caught:
        config.load(overrides={"telegram": {"webhook_secret": WEBHOOK_SECRET, name: value}})
    (problem,) = caught.value.problems
    assert problem.startswith(f"telegram.{name}: ")
    assert str(value) not in problem.replace("127.0.0.1:8443", "").replace("1000", "") or isinstance(value, int)


def test_matrix_is_off_until_it_has_a_homeserver(tmp_path: Path) -> None:
    """And then it must have a full id; its secrets come from private files, and all of them are known to the log."""
    assert config.load().matrix.homeserver == ""
    there = {"homeserver": "https://matrix.example.org", "user": "@rajin:example.org"}
    with pytest.raises(ConfigError, match=r"matrix\.user: must name the bot's account"):
        config.load(overrides={"matrix": {"homeserver": there["homeserver"]}})
    for wrong in ("rajin", "@rajin", "rajin:example.org", "@ra jin:example.org"):
        with pytest.raises(ConfigError, match=r"matrix\.user: must be the full id"):
            config.load(overrides={"matrix": {**there, "user": wrong}})
    password, token = tmp_path / "password", tmp_path / "token"
    password.write_text("hunter2 hunter2\n")
    token.write_text("mct_of_a_device\n")
    token.chmod(0o600)
    password.chmod(0o640)
    with pytest.raises(ConfigError, match=r"matrix\.password_file: .*chmod 600"):
        config.load(overrides={"matrix": {**there, "password_file": password}})
    password.chmod(0o600)
    settings = config.load(overrides={"matrix": {**there, "password_file": password, "token_file": token}})
    assert settings.secrets() == ("hunter2 hunter2", "mct_of_a_device")
    assert "hunter2" not in repr(settings)


def test_whose_invitations_are_followed() -> None:
    """People by full id, servers by name; nothing else."""
    good = ["@ann:example.org", "example.org", "matrix.example.org:8448"]
    assert config.load(overrides={"matrix": {"invite_from": good}}).matrix.invite_from == tuple(good)
    for wrong in ("@ann", "ann:ex ample", "", "*"):
        with pytest.raises(ConfigError, match=r"matrix\.invite_from: item 1"):
            config.load(overrides={"matrix": {"invite_from": [wrong]}})
