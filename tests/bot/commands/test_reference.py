"""docs/commands.md is made from the table."""

from pathlib import Path

from bot.commands.reference import document
from bot.commands.table import COMMANDS

FILE = Path(__file__).parents[3] / "docs" / "commands.md"


def test_the_reference_is_what_the_table_says() -> None:
    """`python -m bot.commands > docs/commands.md` makes it so."""
    assert FILE.read_text(encoding="utf-8") == document()


def test_the_reference_is_complete() -> None:
    """Every command stands in it, by every one of its names."""
    text = document()
    assert [name for name in COMMANDS if f"`/{name}" not in text] == []
