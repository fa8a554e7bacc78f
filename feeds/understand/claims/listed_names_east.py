"""The names in a piece of a sentence that lists somebody, in Korean, Japanese and Chinese, which know no capitals.

A name is what stands in quotation marks, what ends as institutions do (公司, 은행), what stands beside an office, and in Japanese what is
written in katakana. What may be an ordinary word is left out. At most `MOST` are read.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from feeds.understand.claims.listed_names import is_side
from feeds.understand.claims.listing_words import data
from feeds.understand.names import known_in
from feeds.understand.text import HAN

MOST: Final = 60
LONGEST: Final = 40
"""Code points of a name."""

_QUOTED: Final = re.compile(
    r"「([^「」]{1,40})」|『([^『』]{1,40})』|“([^“”]{1,40})”|‘([^‘’]{1,40})’|《([^《》]{1,40})》|'([^']{1,40})'|\"([^\"]{1,40})\""
)
_BRACKETS: Final = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
_SPEECH: Final = re.compile(r"[。！？!?]|다$|다\.|요$")
_LATIN: Final = re.compile(r"[A-Z][A-Za-z0-9.&\-]*(?: [A-Z][A-Za-z0-9.&\-]*)*")
_NUMBER: Final = re.compile(
    r"[0-9一二两兩三四五六七八九十百]+\s*(?:多)?(?:명|척|곳|개|여|건|家|艘|名|个|個|人|位|项|項|社|隻|団体|個人|機関|企業|者)"
)

# --- shared --------------------------------------------------------------------------------------------------------------------------


def names(piece: str, language: str) -> tuple[str, ...]:
    """The names of a piece, in its order, as it writes them, each once.

    Args:
        piece: Part of a sentence, as written.
        language: "ko", "ja" or "zh".
    """
    found: dict[str, None] = {}
    for name in {"ko": _korean, "ja": _japanese, "zh": _chinese}[language](piece):
        if 1 < len(name) <= LONGEST and not any(name in other for other in found) and not _is_description(name, language):
            found[name] = None
        if len(found) == MOST:
            break
    return tuple(found)


def quoted(piece: str) -> list[tuple[int, str]]:
    """What stands in quotation marks and is no speech, with its place."""
    inner = [(found.start(), next(filter(None, found.groups())).strip()) for found in _QUOTED.finditer(piece)]
    return [(at, name) for at, name in inner if name and not _SPEECH.search(name)]


def without_quoted(piece: str) -> str:
    """The piece with its quotations blanked."""
    return _QUOTED.sub(lambda found: "\x00" * len(found[0]), piece)


def is_country(word: str) -> bool:
    """Whether a word is a country's name and nothing else."""
    return any(is_side(name) and end - start >= len(word) for name, (start, end) in known_in(word))


def _begins_with_country(name: str) -> bool:
    return len(name) == _PERSON and any(is_side(known) and start == 0 for known, (start, _) in known_in(name))


def _is_description(name: str, language: str) -> bool:
    """Whether a name is a country and what anybody may be: "러시아 대학", 朝鲜银行."""
    ends = [end for known, (start, end) in known_in(name) if start == 0 and is_side(known)]
    return any(name[end:].lstrip("의の的 ") in _plain(language) for end in ends)


@cache
def _plain(language: str) -> frozenset[str]:
    return frozenset(data()[language]["plain"])


@cache
def _alternatives(language: str, key: str) -> str:
    return "|".join(sorted(map(re.escape, data()[language][key]), key=len, reverse=True))


# --- Korean --------------------------------------------------------------------------------------------------------------------------

_KOREAN_CUTS: Final = re.compile(r"[,·/;、]|(?<=[가-힣A-Za-z0-9\x00])(?:와|과|및)(?= )|(?: 및 | 그리고 )")
_KOREAN_END: Final = re.compile(r"(?:\s등.*|(?<=[가-힣A-Za-z0-9])(?:을|를|은|는|이|가|에|도|의|등|(?<=[\x00\d])호)?)$")
_SURNAMES: Final = (
    "김이박최정강조윤장임한오서신권황안송류유홍리량노로주석전고문손배백허남심차구민진지엄채원천방공현함변염양여추도소선설마길"
    "연위표명기반왕금옥육인맹제모탁국은편용"
)
_KOREAN_PERSON: Final = re.compile(rf"[{_SURNAMES}][가-힣]{{2}}")
_DAY: Final = re.compile(r"\d{1,2}일")
_SHIP: Final = re.compile("[가-힣]{1,8}호")
_PARTICLE: Final = re.compile("(?:에서|에게|으로|[에의을를은는해])$")
_LOAN: Final = re.compile(r"[가-힣]{2,7}")
_PERSON: Final = 3  # characters of a Korean's name
_KOREAN_WORDS: Final = 4
_TELLING: Final = 4  # syllables from which an institution's word tells which one it is


