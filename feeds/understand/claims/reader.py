"""One article, sentence by sentence: who speaks, through whom, on which day, and which way things go.

What a sentence does not say is taken from another only where the text plainly goes on: a speaker holds until another is named, and "this
was said by ..." speaks for the sentence before it. Sentences are read when they are asked for, each once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from feeds.types.claim import Direction, Speaker
from feeds.understand.claims import attributions, attributions_east, refusals, ways
from feeds.understand.claims.attributions import Attribution, Said
from feeds.understand.claims.credits import credited
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.governed import governed
from feeds.understand.claims.modes import capacities, modes, moved, since
from feeds.understand.claims.outside import outside
from feeds.understand.claims.refusals import Refusal
from feeds.understand.claims.saying_days import is_background, is_from, saying_days, until
from feeds.understand.claims.speakers import identify, is_official, is_voice, office_pattern
from feeds.understand.claims.ways import Ways
from feeds.understand.claims.wishes import is_promised, wishes
from feeds.understand.furniture import dateline_end
from feeds.understand.names import known_in, side_of
from feeds.understand.text import Span, fold, sentences

RELAYS: Final = frozenset({"member-of-parliament", "parliament-committee"})
"""Offices of those who pass on what others told them."""
LONGEST_SENTENCE: Final = 1_000
"""Code points of a sentence; what is longer is read in pieces, so that the work does not grow with its length times its figures."""

_BEGINNING: Final = 1_000  # code points of the text that tell whether an article is about both countries
_FIRST: Final = 5  # sentences of the text in which its day, its outlet and the names of its speakers are looked for
_FAR_DAY: Final = 70  # characters between a verb of saying and its day
_CASES: Final = frozenset({"ru", "uk"})  # languages in which a title more often has a name in its first case
_LAST: Final = 2_200  # the same for a day that ends its sentence: "sagte Kirby, der Sprecher, am Montag"
_HALVES: Final = re.compile("; ")  # what stands behind it is told by another half
_OLD: Final = 4  # days from which on a day is that of saying only where it stands right beside the verb
_CLOSE: Final = 30
_RANGE: Final = 7  # characters between the two days of a range
_THE_NORTH: Final = re.compile(
    r"\bthe North(?:'s)?\b(?! (?:Sea|Caucasus|Atlantic|Pole))|\b(?:le|du|au) Nord\b|\b[Dd]e[rmsn] Nordens?\b"
    r"|\bKim(?:'s|s)\b|\bde Kim\b|\bК[иі]ма\b"
)
"""What North Korea and its army are called where the country itself is not named."""
_RUSSIAN_PLACES: Final = frozenset(
    {"kursk", "belgorod", "vladivostok", "vostochny-port", "dunai", "tikhoretsk", "alabuga", "engels", "komsomolsk"}
)
# Offices that name nobody by themselves and mean the one named before: "the ministry", "die Behörde".
_GENERIC: Final = frozenset({"ministry", "minister", "government", "vice-minister"})
_HELD: Final = frozenset(
    {"president", "defence-minister", "foreign-minister", "prime-minister", "intelligence-chief", "minister", "governor", "leader"}
    | {"secretary-general", "security-adviser", "security-council-secretary", "unification-minister", "un-envoy", "cabinet-secretary"}
)
_DESCRIBED: Final = "research-group"  # which is often told by what it is: "the British research group"
_TELL_THEM: Final = frozenset({"intelligence", "military-intelligence", "defence-ministry", "joint-chiefs"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a sentence says for all its figures; offsets in `folded` are those of the sentence."""

    start: int
    passage: str
    folded: str
    attribution: Attribution
    day: date | None
    told: Ways
    since: str | None
    moved: bool
    capacity: tuple[Span, ...]


