"""People on the homeserver, and a bot's account."""

from pathlib import Path

import pytest

from tests.matrix import Person
from tests.synapse import Account, Synapse


@pytest.fixture
async def ann(homeserver: Synapse) -> Person:
    """Somebody whose invitations are followed."""
    return Person(homeserver, await homeserver.register("ann"))


@pytest.fixture
async def account(homeserver: Synapse) -> Account:
    """The bot's account."""
    return await homeserver.register("bot")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The bot's state folder."""
    return tmp_path / "state"
