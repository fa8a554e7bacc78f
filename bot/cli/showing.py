"""`rajin demo` and `rajin version`."""

from argparse import Namespace
from importlib.metadata import version as installed

from bot.cli import output


def version(options: Namespace) -> int:
    """`rajin version`."""
    number = installed("rajin")
    return output.one(options, {"version": number}, text=f"rajin {number}")


def demo(options: Namespace) -> int:
    """`rajin demo`."""
    from bot.demo import play  # noqa: PLC0415 - `version` needs none of it

    tally = play.play(quiet=options.json)
    return output.one(options, tally, text=play.in_words(tally))
