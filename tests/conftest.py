"""What holds for every test: hypothesis has no deadline (a test never asserts a time), and no setting of the machine leaks in."""

import os
from collections.abc import Iterator

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


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs Synapse, if the variable for that is set. Nothing else leaves out a test."""
    if not os.environ.get(WITHOUT):
        return
    needs = {"homeserver", "limited"}
    left_out = [item for item in items if needs & set(getattr(item, "fixturenames", ()))]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


def pytest_unconfigure() -> None:
    """Say in the last line what was left out."""
    if os.environ.get(WITHOUT):
        print(f"\n{WITHOUT} is set: nothing was tested against a Matrix homeserver.")  # noqa: T201 - it is for people to see
