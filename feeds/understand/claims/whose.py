"""Whose words a figure is told in: of several speakers of a sentence, and where its own sentence names none.

Who says the whole sentence comes before who is told in it to have said something, and nobody of the two of this beat is made to admit what
others say of them.
"""

from collections.abc import Sequence
from typing import Final

from feeds.understand.claims import ways
from feeds.understand.claims.attributions import Said
from feeds.understand.claims.governed import governs, is_shown, is_topic
from feeds.understand.claims.modes import Modes
from feeds.understand.claims.reader import RELAYS, Reader, Sentence
from feeds.understand.claims.refusals import Refusal
from feeds.understand.claims.speakers import identify, is_named
from feeds.understand.names import kind_of, known_in, side_of
from feeds.understand.text import Span

_BACK: Final = 8  # sentences that are gone back over for a speaker
_AHEAD: Final = 2
_SILENT_BEFORE: Final = 20  # characters around a verb of saying in which it is negated
_SILENT_BEHIND: Final = 28
_SUBJECT_WORDS: Final = 4
_TWO: Final = frozenset({"russia", "dprk"})
_COUNTRIES: Final = "common"  # kind of a name that a country or bloc has
_PEOPLE: Final = frozenset({"persons", "leaders"})
_OPENS: Final = frozenset("\"“„«「『‹'‘")


def source(reader: Reader, place: int) -> tuple[Sentence, Said | None]:
    """The sentence that says who says so, and who; None where it is the sentence itself, or nobody.

    Who speaks for one of the two goes on only by a pronoun or within quotation marks, and who kept silent does not go on.
    """
    here = reader.sentence(place)
    if here.attribution.speakers or place < reader.first:
        return here, None
    relay: tuple[Sentence, Said] | None = None
    for back in range(place - 1, max(reader.first, place - _BACK) - 1, -1):
        there = reader.sentence(back)
        if not there.attribution.speakers:
            continue
        said = _teller(reader, there)
        if _turns_away(reader, said, here) or not _may_go_on(reader, said, here, (there, here)):
            return here, None
        speaker = identify(said.name, reader.language)
        if speaker is None or speaker.office not in RELAYS:
            return there, said
        relay = relay or (there, said)
    if relay is not None:
        return relay
    return (here, None) if here.attribution.reported else _ahead(reader, place)  # an outlet's own word


def _ahead(reader: Reader, place: int) -> tuple[Sentence, Said | None]:
    """The same for the sentences that follow: "This was said by ..."."""
    here = reader.sentence(place)
    for ahead in range(place + 1, min(len(reader.spans), place + 1 + _AHEAD)):
        there = reader.sentence(ahead)
        if there.attribution.speakers:
            said = _teller(reader, there)
            return (there, said) if _may_go_on(reader, said, there, (there, here)) else (here, None)
    return here, None


def _teller(reader: Reader, there: Sentence) -> Said:
    """Who tells a sentence: its first speaker, unless that is one of the two and told of by another."""
    first, *others = there.attribution.speakers
    if reader.modes is None or _side(first, reader.language) not in _TWO:
        return first
    told_by = (other for other in others if _side(other, reader.language) not in _TWO)
    return next((other for other in told_by if _tells(there, other.at, first.at, first.at, reader.modes)), first)


def _may_go_on(reader: Reader, said: Said, quoting: Sentence, pair: tuple[Sentence, Sentence]) -> bool:
    """Whether a sentence may be told in the words of the speaker of another one.

    Args:
        reader: The article.
        said: The speaker.
        quoting: Which of the two sentences shows by a pronoun or a quotation that it goes on.
        pair: The sentence of the speaker and that of the figure.
    """
    there, here = pair
    if not here.attribution.goes_on and _is_silent(reader, said, there):
        return False
    return _side(said, reader.language) not in _TWO or quoting.attribution.goes_on or quoting.passage.lstrip()[:1] in _OPENS


def _turns_away(reader: Reader, said: Said, here: Sentence) -> bool:
    """Whether a sentence begins with somebody who is neither of the two nor of the speaker's side, and tells nothing of North Korea.

    That is another story ("A Ukrainian court jailed ..."), unless a pronoun goes on or something moves in it.
    """
    if here.attribution.goes_on or here.moved or here.told.told or reader.names_the_north(here):
        return False
    sides = [side_of(name) or name for name, _ in known_in(here.passage) if kind_of(name) == _COUNTRIES]
    own = _side(said, reader.language)
    return bool(sides) and sides[0] not in {*_TWO, own}


def _is_silent(reader: Reader, said: Said, there: Sentence) -> bool:
    """Whether all that a sentence says of its speaker is that they said nothing, or not so: "the ministry did not comment"."""
    if reader.refusing is None:
        return False
    start, end = ways.clause(there.told, said.at)
    near = max(start, said.at[0] - _SILENT_BEFORE), min(end, said.at[1] + _SILENT_BEHIND)
    return reader.refusing.negation.search(there.folded, *near) is not None and not any(map(str.isdigit, there.folded))


