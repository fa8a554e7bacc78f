"""The files of words beside the rules that read them: data for linguists, TOML for us."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """A file by its path below `feeds/understand` ("claims/modes.toml"), read once; nobody changes what is handed out.

    The files are ours, so their shape is proved by tests and not checked here.
    """
    return tomllib.loads(files("feeds.understand").joinpath(name).read_text(encoding="utf-8"))
