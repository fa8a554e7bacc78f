"""Whether a wording gives everybody the part that they have in the sentence: who does it, to whom, from where, and whose a thing is."""

from collections.abc import Iterator, Mapping
from typing import Final

from feeds.types.wording import Fault
from feeds.understand.faithful.concepts import allowed_by, stem_spans, things, with_wider
from feeds.understand.faithful.marks import Part, Party
from feeds.understand.faithful.parties import parties
from feeds.understand.text import Span, fold, words

_FITS: Final[Mapping[Part, frozenset[Part]]] = {
    Part.DOES: frozenset({Part.DOES, Part.EITHER, Part.BY}),
    Part.BY: frozenset({Part.DOES, Part.SAYS, Part.BY}),
    Part.SAYS: frozenset({Part.SAYS, Part.BY}),
    Part.TO: frozenset({Part.TO, Part.EITHER, Part.WITH}),
    Part.FROM: frozenset({Part.FROM, Part.DOES, Part.NONE, Part.BY}),
    Part.EITHER: frozenset({Part.EITHER, Part.DOES, Part.TO}),
    Part.WITH: frozenset({Part.WITH, Part.TO}),
}
"""For each part in a wording, those in the sentence of which it may be made."""
_ADJECTIVE_ENDS: Final = ("an", "ish", "ese", "U.S.", "US")
_JOINT_SUBJECT: Final = frozenset({Part.WITH})  # "A와 B가": both do it
_EAST: Final = frozenset({"ko", "ja", "zh"})
_AHEAD: Final = 22  # characters before a name in which the noun stands that comes from there
_AS_NEAR: Final = 1  # characters by which two names may differ and be as near as each other
_JOINT: Final = 1  # characters between two names of one noun phrase


def fault_of_roles(source: str, told: str, language: str, reader: str, *, strict: bool) -> Fault | None:
    """What a wording makes somebody do, get or own that they do not in its sentence, or None.

    Args:
        source: The sentence.
        told: Its wording.
        language: BCP 47 primary tag of the sentence.
        reader: That of the wording.
        strict: Refuse what cannot be told, too, and what could be told the other way round.
    """
    theirs, ours = parties(source, language), parties(told, reader)
    who = {party.who for party in theirs}
    for party in ours:
        if party.who not in who or party.part is Part.NONE:
            continue
        had = {each.part for each in theirs if each.who == party.who}
        clear = had - {Part.NONE}
        fits = _FITS[party.part] | (_JOINT_SUBJECT if party.part is Part.DOES and language in _EAST else frozenset())
        if not had & fits and (clear or strict):
            return Fault.ROLE
        if strict and Part.TO in had and had & {Part.DOES, Part.FROM, Part.BY} and party.part is not Part.SAYS:
            return Fault.ROLE
    owned = any(_belongs_elsewhere(*pair, source, language, theirs) for pair in _owned(told, reader, ours))
    return Fault.ROLE if owned or _comes_from_elsewhere(source, told, language, reader) else None


def _comes_from_elsewhere(source: str, told: str, language: str, reader: str) -> bool:
    """Whether something else comes from somebody ("shells from North Korea") than in the sentence, where both say so in such a phrase."""
    theirs, ours = _from(source, language), _from(told, reader)
    return any(who in theirs and not names & with_wider(theirs[who]) for who, names in ours.items())


def _from(text: str, language: str) -> dict[str, frozenset[str]]:
    """What stands directly before a name from which something comes."""
    found: dict[str, frozenset[str]] = {}
    spoken = [] if language in _EAST else list(stem_spans(text, language, things()))
    for party in parties(text, language):
        near = [(span[1], name) for name, span in spoken if span[0] < party.start and party.start - span[0] <= _AHEAD]
        if party.part is Part.FROM and near:
            last = max(end for end, _ in near)
            found[party.who] = found.get(party.who, frozenset()) | {name for end, name in near if last - end <= _AS_NEAR}
    return found


def speakers_of(text: str, language: str) -> frozenset[str]:
    """Who says so in a sentence, as sides, as far as the words around the names tell."""
    return frozenset(party.who for party in parties(text, language) if party.part is Part.SAYS)


def _owned(told: str, reader: str, ours: tuple[Party, ...]) -> Iterator[tuple[str, frozenset[str]]]:
    """Names that a noun belongs to ("North Korean shells", "Russia's bank"), with the concepts of that noun."""
    everything = allowed_by(told, reader)
    spans = words(told)
    for party in ours:
        written, behind = told[party.start : party.end], fold(told[party.end :]).text
        if not (written[0].islower() or behind.startswith("'s") or written.endswith(_ADJECTIVE_ENDS)):
            continue
        end = party.end + (2 if behind.startswith("'s") else 0)
        noun = next((span for span in spans if span[0] >= end), None)
        if noun is not None and all(other.start != noun[0] for other in ours):
            yield party.who, frozenset(name for name, span in stem_spans(told, reader, everything) if span[0] == noun[0])


def _belongs_elsewhere(who: str, names: frozenset[str], source: str, language: str, theirs: tuple[Party, ...]) -> bool:
    """Whether every such noun of the sentence stands nearer to somebody else than to this one."""
    if who not in {party.who for party in theirs}:
        return False
    places = [span for _, span in stem_spans(source, language, names)]
    return bool(places) and not any(who in _nearest(place, theirs) for place in places)


def _nearest(place: Span, theirs: tuple[Party, ...]) -> frozenset[str]:
    """Who stands nearest to a place; all of those who stand in one noun phrase with the nearest."""

    def gap(party: Party) -> int:
        return max(party.start - place[1], place[0] - party.end, 0)

    best = min(map(gap, theirs))
    found: set[str] = set()
    for at, party in enumerate(theirs):
        if gap(party) <= best:
            found.add(party.who)
            first = at
            while first > 0 and (theirs[first].joined or theirs[first].start - theirs[first - 1].end <= _JOINT):
                first -= 1
                found.add(theirs[first].who)
    return frozenset(found)
