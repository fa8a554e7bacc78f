"""The program's entry: arguments to an exit code. Imports little, so that `rajin --help` and `rajin version` answer at once."""

import contextlib
import importlib
import io
import json
import os
import resource
import sys
import threading
from collections.abc import Sequence

from bot.cli import arguments

DONE = 0
FAILED = 1
USAGE = 2
FEED_UNREADABLE = 3
HELD = 4


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 usage or configuration, 3 a feed refused, 4 held by another runner."""
    os.umask(0o077)  # databases, locks and transcripts are for their owner only
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the tokens; nor may a child of ours ask for one
    _mend_streams()
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    try:
        code = _run(words, as_json=as_json)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of a pipe has seen enough
        _drop_output()
        return DONE
    except Exception as error:  # noqa: BLE001 - the top of the program
        return _failed(error, as_json=as_json)
    return code


def entry() -> None:
    """The program as a process of its own.

    A thread that is still at work in native code, and comes back from it into an interpreter that ends, would abort the process: so the
    interpreter does not end first.
    """
    code = main()
    if any(thread.daemon for thread in threading.enumerate()):
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _run(words: Sequence[str], *, as_json: bool) -> int:
    """Run the command that was typed; help and usage errors have exit codes like any other command."""
    parser = arguments.parser(json_wanted=as_json)
    try:
        options = parser.parse_args(words)
        if options.handler is None:
            parser.refuse_nothing()
    except SystemExit as end:
        return int(end.code or DONE)
    module, _, function = options.handler.partition(":")
    code: int = getattr(importlib.import_module(f"bot.cli.{module}"), function)(options)
    return code


def _is_no_text(word: str) -> bool:
    """Whether a word of the command line holds bytes that are no UTF-8; as the name of a file it may."""
    return any("\udc80" <= character <= "\udcff" for character in word)


def _mend_streams() -> None:
    """Let nothing that is printed end the program: not Korean on a terminal that knows no Korean, not a stream that was closed."""
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr))  # noqa: PTH123, SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Send what is still to be written nowhere: it cannot be written, and the interpreter would complain of that at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _failed(error: Exception, *, as_json: bool) -> int:
    """Tell an error of ours in one line; any other one goes on with its traceback, secrets blotted out."""
    from bot.errors import BotError, ConfigError, UsageError  # noqa: PLC0415 - only after a failure: start-up stays quick
    from feeds.errors import FeedError  # noqa: PLC0415 - likewise
    from storage.errors import RunnerActive, StorageError  # noqa: PLC0415 - likewise

    if isinstance(error, UnicodeEncodeError) and any(map(_is_no_text, sys.argv)):
        error = UsageError("a word of the command line is not UTF-8; type it in a terminal that writes UTF-8")
    match error:
        case ConfigError() | UsageError():
            code = USAGE
        case RunnerActive():
            code = HELD
        case FeedError():
            code = FEED_UNREADABLE
        case BotError() | StorageError():
            code = FAILED
        case OSError():  # the disk, the terminal: nothing that a traceback would explain
            code = FAILED
        case _:
            import traceback  # noqa: PLC0415 - likewise

            from bot.log import Redactor  # noqa: PLC0415 - likewise

            print(Redactor().text("".join(traceback.format_exception(error))), end="", file=sys.stderr)
            code = FAILED
    text = str(error) or type(error).__name__
    try:
        if as_json:
            print(json.dumps({"error": text}, ensure_ascii=False))
        sys.stdout.flush()
    except OSError:
        _drop_output()
    print(f"rajin: {text}", file=sys.stderr)
    return code


if __name__ == "__main__":
    entry()
