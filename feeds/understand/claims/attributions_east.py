"""Who says so in a Korean, Japanese or Chinese sentence, by the particles and verbs around a name; the words are data (cues.toml).

A name is taken word for word. It counts only where it names an office, a person, a country or an outlet that is known, since without
capitals nothing else tells a speaker from any other subject.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from feeds.understand.claims.attributions import LOOKED_AT, Attribution, Said, sorted_out
from feeds.understand.claims.credits import named
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.outlets import is_outlet
from feeds.understand.claims.speakers import identify, may_head, may_open
from feeds.understand.text import Span, fold

_STOPS: Final = "。.．!！?？ "
_OPENS: Final = '“「『《"'
_JAPANESE_QUOTED: Final = re.compile(r"「([^「」]{2,20})」(?=[（(はがも])")
_SAME: Final = "同"  # "同国軍", "同機関": whom the text named before
_VERBS: Final = 8
_EVIDENCE: Final = frozenset("证證数數收单單占")  # with which "according to" is part of a noun: 证据, 数据
_LONGEST: Final = 40
_SIDE: Final = 4  # characters of a country or capital that speaks
_KOREAN_WORDS: Final = 6
_DIGIT: Final = re.compile(r"\d")
_KOREAN_QUOTE: Final = re.compile(r"(?<=[다라자까])고 |(?<=[\"”’'])(?:이?라)?고 |(?<=것으로) ")
_KOREAN_SUBJECT: Final = re.compile(r"(?<=[가-힣A-Za-z)])(?<!김정)(?:은|는|이|가|도|에서는|측은)(?= )")
_KOREAN_TOPIC: Final = re.compile(r"(?<=[가-힣A-Za-z)])(?<!김정)(?:은|는)(?= )")
_KOREAN_CONTRAST: Final = re.compile(r"(?<=[가-힣])(?:지만|으나|했으며|반면|는데),? ")
_KOREAN_END: Final = re.compile(r"(?:[을를에며고서로]|에서|까지|부터|[은는]|이라며|면서|지만|으나|된|한|인|했던|하는|,|라는|다는)$")
_LETTERS: Final = "軍美英日韓獨中佛露北加濠"  # 美국방부
_KOREAN_TITLE: Final = re.compile(
    rf"(?:\[[^\]]{{1,10}}\]\s?)?([가-힣A-Z{_LETTERS}][가-힣A-Z·{_LETTERS}]*(?: [가-힣A-Z·]+){{0,3}})[,:]?\s?[\"“‘'…:]"
)
_PARENTHESIS: Final = re.compile(r"\([^()]{0,40}\)")
_EAST_NAME: Final = r"[一-鿿々ァ-ヺーA-Za-zＡ-Ｚ・·\.]"
_JAPANESE: Final = re.compile(rf"((?:{_EAST_NAME}|の(?={_EAST_NAME})|・)+)(?:\([^()]*\)|（[^（）]*）)?(?:は|が|も|では)")
_JAPANESE_END: Final = re.compile(rf"((?:{_EAST_NAME}|の(?={_EAST_NAME})|・)+)(?:など|ら)?(?:\([^()]*\)|（[^（）]*）)?$")
_CHINESE_END: Final = re.compile(r"[\d（(]")
_CHINESE_OBJECT: Final = re.compile(r"(?<![上大中少准主])[将將]$")  # "英国将3艘船", and no rank: 上将
_CHINESE_MARK: Final = re.compile(r"[，。；：！？、「」『』“”\"《》\n—]|,")
_MADE_OF: Final = re.compile(r"^由[^，。]{1,24}[组組]成的")
_DATELINE: Final = re.compile(r"^[^，。]{0,20}[电電讯訊]\s?")
_JAPANESE_TITLE: Final = re.compile(
    r"^([^「」『』、。:：―—–]{2,20})(?:[:：「『、])|(?:[=＝―—–]|──|\s[-–])\s?([^「」『』、。=＝―—–]{2,20})$"
)


def east(passage: str, language: str, table: Cues) -> Attribution:
    """Read the sources of a Korean, Japanese or Chinese sentence."""
    passage = passage[:LOOKED_AT]
    told = list(_names(passage, language, table))
    cues = [at for _, at in told]
    goes_on = any(name is not None and fold(name).text in table.pronouns for name, _ in told)
    clean = [(_clean(name, table), at) for name, at in told if name is not None and fold(name).text not in table.pronouns]
    found = [Said(name=name, at=at) for name, at in clean if name and (identify(name, language) is not None or is_outlet(name, language))]
    speakers, outlets = sorted_out(found, list(named(passage, language)), language)
    opening = _clean(_opening(passage, language, table), table) if not found and not goes_on else ""
    if opening and may_open(opening, language):
        start = max(0, passage.find(opening))
        speakers.append(Said(name=opening, at=(start, start + len(opening))))
        cues.append(speakers[-1].at)
    return Attribution(
        speakers=tuple(speakers), outlets=tuple(outlets), reported=bool(found and not speakers), goes_on=goes_on, cues=tuple(cues)
    )


def _opening(passage: str, language: str, table: Cues) -> str:
    """The subject that a sentence begins with, or "": who imposes sanctions says so."""
    if language == "zh":
        return _chinese_cut(_CHINESE_MARK.split(passage[:_LONGEST])[0], table)
    if language == "ja":
        found = _JAPANESE.search(passage[:_LONGEST])
        return found.group(1) if found else ""
    subject = _KOREAN_SUBJECT.search(passage[:_LONGEST])
    return _korean_name(passage[: subject.start()]) or "" if subject else ""


def east_title_speaker(title: str, language: str) -> str | None:
    """Who an East Asian headline names before its quotation or colon, or behind its dash: 백악관 "북한, ..."."""
    found = _KOREAN_TITLE.match(title) if language == "ko" else _JAPANESE_TITLE.search(title)
    name = next((part for part in found.groups() if part), "").strip() if found else ""
    if language == "zh":
        name = name.rpartition(" ")[2]  # a Chinese headline parts its clauses with spaces
    if not name or _DIGIT.search(name) or not may_head(name, language):
        return None
    words = name.split()
    broken = language == "ko" and any(re.search(r"(?:[고며도서]|난|온|던|한|된)$|[는찾만]$", word) for word in words)
    return None if broken else name


def _names(passage: str, language: str, table: Cues) -> Iterator[tuple[str | None, Span]]:
    """Each name that a phrase may show, not yet judged, with the span of its phrase; None for a phrase without one."""
    passage = passage.rstrip(_STOPS)
    text = fold(passage).text
    if len(text) != len(passage):
        text = passage
    for pattern in (table.citing_end, table.according_end):
        for found in islice(pattern.finditer(text), _VERBS):
            yield _ending(passage[: found.start()], language), found.span()
    if language == "zh":
        for found in islice(table.according.finditer(text), _VERBS):
            if text[found.start() - 1 : found.start()] in _EVIDENCE:
                continue
            cited = passage[found.end() : found.end() + _LONGEST].lstrip(_OPENS)
            yield _chinese_cut(_CHINESE_MARK.split(cited)[0], table, published=True), found.span()
    if language == "ja" and table.according_end.search(text):
        return  # "同局によると、兵は ...という": who says so stands before "によると"
    for found in islice(table.says.finditer(text), _VERBS):
        yield _subject(passage[: found.start()], language, table), found.span()


def _ending(text: str, language: str) -> str | None:
    """The name that ends a text."""
    if language == "ko":
        return _korean_name(text)
    found = _JAPANESE_END.search(text[-_LONGEST:])
    return found.group(1) if found else None


def _subject(text: str, language: str, table: Cues) -> str | None:
    """The subject of a verb of saying, given what stands before the verb."""
    if language == "ko":
        return _korean_subject(text)
    if language == "ja":
        return _japanese_subject(text, table)
    clause = _CHINESE_MARK.split(text[-_LONGEST:])[-1]
    name = _chinese_cut(_DATELINE.sub("", clause), table)
    speaker = identify(name, language) if name else None
    told = speaker is not None and (speaker.office is not None or speaker.person is not None or len(name) <= _SIDE)
    return name if told else _chinese_cut(_CHINESE_MARK.split(_DATELINE.sub("", text))[0], table)


def _korean_subject(text: str) -> str | None:
    text = text[text.rfind("=") + 1 :]  # behind a dateline
    clauses = list(_KOREAN_CONTRAST.finditer(text))
    if clauses and _KOREAN_TOPIC.search(text, clauses[-1].end()) is not None:
        text = text[clauses[-1].end() :]  # "국정원은 ... 봤지만 국방부는"
    quotes = list(_KOREAN_QUOTE.finditer(text))
    behind = text[quotes[-1].end() :] if quotes else ""
    inner = _KOREAN_SUBJECT.search(behind)
    if inner is not None:
        return _korean_name(behind[: inner.start()])  # "...보냈다고 국방부가 밝혔다"
    topic = _KOREAN_TOPIC.search(text)
    return _korean_name(text[: topic.start()]) if topic is not None else None


def _korean_name(text: str) -> str | None:
    """The name that ends a Korean text, up to a word that carries a particle or ends a clause."""
    text = _PARENTHESIS.sub("", text)
    words: list[str] = []
    for word in reversed(re.split(r"[\s\"“”‘’'「」]+", text.rstrip("측 ").rstrip())[-_KOREAN_WORDS:]):
        if (
            not word
            or _DIGIT.search(word)
            or (words and _KOREAN_END.search(word) and identify(word, "ko") is None)
            or word.endswith((",", "."))
        ):
            break
        words.insert(0, word)
    return " ".join(words) or None


def _japanese_subject(text: str, table: Cues) -> str | None:
    """The topic of the sentence; of several the one that names a speaker, the nearest to the verb last."""
    found = [match.group(1) for match in islice(_JAPANESE.finditer(_JAPANESE_QUOTED.sub(r"\1", text)), _VERBS)]
    found = [name for name in found if not name.startswith(_SAME) or name in table.pronouns] or found
    named = [name for name in found if (speaker := identify(name, "ja")) is not None and (speaker.office or speaker.person)]
    return named[-1] if named else found[0] if found else None


def _chinese_cut(clause: str, table: Cues, *, published: bool = False) -> str:
    """The name that begins a Chinese clause: up to a figure, a bracket or an adverb.

    Args:
        clause: Without the mark that ends it.
        table: The words.
        published: It stands behind "according to", where a verb or what they published follows the name.
    """
    clause = _CHINESE_OBJECT.sub("", _CHINESE_END.split(_MADE_OF.sub("", clause.strip()))[0])
    for pattern in (table.says, table.reports) if published else ():
        found = pattern.search(clause)
        clause = clause[: found.start()] if found else clause
    cut = table.cuts.search(clause, 2)
    clause = clause[: cut.start()] if cut else clause
    verb = next((found.start() for found in table.says.finditer(clause, 2) if found.end() == len(clause)), len(clause))
    return clause[:verb]  # "国防部说", where the verb of the next clause is asked


def _clean(name: str, table: Cues) -> str:
    """The name without what is left of a list or clause around it; "" where it can be none."""
    name = name.strip(" ·・、,.")
    for lead in table.leads:
        name = name.removeprefix(lead)
    name = name.removesuffix(" 등").removesuffix("측").removesuffix("方面").strip()
    if not 0 < len(name) <= _LONGEST or _DIGIT.search(name) or fold(name).text in table.nobody:
        return ""
    return name