def nearest(sentence: Sentence, figure: Span, reader: Reader, denying: Sequence[Span] = (), *, denied: bool = False) -> Said | None:
    """Of several speakers of a sentence the one whose clause is nearest to the figure; a capital gives way to who speaks for it.

    Nobody whose verb says that it is not so is one who says so. One of the two who is only told to have said so gives way to who tells it,
    unless it is `denied`.
    """
    speakers = [said for said in sentence.attribution.speakers if not any(said.at[0] < end and at < said.at[1] for at, end in denying)]
    said = min(speakers, key=lambda said: ways.distance(sentence.told.parts, figure, said.at), default=None)
    if said is None or len(speakers) == 1:
        return said
    told_of = _side(said, reader.language) in _TWO or identify(said.name, reader.language) is None  # "Kim has promised ..., Seoul said"
    if not denied and reader.modes is not None and told_of:
        others = [other for other in speakers if _is_third(other, reader.language)]
        said = next((other for other in others if _tells(sentence, other.at, said.at, figure, reader.modes)), said)
    if is_named(said.name, reader.language):
        return said
    side = _side(said, reader.language)
    voices = (other for other in speakers if is_named(other.name, reader.language) and _side(other, reader.language) == side)
    return next(voices, said) if identify(said.name, reader.language) is not None else said


def governing(reader: Reader, sentence: Sentence, figure: Span, said: Said | None) -> tuple[Said | None, bool]:
    """Who says a figure, given who seems to, and whether it is said: one of the two may speak of it without saying it.

    Args:
        reader: The article.
        sentence: That of the figure.
        figure: Its span in it.
        said: Who seems to say it, in this or another sentence; None where nobody is named.
    """
    words = reader.governed
    if words is None or not _may_be_of_two(reader, sentence, said):
        return said, True
    folded, told = sentence.folded, sentence.told
    if said is None or said not in sentence.attribution.speakers:
        before = folded[: ways.number(folded, figure)]
        opens = said is None and words.opens.match(folded) is not None
        shown = words.last and is_shown(folded, figure, words, reader.table)  # "派兵報道について論評を避けた"
        return said, not opens and not shown and not is_topic(before, words, reader.table, last=words.last)
    if governs(folded, said.at, figure, told, words, reader.table):
        return said, True
    others = (other for other in sentence.attribution.speakers if _is_third(other, reader.language))
    other = next((other for other in others if governs(folded, other.at, figure, told, words, reader.table)), None)
    return other, other is not None


def _may_be_of_two(reader: Reader, sentence: Sentence, said: Said | None) -> bool:
    """Whether who says so is of the two, or is nobody or anybody's spokesperson in a sentence about a person who is."""
    speaker = identify(said.name, reader.language) if said else None
    if speaker is not None and (speaker.side is not None or speaker.person is not None):
        return speaker.side in _TWO
    if said is not None and speaker is None:
        return False
    return any(kind_of(name) in _PEOPLE and side_of(name) in _TWO for name, _ in known_in(sentence.passage))


def _is_third(said: Said, language: str) -> bool:
    """Whether a speaker is known, and of neither of the two."""
    side = _side(said, language)
    return side not in _TWO and (side is not None or is_named(said.name, language))


def _side(said: Said, language: str) -> str | None:
    speaker = identify(said.name, language)
    return speaker.side if speaker else None


def _tells(sentence: Sentence, outer: Span, inner: Span, figure: Span, table: Modes) -> bool:
    """Whether one verb of saying tells what another is about: it ends the sentence behind a comma, or begins it."""
    low, high = min(outer[1], inner[1]), max(outer[0], inner[0])
    if table.but.search(sentence.folded, low, high):
        return False
    if outer[1] <= inner[0]:
        return not any(character.isdigit() for character in sentence.folded[low:high])
    if figure[1] > outer[0]:
        return False
    start, _ = ways.clause(sentence.told, outer)
    return table.crosses or (figure[1] <= start and sentence.folded[:start].rstrip().endswith((",", "，", "”", '"', "»", "“")))


def has_denied(reader: Reader, there: Sentence, carried: Said) -> bool:
    """Whether the speaker of an earlier sentence denies something in it, rather than another one behind a "but"."""
    for each in reader.refusals(there):
        low, high = sorted((carried.at[1], each.at[0]))
        another = reader.modes is not None and reader.modes.but.search(there.folded, low, high) is not None
        if not each.own and not another and denier(reader, there, each, None) == carried:
            return True
    return False


def denier(reader: Reader, sentence: Sentence, refused: Refusal, carried: Said | None) -> Said | None:
    """Who denies: whose verb the word of denial is, else the nearest; nobody of another sentence, unless a pronoun goes on with them.

    Never who is only told to have reported it: of "the North rejects the report of the South" it is who stands before the denial.
    """
    everybody = sentence.attribution.speakers
    if not everybody:
        return carried if sentence.attribution.goes_on else None
    reports = reader.refusing.reports if reader.refusing is not None else None
    speakers = [said for said in everybody if reports is None or not reports.search(sentence.folded[slice(*said.at)])]
    if not speakers and (subject := _subject(sentence, refused.at, reader.language)) is not None:
        return subject
    return min(speakers or everybody, key=lambda said: ways.distance(sentence.told.parts, refused.at, said.at))


def _subject(sentence: Sentence, denial: Span, language: str) -> Said | None:
    """Whoever a sentence begins with, right before its word of denial."""
    words = sentence.passage[: denial[0]].split()
    name = " ".join(words)
    fits = 0 < len(words) <= _SUBJECT_WORDS and identify(name, language) is not None
    return Said(name=name, at=denial) if fits else None
