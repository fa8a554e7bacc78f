"""The parts of names in English, German, French, Russian and Ukrainian sentences, by prepositions, cases and the place of the verb."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from feeds.understand.days import MONTH_OF
from feeds.understand.faithful.marks import SUBJECTS, Part, Party, Rules
from feeds.understand.faithful.words import concepts, sense
from feeds.understand.names import kind_of, known_in
from feeds.understand.text import fold

_BACK: Final = 7  # words before a name among which its preposition is looked for
_APART: Final = 4  # words that may stand between two names of one noun phrase
_WORD: Final = re.compile(r"[\w']+")
_BORDER: Final = re.compile(r"(?<!\d)[,;:()\"“”„«»–—]|[,;:()\"“”„«»–—](?!\d)")
_WHO: Final = frozenset({"persons", "leaders", "institutions", "places", "ships"})
_TIMES: Final = frozenset({"year", "jahr", "month", "monat", "week", "woche"})
_ADJECTIVE_ENDS: Final = ("n", "ish", "ese", "s", "U.S.", "US")
_FROM_OR_BY: Final = frozenset({"von", "vom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A clause of a text, with what its words say of its names."""

    text: str
    start: int
    end: int
    language: str
    rules: Rules
    passive: bool
    infinitive: bool

    def before(self, party: Party) -> str:
        """What stands before a name, folded."""
        return self.rules.asides.sub(" ", fold(self.text[self.start : party.start]).text)

    def behind(self, party: Party) -> str:
        """What stands behind it, folded."""
        return fold(self.text[party.end : self.end]).text


def place(text: str, found: Sequence[Party], language: str, rules: Rules) -> Iterator[Party]:
    """The parties of a text, each with its part."""
    for clause in _clauses(text, language, rules):
        done: list[Party] = []
        for party in found:
            if clause.start <= party.start < clause.end:
                done.append(_placed(clause, party, done))
        done = [_as_speaker(clause, party) for party in done]
        by = any(party.part is Part.BY for party in done)
        yield from (replace(party, part=Part.TO) if by and party.part is Part.EITHER else party for party in done)


def _clauses(text: str, language: str, rules: Rules) -> Iterator[_Clause]:
    """Clauses: between commas, and from words that begin one."""
    folded = fold(text)
    borders = {found.start() for found in _BORDER.finditer(text)}
    borders |= {folded.origin(found.start()) for found in rules.clause.finditer(folded.text)}
    for start, end in pairwise(sorted({0, *borders, len(text)})):
        told = fold(text[start:end]).text
        passive, infinitive = rules.passive.search(told) is not None, rules.infinitive.search(told) is not None
        yield _Clause(text=text, start=start, end=end, language=language, rules=rules, passive=passive, infinitive=infinitive)


def _placed(clause: _Clause, party: Party, done: Sequence[Party]) -> Party:
    rules, last = clause.rules, done[-1] if done else None
    gap = fold(clause.text[last.end if last else clause.start : party.start]).text
    if last is not None and last.part is not Part.NONE and _is_joined(clause.text, last, party, gap, rules):
        return replace(party, part=last.part, joined=True)
    part = _marked(clause.before(party), rules, passive=clause.passive)
    follows = _WORD.search(clause.behind(party))
    if part is not None:
        says = part in {Part.TO, Part.NONE, Part.FROM} and follows is not None and follows.group() in rules.behind
        return replace(party, part=Part.SAYS if says else part)
    finite = follows is not None and follows.group() in rules.finite
    if last is not None and not finite and set(_WORD.findall(gap)[-3:]) & rules.joints and not rules.verbs.search(gap):
        return replace(party, part=last.part)
    return replace(party, part=_bare(clause, party, subject=any(each.part in SUBJECTS for each in done)))


def _bare(clause: _Clause, party: Party, *, subject: bool) -> Part:
    """The part of a name that stands there without a preposition: by its form, by the word behind it, by the verb before it."""
    rules, before = clause.rules, clause.before(party)
    written, ahead = fold(clause.text[party.start : party.end]).text, _WORD.findall(before)
    verb, behind = rules.verbs.search(before), _WORD.match(clause.behind(party).lstrip())
    if rules.inverts and clause.text[party.start].islower() and written.endswith("scher") and _is_noun(clause, party):
        return Part.NONE  # "die Entsendung nordkoreanischer Soldaten"
    if rules.dative.fullmatch(written):
        return Part.TO
    if rules.oblique.fullmatch(written):
        if rules.adjective.search(written):
            return Part.NONE if verb is None else Part.TO if subject else Part.EITHER
        return Part.TO if ahead and rules.verbs.fullmatch(ahead[-1]) else Part.NONE
    does = Part.EITHER if clause.passive else Part.DOES
    if rules.nominative.fullmatch(written) or (behind is not None and behind.group() in rules.finite):
        return does
    if (clause.infinitive and not subject) or set(ahead) & rules.pronouns:
        return Part.TO
    if subject and rules.inverts:
        return Part.TO  # "dass Russland Nordkorea Technik liefert"
    if verb is not None and (subject or not (_opens(ahead, rules) or not _WORD.search(before[: verb.start()]))):
        return Part.TO
    return Part.NONE if _is_owner(clause, party, ahead) else does


