"""Settings from a TOML file and the environment. No value, which may be a secret, shows in any repr or error.

Order of weight: command-line options, environment (RAJIN_DATABASE, RAJIN_TELEGRAM__TOKEN, ...), the file, the defaults here.
The file is `rajin.toml` in the working folder, or the one that RAJIN_CONFIG or --config names.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import ConfigError
from bot.setting_values import FilePath, IpNetwork, listed, network, secret_in, shaped

FAULTS = {
    "ok": "",
    "retry_later": "[=SECONDS]",  # definitely not done
    "slow_down": "[=SECONDS]",  # the same for the whole network
    "lost": "",  # the answer never came and nothing arrived
    "unanswered": "",  # it arrived, but the answer never came
    "unavailable": "",
    "moved": "=NAME",  # the chat has another name
    "target_gone": "",
    "rejected": "",
    "auth_failed": "",
    "second_instance": "",
}
"""How the console can be told to fail, and what may stand behind each name."""
_DETAILS = {"": "", "[=SECONDS]": r"(=\d{1,6}(\.\d{1,3})?)?", "=NAME": r"=[\w-]{1,40}"}
_FAULT = re.compile("|".join(name + _DETAILS[form] for name, form in FAULTS.items()))
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}", re.ASCII)
_KEY = re.compile(r"[!-~]{8,500}")  # a shorter one would blot words out of the log
_FILE = "rajin.toml"
_PREFIX = "RAJIN_"
_ELSEWHERE = frozenset({"RAJIN_CONFIG", "RAJIN_KILL_AT", "RAJIN_KILL_LOG"})  # read below, and in storage/failpoint.py
_NAME_OF_A_SETTING = re.compile(r"[a-z_]{1,40}(\.[a-z_]{1,40})?")  # what has another shape may be a secret in the wrong place


def _token(value: SecretStr | None) -> SecretStr | None:
    """A token, or None for an empty one."""
    text = value.get_secret_value().strip() if value else ""
    return SecretStr(_of_a_token(text)) if text else None


def _of_a_token(text: str) -> str:
    if not _TOKEN.fullmatch(text):
        raise ValueError(
            "holds nothing of the shape of a token, which is digits, a colon, and at least 20 letters and digits; copy it from @BotFather"
        )
    return text


def _token_in(file: Path) -> str:
    """The token that a file holds. Raises: ValueError that says what is wrong with the file, without its content."""
    return _of_a_token(secret_in(file, "the token"))


def _of_a_key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise ValueError("must be 8 to 500 plain letters, digits and signs; leave it out where the endpoint asks for none")
    return text


def _key(value: SecretStr | None) -> SecretStr | None:
    """A key, or None for an empty one."""
    text = value.get_secret_value().strip() if value else ""
    return SecretStr(_of_a_key(text)) if text else None


def _transcript(file: Path | None) -> Path | None:
    """A file that is there or can be made."""
    if file is not None and not file.parent.is_dir():
        raise ValueError("stands in a folder that is not there; create the folder")
    if file is not None and file.exists() and not file.is_file():
        raise ValueError("names no regular file")
    return file


def _fault(text: str) -> str:
    if not _FAULT.fullmatch(text):
        raise ValueError(f"is no way to fail; there are {', '.join(name + form for name, form in FAULTS.items())}")
    return text


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Polling(_Section):
    """How feeds are asked.

    Attributes:
        interval_s: Seconds between two looks at a feed.
        host_gap_s: Least seconds between two requests to one host.
        parallel: Most requests under way at once.
        allow_networks: Address ranges that may be fetched although they are not public.
        full_text_s: Seconds for which an alert may wait for the pages of a poll's articles, all together; 0 reads no pages.
        contact: Stands in the User-Agent, so that a publisher can reach a person: an address of yours.
    """

    interval_s: float = Field(default=600.0, ge=1.0, le=86_400.0)
    host_gap_s: float = Field(default=2.0, ge=0.0, le=3600.0)
    parallel: int = Field(default=16, ge=1, le=64)
    full_text_s: float = Field(default=5.0, ge=0.0, le=30.0)
    allow_networks: Annotated[tuple[Annotated[IpNetwork, BeforeValidator(network)], ...], BeforeValidator(listed)] = ()
    contact: Annotated[str, shaped(r"[ -~]{0,200}", "must be at most 200 plain letters, digits and signs (ASCII)")] = "no contact set"


class Telegram(_Section):
    """The Telegram account; without a token Telegram is off.

    Attributes:
        token: From @BotFather; outweighs the file.
        token_file: A file that holds the token and that only its owner can read.
        api_url: Where the Bot API is, for a server of one's own.
    """

    token: Annotated[SecretStr | None, AfterValidator(_token)] = None
    token_file: FilePath | None = None
    api_url: Annotated[str, shaped(r"https?://\S+", "must begin with http:// or https:// and hold no space")] = (
        "https://api.telegram.org/bot"
    )

    @field_validator("token_file")
    @classmethod
    def _can_be_used(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        """Told at once with all other problems, and not when the token is wanted."""
        if file is not None and info.data.get("token") is None:
            _token_in(file)
        return file


class Console(_Section):
    """The terminal as a chat network.

    Attributes:
        chat: Name of the chat that `rajin run` opens in an empty database; "" for none.
        language: Its language.
        transcript: A file that remembers what was shown, one JSON line per operation; None for none.
        honours_ids: Whether the console knows a delivery that it has shown before, as Matrix does; else it is like Telegram.
        faults: How the next operations fail, in order, to see what the program does then; out of `FAULTS`.
    """

    chat: Annotated[str, shaped(r"[\w-]{0,40}", 'must be at most 40 letters, digits, "-" and "_"')] = "desk"
    language: Literal["en", "de"] = "en"
    transcript: Annotated[FilePath | None, AfterValidator(_transcript)] = None
    honours_ids: bool = True
    faults: Annotated[tuple[Annotated[str, AfterValidator(_fault)], ...], BeforeValidator(listed)] = ()


class Assistant(_Section):
    """A language model that words in the reader's language, or shorter, what was extracted; without an address it is off.

    Attributes:
        url: Base address of an OpenAI-compatible service, such as "http://127.0.0.1:8080/v1"; "" for none.
        model: The model's name there.
        key: The key that it asks for; outweighs the file.
        key_file: A file that holds the key and that only its owner can read.
        timeout_s: Seconds for which an alert may wait for a wording.
        languages: Languages of chats for which it is asked.
        shorten_from: Code points from which on a summary in the reader's own language is shortened; 0 for never.
    """

    url: Annotated[str, shaped(r"(https?://[^\s?#@]+)?", "must begin with http:// or https:// and hold no space, query or password")] = ""
    model: Annotated[str, shaped(r"[ -~]{0,200}", "must be at most 200 plain letters, digits and signs (ASCII)")] = Field(
        default="", validate_default=True
    )
    key: Annotated[SecretStr | None, AfterValidator(_key)] = None
    key_file: FilePath | None = None
    timeout_s: float = Field(default=8.0, ge=0.5, le=30.0)
    languages: Annotated[tuple[Literal["en", "de"], ...], BeforeValidator(listed)] = ("en", "de")
    shorten_from: int = Field(default=300, ge=0, le=2000)

    @field_validator("model")
    @classmethod
    def _is_named(cls, name: str, info: ValidationInfo) -> str:
        """A service offers several."""
        if info.data.get("url") and not name.strip():
            raise ValueError("must name the model, since assistant.url is set")
        return name

    @field_validator("key_file")
    @classmethod
    def _can_be_used(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        """Told at once with all other problems, and not when the key is wanted."""
        if file is not None and info.data.get("key") is None:
            _of_a_key(secret_in(file, "the key"))
        return file


class Log(_Section):
    """What is logged; level is "debug", "info", "warning" or "error"."""

    level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(BaseSettings):
    """All settings.

    Attributes:
        database: The SQLite file.
        polling: How feeds are asked.
        telegram: The Telegram account.
        console: The terminal.
        assistant: The language model that words what was extracted.
        log: Logging.
    """

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    database: FilePath = Path("rajin.db")
    polling: Polling = Polling()
    telegram: Telegram = Telegram()
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
            return _token_in(self.telegram.token_file)
        except ValueError as error:
            raise ConfigError((f"telegram.token_file: {error}",)) from None

    def assistant_key(self) -> str | None:
        """The assistant's key, read from its file if need be, or None.

        Raises:
            ConfigError: The file changed since the settings were read, and cannot be used any more.
        """
        if self.assistant.key is not None:
            return self.assistant.key.get_secret_value()
        if self.assistant.key_file is None:
            return None
        try:
            return _of_a_key(secret_in(self.assistant.key_file, "the key"))
        except ValueError as error:
            raise ConfigError((f"assistant.key_file: {error}",)) from None

    def secrets(self) -> tuple[str, ...]:
        """Every secret value, for the redactor."""
        return tuple(secret for secret in (self.telegram_token(), self.assistant_key()) if secret)


def load(file: Path | None = None, *, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings.

    Args:
        file: The TOML file; None for RAJIN_CONFIG, else `rajin.toml` if there is one.
        overrides: Values from the command line, nested like the file; they outweigh everything.

    Raises:
        ConfigError: With all problems at once.
    """
    named = file or (Path(os.environ["RAJIN_CONFIG"]) if os.environ.get("RAJIN_CONFIG") else None)
    path = named or Path(_FILE)
    problems: list[str] = []
    written = _read(path, required=named is not None, problems=problems)
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
        return f"{shown}: there is no such setting; remove it from {file}{_near(key, map('.'.join, _settings()))}"
    if item["type"] == "model_type":
        return f"{key}: is a section; give it keys of its own in {file}, below [{key}]"
    which = "".join(f"item {number + 1} " for number in item["loc"][2:])
    wrong = item["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    if "; " in wrong:
        return f"{key}: {which}{wrong}"  # it names its remedy itself
    variable = _PREFIX + "__".join(parts).upper()
    where = f"mend the variable {variable}" if variable in map(str.upper, os.environ) else f"set it in {file} or as {variable}"
    return f"{key}: {which}{wrong}; {where}"


def _near(name: str, known: Iterable[str]) -> str:
    found = get_close_matches(name, list(known), n=1)
    return f"; did you mean {found[0]}?" if found else ""
