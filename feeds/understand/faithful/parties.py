"""Who stands where in a sentence: each country, person, institution, place and ship that is named, with the part that it plays there.

It is read from the words around a name (roles.toml), not from a grammar, and says "nothing" where these say nothing. Offsets are those of
the text as given.
"""

from collections.abc import Iterator
from functools import lru_cache

from feeds.understand.faithful.marks import Party, rules_of
from feeds.understand.faithful.parties_east import chinese, japanese, korean
from feeds.understand.faithful.parties_west import place
from feeds.understand.faithful.words import concepts
from feeds.understand.names import MATTER, known_in, side_of
from feeds.understand.text import fold

_EAST = {"ko": korean, "ja": japanese, "zh": chinese}
_VAGUE = "elsewhere"  # countries that a table of their own tells apart


@lru_cache(64)
def parties(text: str, language: str) -> tuple[Party, ...]:
    """Every party of a sentence in its order; none where the language has no rules."""
    rules = rules_of(language)
    if rules is None:
        return ()
    found = sorted(_named(text), key=lambda party: party.start)
    east = _EAST.get(language)
    return tuple(place(text, found, language, rules) if east is None else east(text, found, rules))


def _named(text: str) -> Iterator[Party]:
    for name, (start, end) in known_in(text):
        if not name.startswith(MATTER) and name != _VAGUE:
            yield Party(who=side_of(name) or name, start=start, end=end)
    folded = fold(text)
    for name, pattern in concepts("countries").items():
        for found in pattern.finditer(folded.text):
            start, end = folded.span(*found.span())
            yield Party(who=name, start=start, end=end)
