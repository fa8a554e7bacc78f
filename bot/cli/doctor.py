"""`rajin doctor`: what is right, what is wrong, and what to do."""

import asyncio
import shutil
import textwrap
from argparse import Namespace
from collections import Counter
from dataclasses import asdict
from itertools import groupby

from bot import config
from bot.cli import opening, output
from bot.clock import SystemClock
from bot.doctor import home
from bot.doctor.examine import examine
from bot.doctor.finding import Finding, Verdict, counted
from bot.errors import ConfigError
from bot.log import Redactor

_MARKS = {Verdict.RIGHT: "✓", Verdict.WRONG: "✗", Verdict.UNKNOWN: "?"}
_WIDEST = 120
_INDENT = 16
_WRONG = 1


def doctor(options: Namespace) -> int:
    """`rajin doctor [--measure]`. Exit code 1 when something is wrong."""
    secrets: tuple[str, ...] = ()
    try:
        settings = opening.settings(options)
    except ConfigError as error:
        found = home.unusable(error.problems)
    else:
        secrets = settings.secrets()
        found = asyncio.run(examine(settings, config.place(options.config)[0], SystemClock(), measure=options.measure))
    blot = Redactor(secrets).text
    shown = [Finding(**{**asdict(each), "found": blot(each.found), "do": blot(each.do)}) for each in found]
    counts = Counter(each.verdict for each in shown)
    record = {**{str(verdict): counts[verdict] for verdict in Verdict}, "findings": [asdict(each) for each in shown]}
    output.one(options, record, text=in_words(shown))
    return _WRONG if counts[Verdict.WRONG] else 0


def in_words(found: list[Finding]) -> str:
    """One screen: each part with its checks, below what is not as it should be what to do, and the sum."""
    lines: list[str] = []
    for about, findings in groupby(found, key=lambda each: each.about):
        lines.append(about)
        for each in findings:
            lines += _lines(each)
    wrong = sum(each.verdict is Verdict.WRONG for each in found)
    unknown = sum(each.verdict is Verdict.UNKNOWN for each in found)
    total = "All is right." if not wrong else f"{counted(wrong, 'thing is', 'things are')} wrong."
    return "\n".join([*lines, "", total + (f" {counted(unknown, 'thing is', 'things are')} not known." if unknown else "")])


def _lines(finding: Finding) -> list[str]:
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    told = textwrap.wrap(finding.found, max(20, width - _INDENT)) or [""]
    first = f"  {_MARKS[finding.verdict]} {finding.check:<11} {told[0]}"
    # Commands stay whole, so that they can be copied.
    steps = [f"{' ' * _INDENT}→ {step}" for step in finding.do.splitlines()]
    return [first, *(" " * _INDENT + line for line in told[1:]), *steps]
