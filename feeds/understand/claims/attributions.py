"""Who says so in a sentence of a language with spaces, by the phrases around a name: "said X", "X said", "according to X", "citing X".

The words are data (cues.toml). A name is taken word for word as the sentence has it; who that is in terms that every language shares is
told by speakers.py. Every search is bounded by the sentence, of which `LOOKED_AT` characters are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from feeds.understand.claims.cues import Cues
from feeds.understand.claims.credits import named
from feeds.understand.claims.outlets import is_outlet, kinds
from feeds.understand.claims.speakers import identify, office_pattern
from feeds.understand.numeral_words import numeral_words
from feeds.understand.text import Folded, Span, fold

LOOKED_AT: Final = 800
"""Characters of a sentence that are read; no sentence of a report is longer."""

_VERBS: Final = 12  # of saying that a sentence is asked for its speaker
_LONGEST: Final = 180  # characters in which a name stands before or behind its verb
_NAME_WORDS: Final = 12
_BETWEEN: Final = 5  # words that may stand between a speaker and the verb: "Shin in a briefing on Monday said"
_SKIPPED: Final = 7  # words of place and time between a verb and who says so: "заявил на брифинге в понедельник Син"
_OPENING: Final = 4  # words before the office that opens a sentence
_NO_OPENING: Final = frozenset({"military", "brigade", "leader", "analyst", "parliament-committee", "general-staff", "official"})
_SIDE_WORDS: Final = 2  # of the name of a country or capital that speaks
_TITLE_WORDS: Final = 4
_MARKS: Final = ",.;:!?"
_QUOTES: Final = "\"'«»“”„‘’()[]‚‹›"
_MADE_BY: Final = frozenset({"by", "von", "durch", "par"})
_PLACE_WORDS: Final = 5
_PASSIVE: Final = frozenset({"were", "was", "been", "being", "be"})
_INITIAL: Final = re.compile(r"(?:\w\.)+|(?:St|Dr|Mr|Mrs|Ms|Gen|Lt|Col|Maj|Sgt|Adm|Sen|Rep|M|U\.S|Prof|Abg)\.")
_DIGIT: Final = re.compile(r"\d")
_BREAK: Final = re.compile(r"(?<!\b\w)(?<!\bU\.S)(?<!\b(?:Dr|Mr|Ms|St))(?<!\b(?:Gen|Mrs|Col|Sen))\.\s|[;:!?]|\s[-–—]\s|[()\"«»“”„]")
_JOINS: Final = frozenset({"and", "und", "et", "и", "та", "і", "й"})
_TITLE_NAME: Final = re.compile(r"(?P<front>[^:\"«“„]{2,70}):\s|.*\s[-–—]\s(?P<end>[^:–—]{2,60})$|.*,\s(?P<last>[^,:–—]{2,50})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A speaker with the place of the phrase that shows it, in the sentence.

    Attributes:
        name: Word for word.
        at: The span of the verb or phrase.
    """

    name: str
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What a sentence says of its sources.

    Attributes:
        speakers: Who says so, in the order of the sentence; of a sentence that cites, whom it cites stands first.
        outlets: Through whom, nearest first.
        goes_on: Whether a pronoun says that it is the speaker of the sentence before.
        cues: Where its verbs of saying stand, for the day of saying.
    """

    speakers: tuple[Said, ...] = ()
    outlets: tuple[str, ...] = ()
    goes_on: bool = False
    cues: tuple[Span, ...] = ()


def spaced(passage: str, language: str, table: Cues) -> Attribution:
    """Read the sources of a sentence of a language with spaces."""
    passage = passage[:LOOKED_AT]
    folded = fold(passage)
    found: list[Said] = []
    cues: list[Span] = []
    pronoun = False
    for name, at in _names(passage, folded, language, table):
        cues.append(at)
        if name is None:
            pronoun = True
        elif name and kinds(language).fullmatch(fold(name).text):
            pronoun = True  # "the agency"
        elif name:
            found.append(Said(name=name, at=at))
    outlets = list(named(passage, language))
    speakers: list[Said] = []
    for said in found:
        if any(said.name in each or each in said.name for each in outlets) and not _is_person_or_office(said.name, language):
            continue
        if is_outlet(said.name, language) and not _is_person_or_office(said.name, language):
            outlets.append(said.name)
        elif all(said.name != other.name for other in speakers):
            speakers.append(said)
    if not speakers and not pronoun:
        opening = _opening(passage, folded, language, table)
        if opening is not None:
            speakers.append(opening)
            cues.append(opening.at)
    return Attribution(speakers=tuple(speakers), outlets=tuple(dict.fromkeys(outlets)), goes_on=pronoun, cues=tuple(cues))


def _opening(passage: str, folded: Folded, language: str, table: Cues) -> Said | None:
    """The office that a sentence without a verb of saying begins with: "The State Department on Friday put sanctions on ..."."""
    first = re.split(r"[,.;:!?()]\s|\s[-–—]\s", passage[:_LONGEST])[0]
    found = office_pattern(language).search(folded.text, 0, len(first))
    if found is None and table.says.search(folded.text):
        return _capital(passage, language, table)
    if found is None or len(folded.text[: found.start()].split()) > _OPENING or found.start() and folded.text[found.start() - 1] == "-":
        return None
    end = folded.span(*found.span())[1]
    while end < len(passage) and passage[end].isalpha():
        end += 1
    words = passage[:end].split()
    if any(fold(word).text in table.stops | table.nobody for word in words[:-1] if fold(word).text not in table.articles) or any(map(_DIGIT.search, words)):
        return None
    for token in passage[end : end + _LONGEST].split():
        if not token[:1].isupper() or language == "de" and fold(token).text in table.stops:
            break
        words.append(_core(token)[0])
        if _core(token)[1]:
            break
    while words and fold(words[0]).text in table.articles:
        words = words[1:]
    name = " ".join(words).strip(_QUOTES)
    speaker = identify(name, language)
    trusted = speaker is not None and speaker.side not in {"russia", "dprk"} and speaker.office not in _NO_OPENING
    return Said(name=name, at=(0, end)) if trusted else None


def _capital(passage: str, language: str, table: Cues) -> Said | None:
    """The capital or country that a sentence begins with where a verb of saying stands elsewhere in it: "Washington hatte ... gesprochen"."""
    words = [_core(word)[0] for word in passage[:_LONGEST].split()[:3]]
    while words and fold(words[0]).text in table.articles:
        words = words[1:]
    for length in (2, 1):
        name = " ".join(words[:length])
        speaker = identify(name, language) if name else None
        if speaker is not None and speaker.side not in {None, "russia", "dprk"} and "'" not in name:
            return Said(name=name, at=(0, len(name)))
    return None


def title_speaker(title: str, language: str) -> str | None:
    """Who a title names before a colon or behind a dash or comma: "Seoul: ...", "... – NIS"."""
    found = _TITLE_NAME.match(title[:LOOKED_AT])
    if found is None:
        return None
    name = next(part for part in found.groups() if part is not None).strip(_QUOTES + " ")
    fits = len(name.split()) <= _TITLE_WORDS and not _DIGIT.search(name)
    return name if fits and identify(name, language) is not None and not is_outlet(name, language) else None


def _is_person_or_office(name: str, language: str) -> bool:
    speaker = identify(name, language)
    return speaker is not None and (speaker.office is not None or speaker.person is not None)


def _names(passage: str, folded: Folded, language: str, table: Cues) -> Iterator[tuple[str | None, Span]]:
    """Each name that a phrase shows, "" for none and None for a pronoun, with the span of its phrase."""
    for pattern in (table.citing, table.according):
        for found in islice(pattern.finditer(folded.text), _VERBS):
            at = folded.span(*found.span())
            yield _behind(passage, at[1], language, table), at
    for found in islice(table.according_end.finditer(folded.text), _VERBS):
        at = folded.span(*found.span())
        yield _before(passage, at[0], language, table), at
    for found in islice(table.says.finditer(folded.text), _VERBS):
        at = folded.span(*found.span())
        if passage[at[0] - 1 : at[0]] == "-" or passage[at[1] : at[1] + 1] == "-":
            inverted = passage[at[1] : at[1] + 8].casefold().split("-")
            yield (None if set(inverted) & table.pronouns else ""), at
            continue
        if passage[: at[0]].rstrip().rpartition(" ")[2].casefold() in _PASSIVE and language == "en" and not found.group().startswith("quoted"):
            continue
        name = _before(passage, at[0], language, table)
        if name == "" and (language != "en" or _inverted(passage[max(0, at[0] - _LONGEST) : at[0]], table)):
            name = _behind(passage, at[1], language, table, verb=True)
        yield name, at


def _inverted(text: str, table: Cues) -> bool:
    """Whether the speaker stands behind the verb, given what stands before it: nothing of the clause, or its time or place alone."""
    words = [fold(_core(word)[0]).text for word in _clause(text).split(",")[-1].split()]
    return not words or (words[0] in table.stops | table.skips and words[-1] not in table.nobody)


# --- behind a phrase -----------------------------------------------------------------------------------------------------------------


def _behind(passage: str, start: int, language: str, table: Cues, *, verb: bool = False) -> str | None:
    """The name that begins behind a phrase; "" for none, None for a pronoun.

    Args:
        passage: The sentence.
        start: Where the phrase ends.
        language: Of the sentence.
        table: Its words.
        verb: The phrase is a verb, whose object may stand there as well ("told Russia's partners"), so only a likely speaker counts.
    """
    words: list[str] = []
    skipped = 0
    for token in passage[start : start + _LONGEST].split():
        if words and token.startswith(("(", "[", "«", "„", "“", '"')):
            break
        core, closed = _core(token)
        folded = fold(core).text
        if not words and (folded in table.skips or folded in table.articles or not core or _DIGIT.search(core)):
            skipped += 1
            if (closed and not (skipped == 1 and not core)) or skipped > _SKIPPED:
                break
            continue
        if not words and folded in table.pronouns and not _is_short_capitals(core):
            return None
        if not words and folded in table.stops | table.nobody and not _is_short_capitals(core):
            if not verb or folded in table.nobody:
                break
            return _behind_place(passage, start, language, table)
        if words and folded in _MADE_BY and not verb and not _accepted(words, language, table):
            words = []  # "satellite pictures analysed by the group"
            continue
        if words and (folded in table.stops or table.says.fullmatch(folded) or _DIGIT.search(core)) and not _genitive(folded, words[-1], language):
            break
        words.append(core)
        if closed or len(words) == _NAME_WORDS:
            break
    return _accepted(words, language, table)


def _behind_place(passage: str, start: int, language: str, table: Cues) -> str:
    """The office or person behind words of place and time, in the same clause; "" for none."""
    clause = re.split(r"[,.;:!?]\s|[«»“”„\"]", passage[start : start + _LONGEST])[0]
    folded = fold(clause)
    found = office_pattern(language).search(folded.text)
    if found is None or len(folded.text[: found.start()].split()) > _SKIPPED:
        return ""
    before = clause[: folded.origin(found.start())].split()
    rest = clause[folded.origin(found.start()) :].split()
    lead = [before[-1]] if before and language in {"ru", "uk"} and identify(before[-1], language) is not None else []
    name: list[str] = []
    for word in rest[:_PLACE_WORDS]:
        if name and (fold(word).text in table.stops or table.says.fullmatch(fold(word).text)):
            break
        name.append(word)
    return " ".join([*lead, *name]).strip(_QUOTES + _MARKS)


def _genitive(word: str, before: str, language: str) -> bool:
    """Whether "der" or "des" goes on with an office's name: "Sprecher der Regierung"."""
    if language == "de":
        return word in {"der", "des"} and office_pattern("de").search(fold(before).text) is not None
    if language in {"ru", "uk"}:
        return word in {"по", "при", "з", "в", "у"} and office_pattern(language).search(fold(before).text) is not None
    return language == "en" and word in {"in", "at", "on"} and fold(before).text in {"source", "sources", "officials"}


