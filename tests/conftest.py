"""What holds for every test: hypothesis has no deadline (a test never asserts a time), and no setting of the machine leaks in."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.synapse import WITHOUT, Synapse

settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of ours do not reach a test."""
    for name in [name for name in os.environ if name.startswith("RAJIN_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """One real homeserver for all tests, without limits. Tests keep out of each other's way by new people and new rooms."""
    with Synapse(tmp_path_factory.mktemp("synapse")) as server:
        yield server


@pytest.fixture
def limited_homeserver(tmp_path: Path) -> Iterator[Synapse]:
    """A real homeserver with the limits that it has as it comes, for one test."""
    with Synapse(tmp_path / "limited", limits=True) as server:
        yield server


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs Synapse, if the variable for that is set. Nothing else leaves out a test."""
    if not os.environ.get(WITHOUT):
        return
    left_out = [item for item in items if _needs_synapse(item)]
    items[:] = [item for item in items if not _needs_synapse(item)]
    config.hook.pytest_deselected(items=left_out)


def _needs_synapse(item: pytest.Item) -> bool:
    """Whether a test asks for the homeserver, by name or as the network that it is run on."""
    networks = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return not {"homeserver", "limited_homeserver"}.isdisjoint(getattr(item, "fixturenames", ())) or "matrix" in networks


def pytest_unconfigure() -> None:
    """Say in the last line what was left out."""
    if os.environ.get(WITHOUT):
        print(f"\n{WITHOUT} is set: nothing was tested against a Matrix homeserver.")  # noqa: T201 - it is for people to see
