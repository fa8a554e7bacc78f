"""Named points at which the kill harness ends the process. In ordinary life `reach` does nothing.

RAJIN_KILL_AT=name:n kills the process with SIGKILL when the point `name` is reached the n-th time (n >= 1).
The harness reads the names from the code: each call is written reach("name") with a literal.
"""

import os
import signal

_NAME, _, _COUNT = os.environ.get("RAJIN_KILL_AT", "").partition(":")
_left = int(_COUNT or "1") if _NAME else 0
_LOG = os.environ.get("RAJIN_KILL_LOG", "")


def reach(name: str) -> None:
    """Die here if the harness asked for it."""
    if not (_NAME or _LOG):
        return
    _reach(name)


def _reach(name: str) -> None:
    global _left  # noqa: PLW0603 - a countdown of one process's life
    if _LOG:
        with open(_LOG, "a", encoding="ascii") as log:  # noqa: PTH123 - one line, flushed before a kill
            log.write(f"{name}\n")
    if name == _NAME:
        _left -= 1
        if _left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
