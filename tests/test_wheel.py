"""The wheel holds all that the program needs, nothing of its tests, and runs from any folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DATA = (
    "bot/locales/en.ftl",
    "bot/locales/de.ftl",
    "bot/locales/ko.ftl",
    "bot/locales/ru.ftl",
    "bot/locales/en.speakers.ftl",
    "bot/locales/de.speakers.ftl",
    "bot/locales/ko.speakers.ftl",
    "bot/locales/ru.speakers.ftl",
    "bot/locales/persons.toml",
    "bot/demo/samples/states.toml",
    "bot/demo/samples/feeds.toml",
    "bot/demo/samples/expected.jsonl",
    "bot/demo/samples/2-news/harbour-wire.xml",
    "feeds/collect/catalogue.opml",
    "feeds/understand/lexicon/topics.toml",
    "feeds/understand/lexicon/dprk.toml",
    "feeds/understand/units.toml",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built as `make wheel` builds it."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_the_data_and_no_tests(wheel: Path) -> None:
    """Every file of the three packages that git would keep, and nothing beside them but its own description."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert set(DATA) <= names
    there = {
        str(file.relative_to(ROOT))
        for package in ("bot", "feeds", "storage")
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert there <= names
    folders = {name.partition("/")[0] for name in names}
    assert {"bot", "feeds", "storage"} == {name for name in folders if not name.endswith(".dist-info")}
    assert any(name.endswith("entry_points.txt") for name in names)


def test_it_runs_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """Unpacked somewhere, without the project's folder: shipped lists, topics, catalogue and texts are found."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import bot; assert bot.__file__.startswith(sys.argv[1]);"
        "from bot.__main__ import main; from feeds.collect.opml import load_catalogue; assert len(load_catalogue()) > 50;"
        "code = main(['version']) + main(['chats', 'add', 'console:desk', '--topic', 'sanctions', '--language', 'de']);"
        "sys.exit(code)"
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    done = subprocess.run(
        [sys.executable, "-I", "-c", program, tmp_path / "site"], cwd=empty, capture_output=True, text=True, check=False, env={"PATH": ""}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "console:desk gets sanctions, in de." in done.stdout