class Reader:
    """One article; see the module."""

    def __init__(self, whole: str, title: str, language: str, table: Cues, published: date | None) -> None:
        """Take an article; nothing is read yet.

        Args:
            whole: Title, line end and text, as far as they are read.
            title: Its title.
            language: BCP 47 primary tag, one that has words.
            table: Its words.
            published: The day of publication.
        """
        self.whole, self.title, self.language, self.table, self.published = whole, title, language, table, published
        self.spans = tuple(piece for span in sentences(whole) for piece in _pieces(whole, span))
        self.first = sum(start < len(title) for start, _ in self.spans)  # the first sentence of the text
        self.both = self._names_both()
        self.modes = modes(language)
        self.refusing = refusals.words(language, self.modes) if self.modes else None
        self.outside, self.wishes, self.governed = outside(language), wishes(language), governed(language)
        self._read: dict[int, Sentence] = {}
        self._refused: dict[int, tuple[Refusal, ...]] = {}

    def _names_both(self) -> bool:
        """Whether title and beginning name both countries, or people and places of them."""
        beginning = self.whole[: len(self.title) + _BEGINNING]
        if ways.names_both(fold(beginning).text, self.table):
            return True
        names = {name for name, _ in known_in(beginning)} | ({"dprk"} if _THE_NORTH.search(beginning) else set())
        sides = {side_of(name) for name in names}
        return ("dprk" in sides or "dprk" in names) and ("russia" in sides or bool(names & _RUSSIAN_PLACES))

    def sentence(self, place: int) -> Sentence:
        """The sentence at a place."""
        if place not in self._read:
            self._read[place] = self._sentence(*self.spans[place])
        return self._read[place]

    def _sentence(self, start: int, end: int) -> Sentence:
        passage = self.whole[start:end]
        told = passage[dateline_end(passage) :]
        folded = fold(passage).text
        attribution = self._attribution(told, in_title=start < len(self.title))
        return Sentence(
            start=start,
            passage=passage,
            folded=folded,
            attribution=_moved(attribution, len(passage) - len(told)),
            day=self._day(told, attribution),
            told=ways.read(folded, self.table, both=self.both),
            since=since(folded, self.language, self.published),
            moved=self.modes is not None and moved(folded, self.modes),
            capacity=capacities(folded, self.modes) if self.modes else (),
        )

    def _attribution(self, told: str, *, in_title: bool) -> Attribution:
        if self.table.spaced:
            found = attributions.spaced(told, self.language, self.table)
        else:
            found = attributions_east.east(told, self.language, self.table)
        if not in_title:
            return found
        name = attributions.title_speaker(told, self.language)
        if name is None and not self.table.spaced:
            name = attributions_east.east_title_speaker(told, self.language)
        return replace(found, speakers=(Said(name=name, at=(0, 0)),)) if name else found

    def _day(self, told: str, attribution: Attribution) -> date | None:
        """The day of saying: of the days named, the one nearest to a verb or phrase of saying, if it is near."""
        folded = fold(told).text
        days = _alone(list(saying_days(folded, self.language, self.published)), folded)
        days = [(day, span) for day, span in days if not self._is_of_thing(day, span, attribution.cues)]
        if not days or not attribution.cues:
            return None
        parts = ways.read(folded, self.table, both=False).parts if self.table.spaced else ()
        near = [(ways.distance(parts, cue, span), day) for day, span in days for cue in attribution.cues]
        if not self.table.spaced:
            ends = [(at, at + len(said.name)) for said in attribution.speakers if (at := told.find(said.name)) >= 0]
            near += [(ways.distance((), end, span), day) for day, span in days for end in ends]
        far, day = min(near)
        if self.published is not None and (self.published - day).days > _OLD and far > _CLOSE:
            return None  # the day of the thing that is told, not of the telling
        closed = not _HALVES.search(folded)
        last = closed and max(end for _, (_, end) in days) >= len(folded.rstrip(' ."»”')) and self.table.spaced
        return day if far <= (_LAST if last else _FAR_DAY + 1_000 * self.table.spaced) else None

    def _is_of_thing(self, day: date, span: Span, cues: tuple[Span, ...]) -> bool:
        """Whether a Chinese day of some time ago stands behind a verb of saying, in what is told."""
        old = self.published is not None and (self.published - day).days > _OLD
        return self.language == "zh" and old and any(span[0] >= cue[1] for cue in cues)

    @cached_property
    def main_way(self) -> Direction | None:
        """The way that the title tells, else the first sentence of the beginning that tells one alone."""
        end = len(self.title) + _BEGINNING
        for start, stop in self.spans:
            found = {way for way, _ in ways.told(fold(self.whole[start:stop]).text, self.table, both=self.both)} if start < end else set()
            if len(found) == 1:
                return found.pop()
        return None

    def ways(self, place: int) -> Ways:
        """The ways of a sentence; of one that begins "in return" the opposite of the one before."""
        sentence = self.sentence(place)
        if sentence.told.told or not place or not self.table.back.search(sentence.folded):
            return sentence.told
        start, end = self.spans[place - 1]
        before = {way for way, _ in ways.told(fold(self.whole[start:end]).text, self.table, both=self.both)}
        if len(before) != 1:
            return replace(sentence.told, back=(*sentence.told.back, (0, 0)))
        return replace(sentence.told, told=((ways.OPPOSITE[before.pop()], (0, 0)),), back=())

    def names_the_north(self, sentence: Sentence) -> bool:
        """Whether a sentence names North Korea, what stands for it, or one of its people."""
        named = self.table.dprk.search(sentence.folded) or _THE_NORTH.search(sentence.passage)
        return named is not None or any("dprk" in {name, side_of(name)} for name, _ in known_in(sentence.passage))

    def refusal(self, sentence: Sentence, figure: Span) -> Refusal | None:
        """What a sentence denies, or does not know, of a figure in it."""
        if self.modes is None or self.refusing is None:
            return None
        said = [speaker.at for speaker in sentence.attribution.speakers]
        told = refusals.Clauses(words=self.refusing, cues=self.table, modes=self.modes, told=sentence.told)
        return refusals.refusal(self.refusals(sentence), sentence.folded, figure, said, told)

    def to_come(self, sentence: Sentence, figure: Span, refused: Refusal | None) -> bool | None:
        """Whether a sentence says that a figure has not come yet: True of what was promised, False of what was not, None if it does not."""
        if self.wishes is None or self.refusing is None or self.modes is None or (refused is not None and not refused.own):
            return None
        start, end = ways.clause(sentence.told, figure)
        if refused is not None:
            first, last = ways.clause(sentence.told, refused.at)
            start, end = min(start, first), max(end, last)
        promised = is_promised(sentence.folded, (start, end), self.wishes)
        if refused is None:
            return True if promised and self.refusing.negation.search(sentence.folded, start, end) else None
        if self.wishes.yet.search(sentence.folded, start, end):
            return promised
        none_of_them = (
            refused.at == figure and self.modes.moves.search(sentence.folded, start, end) is None
        )  # "there are no 900 promised guns"
        return True if promised and not none_of_them else None

    def refusals(self, sentence: Sentence) -> tuple[Refusal, ...]:
        """The words of denial in a sentence."""
        if sentence.start not in self._refused:
            self._refused[sentence.start] = refusals.read(sentence.folded, self.refusing, self.table) if self.refusing else ()
        return self._refused[sentence.start]

    @cached_property
    def beginning(self) -> tuple[Sentence, ...]:
        """The first sentences of the text."""
        return tuple(self.sentence(place) for place in range(self.first, min(len(self.spans), self.first + _FIRST)))

    @cached_property
    def speakers(self) -> tuple[tuple[str, Speaker], ...]:
        """Who speaks in the beginning of the text, with what is known of them."""
        titles = range(self.first) if self.language in _CASES else ()
        told = [*self.beginning, *(self.sentence(place) for place in titles)]
        said = [each.name for sentence in told for each in sentence.attribution.speakers]
        return tuple((name, speaker) for name in said if (speaker := identify(name, self.language)) is not None)

    def _holder(self, speaker: Speaker) -> str | None:
        """Who holds an office: the one person of its side whom the beginning lets speak by their name alone."""
        if speaker.office not in _HELD:
            return None
        bare = [(name, known) for name, known in self.speakers if known.person is not None and known.office is None]
        fitting = [(name, known.person) for name, known in bare if speaker.side in {None, known.side}]
        return max((name for name, _ in fitting), key=len) if len({person for _, person in fitting}) == 1 else None

    def whose_words(self, name: str) -> str:
        """Whose words a speaker tells: of a lawmaker who is named, those of the service that the beginning names as telling it."""
        speaker = identify(name, self.language)
        if speaker is None or speaker.office not in RELAYS or office_pattern(self.language).fullmatch(fold(name).text):
            return name
        told = [other for other, known in self.speakers if known.office in _TELL_THEM and known.person is None and other not in name]
        return told[0] if told else name

    @cached_property
    def day(self) -> date | None:
        """The first day of saying that the beginning of the text names."""
        return next((sentence.day for sentence in self.beginning if sentence.day is not None), None)

    def said_on(self, here: Sentence, there: Sentence, name: str | None) -> date | None:
        """The day on which a claim was said: that of its sentence, of the speaker's, of the report; none where it was some time before.

        Args:
            here: The sentence of the figure.
            there: That of its speaker.
            name: The speaker, by their full name.
        """
        if here.day is not None or is_background(here.folded):
            return here.day
        if there.day is not None or is_background(there.folded):
            return there.day
        return None if name is not None and self._said_by_others(name) else self.day

    def _said_by_others(self, name: str) -> bool:
        """Whether the sentence that has the day of the report is that of other sides alone."""
        dated = next((sentence for sentence in self.beginning if sentence.day is not None), None)
        speakers = dated.attribution.speakers if dated is not None else ()
        return bool(speakers) and not any(self._may_agree(said.name, name) for said in speakers)

    def _may_agree(self, one: str, other: str) -> bool:
        """Whether two names may be those of one side."""
        ours, theirs = identify(one, self.language), identify(other, self.language)
        return ours is None or theirs is None or None in {ours.side, theirs.side} or ours.side == theirs.side

    def _is_same(self, one: str, other: str) -> bool:
        """Whether two names may be those of one speaker: of one side, and not of two persons."""
        if one in other or other in one:
            return True
        ours, theirs = identify(one, self.language), identify(other, self.language)
        if ours is None or theirs is None:
            return True
        return ours.side == theirs.side and (None in {ours.person, theirs.person} or ours.person == theirs.person)

    @cached_property
    def credit(self) -> tuple[str, ...]:
        """Whom the article credits as a whole."""
        return credited(self.whole[len(self.title) + 1 :], self.language)

    def chain(self, said: str | None) -> tuple[str, ...]:
        """Through whom a speaker's words came, by the beginning of the text."""
        before: tuple[Said, ...] = ()
        for sentence in self.beginning:
            attribution = sentence.attribution
            owners = attribution.speakers or before  # "he said so to Yonhap" is of the one who just spoke
            if attribution.outlets and (
                not owners or said is None or any(self._is_same(self.full_name(each.name), said) for each in owners)
            ):
                return attribution.outlets
            before = owners
        return ()

    def full_name(self, name: str) -> str:
        """The fullest name that the beginning of the text has for a speaker; "the ministry" is the one named before."""
        speaker = identify(name, self.language)
        others = self.speakers
        longer = [other for other, known in others if name in other or (speaker and speaker.person and known.person == speaker.person)]
        if speaker is None or speaker.person is not None:
            return max(longer, key=len, default=name)
        if is_official(name, self.language) and speaker.office not in _GENERIC:
            return name
        voice = next((other for other, known in others if is_voice(known, speaker)), None)
        if voice is not None:
            return voice
        if speaker.office in _GENERIC:
            named = [
                other
                for other, known in others
                if known.office != speaker.office
                and (known.side is not None or speaker.office != "government")
                and speaker.side in {None, known.side}
                and _goes_with(speaker, known)
            ]
            if named and (speaker.side is None or speaker.office == "ministry"):
                return named[0]
        holder = self._holder(speaker)
        if holder is not None:
            return holder
        if speaker.office == _DESCRIBED and name.rsplit(maxsplit=1)[-1].islower():
            named = [other for other, known in others if known.office == _DESCRIBED and not other.split()[-1].islower()]
            return named[0] if named else name
        same = [
            other
            for other, known in others
            if known.person is None
            and (known.side, known.office) == (speaker.side, speaker.office)
            and speaker.office is not None
            and not is_official(other, self.language)
        ]
        return max(same, key=lambda other: (len(other.split()), -len(other) if self.table.spaced else len(other)), default=name)


