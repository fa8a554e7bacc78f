"""Names in a form in which two languages agree: known ones by a table, all others by their consonants.

It finds names, it does not say what they mean; that "Kim Jong Un" says nothing on this beat stands in names.toml, not here.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind
from anyascii import anyascii

from feeds.understand.abroad import is_abroad
from feeds.understand.tables import read_table
from feeds.understand.text import Folded, Span, fold, is_cjk, is_hangul, sentences, words

MATTER: Final = "matter:"  # what happened ("matter:parade"), as opposed to who and where
ACT: Final = "act:"  # what happened with the side that did it ("act:veto un")
PRINCIPALS: Final = frozenset({"russia", "dprk"})  # the sides that stand in nearly every title
_UKRAINE: Final = "ukraine"  # stands in many
_COMMON: Final = "common"
_LEADERS: Final = "leaders"
_PLACES: Final = ("places", "ships")
_MATTERS: Final = "matters"
_SPEAKERS: Final = frozenset({"persons", "institutions"})

_SHORT_CAPITALS: Final = 4  # letters of an abbreviation that is looked for in capitals only: "un" and "eu" are French words
_MIN_INFLECTED: Final = 5  # letters of an alias that may carry an ending
_LATIN_TAIL: Final = 2
_CYRILLIC_TAIL: Final = 3
_MIN_SKELETON: Final = 3  # consonants; fewer collide by chance
_MAX_RUN: Final = 4  # capitalised words in a row beyond which it is a headline in capitals
_TITLE_CASE: Final = 0.7  # share of capitalised words from which capitals mean nothing
_TITLE_CASE_GERMAN: Final = 0.8


class _Table:
    """The aliases of names.toml, ready to be found in folded text."""

    def __init__(self) -> None:
        data = read_table("names.toml") | read_table("matters.toml")
        self.no_names = frozenset(fold(data.pop("no_names")["words"]).text.split())
        self.sides = {name: side for side, names in data.pop("sides").items() for name in names}
        self.home = {language: (row["side"], tuple(row["words"])) for language, row in data.pop("home").items()}
        self.at_home = frozenset(data.pop("at_home")["names"])
        self.decisive = frozenset(data.pop("acts")["decisive"])
        self.venues = frozenset(data.pop("venues")["names"])
        self.vague = frozenset(MATTER + matter for matter in data.pop("vague")["matters"])
        self.reactions = frozenset(MATTER + matter for matter in data.pop("reactions")["matters"])
        names: dict[str, str] = {}
        capitals: set[str] = set()
        for kind, entries in data.items():
            for name, aliases in entries.items():
                for alias in aliases:
                    if len(alias) <= _SHORT_CAPITALS and alias.isupper():
                        capitals.add(fold(alias).text)
                    for variant in _variants(fold(alias).text):
                        names[variant] = MATTER + name if kind == _MATTERS else name
        self.kinds = {name: kind for kind, entries in data.items() if kind != _MATTERS for name in entries}
        self.common = frozenset(data[_COMMON])
        self.leaders = frozenset(data[_LEADERS])
        self.no_actors = self.venues.union(*(data[kind] for kind in _PLACES))
        self.capitals = frozenset(capitals)
        self.aliases = tuple(names)
        self.names = tuple(names.values())
        self.automaton = AhoCorasick(self.aliases, matchkind=MatchKind.Standard)

    def find(self, text: str, folded: Folded) -> list[tuple[str, int, int]]:
        """Each name with its span in the folded text, in the order of the text; none that is a part of a longer one."""
        found: list[tuple[int, int, str]] = []
        for alias, start, end in self.automaton.find_matches_as_indexes(folded.text, overlapping=True):
            whole = _whole_end(folded.text, start, end)
            if whole is None or (self.aliases[alias] in self.capitals and not _as_written(text, folded, start, end).isupper()):
                continue
            if not (self.names[alias] in self.at_home and is_hangul(folded.text[start]) and is_abroad(folded.text, start, "ko")):
                found.append((start, -whole, self.names[alias]))
        return list(_outermost(found))


def _as_written(text: str, folded: Folded, start: int, end: int) -> str:
    first, last = folded.span(start, end)
    return text[first:last]


def _outermost(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[str, int, int]]:
    """Without those inside a longer one: "National Security Council" is not the Security Council; matters hide no names.

    A name hides the matters in it: the North Atlantic Treaty Organisation is no treaty.
    """
    reach = {True: 0, False: 0}
    for start, minus_end, name in sorted(found):
        matter = name.startswith(MATTER)
        if -minus_end > (max(reach.values()) if matter else reach[matter]):
            reach[matter] = -minus_end
            yield name, start, -minus_end


@cache
def _table() -> _Table:
    return _Table()


def _variants(alias: str) -> set[str]:
    """An alias with and without its hyphens; a Korean name of three parts in each of the usual spellings."""
    variants = {alias, alias.replace("-", " "), alias.replace("-", "").replace("・", "")}
    parts = alias.replace("-", " ").split()
    if len(parts) == 3 and max(map(len, parts)) <= 6:
        family, first, second = parts
        variants |= {f"{family} {first}-{second}", f"{family} {first}{second}"}
    return variants


def _whole_end(folded: str, start: int, end: int) -> int | None:
    """Where the word ends in which the alias stands, or None if it is only a piece of another word."""
    if _is_dense(folded[start]) or _is_dense(folded[end - 1]):
        return end
    if start and _is_joined(folded[start - 1]):
        return None
    tail = end
    while tail < len(folded) and tail - end <= _CYRILLIC_TAIL and _is_joined(folded[tail]):
        tail += 1
    if tail == end:
        return end
    if end - start < _MIN_INFLECTED:
        return None
    allowed = _CYRILLIC_TAIL if "а" <= folded[end - 1] <= "ӿ" else _LATIN_TAIL
    return tail if tail - end <= allowed and folded[end:tail].isalpha() else None


def _is_dense(character: str) -> bool:
    return character >= "\u1100" and (is_cjk(character) or is_hangul(character))


def _is_joined(character: str) -> bool:
    return character.isalnum() and not _is_dense(character)


def is_common(name: str) -> bool:
    """Whether nearly every article of the beat holds this name, so that sharing it says nothing."""
    return name in _table().common


def is_leader(name: str) -> bool:
    """Whether it is one of the presidents and rulers that half of the articles name."""
    return name in _table().leaders


def is_rare(name: str) -> bool:
    """Whether two tellings that share this name are likely to be of one event."""
    return not (is_common(name) or is_leader(name) or name.startswith((MATTER, ACT)))


def known_in(text: str) -> list[tuple[str, Span]]:
    """Each known name and matter of a text with its span, in the order of the text."""
    folded = fold(text)
    return [(name, folded.span(start, end)) for name, start, end in _table().find(text, folded)]


def kind_of(name: str) -> str | None:
    """The section of names.toml that a known name stands in ("persons", "ships"); None for matters, acts and open names."""
    return _table().kinds.get(name)


def side_of(name: str) -> str | None:
    """For whom a known name speaks or acts ("usa"), None for nobody."""
    return _table().sides.get(name)


def is_speaker(name: str) -> bool:
    """Whether it is a person or an institution, and no place where many speak."""
    return kind_of(name) in _SPEAKERS and name not in _table().venues


def is_venue(name: str) -> bool:
    """Whether it is a place where many speak."""
    return name in _table().venues


def is_reaction(name: str) -> bool:
    """Whether it is a matter by which somebody answers what another did ("matter:concern")."""
    return name in _table().reactions


def is_vague(name: str) -> bool:
    """Whether it is a matter that does not say what is told: how it became known, who met, or what nearly all reports hold."""
    return name in _table().vague


def actor(title: str) -> str | None:
    """The first person or institution in a title, else the first country: mostly the one who says or does something."""
    table = _table()
    found = [name for name, _, _ in table.find(title, fold(title)) if not name.startswith(MATTER) and name not in table.no_actors]
    return next((name for name in found if name not in table.common), found[0] if found else None)


def sides_in(title: str, language: str, lead: str = "") -> frozenset[str]:
    """Who says or does what a title tells, as sides ("usa", "un").

    That is whoever is named in it beside Ukraine and the two of the beat; else the first person or institution in it; else whoever is named
    in the lead; else the first of the three. Where somebody speaks stands back behind who does.

    Args:
        title: As published.
        language: BCP 47 primary tag; what Korean papers call "the government" is the South Korean one.
        lead: The beginning of the text.
    """
    table = _table()
    above = [name for name, _, _ in table.find(title, fold(title)) if name in table.sides]
    named = [table.sides[name] for name in above]
    home, words_at_home = table.home.get(language, ("", ()))
    if title.startswith(words_at_home):
        named.insert(0, home)
    speaking = next((table.sides[name] for name in above if is_speaker(name)), None)
    if speaking is not None:
        return frozenset(named) - PRINCIPALS - {_UKRAINE} - {table.sides[name] for name in table.venues} or frozenset({speaking})
    below = [table.sides[name] for name, _, _ in table.find(lead, fold(lead)) if name in table.sides]
    for sides in (named, below):
        others = frozenset(sides) - PRINCIPALS - {_UKRAINE}
        if others:
            return others
    return frozenset({_UKRAINE} if _UKRAINE in named else (named or below)[:1])


def acts_in(title: str, lead: str, language: str) -> frozenset[str]:
    """What was done by whom, where one side does such a thing once in days: "act:veto un"."""
    table = _table()
    text = f"{title}\n{lead}"
    matters = {name.removeprefix(MATTER) for name, _, _ in table.find(text, fold(text))} & table.decisive
    return frozenset(f"{ACT}{matter} {side}" for matter in matters for side in sides_in(title, language, lead))


def names_in(text: str, language: str) -> frozenset[str]:
    """The names of a text: canonical ("shin-won-sik", "matter:parade"), else a consonant skeleton ("~plk").

    Args:
        text: As published; capitals matter.
        language: BCP 47 primary tag; German writes every noun with a capital.
    """
    folded = fold(text)
    found: set[str] = set()
    taken: list[Span] = []
    for name, start, end in _table().find(text, folded):
        found.add(name)
        if not name.startswith(MATTER):
            taken.append(folded.span(start, end))
    taken += [folded.span(start, end) for start, end in words(folded.text) if folded.text[start:end] in _table().no_names]
    for candidate in _open_names(text, taken, nouns_have_capitals=language == "de"):
        consonants = skeleton(candidate)
        if len(consonants) >= _MIN_SKELETON:
            found.add("~" + consonants)
    return frozenset(found)


# --- open names ----------------------------------------------------------------------------------------------------------------------

_KATAKANA: Final = re.compile(r"[\u30a1-\u30fa\u30fc]{3,}")
_KOREAN_PERSON: Final = re.compile(
    r"([\uac00-\ud7a3]{2,5})\s?(?:[\uac00-\ud7a3]{1,8}\s)?"
    r"(?:대통령|총리|장관|차관|의원|의장|외무상|국방상|대변인|사무총장|위원장|부부장|대사|국장|사령관|총장|교수|연구원|특사|보좌관|실장)"
)
_KOREAN_LOAN: Final = re.compile(r"[\uac00-\ud7a3]{2,6}[프스크트브드츠즈르](?=$|[^\uac00-\ud7a3]|은|는|이|가|을|를|의|와|과|에|도|로)")


def _open_names(text: str, taken: list[Span], *, nouns_have_capitals: bool) -> Iterator[str]:
    """Words that look like names, as written, without those that the table knows."""
    for pattern in (_KATAKANA, _KOREAN_LOAN):
        for found in pattern.finditer(text):
            if not _overlaps(found.span(), taken):
                yield found.group()
    for found in _KOREAN_PERSON.finditer(text):
        if not _overlaps(found.span(1), taken):
            yield found[1]
    for start, end in sentences(text):
        inside = [(a - start, b - start) for a, b in taken if a < end and start < b]
        yield from _capitalised(text[start:end], inside, alone=not nouns_have_capitals)


def _overlaps(span: Span, taken: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _capitalised(sentence: str, taken: list[Span], *, alone: bool) -> Iterator[str]:
    """Runs of capitalised words that do not open the sentence; of a run also its last word and its last two."""
    for run in _runs(sentence, taken, alone=alone):
        yield from _of_run(run, alone=alone)


def _runs(sentence: str, taken: list[Span], *, alone: bool) -> Iterator[list[str]]:
    """Capitalised words in a row that do not open the sentence; none of a headline in capitals."""
    tokens = [span for span in words(sentence) if sentence[span[0]].isalpha() and not _is_dense(sentence[span[0]])]
    capitals = sum([sentence[start].isupper() for start, _ in tokens])
    if not tokens or capitals > max(2, (_TITLE_CASE if alone else _TITLE_CASE_GERMAN) * len(tokens)):
        return
    run: list[str] = []
    before = 0
    for position, (start, end) in enumerate(tokens):
        goes_on = bool(run) and sentence[before:start] == "-"
        opens = position > 0 and sentence[start].isupper()
        if (goes_on or opens) and _overlaps((start, end), taken):
            goes_on = opens = False
        if goes_on:
            run[-1] += sentence[start:end]
        elif opens and (not run or sentence[before:start] == " "):
            run.append(sentence[start:end])
        else:
            yield run
            run = [sentence[start:end]] if opens else []
        before = end
    yield run


def _of_run(run: list[str], *, alone: bool) -> Iterator[str]:
    if not run or len(run) > _MAX_RUN or (len(run) == 1 and not alone):
        return
    yield run[-1]
    if len(run) > 1:
        yield "".join(run[-2:])
    if len(run) > 2:
        yield "".join(run[-3:])


_OFFICE_BEHIND: Final = re.compile(
    r"([\u30a1-\u30fa\u30fc]{2,})(?:氏|大統領|首相|外相|国防相|国務長官|報道官|局長|長官|大使|次官|議員|知事|補佐官|特使)"
)
_FULL_NAME: Final = 2  # words in a row with a capital that are hardly anything else


def people_in(text: str, language: str) -> frozenset[str]:
    """Persons whom no table knows, as `names_in` writes them ("~plk"): whoever has two names, or an office behind one.

    Args:
        text: As published; capitals matter.
        language: BCP 47 primary tag.
    """
    folded = fold(text)
    taken = [folded.span(start, end) for name, start, end in _table().find(text, folded) if not name.startswith(MATTER)]
    taken += [folded.span(start, end) for start, end in words(folded.text) if folded.text[start:end] in _table().no_names]
    people = [
        found[1] for pattern in (_KOREAN_PERSON, _OFFICE_BEHIND) for found in pattern.finditer(text) if not _overlaps(found.span(1), taken)
    ]
    for start, end in sentences(text):
        inside = [(a - start, b - start) for a, b in taken]
        people += [run[-1] for run in _runs(text[start:end], inside, alone=language != "de") if _FULL_NAME <= len(run) <= _MAX_RUN]
    consonants = {skeleton(person) for person in people}
    return frozenset("~" + each for each in consonants if len(each) >= _MIN_SKELETON)


# --- consonants ----------------------------------------------------------------------------------------------------------------------

_CYRILLIC_ENDING: Final = re.compile(r"(?<=[а-яіїєґ]{4})(?:ыми|ими|ого|ому|ой|ою|ым|им|ом|ем|ах|ами)$", re.IGNORECASE)
_KOREAN_WON: Final = re.compile(r"\b[Вв](?=[оаэ]н)")  # Вон Сик is Won-sik
_GERMAN_OV: Final = re.compile(r"(?<=[oe])w\b")  # Krasnow is Krasnov
# Longest first: what different romanisations make of one sound.
_SOUNDS: Final = (
    ("chkh", "j"), ("shch", "s"), ("tsch", "j"), ("dsch", "j"), ("dzh", "j"), ("tch", "j"), ("sch", "s"), ("zh", "j"), ("ch", "j"),
    ("sh", "s"), ("ts", "j"), ("tz", "j"), ("th", "t"), ("ph", "p"), ("ng", "n"), ("x", "ks"),
)  # fmt: skip
_CLASSES: Final = str.maketrans("cqgzvfbdr", "kkksppptl", "aeiouywh'-. ")
_DOUBLED: Final = re.compile(r"(.)\1+")


def skeleton(name: str) -> str:
    """The consonants of a name as classes of sounds, so that romanisations agree: "Won-sik", "Вон Сик" and "원식" are "nsk"."""
    latin = _GERMAN_OV.sub("v", anyascii(_KOREAN_WON.sub("w", _CYRILLIC_ENDING.sub("", name))).lower())
    for sound, letter in _SOUNDS:
        latin = latin.replace(sound, letter)
    bare = "".join(character for character in latin.translate(_CLASSES) if character.isalpha())
    return _DOUBLED.sub(r"\1", bare)
