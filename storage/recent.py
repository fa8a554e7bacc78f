"""A bounded memory of what was made of rows, so that the few that are compared again and again are read once. Knows no table."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

_MOST: Final = 512


class Recent:
    """The last things that were asked for, by their keys; at most 512, of which the longest unused goes first."""

    def __init__(self) -> None:
        self._known: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable) -> object | None:
        """What was kept under a key, or None."""
        found = self._known.get(key)
        if found is not None:
            self._known.move_to_end(key)
        return found

    def keep(self, key: Hashable, value: object) -> None:
        """Keep something other than None."""
        self._known[key] = value
        if len(self._known) > _MOST:
            self._known.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
