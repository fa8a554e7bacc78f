"""Whether a wording says what its sentence says: which way, who, whether it is denied, planned or only possible, and about what."""

from typing import Final

from feeds.types.claim import Claim, Direction, Speaker, Status
from feeds.types.wording import Fault
from feeds.understand.claims.cues import cues
from feeds.understand.claims.denials import denial
from feeds.understand.claims.directions import directions
from feeds.understand.claims.modes import modes
from feeds.understand.claims.reader import Reader
from feeds.understand.claims.speakers import identify
from feeds.understand.claims.statements import claims
from feeds.understand.faithful.concepts import allowed_by
from feeds.understand.faithful.figures import is_single, same_figure
from feeds.understand.faithful.names import is_named, people_in
from feeds.understand.faithful.roles import fault_of_roles, speakers_of
from feeds.understand.faithful.words import folded_without_may, planned, sense
from feeds.understand.names import MATTER, known_in
from feeds.understand.numeral_words import numeral_words
from feeds.understand.numerals import numbers
from feeds.understand.quantities import quantities
from feeds.understand.text import fold

_DENY: Final = "deny"
_COUNTS: Final = 10  # numbers below it may be left out with their sentence


def fault_of_sense(source: str, told: str, language: str, reader: str) -> Fault | None:
    """What a wording says otherwise than its sentence, or None.

    Args:
        source: The sentence.
        told: Its wording.
        language: BCP 47 primary tag of the sentence.
        reader: That of the wording.
    """
    if is_negative(source, language) != is_negative(told, reader) or _denies(source, language) != _denies(told, reader):
        return Fault.DENIAL
    if _denies(source, language) and says_no(source, language) != says_no(told, reader):
        return Fault.DENIAL
    if fault := _of_status(source, told, language, reader):
        return fault
    if fault := _of_direction(source, told, language, reader) or _of_claims(source, told, language, reader):
        return fault
    return _of_speakers(source, told, language, reader)


def _of_status(source: str, told: str, language: str, reader: str) -> Fault | None:
    """What is only planned or possible stays so, and nothing else becomes so."""
    soft = _has(told, "hedge_also", reader)
    maybe = _has(source, "hedge", language)
    theirs, ours = maybe or _is_planned(source, language), _has(told, "hedge", reader) or _is_planned(told, reader)
    if theirs and not (ours or (maybe and soft)):
        return Fault.STATUS
    return Fault.STATUS if ours and not (theirs or _has(source, "hedge_also", language)) else None


def says_something(text: str, language: str) -> bool:
    """Whether a sentence tells a figure, a way, a speaker, a plan or a denial: what may not be left out."""
    if quantities("", text) or any(number.value >= _COUNTS for number in numbers(fold(text).text)):
        return True
    return bool(_ways(text, language) or _speakers(text, language)) or is_negative(text, language) or _is_planned(text, language)


def _has(text: str, name: str, language: str) -> bool:
    return sense(name, language).search(folded_without_may(text)) is not None


def is_negative(text: str, language: str) -> bool:
    """Whether a sentence says no, or denies something."""
    table = cues(language)
    return says_no(text, language) or (table is not None and table.denies.search(_without_names(text, language)) is not None)


def says_no(text: str, language: str) -> bool:
    """Whether a sentence holds a word that says no."""
    return sense("negation", language).search(_without_names(text, language)) is not None


def _without_names(text: str, language: str) -> str:
    """A sentence, folded, without what says nothing of the kind: names ("No Kwang Chol") and words before figures ("no fewer than")."""
    for name, (start, end) in known_in(text):
        if not name.startswith(MATTER):
            text = text[:start] + "·" * (end - start) + text[end:]
    folded = sense("no_negation", language).sub(" ", fold(text).text).replace("n't", " not")
    for _, forms in (*numeral_words().before, *numeral_words().after):
        for form in forms:
            if len(form) > 1:
                folded = folded.replace(form, " ")
    return folded


def _denies(text: str, language: str) -> bool:
    """Whether somebody denies something in a sentence, or calls it false."""
    return denial("", text, language) or _DENY in allowed_by(text, language)


def _is_planned(text: str, language: str) -> bool:
    """A word of a plan, where the sentence is not about what could be held: German says "könnten" of both."""
    folded, table = fold(text).text, modes(language)
    return planned(language).search(folded) is not None and not (table is not None and table.capacity.search(folded))


