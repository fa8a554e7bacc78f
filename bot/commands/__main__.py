"""Writes docs/commands.md: `python -m bot.commands > docs/commands.md`."""

import sys

from bot.commands.reference import document

sys.stdout.write(document())
