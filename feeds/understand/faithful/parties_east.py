"""The parts of names in Korean, Japanese and Chinese sentences, by the particles behind their nouns or the words before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from feeds.understand.faithful.marks import SUBJECTS, Part, Party, Rules, longest
from feeds.understand.faithful.words import sense
from feeds.understand.text import is_hangul

_ON: Final = 4  # Korean words among which the particle of a name is looked for
_MOST: Final = 24  # characters of a noun behind a name
_ENDS_CLAUSE: Final = {"ko": re.compile("(?:다고|라고|는지|자고) "), "ja": re.compile("(?:たと|ると|いと|だと)、?$")}
_HIRAGANA: Final = re.compile("[\u3041-\u3096、。]+")
_CHINESE_SAYS: Final = re.compile("[^，。、；向对给从被]{0,12}?(?:表示|说|說|称|稱|宣布|指出|透露|报告称)")
_CHINESE_PASSIVE: Final = "被"
_CHINESE_ON: Final = frozenset("向对對给給从從用将將正已在")
_CHINESE_BORDER: Final = re.compile("[，。、；]")


def korean(text: str, found: Sequence[Party], rules: Rules) -> Iterator[Party]:
    """The parties of a Korean text, each with its part."""
    yield from _with_speaker(text, [_korean(text, party, rules) for party in found], "ko")


def japanese(text: str, found: Sequence[Party], rules: Rules) -> Iterator[Party]:
    """The parties of a Japanese text, each with its part."""
    yield from _with_speaker(text, [_japanese(text, party, rules) for party in found], "ja")


def chinese(text: str, found: Sequence[Party], rules: Rules) -> Iterator[Party]:
    """The parties of a Chinese text, each with its part."""
    for party in found:
        lead = _CHINESE_BORDER.split(text[: party.start])[-1]
        behind = _CHINESE_BORDER.split(text[party.end : party.end + _MOST])[0]
        mark = longest(rules, lead, ends=True)
        if mark is not None:
            part = mark[1]
        elif _CHINESE_SAYS.match(text, party.end, party.end + _MOST):
            part = Part.SAYS
        elif _CHINESE_PASSIVE in behind:
            part = Part.EITHER
        elif rules.verbs.search(lead) and behind[:1] not in _CHINESE_ON:
            part = Part.TO
        else:
            part = Part.DOES
        yield replace(party, part=part)


def _korean(text: str, party: Party, rules: Rules) -> Party:
    for at, word in enumerate(text[party.end :].split(" ")[:_ON]):
        bare = word.rstrip(".,")
        if not any(map(is_hangul, bare)):
            continue
        mark = longest(rules, bare, ends=True)
        if mark is not None and (at == 0 or len(bare) > len(mark[0])):
            return replace(party, part=_voiced(mark[1], text, rules))
        if word.endswith(","):
            break
    return party


def _japanese(text: str, party: Party, rules: Rules) -> Party:
    at, limit = party.end, min(len(text), party.end + _MOST)
    while (found := _HIRAGANA.search(text, at)) is not None and found.start() < limit:
        if found.group() not in rules.of:
            mark = longest(rules, found.group(), ends=False)
            return party if mark is None else replace(party, part=_voiced(mark[1], text, rules))
        at = found.end()
    return party


def _voiced(part: Part, text: str, rules: Rules) -> Part:
    return Part.EITHER if part is Part.DOES and rules.passive.search(text) else part


def _with_speaker(text: str, placed: list[Party], language: str) -> Iterator[Party]:
    """Who says so stands first, or last before the verb at the end."""
    quotes = [found.start() for found in sense("quote", language).finditer(text)]
    doing = [party for party in placed if party.part in SUBJECTS]
    if not quotes or not doing:
        yield from placed
        return
    final = [party for party in doing if party.start < quotes[-1] and _ENDS_CLAUSE[language].search(text[: party.start])]
    who = final[-1] if final else doing[0]
    for party in placed:
        first, second = sorted((party, who), key=lambda each: each.start)
        is_one = party == who or text[first.end : second.start].strip() in {"", "の"}
        yield replace(party, part=Part.SAYS) if is_one and party.part in SUBJECTS else party