def _opens(ahead: Sequence[str], rules: Rules) -> bool:
    """Whether a clause begins with a phrase behind which the verb stands before its subject, as in German."""
    prepositions = frozenset().union(*(forms for _, forms in rules.marks))
    return rules.inverts and bool(ahead) and (ahead[0] in prepositions | rules.openers or _is_time(ahead[0]))


def _is_owner(clause: _Clause, party: Party, ahead: Sequence[str]) -> bool:
    """Whether a name behind other nouns is only whose a thing is ("sein Land Moskaus Krieg")."""
    written = clause.text[party.start : party.end]
    owns = clause.behind(party).startswith("'s") or (clause.rules.inverts and written.endswith("s"))
    return owns and any(not clause.rules.verbs.fullmatch(word) and word not in clause.rules.articles for word in ahead)


def _is_noun(clause: _Clause, party: Party) -> bool:
    """Whether the word before a name is a noun, which German writes with a capital."""
    ahead = _WORD.findall(clause.text[clause.start : party.start])
    return bool(ahead) and ahead[-1][0].isupper()


def _is_joined(text: str, before: Party, party: Party, gap: str, rules: Rules) -> bool:
    """Whether two names are of one noun phrase."""
    inner = _WORD.findall(gap)
    marks = rules.of.union(rules.joints, *(forms for _, forms in rules.marks))
    if len(inner) > _APART or any(word in marks or word in rules.behind or word.isdecimal() for word in inner) or rules.verbs.search(gap):
        return False
    written = text[before.start : before.end]
    adjective = written[0].islower() or gap.startswith("'s") or written.endswith(_ADJECTIVE_ENDS)
    return adjective or bool({kind_of(name) for name, (start, _) in known_in(text) if start == party.start} & _WHO)


def _marked(lead: str, rules: Rules, *, passive: bool) -> Part | None:
    """What the preposition before a name makes of it; None where there is none."""
    tokens = list(_WORD.finditer(lead))[-_BACK:]
    through = article = False
    for at in range(len(tokens) - 1, -1, -1):
        word, ahead = tokens[at].group(), tokens[at - 1].group() if at else ""
        if lead[: tokens[at].end()].endswith(rules.speaker):
            return Part.SAYS
        for part, forms in rules.marks:
            if word in forms or f"{ahead} {word}" in forms:
                if part is Part.FROM and ahead in rules.places:
                    return Part.NONE
                return Part.BY if part is Part.FROM and passive and word in _FROM_OR_BY else part
        if word in rules.joints or _is_time(word) or rules.verbs.fullmatch(word) or (article and word not in rules.of):
            break
        if word in rules.of and ahead and not rules.verbs.fullmatch(ahead):
            through = True
        else:
            article = word in rules.articles
    return Part.NONE if through else None


def _is_time(word: str) -> bool:
    return word in MONTH_OF or word in _TIMES or word.isdecimal() or any(each.fullmatch(word) for each in concepts("weekdays").values())


def _as_speaker(clause: _Clause, party: Party) -> Party:
    """A subject whose verb is one of saying, or that stands behind such a verb."""
    written = fold(clause.text[party.start : party.end]).text
    if party.part not in SUBJECTS and not (party.part is Part.NONE and clause.rules.oblique.fullmatch(written)):
        return party
    verbs, quote = clause.rules.verbs, sense("quote", clause.language)
    before, behind = clause.before(party), clause.behind(party)
    says = quote.search(behind)
    verb = next((found for found in verbs.finditer(behind) if found.group() not in clause.rules.auxiliaries), None)
    if says and party.part in SUBJECTS and (verb is None or says.start() <= verb.start()):
        return replace(party, part=Part.SAYS)
    said, follows = quote.search(before), _WORD.match(behind.lstrip())
    acts = follows is not None and follows.group() in clause.rules.finite
    if said and not acts and not verbs.search(before[said.end() :]):
        return replace(party, part=Part.SAYS)
    return party