# --- before a phrase -----------------------------------------------------------------------------------------------------------------


def _before(passage: str, end: int, language: str, table: Cues) -> str | None:
    """The name that ends before a phrase, its time and adverbs left off; "" for none, None for a pronoun."""
    text = passage[max(0, end - _LONGEST) : end].rstrip()
    segment = _clause(text)
    if not _content(segment, table):
        return _before_apposition(text, language, table)
    words = segment.split(",")[-1].split()
    while words and (fold(words[0].strip(_QUOTES)).text in _LEADS):
        words = words[1:]
    words = _without_tail(words, table)
    if len(words) == 1 and fold(_core(words[0])[0]).text in table.pronouns and not _is_short_capitals(words[0]):
        return None
    while len(words) > 1 and fold(_core(words[0])[0]).text in table.skips:
        words = words[1:]
    if words and fold(_core(words[0])[0]).text in table.stops - table.articles:
        words = []
    if any(word in _JOINS for word in words) and not _is_title(words):
        return ""
    for position, word in enumerate(words):
        if position and fold(_core(word)[0]).text in table.stops - _JOINS and not _genitive(fold(word).text, words[position - 1], language):
            words = words[:position] if len(words) - position <= _BETWEEN else []
            break
    while words and fold(words[0]).text in table.articles:
        if len(words) > 1 and fold(words[0]).text in table.pronouns:
            return None  # "its analysts": those of the speaker before
        words = words[1:]
    return _accepted([_core(word)[0] for word in words], language, table)


