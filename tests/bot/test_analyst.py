"""The thread that analyses: order, errors, and an end that waits for nothing."""

import subprocess
import sys
import threading
from concurrent.futures import wait

from bot.analyst import Analyst

LONG_S = 60  # generous: only a fault takes so long


def test_work_is_done_in_order() -> None:
    """One piece after the other, each with its own result."""
    done: list[int] = []
    with Analyst() as analyst:
        futures = [analyst.submit(done.append, number) for number in range(20)]
        wait(futures, LONG_S)
    assert done == list(range(20))


def test_an_error_belongs_to_its_piece() -> None:
    """The next one is done all the same."""
    with Analyst() as analyst:
        bad, good = analyst.submit(int, "x"), analyst.submit(int, "7")
        assert isinstance(bad.exception(LONG_S), ValueError)
        assert good.result(LONG_S) == 7


def test_the_end_gives_up_what_waits() -> None:
    """And does not wait for what is under way."""
    begun, held = threading.Event(), threading.Event()

    def hang() -> None:
        begun.set()
        held.wait(LONG_S)

    with Analyst() as analyst:
        under_way, waiting = analyst.submit(hang), analyst.submit(int, "7")
        cancelled = analyst.submit(int, "8")
        assert cancelled.cancel()
        assert begun.wait(LONG_S)
    assert waiting.cancelled()
    assert not under_way.done()
    held.set()
    assert under_way.result(LONG_S) is None


HANGING = """
import threading
from bot.analyst import Analyst
begun = threading.Event()
with Analyst() as analyst:
    analyst.submit(lambda: (begun.set(), threading.Event().wait()))
    begun.wait()
print("the end")
"""


def test_the_program_ends_while_an_analysis_runs() -> None:
    """Python itself does not wait for it either."""
    ended = subprocess.run([sys.executable, "-c", HANGING], capture_output=True, text=True, timeout=LONG_S, check=True)
    assert ended.stdout == "the end\n"


NATIVE = """
import threading
import ahocorasick_rs
from bot import __main__ as program
from bot.analyst import Analyst
begun = threading.Event()
def work():
    while True:
        ahocorasick_rs.AhoCorasick([str(number) for number in range(20_000)])
        begun.set()
def main():
    with Analyst() as analyst:
        analyst.submit(work)
        begun.wait()
    print("the end")
    return 3
program.main = main
program.entry()
"""


def test_the_program_ends_with_its_code_while_native_code_runs() -> None:
    """Such as the making of an automaton: coming back from it into an interpreter that ends would abort the process."""
    ended = subprocess.run([sys.executable, "-c", NATIVE], capture_output=True, text=True, timeout=LONG_S, check=False)
    assert (ended.returncode, ended.stdout) == (3, "the end\n")
