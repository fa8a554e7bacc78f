"""The benchmarks' own command line."""

import argparse
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from benchmarks import lookup, match, poll, understand
from benchmarks.peers import SCENARIOS

_SIZES = (10_000, 100_000, 1_000_000)
_SMALL_SIZES = (1_000, 4_000, 16_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; the exit code is 1 for a promise that is not kept, 2 for a wrong command line."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _poll(options: argparse.Namespace) -> int:
    plan = replace(poll.SMALL, scenarios=options.scenario, peers=options.peers)
    if not options.small:
        plan = replace(plan, feeds=options.feeds, repetitions=options.reps, warm_ups=1)
    return poll.main(plan, small=options.small, json_only=options.json)


def _understand(options: argparse.Namespace) -> int:
    plan = understand.SMALL if options.small else replace(understand.FULL, repetitions=options.reps)
    return understand.main(plan, small=options.small, json_only=options.json)


def _match(options: argparse.Namespace) -> int:
    plan = match.SMALL if options.small else replace(match.FULL, repetitions=options.reps)
    return match.main(plan, small=options.small, json_only=options.json)


def _lookup(options: argparse.Namespace) -> int:
    return lookup.main(_SMALL_SIZES if options.small else options.sizes, small=options.small, json_only=options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What Rajin costs beside what people would use instead.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    polling = commands.add_parser("poll", help="CPU of polling, beside the reader library")
    polling.set_defaults(run=_poll)
    polling.add_argument("--feeds", type=_count, default=200, help="how many feeds (200)")
    polling.add_argument("--reps", type=_count, default=5, help="how often each peer is run, behind a warm-up (5)")
    polling.add_argument("--scenario", type=_names(SCENARIOS), default=tuple(SCENARIOS), help=f"of {','.join(SCENARIOS)} (all)")
    polling.add_argument("--peers", type=_names(poll.PEERS), default=tuple(poll.PEERS), help=f"of {','.join(poll.PEERS)} (all)")
    understanding = commands.add_parser("understand", help="CPU per article of each step, and memory")
    understanding.set_defaults(run=_understand)
    understanding.add_argument("--reps", type=_count, default=5, help="how often each step is run, behind a warm-up (5)")
    looking = commands.add_parser("lookup", help="CPU of finding candidates in stores of growing size")
    looking.set_defaults(run=_lookup)
    looking.add_argument("--sizes", type=_sizes, default=_SIZES, help="articles in the store (10000,100000,1000000)")
    matching = commands.add_parser("match", help="CPU of finding keywords, beside folding and a regular expression")
    matching.set_defaults(run=_match)
    matching.add_argument("--reps", type=_count, default=5, help="how often each way is run, behind a warm-up (5)")
    for command in (polling, understanding, matching, looking):
        command.add_argument("--small", action="store_true", help="a short run that judges counts and never times")
        command.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _sizes(text: str) -> tuple[int, ...]:
    sizes = tuple(map(int, text.split(",")))
    if min(sizes) < lookup.SMALLEST:
        raise argparse.ArgumentTypeError(f"each must be {lookup.SMALLEST} or more")
    return sizes


def _names(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        asked = text.split(",")
        if unknown := [name for name in asked if name not in known]:
            raise argparse.ArgumentTypeError(f"no such name: {', '.join(unknown)}; there are {', '.join(known)}")
        return tuple(name for name in known if name in asked)

    return read


if __name__ == "__main__":
    sys.exit(main())
