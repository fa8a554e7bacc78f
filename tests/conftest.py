"""What holds for every test: hypothesis has no deadline (a test never asserts a time), and no setting of the machine leaks in."""

import os

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of ours do not reach a test."""
    for name in [name for name in os.environ if name.startswith("RAJIN_")]:
        monkeypatch.delenv(name)
