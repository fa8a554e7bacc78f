"""Sets structured logging up: one line per poll and per delivery on standard error, JSON when that is not a terminal.

No secret passes: known values and everything shaped like a token are blotted out in every line, whoever wrote it.
"""

import logging
import re
import sys
from collections.abc import Iterable, MutableMapping
from typing import Any, TextIO

import structlog

_SHAPES = re.compile(
    r"""
    (?<!\d)\d{5,}:[\w-]{20,}      # Telegram: 123456:ABC...
    | \bsyt_\w+                    # Matrix access tokens of Synapse
    | (?<=Bearer\s)[\w.~+/=-]+     # RFC 6750
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)  # user:password in an address
    """,
    re.VERBOSE,
)
BLOT = "[secret]"


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
    redactor = Redactor(secrets)
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True, key="at")
    shared: list[structlog.typing.Processor] = [structlog.stdlib.add_log_level, stamp]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=True) if stream.isatty() else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, structlog.processors.format_exc_info, redactor, renderer],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("rajin").setLevel(level.upper())
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def logger() -> structlog.stdlib.BoundLogger:
    """The program's own logger."""
    bound: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("rajin")
    return bound