_LEADS: Final = frozenset({"wie", "как", "як", "comme", "as", "что", "що", "but", "and", "while", "while,", "aber", "doch", "а", "но", "але", "mais"})


def _before_apposition(text: str, language: str, table: Cues) -> str | None:
    """The name of "Shin Won-sik, the defence minister, said", or the apposition where no name stands before it."""
    parts = [part for part in text.split(",") if _content(part, table)]
    if len(parts) < 2 or not text.rstrip().endswith(",") or len(parts[-1].split()) > _NAME_WORDS:
        return ""
    for part in (_clause(parts[-2]), parts[-1]):
        words = _without_tail(part.split(), table)
        while words and fold(words[0]).text in table.articles:
            words = words[1:]
        name = _accepted([_core(word)[0] for word in words], language, table)
        if name and not any(fold(word).text in table.stops for word in words):
            return name
    return ""


def _clause(text: str) -> str:
    marks = list(_BREAK.finditer(text))
    return text[marks[-1].end() :] if marks else text


def _content(segment: str, table: Cues) -> bool:
    """Whether more stands behind the last comma than adverbs and auxiliaries."""
    return any(fold(_core(word)[0]).text not in table.skips for word in segment.split(",")[-1].split())


def _without_tail(words: list[str], table: Cues) -> list[str]:
    while words and fold(_core(words[-1])[0]).text in table.skips:
        words = words[:-1]
    return words