def _of_direction(source: str, told: str, language: str, reader: str) -> Fault | None:
    """Both must tell the same way, and of one way only; where one of the two tells none, everybody's part must be the same."""
    theirs, ours = _ways(source, language), _ways(told, reader)
    if theirs and ours and not ours <= theirs:
        return Fault.DIRECTION
    return fault_of_roles(source, told, language, reader, strict=not (theirs and theirs == ours and len(ours) == 1))


def _ways(text: str, language: str) -> frozenset[Direction]:
    """Every direction that a sentence tells, by its phrases or of its figures."""
    counted = (claim.direction for claim in claims("", text, quantities("", text), language))
    return directions("", text, language) | {way for way in counted if way is not None}


def _of_claims(source: str, told: str, language: str, reader: str) -> Fault | None:
    """Claim by claim: the same way, the same stance, a capacity or none, and by the same speaker."""
    if is_single(source, told):
        return None
    theirs = claims("", source, quantities("", source), language)
    for ours in claims("", told, quantities("", told), reader):
        same = [each for each in theirs if _is_same(ours, each)]
        if not same:
            return Fault.NUMBER
        if ours.direction is not None and all(each.direction not in {ours.direction, None} for each in same):
            return Fault.DIRECTION
        if all(each.stance != ours.stance for each in same):
            return Fault.DENIAL
        if all((each.status is Status.CAPACITY) != (ours.status is Status.CAPACITY) for each in same):
            return Fault.STATUS
    return None


def _is_same(ours: Claim, theirs: Claim) -> bool:
    return ours.quantity is not None and theirs.quantity is not None and same_figure(ours.quantity, theirs.quantity)


def _differ(theirs: Speaker | None, ours: Speaker | None) -> bool:
    """Whether two speakers can be told apart, or one of two sentences names none."""
    if theirs is None or ours is None:
        return theirs is not ours
    if None not in {theirs.person, ours.person}:
        return theirs.person != ours.person
    pairs = ((theirs.side, ours.side), (theirs.office, ours.office))
    return any(one != other and None not in {one, other} for one, other in pairs)


def _of_speakers(source: str, told: str, language: str, reader: str) -> Fault | None:
    """Whoever says something in a sentence says it in its wording, and nobody else does.

    Where only one of the two is read, a verb of saying and the same name must do; of a sentence that names several they do not.
    """
    theirs_say, ours_say = speakers_of(source, language), speakers_of(told, reader)
    if theirs_say and ours_say:
        return Fault.SPEAKER if theirs_say != ours_say else None
    if not quotes(source, language) and not quotes(told, reader):
        return None  # nobody says so; who does what was asked for by itself
    theirs, ours = _speakers(source, language), _speakers(told, reader)
    if not theirs and not any(ours):
        return None  # a name that no table knows, and that the names of the sentence were asked for
    if theirs and ours:
        return Fault.SPEAKER if any(all(_differ(other, each) for other in theirs) for each in ours) else None
    said, text, its = (theirs, told, reader) if theirs else (ours, source, language)
    known = [each for each in said if each is not None]
    alone = len(known) == len(said) == 1 and len(people_in(source)) <= 1
    acts = bool(theirs) and not tells(source, language)  # "the United States on Thursday sanctioned ...": who opens such a sentence
    return None if alone and (acts or tells(text, its)) and is_named(known[0], text, its) else Fault.SPEAKER


def quotes(text: str, language: str) -> bool:
    """Whether somebody says something in a sentence, and does nothing else by it."""
    return _has(text, "quote", language) or _has(text, "quote_by", language)


def tells(text: str, language: str) -> bool:
    """Whether a sentence holds a verb of saying, or a phrase such as "according to"."""
    table, folded = cues(language), fold(text).text
    return table is not None and any(
        pattern.search(folded) for pattern in (table.says, table.according, table.according_end, table.citing, table.citing_end)
    )


def _speakers(text: str, language: str) -> list[Speaker | None]:
    """Who says something in a sentence; None for a name that no table knows."""
    table = cues(language)
    if table is None:
        return []
    reader = Reader(f"\n{text}", "", language, table, None)
    said = [said for place in range(len(reader.spans)) for said in reader.sentence(place).attribution.speakers]
    return [identify(each.name, language) for each in said]
