"""/help, and what is answered to what is no command."""

import difflib
from collections.abc import Callable, Mapping

from bot import access
from bot.commands.command import Command, Family, Refused
from bot.commands.request import Answer, Request, line, plain
from bot.locales.texts import Texts
from bot.message import Line, Own, Style
from storage.types import Role

Table = Mapping[str, Command]


def commands(table: Callable[[], Table]) -> tuple[Command, ...]:
    """/help, which is made from the table that it stands in."""
    return (Command(name="help", family=Family.ALERTS, run=lambda request: help_(request, table())),)


def help_(request: Request, table: Table) -> Answer:
    """/help: what everybody may say, a line each, and in a line for each family what else the asker may; /help COMMAND: one command."""
    if request.words.arguments:
        return plain(*_explained(request, table))
    say, lines = request.say, [line(request.say("help-title"))]
    rights: list[Line] = []
    for family, members in allowed(table, request.role).items():
        everybodys = [each for each in members if each.readers is Role.SUBSCRIBER and each.name != request.words.name]
        words = dict.fromkeys(f"/{each.name.partition(' ')[0]}" for each in members if each.readers is not Role.SUBSCRIBER)
        lines += [line(say(f"family-{family}"), Style.BOLD)] if everybodys else []
        lines += [line(Own.whole(f"/{each.name} – {say(f'help-{each.key}')}")) for each in everybodys]
        rights += [line(say("help-family", family=say(f"family-{family}"), commands=Own.whole(", ".join(words))))] if words else []
    more = [line(say("help-rights"), Style.BOLD), *rights] if rights else []
    return Answer(lines=(*lines, *more, line(say("help-more"))))


def allowed(table: Table, role: Role) -> dict[Family, list[Command]]:
    """The commands that a role may give, each once, by their families in the order of these."""
    known = [command for name, command in table.items() if name == command.name and access.reaches(role, command.readers)]
    families = {family: [command for command in known if command.family is family] for family in Family}
    return {family: members for family, members in families.items() if members}


def subcommands(table: Table, role: Role, word: str) -> list[Command]:
    """The commands of two words that begin with this one and that a role may give."""
    return [each for members in allowed(table, role).values() for each in members if each.name.startswith(f"{word} ")]


def shown(command: Command, say: Texts) -> str:
    """A command in a line: how it is typed, and what it does."""
    return Own.whole(f"{signature(command, say)} – {say(f'help-{command.key}')}")


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
    word = typed if command is None else command.name
    if begins := subcommands(table, request.role, word):
        own = [command] if command is not None and command.offered_to is None else []
        return [*(shown(each, say) for each in (*own, *begins)), say("help-more-group", command=f"/help {begins[0].name}")]
    if command is None or not access.reaches(request.role, command.readers):
        near = nearest(typed, [each.name for members in known.values() for each in members])
        raise Refused("help-unknown", command=f"/{typed[:32]}", near="none" if near is None else f"/help {near}")
    lines = [signature(command, say), say(f"help-{command.key}")]
    if say.has(f"more-{command.key}"):
        lines.append(say(f"more-{command.key}"))
    if say.has(f"example-{command.key}"):
        lines.append(say("help-example", example=f"/{command.name} {say(f'example-{command.key}')}"))
    if command.aliases:
        lines.append(say("help-aliases", names=Own.whole(", ".join(f"/{alias}" for alias in command.aliases))))
    if command.changes_chat:
        lines.append(say("help-group"))
    if command.elsewhere:
        lines.append(say("help-elsewhere", example=f"/{command.name} @channel"))
    return lines
