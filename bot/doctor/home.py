"""The settings: what they name, who may read the secrets among them, and who is in charge."""

import stat
import tomllib
from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import Any, Final

from bot.config import Settings
from bot.doctor.finding import Finding, Notes, counted, few
from bot.doctor.known import Known

_SECRETS: Final = {"telegram": ("token", "webhook_secret"), "matrix": ("password", "token"), "assistant": ("key",)}
_NOTES = Notes("settings")
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def unusable(problems: Iterable[str]) -> list[Finding]:
    """What is said of settings that cannot be used."""
    found = []
    for problem in problems:
        what, _, remedy = problem.rpartition("; ")
        found.append(_NOTES.wrong("file", what or problem, remedy if what else "mend it as docs/configuration.md says"))
    return found


def look(settings: Settings, file: Path) -> list[Finding]:
    """What can be said before the database is opened.

    Args:
        settings: As they were read.
        file: The file that they come from, which may not be there.
    """
    return [_file(file), *_files(settings), _networks(settings)]


def owners(settings: Settings, known: Known) -> list[Finding]:
    """Who is in charge, and whether they hear of it when a network fails."""
    ours = {"telegram": settings.telegram_token() is not None, "matrix": bool(settings.matrix.homeserver), "console": True}
    if not settings.owners:
        if not (ours["telegram"] or ours["matrix"]):
            return [_NOTES.right("owners", "none; who can use this terminal may do everything")]
        return [
            _NOTES.wrong(
                "owners",
                "none: nobody may change lists, topics and feeds from a chat",
                'set owners = ["telegram:YOUR_NUMBER"] or ["matrix:@you:your.server"]',
            )
        ]
    lost = [owner for owner in settings.owners if not ours.get(owner.partition(":")[0], False)]
    found = f"{counted(len(settings.owners), 'owner')}: {few(settings.owners)}"
    if lost:
        return [
            _NOTES.wrong("owners", f"{few(lost)}: of a network that is not set up", "name people of networks that are, or set that one up")
        ]
    deaf = [owner for owner in known.deaf_owners if owner in settings.owners]
    if deaf:
        return [_NOTES.unknown("owners", f"{found}. Nothing can be told to {few(deaf)} yet", "write to the bot in private, once")]
    return [_NOTES.right("owners", found)]


def _file(file: Path) -> Finding:
    """The file itself: it may hold secrets although they are better off in files of their own."""
    try:
        mode, written = file.stat().st_mode, tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _NOTES.right("file", f"no {file}: variables and defaults count", "docs/configuration.md has all settings")
    except (OSError, ValueError) as error:
        return _NOTES.wrong("file", f"{file} can no longer be read ({type(error).__name__})", "look again")
    inside = list(_secrets(written))
    if inside and mode & _OTHERS:
        return _NOTES.wrong("file", f"{file} holds {few(inside)}, and others than its owner can read it", f"chmod 600 {quote(str(file))}")
    return _NOTES.right("file", f"{file} can be used")


def _secrets(written: dict[str, Any]) -> Iterable[str]:
    for section, names in _SECRETS.items():
        values = written.get(section)
        yield from (f"{section}.{name}" for name in names if isinstance(values, dict) and values.get(name))


def _files(settings: Settings) -> list[Finding]:
    """The files of the secrets. Those that are used were looked at when the settings were read."""
    named = [
        settings.telegram.token_file,
        settings.telegram.webhook_secret_file,
        settings.matrix.password_file,
        settings.matrix.token_file,
        settings.assistant.key_file,
    ]
    files = [file for file in named if file is not None]
    if not files:
        return []
    lax = [file for file in files if file.exists() and file.stat().st_mode & _OTHERS]
    if lax:
        return [_NOTES.wrong("secrets", f"others can use {few(map(str, lax))}", f"chmod 600 {' '.join(quote(str(file)) for file in lax)}")]
    return [_NOTES.right("secrets", f"{few(map(str, files))}: for {'its' if len(files) == 1 else 'their'} owner only")]


def _networks(settings: Settings) -> Finding:
    on = [name for name, there in (("Telegram", settings.telegram_token()), ("Matrix", settings.matrix.homeserver)) if there]
    if on:
        return _NOTES.right("networks", " and ".join(on))
    return _NOTES.right(
        "networks", "none: alerts appear in the terminal only", "docs/telegram.md and docs/matrix.md lead to the first alert"
    )
