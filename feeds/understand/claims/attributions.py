"""Who says so in a sentence of a language with spaces, by the phrases around a name: "said X", "X said", "according to X", "citing X".

The words are data (cues.toml). A name is taken word for word as the sentence has it (beside.py); who that is in terms that every language
shares is told by speakers.py. Of a sentence `LOOKED_AT` characters are read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from feeds.understand.claims.beside import LONGEST, QUOTES, before, behind, clause_before, core
from feeds.understand.claims.credits import named
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.governed import governed
from feeds.understand.claims.outlets import endings, is_outlet, kinds
from feeds.understand.claims.speakers import identify, is_named, may_head, may_open, office_pattern, sayings
from feeds.understand.text import Folded, Span, fold

LOOKED_AT: Final = 800
"""Characters of a sentence that are read; no sentence of a report is longer."""

_VERBS: Final = 12  # of saying that a sentence is asked for its speaker
_SIDE_CLAUSE: Final = 4  # words of a name in a clause beside that of the sentence
_OPENING: Final = 4  # words before the office that opens a sentence
_AGENT: Final = 8  # characters in which "by" follows a passive verb: "was told by an official"
_TITLE_WORDS: Final = 4
_PEOPLES: Final = ("ian", "ean", "ish", "ese")  # "Ukrainian troops" are no capital
_AUXILIARY: Final = re.compile(r"(?<!\w)hat(?:te|ten)?(?!\w)(?=(?:[^,.;:!?]|\.(?=\d))*$)")  # "hatten die USA von 3.000 Mann gesprochen"
_PARTICIPLE: Final = re.compile(r"\w*ge\w+(?:t|en)|(?:be|er)\w+t")
_NO_VERB: Final = ("united ",)  # before "States"
_GIVES: Final = frozenset({"gave", "gab", "gaben", "gibt", "geben"})
_TWO: Final = frozenset({"russia", "dprk"})
_DIGIT: Final = re.compile(r"\d")
_ATTRIBUTE: Final = re.compile(r"(?<![\d,.])(?!(?:19|20)\d\d )\d[\d,.]* $")  # "the 60 promised launchers"
_FIRST_CLAUSE: Final = re.compile(r"[,.;:!?()]\s|\s[-–—]\s")
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
        reported: Whether an outlet is all that is said to say so.
        goes_on: Whether a pronoun says that it is the speaker of the sentence before.
        cues: Where its verbs of saying stand, for the day of saying.
    """

    speakers: tuple[Said, ...] = ()
    outlets: tuple[str, ...] = ()
    reported: bool = False
    goes_on: bool = False
    cues: tuple[Span, ...] = ()


def sorted_out(found: list[Said], outlets: list[str], language: str) -> tuple[list[Said], list[str]]:
    """The names that phrases show, as speakers, each once, and as outlets, behind those that are known already."""
    speakers: list[Said] = []
    through = list(outlets)
    for said in found:
        person = is_named(said.name, language)
        if not person and any(said.name in each or each in said.name for each in through):
            continue
        if not person and is_outlet(said.name, language):
            through.append(said.name)
        elif not person and endings(language).search(fold(said.name).text):
            continue  # "US-Magazin": an outlet without its name
        elif all(said.name != other.name for other in speakers):
            speakers.append(said)
    return speakers, list(dict.fromkeys(through))


def spaced(passage: str, language: str, table: Cues) -> Attribution:
    """Read the sources of a sentence of a language with spaces."""
    passage = passage[:LOOKED_AT]
    folded = fold(passage)
    told = list(_names(passage, folded, language, table))
    cues = [at for _, at in told]
    goes_on = any(name is None or (name and kinds(language).fullmatch(fold(name).text)) for name, _ in told)  # "he", "the agency"
    found = [Said(name=name, at=at) for name, at in told if name and not kinds(language).fullmatch(fold(name).text)]
    speakers, outlets = sorted_out(found, list(named(passage, language)), language)
    if not found and not goes_on:
        opening = _opening(passage, folded, language, table)
        speakers += opening
        cues += [said.at for said in opening]
    return Attribution(
        speakers=tuple(speakers), outlets=tuple(outlets), reported=bool(found and not speakers), goes_on=bool(goes_on), cues=tuple(cues)
    )


def title_speaker(title: str, language: str) -> str | None:
    """Who a title names before a colon or behind a dash or comma: "Seoul: ...", "... – NIS"."""
    found = _TITLE_NAME.match(title[:LOOKED_AT])
    if found is None:
        return None
    name = next(part for part in found.groups() if part is not None).strip(QUOTES + " ")
    fits = len(name.split()) <= _TITLE_WORDS and not _DIGIT.search(name)
    return name if fits and may_head(name, language) and (is_named(name, language) or not is_outlet(name, language)) else None


def _names(passage: str, folded: Folded, language: str, table: Cues) -> Iterator[tuple[str | None, Span]]:
    """Each name that a phrase shows, "" for none and None for a pronoun, with the span of its phrase."""
    for pattern in (table.citing, table.according):
        for found in islice(pattern.finditer(folded.text), _VERBS):
            at = folded.span(*found.span())
            yield behind(passage, at[1], language, table), at
    for found in islice(table.according_end.finditer(folded.text), _VERBS):
        at = folded.span(*found.span())
        yield before(passage, at[0], language, table), at
    for found in islice(table.says.finditer(folded.text), _VERBS):
        at = folded.span(*found.span())
        if folded.text.endswith(_NO_VERB, 0, found.start()) or (language == "en" and _ATTRIBUTE.search(folded.text[: found.start()])):
            continue
        if _is_gift(passage, folded.text, found.span(), language, table):
            continue
        if not _is_passive(passage, at, table):
            yield _of_verb(passage, at, language, table), at
        elif fold(passage[at[1] : at[1] + _AGENT]).text.lstrip().split(" ")[0] in table.made_by:
            yield behind(passage, passage.index(" ", at[1] + 1) if " " in passage[at[1] + 1 :] else at[1], language, table), at


