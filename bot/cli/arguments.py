"""What can be typed: every command with its options and help. Imports nothing of the program."""

import argparse
import ipaddress
import json
import sys
from pathlib import Path
from typing import Any, NoReturn

_DESCRIPTION = """\
Rajin polls news feeds for arms transfers and sanctions between Russia and North Korea
and tells each event once, with its sources, on Telegram, on Matrix and in this terminal."""
_EPILOG = """\
first steps:
  rajin demo                                   see it work, without a network
  rajin run                                    watch the shipped feeds in this terminal
  rajin doctor                                 what is right, what is wrong, and what to do
  rajin evaluate FILE                          measure it on judged articles

Settings come from rajin.toml and RAJIN_... variables; see docs/configuration.md.
Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 a feed refused or unreadable, 4 another runner holds the database."""


class _Parser(argparse.ArgumentParser):
    """Says usage errors in JSON too, where JSON is wanted."""

    json_wanted = False

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse hands its subparsers
        super().__init__(**options, allow_abbrev=False)  # an abbreviation would hide an option such as --json from `main`

    def refuse_nothing(self) -> NoReturn:
        """End for want of a command: with the whole help for people, or with an error in JSON."""
        if self.json_wanted:
            self.error("no command was given; see rajin --help")
        self.print_help(sys.stderr)
        self.exit(2)

    def error(self, message: str) -> NoReturn:
        if self.json_wanted:
            print(json.dumps({"error": message}, ensure_ascii=False))
        self.print_usage(sys.stderr)
        self.exit(2, f"rajin: {message}\n")


def parser(*, json_wanted: bool = False) -> _Parser:
    """The whole command line."""
    _Parser.json_wanted = json_wanted
    top = _Parser(prog="rajin", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter)
    top.set_defaults(handler=None, json=False, database=None, config=None)
    _common(top)
    commands = top.add_subparsers(title="commands", metavar="COMMAND", prog="rajin")
    _running(commands)
    _feeds(commands)
    _rules(commands)
    _chats(commands)
    _matrix(commands)
    _looking(commands)
    _ledger(commands)
    return top


def _common(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("everywhere")
    group.add_argument("--database", metavar="FILE", default=argparse.SUPPRESS, help="the SQLite file (default: rajin.db)")
    group.add_argument("--config", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="the settings file (default: rajin.toml)")
    group.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="JSON on standard output, and nothing else")


def _command(commands: "argparse._SubParsersAction[_Parser]", name: str, handler: str, summary: str, details: str = "") -> _Parser:
    command = commands.add_parser(name, help=summary, description=details or summary)
    command.set_defaults(handler=handler)
    _common(command)
    return command


def _family(commands: "argparse._SubParsersAction[_Parser]", name: str, summary: str) -> "argparse._SubParsersAction[_Parser]":
    family = commands.add_parser(name, help=summary, description=summary)
    return family.add_subparsers(title="commands", metavar="COMMAND", required=True)


def _networks_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--allow-network",
        action="append",
        default=[],
        type=_network,
        metavar="CIDR",
        help="an address range that may be fetched although it is not public; may be repeated",
    )


