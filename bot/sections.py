"""The sections of the settings: what each may hold, and what it means. No value, which may be a secret, shows in any repr or error."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationInfo, field_validator

from bot.setting_values import FilePath, IpNetwork, listed, network, secret_in, shaped

Language = Literal["en", "de", "ko", "ru"]
"""Those of the interface; a test holds them against `bot.locales.texts.LANGUAGES`."""
WORDED: tuple[Language, ...] = ("en", "de")
"""Those in which the words of a language model can be checked; a test holds them against `feeds.understand.faithful.words.languages`."""
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
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}", re.ASCII)
_MATRIX_ID = r"@[!-9;-~]{1,200}:[\w.:\[\]-]{1,230}"
_KEY = re.compile(r"[!-~]{8,500}")  # a shorter one would blot words out of the log
_PASSWORD = re.compile(r"[^\x00-\x1f]{8,500}")  # likewise


def _worded(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """Languages in which wordings can be checked: for others nothing would ever be asked, and nobody would know why."""
    unchecked = [each for each in languages if each not in WORDED]
    if unchecked:
        names = ", ".join(unchecked)
        raise ValueError(f"has {names}, in which no wording can be checked, so that nothing would be asked; there are {', '.join(WORDED)}")
    return languages


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


def token_in(file: Path) -> str:
    """The token that a file holds. Raises: ValueError that says what is wrong with the file, without its content."""
    return _of_a_token(secret_in(file, "the token"))


def webhook_secret_in(file: Path) -> str:
    """The webhook's secret that a file holds. Raises: ValueError that says what is wrong with the file, without its content."""
    return _of_a_webhook(secret_in(file, "the webhook's secret"))


def _of_a_webhook(text: str) -> str:
    if not _WEBHOOK_SECRET.fullmatch(text):
        raise ValueError('must be 16 to 256 letters, digits, "_" and "-"; make one up, for example with: openssl rand -hex 32')
    return text


def _webhook_secret(value: SecretStr | None) -> SecretStr | None:
    """A webhook's secret, or None for an empty one."""
    text = value.get_secret_value().strip() if value else ""
    return SecretStr(_of_a_webhook(text)) if text else None


def of_a_key(text: str) -> str:
    """A key of a service's usual shape. Raises: ValueError."""
    if not _KEY.fullmatch(text):
        raise ValueError("must be 8 to 500 plain letters, digits and signs; leave it out where the endpoint asks for none")
    return text


def _key(value: SecretStr | None) -> SecretStr | None:
    """A key, or None for an empty one."""
    text = value.get_secret_value().strip() if value else ""
    return SecretStr(of_a_key(text)) if text else None


def of_a_password(text: str) -> str:
    """A password. Raises: ValueError."""
    if not _PASSWORD.fullmatch(text):
        raise ValueError("must be 8 to 500 signs on one line")
    return text


def _password(value: SecretStr | None) -> SecretStr | None:
    """A password, or None for an empty one."""
    text = value.get_secret_value() if value else ""
    return SecretStr(of_a_password(text)) if text else None


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


