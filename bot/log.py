"""Sets structured logging up: one line per poll and per delivery on standard error, JSON when that is not a terminal.

No secret passes: known values and everything shaped like a token are blotted out in every line, whoever wrote it.
"""

import logging
import re
import sys
from collections.abc import Iterable, MutableMapping
from contextlib import suppress
from typing import Any, TextIO

import structlog

_SHAPES = re.compile(
    r"""
    (?<!\d)\d{5,}:[\w-]{20,}      # Telegram: 123456:ABC...
    | \b(?:syt|mat|mct)_\w+         # Matrix access tokens of Synapse and of its authentication service
    | \bEs[STU]\w(?:\s?\w{4}){11}      # Matrix recovery keys
    | (?<=Bearer\s)[\w.~+/=-]+     # RFC 6750
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)  # user:password in an address
    """,
    re.VERBOSE,
)
BLOT = "[secret]"
_TOLD_BY_US = ("telegram.request",)  # tells with a traceback what the networks tell in a line
_URGENCY = {"debug": 0, "info": 1, "warning": 2, "error": 3, "exception": 3, "critical": 4}


class Redactor:
    """Blots secrets out of texts.

    Args:
        secrets: Exact values that must never be shown; empty ones are ignored.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._secrets = tuple(sorted((secret for secret in secrets if secret), key=len, reverse=True))

    def text(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, BLOT)
        return _SHAPES.sub(BLOT, text)

    def __call__(self, _logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        """A structlog processor: every value of the event, exceptions included, passes through `text`."""
        for key, value in event.items():
            if isinstance(value, str):
                event[key] = self.text(value)
            elif not isinstance(value, (bool, int, float, type(None))) and key not in {"exc_info", "_record", "_from_structlog"}:
                event[key] = self.text(str(value))
        return event


def set_up(*, level: str = "info", secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logging, our own and that of libraries, to one place in one form.

    Args:
        level: "debug", "info", "warning" or "error"; libraries are heard from "warning" on.
        secrets: Values to blot out.
        stream: Where to; standard error by default.
    """
    stream = sys.stderr if stream is None else stream
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True, key="at")
    shared: list[structlog.typing.Processor] = [structlog.stdlib.add_log_level, stamp]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=True) if stream.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    rendering: list[structlog.typing.Processor] = [structlog.processors.format_exc_info, Redactor(secrets), renderer]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *rendering]
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _TOLD_BY_US:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    lines = _Lines(stream)
    structlog.configure(
        processors=[_from(level), *shared, *rendering],
        logger_factory=lambda *_: lines,
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


class _Lines:
    """Writes our own lines without the detour through `logging`, which costs as much as half a poll.

    A stream that takes no more (a full disk, a closed pipe) silences the log and nothing else.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def _write(self, line: str) -> None:
        with suppress(OSError, ValueError):  # ValueError: it is closed
            self._stream.write(f"{line}\n")
            self._stream.flush()

    debug = info = warning = error = exception = critical = _write


def _from(level: str) -> structlog.typing.Processor:
    """Drops what is less urgent than a level."""
    least = _URGENCY[level]

    def processor(_logger: object, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        if _URGENCY[method] < least:
            raise structlog.DropEvent
        return event

    return processor


def logger() -> structlog.stdlib.BoundLogger:
    """The program's own logger."""
    bound: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("rajin")
    return bound
