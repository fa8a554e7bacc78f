"""Settings from a TOML file and the environment. No value, which may be a secret, shows in any repr or error.

Order of weight: command-line options, environment (RAJIN_DATABASE, RAJIN_TELEGRAM__TOKEN, ...), the file, the defaults here.
The file is `rajin.toml` in the working folder, or the one that RAJIN_CONFIG or --config names.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, SecretStr, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import ConfigError
from bot.sections import Assistant, Console, Log, Matrix, Polling, Telegram, of_a_key, of_a_password, token_in, webhook_secret_in
from bot.setting_values import FilePath, Person, listed, secret_in

_FILE = "rajin.toml"
_PREFIX = "RAJIN_"
_ELSEWHERE = frozenset({"RAJIN_CONFIG", "RAJIN_KILL_AT", "RAJIN_KILL_LOG"})  # read below, and in storage/failpoint.py
_NAME_OF_A_SETTING = re.compile(r"[a-z_]{1,40}(\.[a-z_]{1,40})?")  # what has another shape may be a secret in the wrong place


class Settings(BaseSettings):
    """All settings.

    Attributes:
        database: The SQLite file.
        owners: People who may do everything in every chat, by their networks' own ids: "telegram:1234", "matrix:@ann:example.org".
        polling: How feeds are asked.
        telegram: The Telegram account.
        matrix: The Matrix account.
        console: The terminal.
        assistant: The language model that words what was extracted.
        log: Logging.
    """

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    database: FilePath = Path("rajin.db")
    owners: Annotated[tuple[Person, ...], BeforeValidator(listed)] = ()
    polling: Polling = Polling()
    telegram: Telegram = Telegram()
    matrix: Matrix = Matrix()
    console: Console = Console()
    assistant: Assistant = Assistant()
    log: Log = Log()

    def telegram_token(self) -> str | None:
        """The Telegram token, read from its file if need be, or None.

        Raises:
            ConfigError: The file changed since the settings were read, and cannot be used any more.
        """
        if self.telegram.token is not None:
            return self.telegram.token.get_secret_value()
        if self.telegram.token_file is None:
            return None
        try:
            return token_in(self.telegram.token_file)
        except ValueError as error:
            raise ConfigError((f"telegram.token_file: {error}",)) from None

    def telegram_webhook_secret(self) -> str | None:
        """The secret of Telegram's webhook, read from its file if need be, or None.

        Raises:
            ConfigError: The file changed since the settings were read, and cannot be used any more.
        """
        if self.telegram.webhook_secret is not None:
            return self.telegram.webhook_secret.get_secret_value()
        if self.telegram.webhook_secret_file is None:
            return None
        try:
            return webhook_secret_in(self.telegram.webhook_secret_file)
        except ValueError as error:
            raise ConfigError((f"telegram.webhook_secret_file: {error}",)) from None

    def assistant_key(self) -> str | None:
        """The assistant's key, read from its file if need be, or None.

        Raises:
            ConfigError: The file changed since the settings were read, and cannot be used any more.
        """
        return _secret("assistant.key", self.assistant.key, self.assistant.key_file, of_a_key)

    def matrix_password(self) -> str | None:
        """The password of the Matrix account, or None; see `assistant_key`."""
        return _secret("matrix.password", self.matrix.password, self.matrix.password_file, of_a_password)

    def matrix_token(self) -> str | None:
        """An access token of the Matrix account, or None; see `assistant_key`."""
        return _secret("matrix.token", self.matrix.token, self.matrix.token_file, of_a_key)

    def secrets(self) -> tuple[str, ...]:
        """Every secret value, for the redactor."""
        telegram, matrix = (self.telegram_token(), self.telegram_webhook_secret()), (self.matrix_password(), self.matrix_token())
        found = (*telegram, *matrix, self.assistant_key())
        return tuple(secret for secret in found if secret)


def _secret(name: str, value: SecretStr | None, file: Path | None, shaped: Callable[[str], str]) -> str | None:
    """A secret that stands in the settings or in a file. Raises: ConfigError."""
    if value is not None or file is None:
        return value.get_secret_value() if value is not None else None
    try:
        return shaped(secret_in(file, "the secret"))
    except ValueError as error:
        raise ConfigError((f"{name}_file: {error}",)) from None


def load(file: Path | None = None, *, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings.

    Args:
        file: The TOML file; None for RAJIN_CONFIG, else `rajin.toml` if there is one.
        overrides: Values from the command line, nested like the file; they outweigh everything.

    Raises:
        ConfigError: With all problems at once.
    """
    path, required = place(file)
    problems: list[str] = []
    written = _read(path, required=required, problems=problems)
    variables = _variables(problems)

    class Sources(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - does not tell us about names that it does not know
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic-settings'
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, InitSettingsSource(settings_cls, variables), InitSettingsSource(settings_cls, written)

    try:
        settings = Sources(**(overrides or {}))
    except ValidationError as error:
        problems += [_problem(item, path) for item in error.errors(include_input=False)]
        raise ConfigError(tuple(problems)) from None
    if problems:
        raise ConfigError(tuple(problems))
    return settings


def place(file: Path | None = None) -> tuple[Path, bool]:
    """Where the file is, given what the command line names, and whether it must be there."""
    named = file or (Path(os.environ["RAJIN_CONFIG"]) if os.environ.get("RAJIN_CONFIG") else None)
    return named or Path(_FILE), named is not None


def fixed(values: Mapping[str, Any]) -> Settings:
    """Settings out of these values and the defaults alone: no file and no variable has a say."""

    class Fixed(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic-settings'
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return (init_settings,)

    return Fixed(**values)


def _read(file: Path, *, required: bool, problems: list[str]) -> dict[str, Any]:
    """What the file holds; what is wrong with the file as a whole is added to the problems."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if required:
            problems.append(f"{file}: no such file; create it or drop --config / RAJIN_CONFIG")
    except OSError as error:
        problems.append(f"{file}: cannot be read ({error.strerror}); mend that or name another file")
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at (.*)\)$", str(error))  # what stands before it may be a value
        problems.append(f"{file}: is not valid TOML{f' at {place[1]}' if place else ''}; mend it there")
    except UnicodeDecodeError:
        problems.append(f"{file}: is not UTF-8; save it as UTF-8")
    return {}


def _settings() -> Iterable[tuple[str, ...]]:
    """Every setting there is, by section and name."""
    for section, field in Settings.model_fields.items():
        names: Iterable[str] = getattr(field.annotation, "model_fields", ())
        yield from ((section, name) for name in names) if names else ((section,),)


def _variables(problems: list[str]) -> dict[str, Any]:
    """What the environment sets, nested like the file; variables that set nothing are added to the problems."""
    known = {_PREFIX + "__".join(parts).upper(): parts for parts in _settings()}
    values: dict[str, Any] = {}
    for name, value in sorted((name.upper(), value) for name, value in os.environ.items()):
        if name in known:
            *sections, key = known[name]
            place = values.setdefault(sections[0], {}) if sections else values
            place[key] = value
        elif name.startswith(_PREFIX) and name not in _ELSEWHERE:
            shown = name if _NAME_OF_A_SETTING.fullmatch(name.lower()) else f"a variable {_PREFIX}… of a name that may be a secret"
            problems.append(f"{shown}: there is no such setting; unset the variable{_near(name, known)}")
    return values


def _problem(item: Any, file: Path) -> str:  # noqa: ANN401 - pydantic's own error record
    """One line: key, what is wrong, remedy. Never the value, which may be a secret."""
    parts = [str(part) for part in item["loc"][:2]]
    key = ".".join(parts)
    if item["type"] == "extra_forbidden":
        shown = key if _NAME_OF_A_SETTING.fullmatch(key) else "a key that may be a secret"
        meant = _near(key, _names(len(parts))) or _near(key, map(".".join, _settings()))
        return f"{shown}: there is no such setting; remove it from {file}{meant}"
    if item["type"] == "model_type":
        return f"{key}: is a section; give it keys of its own in {file}, below [{key}]"
    which = "".join(f"item {number + 1} " for number in item["loc"][2:])
    wrong = item["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    if "; " in wrong:
        return f"{key}: {which}{wrong}"  # it names its remedy itself
    variable = _PREFIX + "__".join(parts).upper()
    where = f"mend the variable {variable}" if variable in map(str.upper, os.environ) else f"set it in {file} or as {variable}"
    return f"{key}: {which}{wrong}; {where}"


def _names(depth: int) -> Iterable[str]:
    """What may stand in the file so deep: sections, and settings that have none; or settings with their sections."""
    return dict.fromkeys(".".join(setting[:depth]) for setting in _settings())


def _near(name: str, known: Iterable[str]) -> str:
    found = get_close_matches(name, list(known), n=1)
    return f"; did you mean {found[0]}?" if found else ""
