"""Settings from a TOML file and the environment. Secrets stay masked in every repr and error.

Order of weight: command-line options, environment (RAJIN_DATABASE, RAJIN_TELEGRAM__TOKEN, ...), the file, the defaults here.
The file is `rajin.toml` in the working folder, or the one that RAJIN_CONFIG or --config names.
"""

import ipaddress
import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import ConfigError

IpNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
LANGUAGES = ("en", "de")
_FILE = "rajin.toml"
_MAX_SECRET_BYTES = 4096


def network(text: object) -> IpNetwork:
    """An address range in CIDR notation. Raises: ValueError that says what is wrong."""
    return ipaddress.ip_network(str(text), strict=False)


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Polling(_Section):
    """How feeds are asked.

    Attributes:
        interval_s: Seconds between two looks at a feed.
        host_gap_s: Least seconds between two requests to one host.
        parallel: Most requests under way at once.
        allow_networks: Address ranges that may be fetched although they are not public.
        contact: Stands in the User-Agent, so that a publisher can reach a person: an address of yours.
    """

    interval_s: float = Field(default=600.0, ge=1.0, le=86_400.0)
    host_gap_s: float = Field(default=2.0, ge=0.0, le=3600.0)
    parallel: int = Field(default=16, ge=1, le=64)
    allow_networks: tuple[Annotated[IpNetwork, BeforeValidator(network)], ...] = ()
    contact: str = Field(default="no contact set", max_length=200, pattern=r"^[ -~]*$")


class Telegram(_Section):
    """The Telegram account; without a token Telegram is off.

    Attributes:
        token: From @BotFather.
        token_file: A file that holds the token and that only its owner can read.
        api_url: Where the Bot API is, for a server of one's own.
    """

    token: SecretStr | None = None
    token_file: Path | None = None
    api_url: str = Field(default="https://api.telegram.org/bot", pattern=r"^https?://\S+$")


class Console(_Section):
    """The terminal as a chat network.

    Attributes:
        chat: Name of the chat that `rajin run` opens in an empty database; "" for none.
        language: Its language.
        transcript: A file that remembers what was shown, one JSON line per operation; None for none.
        honours_ids: Whether the console knows a delivery that it has shown before, as Matrix does; else it is like Telegram.
        faults: How the next operations fail, in order, to see what the program does then; the names stand in bot/networks/console.py.
    """

    chat: str = Field(default="desk", pattern=r"^[\w-]{0,40}$")
    language: str = Field(default="en", pattern=f"^({'|'.join(LANGUAGES)})$")
    transcript: Path | None = None
    honours_ids: bool = True
    faults: tuple[str, ...] = ()


class Log(_Section):
    """What is logged; level is "debug", "info", "warning" or "error"."""

    level: str = Field(default="info", pattern="^(debug|info|warning|error)$")


class Settings(BaseSettings):
    """All settings.

    Attributes:
        database: The SQLite file.
        polling: How feeds are asked.
        telegram: The Telegram account.
        console: The terminal.
        log: Logging.
    """

    model_config = SettingsConfigDict(env_prefix="RAJIN_", env_nested_delimiter="__", extra="forbid", frozen=True)

    database: Path = Path("rajin.db")
    polling: Polling = Polling()
    telegram: Telegram = Telegram()
    console: Console = Console()
    log: Log = Log()

    def telegram_token(self) -> str | None:
        """The Telegram token, read from its file if need be, or None.

        Raises:
            ConfigError: The file cannot be read, or others than its owner can read it.
        """
        if self.telegram.token is not None:
            return self.telegram.token.get_secret_value() or None
        if self.telegram.token_file is None:
            return None
        return _secret_from(self.telegram.token_file, key="telegram.token_file")

    def secrets(self) -> tuple[str, ...]:
        """Every secret value, for the redactor."""
        token = self.telegram_token()
        return (token,) if token else ()


def load(file: Path | None = None, *, overrides: Mapping[str, Any] | None = None) -> Settings:
    """Read the settings.

    Args:
        file: The TOML file; None for RAJIN_CONFIG, else `rajin.toml` if there is one.
        overrides: Values from the command line, nested like the file; they outweigh everything.

    Raises:
        ConfigError: With all problems at once.
    """
    named = file or (Path(os.environ["RAJIN_CONFIG"]) if os.environ.get("RAJIN_CONFIG") else None)
    values = _read(named or Path(_FILE), required=named is not None)

    class Sources(Settings):
        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic-settings'
            file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return init_settings, env_settings, InitSettingsSource(settings_cls, values)

    try:
        return Sources(**(overrides or {}))
    except ValidationError as error:
        raise ConfigError(tuple(_problem(item, named or Path(_FILE)) for item in error.errors())) from None


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


def _read(file: Path, *, required: bool) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if required:
            raise ConfigError((f"{file}: no such file; create it or drop --config / RAJIN_CONFIG",)) from None
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError((f"{file}: cannot be read: {error}",)) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((f"{file}: is not valid TOML: {error}",)) from None


def _problem(item: Any, file: Path) -> str:  # noqa: ANN401 - pydantic's own error record
    """One line: key, what is wrong, remedy. Never the value, which may be a secret."""
    key = ".".join(str(part) for part in item["loc"])
    variable = "RAJIN_" + "__".join(str(part).upper() for part in item["loc"])
    if item["type"] == "extra_forbidden":
        return f"{key}: no such setting; remove it from {file}"
    return f"{key}: {item['msg'].removeprefix('Value error, ')}; set it in {file} or as {variable}"


def _secret_from(file: Path, *, key: str) -> str:
    try:
        mode = file.stat().st_mode
        if mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError((f"{key}: {file} can be read by others than its owner; run: chmod 600 {file}",))
        return file.read_text(encoding="utf-8")[:_MAX_SECRET_BYTES].strip()
    except OSError as error:
        raise ConfigError((f"{key}: {file} cannot be read ({error.strerror}); name a file that holds the token",)) from None