class Section(BaseModel):
    """Named values that belong together."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Polling(Section):
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


class Telegram(Section):
    """The Telegram account; without a token Telegram is off.

    Attributes:
        token: From @BotFather; outweighs the file.
        token_file: A file that holds the token and that only its owner can read.
        api_url: Where the Bot API is, for a server of one's own.
        messages_per_second: Most messages over all chats; above 30 Telegram takes its price for them.
        webhook_secret: What Telegram sends along so that we know it; outweighs the file.
        webhook_secret_file: A file that holds the secret and that only its owner can read.
        webhook_listen: Host and port of this machine where updates are taken.
        webhook_url: The public address at which Telegram finds that place; "" to fetch updates instead.
    """

    token: Annotated[SecretStr | None, AfterValidator(_token)] = None
    token_file: FilePath | None = None
    api_url: Annotated[str, shaped(r"https?://\S+", "must begin with http:// or https:// and hold no space")] = (
        "https://api.telegram.org/bot"
    )
    messages_per_second: int = Field(default=28, ge=1, le=1000)
    webhook_secret: Annotated[SecretStr | None, AfterValidator(_webhook_secret)] = None
    webhook_secret_file: FilePath | None = None
    webhook_listen: Annotated[
        str, shaped(r"([\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}", 'must be an address of this machine and a port, such as "127.0.0.1:8443"')
    ] = "127.0.0.1:8443"
    webhook_url: Annotated[
        str, shaped(r"(https://[^\s/?#@]+(/[^\s?#]*)?)?", "must begin with https:// and hold no space, query or password")
    ] = Field(default="", validate_default=True)

    @field_validator("token_file")
    @classmethod
    def _can_be_used(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        """Told at once with all other problems, and not when the token is wanted."""
        if file is not None and info.data.get("token") is None:
            token_in(file)
        return file

    @field_validator("webhook_secret_file")
    @classmethod
    def _holds_a_secret(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        """Likewise."""
        if file is not None and info.data.get("webhook_secret") is None:
            webhook_secret_in(file)
        return file

    @field_validator("webhook_url")
    @classmethod
    def _is_guarded(cls, url: str, info: ValidationInfo) -> str:
        """Without a secret anybody could say that they are Telegram."""
        given = info.data.keys() >= {"webhook_secret", "webhook_secret_file"}  # else what is wrong with them is told
        if url and given and info.data["webhook_secret"] is None and info.data["webhook_secret_file"] is None:
            raise ValueError("needs a secret; set telegram.webhook_secret_file to a file with what this prints: openssl rand -hex 32")
        return url

    def listens_on(self) -> tuple[str, int]:
        """Host and port of `webhook_listen`."""
        host, _, port = self.webhook_listen.rpartition(":")
        return host.strip("[]"), int(port)


class Matrix(Section):
    """The Matrix account; without a homeserver Matrix is off.

    Attributes:
        homeserver: Base address of its client-server API; "" for none.
        user: The bot's full id.
        password: For the first log-in; outweighs the file.
        password_file: A file that holds the password and that only its owner can read.
        token: An access token of a device that is Rajin's alone, in place of a password; outweighs the file.
        token_file: A file that holds it and that only its owner can read.
        state: A folder for the session, the keys and how far the bot has read. It goes into the backup.
        invite_from: Whose invitations into rooms are followed, beside those of the owners: people by full id, servers by name.
    """

    homeserver: Annotated[str, shaped(r"(https?://[^\s?#@]+)?", "must begin with http:// or https:// and hold no space or password")] = ""
    user: Annotated[str, shaped(rf"({_MATRIX_ID})?", 'must be the full id, such as "@rajin:example.org"')] = Field(
        default="", validate_default=True
    )
    password: Annotated[SecretStr | None, AfterValidator(_password)] = None
    password_file: FilePath | None = None
    token: Annotated[SecretStr | None, AfterValidator(_key)] = None
    token_file: FilePath | None = None
    state: FilePath = Path("matrix")
    invite_from: Annotated[
        tuple[
            Annotated[str, shaped(rf"{_MATRIX_ID}|[\w.:\[\]-]{{1,230}}", 'must be "@ann:example.org" or a server such as "example.org"')],
            ...,
        ],
        BeforeValidator(listed),
    ] = ()

    @field_validator("user")
    @classmethod
    def _is_named(cls, user: str, info: ValidationInfo) -> str:
        """A homeserver has many."""
        if info.data.get("homeserver") and not user:
            raise ValueError("must name the bot's account, since matrix.homeserver is set")
        return user

    @field_validator("password_file", "token_file")
    @classmethod
    def _can_be_used(cls, file: Path | None, info: ValidationInfo) -> Path | None:
        """Told at once with all other problems, and not when the secret is wanted."""
        if file is not None and info.data.get(str(info.field_name).removesuffix("_file")) is None:
            (of_a_key if info.field_name == "token_file" else of_a_password)(secret_in(file, "the secret"))
        return file


class Console(Section):
    """The terminal as a chat network.

    Attributes:
        chat: Name of the chat that `rajin run` opens in an empty database; "" for none.
        language: Its language.
        transcript: A file that remembers what was shown, one JSON line per operation; None for none.
        honours_ids: Whether the console knows a delivery that it has shown before, as Matrix does; else it is like Telegram.
        faults: How the next operations fail, in order, to see what the program does then; out of `FAULTS`.
    """

    chat: Annotated[str, shaped(r"[\w-]{0,40}", 'must be at most 40 letters, digits, "-" and "_"')] = "desk"
    language: Language = "en"
    transcript: Annotated[FilePath | None, AfterValidator(_transcript)] = None
    honours_ids: bool = True
    faults: Annotated[tuple[Annotated[str, AfterValidator(_fault)], ...], BeforeValidator(listed)] = ()


class Assistant(Section):
    """A language model that words in the reader's language, or shorter, what was extracted; without an address it is off.

    Attributes:
        url: Base address of an OpenAI-compatible service, such as "http://127.0.0.1:8080/v1"; "" for none.
        model: The model's name there.
        key: The key that it asks for; outweighs the file.
        key_file: A file that holds the key and that only its owner can read.
        timeout_s: Seconds for which an alert may wait for a wording.
        languages: Languages of chats for which it is asked, of `WORDED`.
        shorten_from: Code points from which on a summary in the reader's own language is shortened; 0 for never.
    """

    url: Annotated[str, shaped(r"(https?://[^\s?#@]+)?", "must begin with http:// or https:// and hold no space, query or password")] = ""
    model: Annotated[str, shaped(r"[ -~]{0,200}", "must be at most 200 plain letters, digits and signs (ASCII)")] = Field(
        default="", validate_default=True
    )
    key: Annotated[SecretStr | None, AfterValidator(_key)] = None
    key_file: FilePath | None = None
    timeout_s: float = Field(default=8.0, ge=0.5, le=30.0)
    languages: Annotated[tuple[Language, ...], BeforeValidator(listed), AfterValidator(_worded)] = WORDED
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
            of_a_key(secret_in(file, "the key"))
        return file


class Log(Section):
    """What is logged; level is "debug", "info", "warning" or "error"."""

    level: Literal["debug", "info", "warning", "error"] = "info"
