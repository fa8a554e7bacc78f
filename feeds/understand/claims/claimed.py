"""Which figures are claimed at all: none that is put right, only asked for, told of a part, or another country's own."""

from typing import Final

from feeds.types.claim import Quantity
from feeds.understand.claims import ways
from feeds.understand.claims.modes import Modes
from feeds.understand.claims.outside import (
    Outside,
    is_cap,
    is_earlier,
    is_elsewhere,
    is_foreign,
    is_given_by_others,
    is_lost,
    is_other_army,
    is_portioned,
    is_rate,
    is_their_own,
    is_total,
)
from feeds.understand.claims.reader import Reader, Sentence
from feeds.understand.claims.refusals import is_put_right
from feeds.understand.claims.whose import nearest
from feeds.understand.claims.wishes import is_supposed, is_wish
from feeds.understand.text import Span
from feeds.understand.units import canonical

FIRED: Final = frozenset({"missile", "drone", "launcher", "rocket"})
"""What is fired, and so went only where its own sentence says that it was handed over."""
MONEY: Final = frozenset({"dollar", "euro", "ruble", "won"})

_ARMY: Final = 100_000  # soldiers of whom no fewer are an army
_QUOTES: Final = "\"'»”’)」』 "


def is_told(reader: Reader, place: int, figure: Quantity) -> bool:
    """Whether a figure is one that is claimed: none that is put right or only asked for, no total, no rate, nothing of another country."""
    if reader.outside is None or reader.modes is None or reader.refusing is None:
        return True
    sentence = reader.sentence(place)
    span = span_of(sentence, figure)
    part = not canonical(figure.unit).people and is_portioned(sentence.folded, span, reader.outside, reader.modes)
    if part or is_put_right(sentence.folded, span, reader.refusing) or _is_earlier(reader, place, figure) or asks(sentence.passage):
        return False
    clause = ways.clause(sentence.told, span)
    if _is_wished(reader, sentence, span, clause, reader.modes):
        return False
    unit = canonical(figure.unit)
    where = (sentence.folded, span, clause, reader.outside)
    if not sentence.capacity and not (unit.measure and unit.name in MONEY) and is_rate(*where):
        return False
    north = reader.names_the_north(sentence)
    foreign = unit.people and not north and is_other_army(sentence.folded, span, reader.outside)
    if foreign or unit.stays:
        return not foreign
    if is_elsewhere(sentence.folded, span, sentence.told, reader.outside, reader.table):
        return False
    if not unit.people and (is_cap(*where, reader.modes) or is_lost(*where, reader.modes, flies=figure.unit in FIRED)):
        return False
    total = (not unit.people or figure.value >= _ARMY) and is_total(sentence.folded, span, clause, reader.outside, reader.modes)
    return not (total or _is_of_others(reader, sentence, figure, reader.outside, reader.modes))


def _is_wished(reader: Reader, sentence: Sentence, span: Span, clause: Span, modes: Modes) -> bool:
    """Whether a figure is what somebody asks for, turns down or only supposes."""
    if reader.wishes is None:
        return False
    denied = [each.at for each in reader.refusals(sentence) if not each.own]
    if is_wish(sentence.passage, sentence.folded, span, sentence.told, reader.wishes, modes, denied):
        return True
    return not sentence.capacity and is_supposed(sentence.folded, span, clause, reader.wishes, modes)


def _is_of_others(reader: Reader, sentence: Sentence, figure: Quantity, outside: Outside, modes: Modes) -> bool:
    """Whether a figure is what another country sent, gave, got or says of itself."""
    span = span_of(sentence, figure)
    clause = ways.clause(sentence.told, span)
    said = nearest(sentence, span, reader)
    speaker = said.name if said else ""
    if not reader.names_the_north(sentence) and is_their_own(sentence.passage, sentence.folded, span, outside, speaker):
        return True
    goods = not canonical(figure.unit).people and not modes.stays.search(sentence.folded, *clause)
    if goods and is_given_by_others(sentence.passage, sentence.folded, span, clause, outside, reader.table):
        return True
    return is_foreign(sentence.passage, sentence.folded, span, clause, outside, speaker, modes)


def is_of_the_text(reader: Reader, place: int, figure: Quantity) -> bool:
    """Whether a figure that nobody claims today is still one by which the event is known."""
    return _is_earlier(reader, place, figure) or asks(reader.sentence(place).passage)


def asks(passage: str) -> bool:
    """Whether a sentence asks, which claims nothing."""
    return passage.rstrip(_QUOTES).endswith(("?", "？"))


def _is_earlier(reader: Reader, place: int, figure: Quantity) -> bool:
    """Whether a figure is what was said before today's; it stays a figure of the text, by which the earlier story is known."""
    sentence = reader.sentence(place)
    return (
        reader.outside is not None
        and reader.modes is not None
        and is_earlier(sentence.folded, span_of(sentence, figure), reader.outside, reader.modes)
    )


def span_of(sentence: Sentence, figure: Quantity) -> Span:
    """The span of a figure in its sentence."""
    at = figure.start - sentence.start
    return at, at + len(figure.text)
