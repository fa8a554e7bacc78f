"""/help, and what is answered to what is no command."""

import difflib
from collections.abc import Callable, Mapping

from bot import access
from bot.commands.command import Command, Family, Refused
from bot.commands.request import Answer, Request, line, plain
from bot.locales.texts import Texts
from bot.message import Line, Own, Span, Style
from storage.types import Role

Table = Mapping[str, Command]


def commands(table: Callable[[], Table]) -> tuple[Command, ...]:
    """/help, which is made from the table that it stands in."""
    return (Command(name="help", family=Family.ALERTS, run=lambda request: help_(request, table())),)


def help_(request: Request, table: Table) -> Answer:
    """/help: what the asker may say, by families; /help COMMAND: one command."""
    if request.words.arguments:
        return plain(*_explained(request, table))
    say = request.say
    lines: list[Line] = [line(say("help-title"))]
    for family, members in allowed(table, request.role).items():
        lines += [(), line(say(f"family-{family}"), Style.BOLD), *(_line(command, say) for command in members)]
    return Answer(lines=(*lines, (), line(say("help-more"))))


def allowed(table: Table, role: Role) -> dict[Family, list[Command]]:
    """The commands that a role may give, each once, by their families in the order of these."""
    known = [command for name, command in table.items() if name == command.name and access.reaches(role, command.role)]
    families = {family: [command for command in known if command.family is family] for family in Family}
    return {family: members for family, members in families.items() if members}


def signature(command: Command, say: Texts) -> str:
    """A command with what stands behind it: "/subscribe TOPIC"."""
    usage = f"usage-{command.key}"
    return Own.whole(f"/{command.name}" + (f" {say(usage)}" if say.has(usage) else ""))


def unknown(request: Request, table: Table) -> Answer:
    """To what is no command: the nearest one, if there is one."""
    say, words = request.say, request.words
    if not words.name:
        return plain(say("commands-only"))
    names = [command.name for members in allowed(table, request.role).values() for command in members]
    near = nearest(f"{words.name} {' '.join(words.arguments[:1])}".strip().casefold(), names) or nearest(words.name, names)
    typed = f"/{words.name[:32]}"
    if near is None:
        return plain(say("command-unknown", command=typed))
    return plain(say("command-unknown-near", command=typed, near=f"/{near}"))


def nearest(typed: str, names: list[str]) -> str | None:
    """The name that is most like what was typed, or None where none is."""
    found = difflib.get_close_matches(typed[:64], names, n=1, cutoff=0.6)
    return found[0] if found else None


def _explained(request: Request, table: Table) -> list[str]:
    """One command: how it is written, and what it does."""
    say = request.say
    typed = " ".join(request.words.arguments).casefold().removeprefix("/")
    command, known = table.get(typed), allowed(table, request.role)
    begins = [each for members in known.values() for each in members if each.name.startswith(f"{typed} ")]
    if begins and (command is None or command.name != typed):  # "keyword" is short for one command, but all of its family are meant
        return [Own.whole(f"{signature(each, say)} – {say(f'help-{each.key}')}") for each in begins]
    if command is None or not access.reaches(request.role, command.role):
        near = nearest(typed, [each.name for members in known.values() for each in members])
        raise Refused("help-unknown", command=f"/{typed[:32]}", near="none" if near is None else f"/help {near}")
    lines = [signature(command, say), say(f"help-{command.key}")]
    if say.has(f"more-{command.key}"):
        lines.append(say(f"more-{command.key}"))
    if command.aliases:
        lines.append(say("help-aliases", names=Own.whole(", ".join(f"/{alias}" for alias in command.aliases))))
    if command.changes_chat:
        lines.append(say("help-group"))
    if command.elsewhere:
        lines.append(say("help-elsewhere", example=f"/{command.name} @channel"))
    return lines


def _line(command: Command, say: Texts) -> Line:
    return (Span(text=signature(command, say)), Span(text=Own.whole(f" – {say(f'help-{command.key}')}")))
