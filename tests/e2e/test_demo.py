"""`rajin demo` for whoever types it: needs nothing, asks nothing, leaves nothing behind."""

import json
import signal
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.processes import RAJIN, ROOT, executed, running, surroundings

TOLD = ("about 6,700 containers", "rund 6.700 Container", "about 7,000 containers", "rund 7.000 Container", "Correction:", "Follow-up:")


def entries(folder: Path) -> set[str]:
    """Everything in a folder."""
    return {str(each.relative_to(folder)) for each in folder.rglob("*")}


async def test_it_needs_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """From an odd folder with an unusable configuration, standard input closed and standard output a pipe."""
    here, temporary = tmp_path / "an odd plâce", tmp_path / "tmp"
    here.mkdir()
    temporary.mkdir()
    (here / "rajin.toml").write_text("this is = no TOML = at all")
    (here / "rajin.db").write_text("no database")
    hostile = {
        "TMPDIR": str(temporary),
        "RAJIN_CONFIG": "/nonexistent/rajin.toml",
        "RAJIN_DATABASE": "/nonexistent/rajin.db",
        "RAJIN_POLLING__INTERVAL_S": "never",
        "RAJIN_TELEGRAM__TOKEN": "1:no-token",
    }
    before = entries(tmp_path)
    done = await executed("/bin/sh", "-c", 'exec "$@" <&-', "sh", *RAJIN, "demo", cwd=here, env=surroundings(here, hostile))
    assert (done.code, done.err) == (0, "")
    assert [part for part in TOLD if part not in done.out] == []
    assert entries(tmp_path) == before


async def test_its_tally_can_be_had_as_json(tmp_path: Path) -> None:
    """Then standard output holds nothing else, and what the chats see goes to standard error."""
    done = await executed(*RAJIN, "demo", "--json", cwd=tmp_path, env=surroundings(tmp_path))
    tally = json.loads(done.out)
    assert done.code == 0
    assert [part for part in TOLD if part not in done.err] == []
    assert tally["read"] == tally["rejected"] + tally["stories"] + tally["merged"]
    assert tally["alerts"] == 2 * tally["told"]
    assert (tally["read"] >= 100, tally["failing"], tally["corrections"], tally["coverage_edits"]) == (True, 0, 2, 2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
async def test_broken_off_it_leaves_nothing_behind_either(tmp_path: Path, number: signal.Signals) -> None:
    """Nor does it complain."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    async with running("demo", folder=tmp_path, more={"TMPDIR": str(temporary)}) as program:
        await program.shows("UTC ━━")
        program.signal(number)
        done = await program.ending()
    assert (done.code, done.err) == (130, "")
    assert entries(temporary) == set()


def unpack(folder: Path, target: Path) -> None:
    """Unpack the one wheel in a folder."""
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(target)


async def test_the_wheel_plays_it(tmp_path: Path) -> None:
    """Built and unpacked somewhere, without the project's folder."""
    built = await executed(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT, env=surroundings(tmp_path))
    assert built.code == 0, built.err
    unpack(tmp_path, tmp_path / "site")
    empty = tmp_path / "empty"
    empty.mkdir()
    installed = surroundings(empty, {"PYTHONPATH": str(tmp_path / "site")})
    where = await executed(sys.executable, "-c", "import bot, feeds, storage; print(bot.__file__)", cwd=empty, env=installed)
    assert where.out.startswith(str(tmp_path / "site"))
    done = await executed(*RAJIN, "demo", cwd=empty, env=installed)
    assert (done.code, done.err) == (0, "")
    assert [part for part in TOLD if part not in done.out] == []