def _network(text: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no address range such as 192.168.0.0/16") from error


def _running(commands: "argparse._SubParsersAction[_Parser]") -> None:
    run = _command(commands, "run", "running:run", "poll, decide and tell, until stopped")
    _networks_option(run)
    _command(commands, "demo", "showing:demo", "play sample feeds to two chats in this terminal; leaves nothing behind")
    poll = _command(
        commands,
        "poll",
        "running:poll",
        "poll every feed once, send what is due, and end",
        "Polls every feed in the database now, due or not; sends what is due; ends with 0 even if a feed failed.",
    )
    poll.add_argument("--once", action="store_true", required=True, help="one round (for a loop there is `rajin run`)")
    poll.add_argument("--push-first", action="store_true", help="tell the entries of a feed's first poll too")
    _networks_option(poll)
    evaluate = _command(commands, "evaluate", "judging:evaluate", "measure relevance and merging on judged articles")
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE", help="JSON Lines as in docs/evaluation.md")
    evaluate.add_argument("--errors", action="store_true", help="each mistake with the reason the program had")
    evaluate.add_argument("--everything", action="store_true", help="take every article as relevant, to measure merging on any news")
    doctor = _command(
        commands,
        "doctor",
        "doctor:doctor",
        "what is right, what is wrong, and what to do about it",
        "Looks at settings, database, feeds, outbox and accounts, beside a running program: changes nothing, takes no update, logs in "
        "nowhere, and says nothing in any chat. Ends with 1 when something is wrong.",
    )
    doctor.add_argument(
        "--measure",
        action="store_true",
        help="find out the homeserver's limit of messages too, by sending some into a room of its own; alerts may wait some seconds",
    )
    _command(commands, "version", "showing:version", "print the version")


def _feeds(commands: "argparse._SubParsersAction[_Parser]") -> None:
    feeds = _family(commands, "feeds", "the feeds that are polled")
    add = _command(feeds, "add", "feeds:add", "fetch a feed and add it if it can be read")
    add.add_argument("url", metavar="URL")
    add.add_argument("--title", help="the outlet's name in alerts (default: the feed's own title)")
    add.add_argument("--language", help="its language, such as en or ko (default: what it declares)")
    add.add_argument("--tier", default="independent", help="what kind of source it is, such as wire or state_media (default: independent)")
    _networks_option(add)
    _command(feeds, "list", "feeds:show_all", "every feed with its state")
    load = _command(feeds, "import", "feeds:load", "add the feeds of an OPML file")
    load.add_argument("file", type=Path, metavar="FILE.opml")
    _networks_option(load)
    test = _command(feeds, "test", "feeds:test", "fetch and read one document, store nothing")
    test.add_argument("url", metavar="URL")
    _networks_option(test)


def _rules(commands: "argparse._SubParsersAction[_Parser]") -> None:
    keywords = _family(commands, "keywords", "the keyword lists")
    _command(keywords, "list", "rules:list_keywords", "every list with its terms")
    languages = {"add": "the language of the terms, such as ko", "remove": "only if the terms are of this language"}
    for name, summary in (("add", "add terms to a list"), ("remove", "take terms out of a list")):
        change = _command(keywords, name, f"rules:{name}_terms", summary)
        if name == "add":
            change.add_argument("--new", action="store_true", help="make the list, which is not there yet")
            change.add_argument(
                "--all-forms", action="store_true", help="with all forms of the terms, in the language that --language names"
            )
        change.add_argument("list", metavar="LIST")
        change.add_argument("terms", nargs="+", metavar="TERM", help='a word, "a phrase", or a beginning such as nordkorean*')
        change.add_argument("--language", help=languages[name])
    show = _command(keywords, "show", "rules:show_terms", "the terms of a list, or one term with all its forms")
    show.add_argument("list", metavar="LIST")
    show.add_argument("term", nargs="?", metavar="TERM", help="its words")
    prune = _command(keywords, "prune", "rules:prune_forms", "take forms away from a term")
    prune.add_argument("list", metavar="LIST")
    prune.add_argument("term", metavar="TERM", help="its words")
    prune.add_argument("forms", nargs="+", metavar="FORM")
    forms = _command(keywords, "forms", "rules:show_forms", "what --all-forms would add; changes nothing")
    forms.add_argument("terms", nargs="+", metavar="TERM", help="as for `keywords add`")
    forms.add_argument("--language", required=True, help="the language of the terms, such as ru")
    topics = _family(commands, "topics", "the topics that chats subscribe to")
    _command(topics, "list", "rules:list_topics", "every topic; the first is the default")
    show = _command(topics, "show", "rules:show_topic", "one topic")
    show.add_argument("name", metavar="NAME")
    explain = _command(topics, "explain", "rules:explain_query", "what a query means, in words")
    explain.add_argument("query", metavar="QUERY", help="as for `topics set`; nothing is changed")
    change = _command(topics, "set", "rules:set_topic", "add a topic, or give it another query")
    change.add_argument("name", metavar="NAME")
    change.add_argument("query", metavar="QUERY", help="for example: sentence(@dprk, @russia) AND @arms")


def _chats(commands: "argparse._SubParsersAction[_Parser]") -> None:
    chats = _family(commands, "chats", "the chats that are told")
    add = _command(chats, "add", "chats:add", "add a console chat (Telegram chats add themselves with /start)")
    add.add_argument("address", metavar="console:NAME")
    add.add_argument("--topic", action="append", required=True, metavar="T", help="a topic to subscribe to; may be repeated")
    add.add_argument("--language", choices=("en", "de", "ko", "ru"), help="its language (a new chat without one: en)")
    add.add_argument("--time-zone", metavar="ZONE", help="such as Europe/Berlin (a new chat without one: UTC)")
    _command(chats, "list", "chats:show_all", "every chat")


def _matrix(commands: "argparse._SubParsersAction[_Parser]") -> None:
    matrix = _family(commands, "matrix", "the identity of the Matrix account")
    _command(
        matrix,
        "keys",
        "matrix:keys",
        "the device and its fingerprint, and the recovery key, once",
        "Prints the device and its fingerprint, to compare with what a client shows, and the recovery key: once, for it is forgotten then. "
        "Write it down; it gives the account its identity back when the state folder is lost.",
    )
    _command(
        matrix,
        "restore",
        "matrix:restore",
        "take the account's cross-signing keys by its recovery key",
        "Reads the recovery key from standard input. Stop `rajin run` first.",
    )
    _command(
        matrix,
        "replace",
        "matrix:replace",
        "give the account new cross-signing keys",
        "Uses the password of matrix.password_file, or reads it from standard input. Whoever had verified the bot must do so again. "
        "Stop `rajin run` first.",
    )


def _looking(commands: "argparse._SubParsersAction[_Parser]") -> None:
    entries = _family(commands, "entries", "what feeds brought, and what became of it")
    show = _command(entries, "list", "looking:entries", "every entry with its decision and the reason")
    show.add_argument("--url", metavar="U", help="only entries with this link")
    stories = _family(commands, "stories", "the events")
    _command(stories, "list", "looking:stories", "every story")
    one = _command(stories, "show", "looking:story", "one story with its articles")
    one.add_argument("id", type=int, metavar="ID")
    _deciding(stories)
    outbox = _family(commands, "outbox", "what is sent, waits or failed")
    _command(outbox, "list", "looking:outbox", "every delivery with its state")
    requeue = _command(outbox, "requeue", "looking:requeue", "send again what is dead, or the deliveries named")
    requeue.add_argument("ids", nargs="*", metavar="ID")


def _deciding(stories: "argparse._SubParsersAction[_Parser]") -> None:
    merge = _command(
        stories,
        "merge",
        "deciding:merge",
        "make two stories one",
        "STORY and OTHER tell one event: OTHER goes into STORY, and so does all that would have joined it. Nothing is pushed.",
    )
    merge.add_argument("story", type=int, metavar="STORY")
    merge.add_argument("other", type=int, metavar="OTHER")
    split = _command(
        stories,
        "split",
        "deciding:split",
        "make articles of a story a story of their own",
        "The articles tell another event than STORY: they become a story of their own, and the two stay apart. Chats that were told of "
        "STORY count as told of the new one.",
    )
    split.add_argument("story", type=int, metavar="STORY")
    split.add_argument("articles", type=int, nargs="+", metavar="ARTICLE", help="a number, as `stories show` and `entries list` have it")
    split.add_argument("--tell", action="store_true", help="push the new story to everybody who subscribes to its topics")
    move = _command(
        stories,
        "move",
        "deciding:move",
        "put an article into another story",
        "ARTICLE tells the event of STORY: it goes there, what repeats it will follow, and the story that it leaves stays apart.",
    )
    move.add_argument("article", type=int, metavar="ARTICLE", help="a number, as `stories show` and `entries list` have it")
    move.add_argument("story", type=int, metavar="STORY")


def _ledger(commands: "argparse._SubParsersAction[_Parser]") -> None:
    ledger = _command(
        commands,
        "ledger",
        "ledger:ledger",
        "what was claimed of one thing that is counted: when, by whom, through whom",
        "Each distinct claim once, with how often it was told; what is planned, could be, or is denied stands apart. See docs/ledger.md.",
    )
    ledger.add_argument("unit", metavar="UNIT", help="what is counted: containers, shells, troops, missiles, barrels, ... in any language")
    ledger.add_argument("--all", action="store_true", help="every telling of every claim")
    ledger.add_argument("--since", metavar="DATE", help="only claims of this day or later, such as 2024-02-26")
    ledger.add_argument("--until", metavar="DATE", help="only claims of this day or earlier")
    ledger.add_argument("--direction", choices=("to-russia", "to-north-korea"), help="only what went that way")
    ledger.add_argument("--picture", metavar="FILE", help="draw the claimed totals into a .png or .svg file (needs the extra `picture`)")