def _korean(piece: str) -> Iterator[str]:
    piece = _BRACKETS.sub("", piece)
    for item in _split(piece, _KOREAN_CUTS):
        inner = quoted(item)
        if inner:
            yield from (name.removesuffix("호") if len(name) > 2 else name for _, name in inner)
            continue
        name = _of_korean(item)
        if name is not None:
            yield name


def _split(piece: str, cuts: re.Pattern[str]) -> Iterator[str]:
    hidden, reached = without_quoted(piece), 0
    for found in cuts.finditer(hidden):
        yield piece[reached : found.start()]
        reached = found.end()
    yield piece[reached:]


def _of_korean(item: str) -> str | None:
    words = _KOREAN_END.sub("", item.strip()).split()
    country: list[str] = []
    while words and (is_country(words[0]) or _NUMBER.match(words[0]) or words[0].endswith(("의", "인")) or words[0] == "등"):
        country = words[:1] if is_country(words[0]) else []
        words = words[1:]
    if not words or any(_NUMBER.match(word) for word in words) or len(words) > 8:
        return None
    roles, heads = frozenset(data()["ko"]["roles"]), tuple(data()["ko"]["heads"])
    words = [word for word in words if not _DAY.fullmatch(word)]
    places = [at for at, word in enumerate(words) if word in roles or word.endswith(("국방상", "외무상", "대표", "참모장", "사령관"))]
    if places and places[-1] < len(words) - 1:
        return _person(words[places[-1] + 1 :])
    if places:
        return _officer(words[: places[0]])
    if _SHIP.fullmatch(words[-1]) and not _KOREAN_PERSON.fullmatch(words[-1]):
        return " ".join(words[-2:])
    if words[-1].endswith(heads) and words[-1] not in roles:
        return _institution([*country, *words] if len(words) == 1 and len(words[0]) < _TELLING else words)
    if _LATIN.fullmatch(" ".join(words)):
        return " ".join(words)
    return words[0] if len(words) == 1 and _KOREAN_PERSON.fullmatch(words[0]) else None


def _officer(words: list[str]) -> str | None:
    """Whose office stands behind: the Korean whose name is among the words, else all of them but countries."""
    words = [word for word in words if not is_country(word)]
    korean = next((word for word in words if _KOREAN_PERSON.fullmatch(word)), None)
    return korean or _person(words[-3:])


def _institution(words: list[str]) -> str | None:
    """The last words, back to one that is no part of a name."""
    no_part = frozenset(data()["ko"]["before"]) | frozenset(data()["ko"]["roles"])
    start = len(words) - 1
    while (
        start
        and len(words) - start < _KOREAN_WORDS
        and words[start - 1] not in no_part
        and not is_country(words[start - 1])
        and not _PARTICLE.search(words[start - 1])
    ):
        start -= 1
    name = words[start:]
    if len(name) == 1 and start and is_country(words[start - 1]):
        name = words[start - 1 :]
    return None if len(name) == 1 and len(name[0]) < _TELLING and name[0] in data()["ko"]["heads"] else " ".join(name)


def _person(words: list[str]) -> str | None:
    """A Korean's name, or up to three words that spell a foreign one."""
    if len(words) == 1 and _KOREAN_PERSON.fullmatch(words[0]):
        return words[0]
    if not 1 <= len(words) <= 3 or not all(_LOAN.fullmatch(word) or _LATIN.fullmatch(word) for word in words):
        return None
    return " ".join(words)


def korean_subjects(piece: str) -> list[str]:
    """Who or what a sentence is about, where it has a name: what stands before its first 은 or 는."""
    topic = re.match(r"[^은는]{1,60}[은는](?= )", piece)
    inner = quoted(topic.group()) if topic is not None else []
    if inner and topic is not None and topic.group()[-2:-1] in "호'’”":
        return [name.removesuffix("호") for _, name in inner]
    name = _korean_subject(piece)
    return [name] if name is not None else []


def _korean_subject(piece: str) -> str | None:
    words = _BRACKETS.sub("", piece).split()
    for at, word in enumerate(words[:6]):
        if word.endswith(("은", "는")):
            subject = [*words[:at], word[:-1]]
            roles = frozenset(data()["ko"]["roles"])
            places = [place for place, each in enumerate(subject) if each in roles]
            if places:
                return _person(subject[places[-1] + 1 :])
            is_stranger = len(subject) > 1 and not any(is_country(each) or known_in(each) or _NUMBER.match(each) for each in subject)
            single = len(subject) == 1 and _KOREAN_PERSON.fullmatch(subject[0]) is not None and not known_in(subject[0])
            return _person(subject) if is_stranger or single else None
    return None


# --- Japanese ------------------------------------------------------------------------------------------------------------------------