def _pieces(whole: str, span: Span) -> Iterator[Span]:
    """A sentence, or of one that never ends pieces of at most `LONGEST_SENTENCE`, parted at a space where there is one."""
    start, end = span
    while end - start > LONGEST_SENTENCE:
        cut = whole.rfind(" ", start + 1, start + LONGEST_SENTENCE) + 1 or start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _alone(days: list[tuple[date, Span]], folded: str) -> list[tuple[date, Span]]:
    """Without the days of a range, and without those from or until which something went on."""
    kept: list[tuple[date, Span]] = []
    for day, (start, end) in days:
        ranged = any(other != (start, end) and (0 <= other[0] - end <= _RANGE or 0 <= start - other[1] <= _RANGE) for _, other in days)
        before = folded[max(0, start - 12) : start].split()
        if not ranged and not (before and is_from(before[-1])) and not folded.startswith(until(), end):
            kept.append((day, (start, end)))
    return kept


def _goes_with(generic: Speaker, known: Speaker) -> bool:
    """Whether "the ministry" can mean this speaker."""
    office = known.office or ""
    if generic.office in {"ministry", "minister", "vice-minister"}:
        return str(generic.office).split("-")[-1] in office or office in {"state-department", "pentagon", "treasury"}
    if generic.office == "government":
        return known.person is None
    return generic.office == office or (generic.office == "intelligence" and "intelligence" in office)


def _moved(attribution: Attribution, by: int) -> Attribution:
    """The same with places counted from the beginning of the sentence, before its dateline."""
    if not by:
        return attribution
    return replace(attribution, speakers=tuple(replace(said, at=(said.at[0] + by, said.at[1] + by)) for said in attribution.speakers))
