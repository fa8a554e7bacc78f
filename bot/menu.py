"""The commands that networks offer while somebody types, made from the command table and the locales."""

from collections.abc import Iterable, Mapping

from bot.access import reaches
from bot.commands.command import Command
from bot.commands.table import COMMANDS
from bot.locales.texts import DEFAULT, LANGUAGES, Texts, texts
from bot.networks.base import Menu, MenuItem, Offered
from storage.types import Role


def menu(network: str, owners: Iterable[str], commands: Mapping[str, Command] = COMMANDS) -> Menu:
    """What to offer on a network, in every language of the program, English first.

    Args:
        network: Its name.
        owners: People who may do everything: "telegram:1234".
        commands: By their names.
    """
    each = [command for name, command in commands.items() if name == command.name]
    languages = (DEFAULT, *(language for language in LANGUAGES if language != DEFAULT))
    return Menu(
        offered={language: _offered(each, texts(language)) for language in languages},
        owners=tuple(owner.removeprefix(f"{network}:") for owner in owners if owner.startswith(f"{network}:")),
    )


def _offered(commands: list[Command], say: Texts) -> Offered:
    anybody = [command for command in commands if reaches(Role.SUBSCRIBER, command.readers)]
    return Offered(
        everybody=_items([command for command in anybody if not command.changes_chat], say),
        private=_items(anybody, say),
        administrators=_items(anybody, say),
        owners=_items(commands, say),
    )


def _items(commands: list[Command], say: Texts) -> tuple[MenuItem, ...]:
    """One for each first word: "/keyword" leads to all commands that begin with it."""
    found: dict[str, str] = {}
    for command in commands:
        word = command.name.partition(" ")[0]
        found.setdefault(word, _text(word, command, say))
    return tuple(MenuItem(name=word, text=text) for word, text in found.items())


def _text(word: str, command: Command, say: Texts) -> str:
    """What it does, as /help says it; a word that begins several commands may have a line of its own."""
    return next((say(key) for key in (f"menu-{word}", f"help-{word}", f"help-{command.key}") if say.has(key)), command.name)