@cache
def _japanese_name() -> re.Pattern[str]:
    heads = _alternatives("ja", "heads")
    return re.compile(
        rf"(?<![{HAN}])(?<![{HAN}]・)[{HAN}]{{3}}(?=・?[{HAN}]{{0,6}}(?:{_alternatives('ja', 'persons')}))"
        rf"|(?<![{HAN}])[{data()['ja']['surnames']}][{HAN}]{{2}}(?=、|の[各両]氏|ら\d|と[{HAN}]{{3}}(?![{HAN}]))"
        rf"|第\d+[{HAN}]{{1,8}}(?:隊|団|師|旅団|連隊)"
        rf"|(?:[ァ-ヶー・＝A-Za-z0-9.\-]+[{HAN}]{{0,6}}(?:{heads})(?![長員相官]))"
        rf"|[ァ-ヶーA-Za-z][ァ-ヶー・＝A-Za-z0-9.\- ]*[ァ-ヶーA-Za-z0-9]"
        rf"|[{HAN}]{{3,12}}(?:銀行|会社|公社|総局|参謀部|研究所|旅団|部隊|学院|航空隊|軍団|科技|海運|船舶|商事)(?![長員相官])"
    )


def _japanese(piece: str) -> Iterator[str]:
    piece = _BRACKETS.sub("", piece)
    found = quoted(piece)
    nouns = frozenset(data()["ja"]["nouns"])
    hidden = without_quoted(piece)
    for match in _japanese_name().finditer(hidden):
        name = match.group().strip(" ・")
        short = (
            not any("ァ" <= letter <= "ヶ" or letter.isascii() for letter in name)
            and len(name) < 3
            and hidden[match.end() : match.end() + 1] != "氏"
        )
        if name in nouns or is_country(name) or short or (name.isascii() and len(name) < 3) or name in data()["ja"]["roles"]:
            continue
        if (
            _begins_with_country(name)
            or name[0].isdigit()
            or hidden[match.end() : match.end() + 1] == "\x00"
            or (len(name) < 3 and not name[0].isascii())
        ):
            continue
        found.append((match.start(), name))
    yield from (name for _, name in sorted(found))


# --- Chinese -------------------------------------------------------------------------------------------------------------------------

_CHINESE_CUTS: Final = re.compile(r"[、，,;；]|以及|和|与|與|及|跟")
_CHINESE_END: Final = re.compile(r"等(?:[0-9一二两兩三四五六七八九十多]*[名家艘个個人位项項间間]?.{0,12})?$|的资产$|的資產$")
_SPELLED: Final = re.compile(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}$")
_COUNTED: Final = re.compile(
    r"其?[0-9一二两兩三四五六七八九十]+[名家艘个個位](?:公司|银行|銀行|企业|企業|船只|船隻|货船|貨船|机构|機構|实体|實體)(?=.{3})"
)
_CHINESE_PERSON: Final = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,3}}")


def _chinese(piece: str) -> Iterator[str]:
    for item in _split(_BRACKETS.sub("", piece), _CHINESE_CUTS):
        inner = quoted(item)
        if inner:
            yield from (name for _, name in inner)
            continue
        name = _of_chinese(_CHINESE_END.sub("", item.strip()))
        if name is not None:
            yield name


def _of_chinese(item: str) -> str | None:
    counted = _COUNTED.match(item)
    item = item[counted.end() :] if counted is not None else item  # "其两家公司阿萨特良公司"
    if _NUMBER.search(item) or not item:
        return None
    if item.endswith(tuple(data()["zh"]["heads"])) and len(item) > _PERSON and not is_country(item):
        bare = _without_country(_without_role(item))
        return bare if bare not in data()["zh"]["heads"] else None
    roles = list(_chinese_roles().finditer(item))
    if roles:
        behind, before = item[roles[-1].end() :], item[: roles[0].start()]
        if _CHINESE_PERSON.fullmatch(behind):
            return behind
        return before if not behind and _CHINESE_PERSON.fullmatch(before) and not _begins_with_country(before) else None
    if len(item) == _PERSON and item[0] in data()["zh"]["surnames"] and not _begins_with_country(item):
        return item
    if "·" in item:
        spelled = _SPELLED.search(_without_country(item))
        return spelled.group() if spelled else None
    latin = _LATIN.search(item)
    return latin.group() if latin and latin.group() == item else None


@cache
def _chinese_roles() -> re.Pattern[str]:
    return re.compile(f"(?:{_alternatives('zh', 'roles')})")


def _without_role(item: str) -> str:
    """Without what says what it is ("其运营商")."""
    bare = item.removeprefix("其")
    found = _chinese_roles().match(bare)
    return bare[found.end() :] if found is not None and len(bare) - found.end() > _PERSON else bare


def _without_country(item: str) -> str:
    """A Chinese name without the country before it, where what is left names more than a bank."""
    for country in data()["zh"]["countries"]:
        rest = item.removeprefix(country)
        if rest != item and len(rest) > 4:
            return rest
    return item
