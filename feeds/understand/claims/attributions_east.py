"""Who says so in a Korean, Japanese or Chinese sentence, by the particles and verbs around a name; the words are data (cues.toml).

A name is taken word for word. It counts only where it names an office, a person, a country or an outlet that is known, since without
capitals nothing else tells a speaker from any other subject.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from feeds.types.claim import Speaker
from feeds.understand.claims.attributions import LOOKED_AT, Attribution, Said
from feeds.understand.claims.cues import Cues
from feeds.understand.claims.credits import named
from feeds.understand.claims.outlets import is_outlet
from feeds.understand.claims.speakers import identify
from feeds.understand.text import Span, fold

_STOPS: Final = "。.．!！?？ "
_VERBS: Final = 8
_LONGEST: Final = 40
_KOREAN_WORDS: Final = 6
_NO_OPENING: Final = frozenset({"military", "brigade", "leader", "analyst", "parliament-committee", "general-staff", "official"})
_DIGIT: Final = re.compile(r"\d")
_KOREAN_QUOTE: Final = re.compile(r"(?<=[다라자까])고 |(?<=[\"”’'])(?:이?라)?고 |(?<=것으로) ")
_KOREAN_SUBJECT: Final = re.compile(r"(?<=[가-힣A-Za-z)])(?:은|는|이|가|도|에서는|측은)(?= )")
_KOREAN_TOPIC: Final = re.compile(r"(?<=[가-힣A-Za-z)])(?:은|는)(?= )")
_KOREAN_END: Final = re.compile(r"(?:[을를에며고서로]|에서|까지|부터|[은는]|이라며|면서|된|한|인|했던|하는|,|라는|다는)$")
_KOREAN_TITLE: Final = re.compile(r"(?:\[[^\]]{1,10}\]\s?)?([가-힣A-Z軍美英日韓][가-힣A-Z·軍美英日韓]*(?: [가-힣A-Z·]+){0,3})[,:]?\s?[\"“‘'…:]")
_PARENTHESIS: Final = re.compile(r"\([^()]{0,40}\)")
_EAST_NAME: Final = r"[一-鿿々ァ-ヺーA-Za-zＡ-Ｚ・·\.]"
_JAPANESE: Final = re.compile(rf"((?:{_EAST_NAME}|の(?={_EAST_NAME})|・)+)(?:\([^()]*\)|（[^（）]*）)?(?:は|が|も|では)")
_JAPANESE_END: Final = re.compile(rf"((?:{_EAST_NAME}|の(?={_EAST_NAME})|・)+)(?:\([^()]*\)|（[^（）]*）)?$")
_CHINESE_CUT: Final = re.compile(r"在(?!野)|于|於|日前|当地|當地|[周週]|今|昨|向|也|还|還|则|則|进一步|進一步|随后|隨後|再次|曾|已|最近|此前|近日|同时|同時|另外|对|對|就|其后|当天|當天|首次|公开|公開|[（(]|表|和(?=.*会)")
_CHINESE_MARK: Final = re.compile(r"[，。；：！？、「」『』“”\"《》\n—]|,")
_DATELINE: Final = re.compile(r"^[^，。]{0,20}[电電讯訊]\s?")
_JAPANESE_TITLE: Final = re.compile(r"^([^「」『』、。:：―—–]{2,20})(?:[:：「『、])|(?:[=＝―—–]|──|\s[-–])\s?([^「」『』、。=＝―—–]{2,20})$")


def east(passage: str, language: str, table: Cues) -> Attribution:
    """Read the sources of a Korean, Japanese or Chinese sentence."""
    passage = passage[:LOOKED_AT]
    outlets = list(named(passage, language))
    speakers: list[Said] = []
    cues: list[Span] = []
    pronoun = False
    for name, at in _names(passage, language, table):
        cues.append(at)
        if name is None or fold(name).text in table.pronouns:
            pronoun = pronoun or name is not None
            continue
        clean = _clean(name, language, table)
        if not clean:
            continue
        speaker = identify(clean, language)
        known = speaker is not None and (speaker.office is not None or speaker.person is not None)
        if is_outlet(clean, language) and not known:
            if not any(each in clean or clean in each for each in outlets):
                outlets.append(clean)
        elif speaker is not None and all(clean != other.name for other in speakers):
            speakers.append(Said(name=clean, at=at))
    if not speakers and not pronoun:
        name = _clean(_opening(passage, language), language, table)
        speaker = identify(name, language) if name else None
        if speaker is not None and _may_open(speaker):
            at = passage.find(name)
            speakers.append(Said(name=name, at=(at, at + len(name))))
            cues.append((at, at + len(name)))
    return Attribution(speakers=tuple(speakers), outlets=tuple(dict.fromkeys(outlets)), goes_on=pronoun, cues=tuple(cues))


def _may_open(speaker: Speaker) -> bool:
    known = speaker.person is not None or (speaker.office is not None and speaker.office not in _NO_OPENING)
    return known and speaker.side not in {"russia", "dprk"}


def _opening(passage: str, language: str) -> str:
    """The subject that a sentence begins with, or "": who imposes sanctions says so."""
    if language == "zh":
        return _chinese_cut(_CHINESE_MARK.split(passage[:_LONGEST])[0], None)
    if language == "ja":
        found = _JAPANESE.search(passage[:_LONGEST])
        return found.group(1) if found else ""
    subject = _KOREAN_SUBJECT.search(passage[:_LONGEST])
    return _korean_name(passage[: subject.start()]) or "" if subject else ""


def east_title_speaker(title: str, language: str) -> str | None:
    """Who an East Asian headline names before its quotation or colon, or behind its dash: 백악관 "북한, ..."."""
    found = _KOREAN_TITLE.match(title) if language == "ko" else _JAPANESE_TITLE.search(title)
    name = next((part for part in found.groups() if part), "").strip() if found else ""
    if not name or _DIGIT.search(name) or identify(name, language) is None:
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
            yield _chinese_cut(_CHINESE_MARK.split(passage[found.end() : found.end() + _LONGEST])[0], table), found.span()
    for found in islice(table.says.finditer(text), _VERBS):
        yield _subject(passage[: found.start()], language), found.span()


def _ending(text: str, language: str) -> str | None:
    """The name that ends a text."""
    if language == "ko":
        return _korean_name(text)
    found = _JAPANESE_END.search(text[-_LONGEST:])
    return found.group(1) if found else None


def _subject(text: str, language: str) -> str | None:
    """The subject of a verb of saying, given what stands before the verb."""
    if language == "ko":
        return _korean_subject(text)
    if language == "ja":
        return _japanese_subject(text)
    clause = _CHINESE_MARK.split(text[-_LONGEST:])[-1]
    name = _chinese_cut(_DATELINE.sub("", clause), None)
    return name if name and identify(name, language) is not None else _chinese_cut(_CHINESE_MARK.split(_DATELINE.sub("", text))[0], None)


def _korean_subject(text: str) -> str | None:
    text = text[text.rfind("=") + 1 :]  # behind a dateline
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
        if not word or _DIGIT.search(word) or (words and _KOREAN_END.search(word) and identify(word, "ko") is None) or word.endswith((",", ".")):
            break
        words.insert(0, word)
    return " ".join(words) or None


def _japanese_subject(text: str) -> str | None:
    """The topic of the sentence; of several the one that names a speaker, the nearest to the verb last."""
    found = [match.group(1) for match in islice(_JAPANESE.finditer(text), _VERBS)]
    named = [name for name in found if (speaker := identify(name, "ja")) is not None and (speaker.office or speaker.person)]
    return named[-1] if named else found[0] if found else None


def _chinese_cut(clause: str, table: Cues | None) -> str:
    """The name that begins a Chinese clause: up to a figure, an adverb, or a verb of saying."""
    clause = _DIGIT.split(clause.strip())[0]
    if table is not None:
        verb = table.says.search(clause)
        clause = clause[: verb.start()] if verb else clause
        clause = re.split(r"消息|资料|資料|数据|數據|统计|統計|的(?:评估|評估|报告|報告|说法|說法|分析|估计|估計|情报|情報)|报告|報告", clause)[0]
    cut = _CHINESE_CUT.search(clause, 2)
    return clause[: cut.start()] if cut else clause


def _clean(name: str, language: str, table: Cues) -> str:
    """The name without what is left of a list or clause around it; "" where it can be none."""
    name = name.strip(" ·・、,.")
    for lead in ("据", "據", "而", "但", "不过", "不過", "其中", "根据", "根據", "の", "また", "一方", "한편 ", "앞서 ", "또 ", "또한 ", "이어 ", "이날 ", "특히 ", "지난달 ", "지난주 ", "최근 ", "다만 ", "그러나 ", "하지만 ", "当時", "日"):
        name = name.removeprefix(lead)
    name = name.removesuffix(" 등").removesuffix("측").removesuffix("方面").strip()
    if not 0 < len(name) <= _LONGEST or _DIGIT.search(name) or fold(name).text in table.nobody:
        return ""
    return name