def _is_gift(passage: str, folded: str, verb: Span, language: str, table: Cues) -> bool:
    """Whether somebody gave something rather than told it: "gave North Korea rice", "Russia gave 300,000 tons"."""
    if folded[slice(*verb)] not in _GIVES:
        return False
    if any(name.match(folded, verb[1] + 1) for name in (table.russia, table.dprk)):
        return True
    giver = identify(before(passage, verb[0], language, table) or "", language)
    return giver is not None and giver.side in _TWO and giver.office is None and giver.person is None


def _is_passive(passage: str, at: Span, table: Cues) -> bool:
    """Whether something was done to the subject: "seven were listed"; "was quoted as saying" is no such verb."""
    return passage[: at[0]].rstrip().rpartition(" ")[2].casefold() in table.passive and not passage.startswith("quoted", at[0])


def _of_verb(passage: str, at: Span, language: str, table: Cues) -> str | None:
    """The name before a verb of saying, else the one behind it."""
    if passage[at[0] - 1 : at[0]] == "-" or passage[at[1] : at[1] + 1] == "-":  # "the above-said", "estime-t-il"
        return None if set(passage[at[1] : at[1] + 8].casefold().split("-")) & table.pronouns else ""
    name = _of_side_clause(passage[max(0, at[0] - LONGEST) : at[0]], language) or before(passage, at[0], language, table)
    if (
        name == ""
        and language == "de"
        and _PARTICIPLE.fullmatch(passage[at[0] : at[1]])
        and (auxiliary := _last(_AUXILIARY, passage[max(0, at[0] - LONGEST) : at[0]]))
    ):
        start = max(0, at[0] - LONGEST)
        name = behind(passage, start + auxiliary.end(), language, table, verb=True) or before(
            passage, start + auxiliary.start(), language, table
        )
    if name == "" and (language != "en" or _is_inverted(passage[max(0, at[0] - LONGEST) : at[0]], table)):
        return behind(passage, at[1], language, table, verb=True)
    return name


def _of_side_clause(text: str, language: str) -> str | None:
    """Who stands between an "after" or "as" and the verb: "met the envoy as South Korea estimated"; None where nobody known does."""
    words = governed(language)
    place = max((found.end() for found in words.beside.finditer(fold(text).text)), default=0) if words else 0
    name = text[place:].strip()
    if not place or not 0 < len(name.split()) <= _SIDE_CLAUSE or "," in name or _DIGIT.search(name):
        return None
    speaker = identify(name, language)
    return name if speaker is not None and speaker.side is not None else None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _is_inverted(text: str, table: Cues) -> bool:
    """Whether the speaker stands behind the verb, given what stands before it: nothing of the clause, or its time or place alone."""
    words = [fold(core(word)[0]).text for word in clause_before(text).split(",")[-1].split()]
    return not words or (words[0] in table.stops | table.skips and words[-1] not in table.nobody)


def _opening(passage: str, folded: Folded, language: str, table: Cues) -> list[Said]:
    """The office that a sentence begins with whose verb is none of saying: "The State Department on Friday put sanctions on ..."."""
    first = _FIRST_CLAUSE.split(passage[:LONGEST])[0]
    found = office_pattern(language).search(folded.text, 0, len(first))
    if found is None:
        return _capital(passage, language, table) if table.says.search(folded.text) else []
    end = folded.span(*found.span())[1]
    while end < len(passage) and passage[end].isalpha():
        end += 1
    words = [word for word in passage[:end].split() if fold(word).text not in table.articles]
    if words and fold(words[0]).text in sayings(language):
        return []  # "the ministry's claim that ...": somebody else speaks of it
    others = [word for word in words[:-1] if fold(word).text in table.stops | table.nobody]
    if others or len(words) > _OPENING + 1 or any(map(_DIGIT.search, words)) or folded.text[found.start() - 1 : found.start()] == "-":
        return []
    name = " ".join([*words, *_capitals(passage[end : end + LONGEST].split(), table)]).strip(QUOTES)
    return [Said(name=name, at=(0, end))] if may_open(name, language) else []


def _capitals(tokens: list[str], table: Cues) -> Iterator[str]:
    """The words with capitals that go on with a name."""
    for token in tokens:
        word, closed = core(token)
        if not word[:1].isupper() or fold(word).text in table.stops:
            return
        yield word
        if closed:
            return


def _capital(passage: str, language: str, table: Cues) -> list[Said]:
    """The capital or country that a sentence begins with whose verb stands elsewhere: "Washington hatte von 3.000 gesprochen"."""
    words = [core(word)[0] for word in passage[:LONGEST].split()[:3]]
    words = [word for word in words if fold(word).text not in table.articles]
    if (
        not words
        or fold(words[0]).text in table.stops | table.skips
        or (len(words) > 1 and words[0].endswith(_PEOPLES) and words[1].islower())
    ):
        return []
    for name in (" ".join(words[:2]) if words[-1][:1].isupper() else words[0], words[0]):
        speaker = identify(name, language)
        if speaker is not None and speaker.side not in {None, "russia", "dprk"} and "'" not in name:
            return [Said(name=name, at=(0, len(name)))]
    return []