def _is_title(words: list[str]) -> bool:
    """Whether all words but the short ones begin with capitals: the Party for Peace and Unity."""
    return all(word[:1].isupper() or len(word) <= 3 for word in words)


def _core(token: str) -> tuple[str, bool]:
    """A word without its quotes and marks, and whether a mark ends the name behind it."""
    bare = token.strip(_QUOTES)
    if _INITIAL.fullmatch(bare):
        return bare, False
    core = bare.rstrip(_MARKS)
    return core.strip(_QUOTES), core != bare or token.endswith((")", "»", "”", "\"")) or "(" in token[1:]


def _is_short_capitals(word: str) -> bool:
    """Whether it is "US" rather than "us"."""
    return len(word) > 1 and word.isupper()


def _accepted(words: list[str], language: str, table: Cues) -> str:
    """The words as a speaker's name, unless they are too many, name nobody, or hold a figure; "" for none."""
    words = [word for word in words if word]
    while len(words) > 1 and language == "en" and words[-1].endswith(("ed", "ing")) and words[-1].islower():
        words = words[:-1]  # "lawmakers briefed by"
    if not 0 < len(words) <= _NAME_WORDS:
        return ""
    first, last = fold(words[0]).text, fold(words[-1]).text
    if (first in table.nobody and not _is_short_capitals(words[0])) or last in table.nobody or first in numeral_words().small:
        return ""
    name = " ".join(words).strip(_QUOTES + " -–—")
    if not name or _DIGIT.search(name) or not name[0].isalpha():
        return ""
    speaker = identify(name, language)
    if is_outlet(name, language) or (speaker is not None and (speaker.office is not None or speaker.person is not None)):
        return name
    if speaker is not None and language != "de":
        return name if len(words) <= _SIDE_WORDS and all(word[:1].isupper() or len(word) <= 3 or language in {"ru", "uk"} for word in words) else ""
    if speaker is not None:
        return name if len(words) <= _SIDE_WORDS else ""
    capitals = sum(word[:1].isupper() for word in words)
    needed = 2 if language == "de" else 1
    return name if capitals >= needed and (language == "de" or 2 * capitals >= len(words)) else ""
