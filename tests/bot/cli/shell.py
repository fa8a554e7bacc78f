"""A terminal in which commands are typed, and the feed that they find on the server."""

import json
from typing import Any

import pytest

from bot.__main__ import main
from bot.clock import SystemClock
from tests.bot.rig import rss
from tests.feeds.decide import texts
from tests.servers import Answer

NEWS = SystemClock().now().replace(microsecond=0)  # the commands read the machine's clock; older news would go into a catch-up message
FEED = Answer(body=rss(("en", *texts.SEOUL_EN), ("flour", texts.OTHER_TITLE, texts.OTHER_TEXT), at=NEWS))


class Shell:
    """A terminal in an empty folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.code = 0
        self.out = ""
        self.err = ""

    def type(self, *words: str) -> str:
        """Run a command in this process; its standard output."""
        self._capsys.readouterr()
        self.code = main(list(words))
        self.out, self.err = self._capsys.readouterr()
        return self.out

    def json(self, *words: str) -> Any:
        """Run a command with --json; what its standard output holds, which must be JSON and nothing else."""
        return json.loads(self.type("--json", *words))

    def refused(self, code: int, *words: str) -> Any:
        """Run a command that must end with an exit code; its JSON."""
        found = self.json(*words)
        assert self.code == code, self.err
        return found
