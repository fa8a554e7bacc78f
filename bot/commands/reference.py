"""The reference of all commands as a document, made from their table: docs/commands.md."""

from bot.commands.command import Command
from bot.commands.guide import allowed, signature
from bot.commands.table import COMMANDS
from bot.locales.texts import DEFAULT, Texts, texts
from storage.types import Role

_HEAD = """# Commands

<!-- Made by `python -m bot.commands`; a test holds it against the table. -->

The same on every network. On Telegram and on the console a command begins with `/`, on Matrix with `!` or with a mention of the bot.
A button below a message does what its command does, by whoever presses it; on Matrix a reaction with the button's mark does,
on the console typing that mark.
What is written in capitals is yours to fill in, what stands in brackets may be left out. Quotes hold several words together.

- **In groups** everybody may look; what changes the chat (⚙) is for its own administrators.
- **Elsewhere** (↗): a first word such as `@channel` or `-1001234567890` names another chat that you administer; the answer comes to
  where you are. That is how a channel is subscribed to a topic.
- **Times** (`/mute`): `90m`, `8h`, `3d 12h`, `2w`, `until Monday`, `until tomorrow`, `until 18:00`, `until 2026-03-01`,
  `until Monday 09:30`; a day without a time begins at 08:00 by the chat's clock.
"""


def document() -> str:
    """The whole document, in English."""
    say = texts(DEFAULT)
    parts = [_HEAD]
    for family, commands in allowed(COMMANDS, Role.OWNER).items():
        rows = "\n".join(_row(command, say) for command in commands)
        parts.append(f"## {say(f'family-{family}')}\n\n| command | what it does | who |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


def _row(command: Command, say: Texts) -> str:
    marks = (" ⚙" if command.changes_chat else "") + (" ↗" if command.elsewhere else "")
    more = f" {say(f'more-{command.key}')}" if say.has(f"more-{command.key}") else ""
    aliases = f" Also `/{'`, `/'.join(command.aliases)}`." if command.aliases else ""
    who = "everybody" if command.readers is Role.SUBSCRIBER else f"{command.readers}s"
    told = say(f"help-{command.key}")
    text = f"{told[:1].upper()}{told[1:]}.{more}{aliases}".replace("|", "\\|")
    return f"| `{signature(command, say).replace('|', chr(92) + '|')}`{marks} | {text} | {who} |"
