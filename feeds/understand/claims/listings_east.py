"""One sentence that lists somebody, in Korean, Japanese and Chinese: whom, and by whom where it says so.

As `listings`, for languages in which those listed stand before the act (Korean, Japanese) or inside its phrase (Chinese).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from feeds.understand.claims.listed_names_east import korean_subjects, names
from feeds.understand.claims.listers import LISTERS, Side, sides_in
from feeds.understand.claims.listing_words import either, forms
from feeds.understand.claims.listings import LONGEST, Kind, Listing
from feeds.understand.claims.older import is_older
from feeds.understand.text import Span

_NEVER_BEFORE: Final = 14
_NEVER_BEHIND: Final = 14
_EVADED: Final = 4  # characters before the act's phrase, in which "联合国制裁" is whose sanctions somebody breaks
_OLD_BEFORE: Final = 30
_OPENING: Final = 30
_ZONE: Final = 400
_TOPIC_BEHIND: Final = 16
_FOLLOWED: Final = re.compile(r"에 이어|에 이은|と歩調|に続|に続き|に次|ととも|와 함께|과 함께|와 별도|과 별도")
_FOLLOWING: Final = re.compile(r"(?:继|繼|随|隨|跟随|跟隨|与|與|和)$")
_SPACE: Final = re.compile(r"\s")
_OBJECT: Final = re.compile("[을를](?= )")
_KOREAN_TOPIC: Final = re.compile(r"[가-힣A-Za-z)\]](?:은|는|이|가)(?= )")
_COPULA: Final = re.compile("(?:으로|로),? |다\\.|이다|등이|[가이] 포함|[가이] 올")
_ACCUSED: Final = re.compile(r"(?<=혐의를),\s")
_STOP: Final = re.compile("[，。；;]|因(?!特)|涉")
_MARK: Final = re.compile("[，,：:]")
_CLAUSE: Final = re.compile(r"[,，;；]|며 |고 |は、|が、|で、")


def listing(passage: str, language: str, published: date | None) -> Listing | None:
    """What a sentence lists, or None where it lists nobody.

    Args:
        passage: The sentence, as written.
        language: "ko", "ja" or "zh".
        published: The day of publication, for years that are over.
    """
    passage = passage[:LONGEST]
    acts = [
        act
        for act in {"ko": _korean, "ja": _japanese, "zh": _chinese}[language](passage)
        if not _is_none(passage, language, act, published)
    ]
    found: list[str] = []
    for _, zone, _ in acts:
        found += [name for name in names(passage[slice(*zone)], language) if name not in found]
    if acts:
        (at, _), zone, kind = acts[0]
        sides = sides_in(passage, language)
        acting = _side(passage, sides, at, zone) if kind is Kind.ACT else ()
        if acting is None:
            return None
        listers = {passage[side.start : side.end] for side in sides if side.name in LISTERS}
        return Listing(kind=kind, sides=acting, names=tuple(name for name in found if name not in listers), at=at)
    return _told_of(passage, language)


_Act = tuple[Span, Span, Kind]


def _korean(passage: str) -> Iterator[_Act]:
    for found in either("ko", "lists").finditer(passage):
        start = max(0, found.start() - _ZONE)
        cuts = [
            start,
            *(match.end() for match in either("ko", "clause").finditer(passage, start, found.start()) if passage[match.end()] == " "),
        ]
        listers = [side.end for side in sides_in(passage[: found.start()], "ko") if side.name in LISTERS]
        topics = [match.end() for end in listers if (match := _KOREAN_TOPIC.search(passage, end - 1, end + _TOPIC_BEHIND))]
        cuts += [topic for topic in topics[:1] if topic <= found.start()]
        end = _before_own(passage, max(cuts), found.start())
        if not passage[max(cuts) : end].strip():  # "... 을 행정명령에 따라 제재 대상으로"
            end = max((match.end() for match in _OBJECT.finditer(passage, start, end)), default=start)
            cuts = [cut for cut in cuts if cut < end] or [start]
        yield found.span(), (max(cuts), end), Kind.ACT
    yield from _going_on(passage, "ko")


def _before_own(passage: str, start: int, end: int) -> int:
    """Where those listed end: before words that belong to the act ("독자 제재 대상")."""
    while True:
        piece = passage[start:end].rstrip()
        word = _SPACE.split(piece)[-1]
        if not word or word not in forms("ko", "own"):
            return end
        end = start + len(piece) - len(word)


def _going_on(passage: str, language: str) -> Iterator[_Act]:
    found = either(language, "goes_on").search(passage, 0, 2 * _OPENING)
    if found is not None and found.start() <= _OPENING:
        ended = _COPULA.search(passage, found.end()) if language == "ko" else None
        yield found.span(), (found.end(), ended.start() if ended is not None else len(passage)), Kind.GOES_ON


def _japanese(passage: str) -> Iterator[_Act]:
    strong = either("ja", "strong").search(passage) is not None
    for found in either("ja", "lists").finditer(passage):
        start = max(0, found.start() - _ZONE)
        cuts = [start, *(match.end() for match in either("ja", "cuts").finditer(passage, start, found.start()))]
        yield found.span(), (max(cuts), found.start()), Kind.ACT if strong else Kind.GOES_ON
    yield from _going_on(passage, "ja")


def _chinese(passage: str) -> Iterator[_Act]:
    strong = either("zh", "strong").search(passage) is not None
    for found in either("zh", "lists").finditer(passage):
        opens = either("zh", "opens").finditer(passage, max(0, found.start() - _ZONE), found.start())
        opened = [match for match in opens if not either("zh", "not_opens").match(passage, match.end())]
        if opened and strong:
            yield found.span(), (opened[-1].end(), found.start()), Kind.ACT
    for found in either("zh", "passive").finditer(passage):
        start = max((match.end() for match in either("zh", "says").finditer(passage, 0, found.start())), default=0)
        yield found.span(), (start, found.start()), Kind.ACT
    for found in either("zh", "directly").finditer(passage):
        evaded = either("zh", "evades").search(passage, max(0, found.start() - _EVADED), found.start())
        if not (evaded or either("zh", "not_directly").match(passage, found.end())):
            yield found.span(), (found.end(), _clause_end(passage, found.end())), Kind.ACT
    goes_on = either("zh", "goes_on").search(passage)
    if goes_on is not None:
        yield goes_on.span(), (goes_on.end(), _clause_end(passage, goes_on.end())), Kind.GOES_ON


def _clause_end(passage: str, start: int) -> int:
    found = _STOP.search(passage, start)
    return found.start() if found is not None else len(passage)


def _told_of(passage: str, language: str) -> Listing | None:
    """A sentence that tells what somebody is accused of, which counts only behind an act that gave numbers."""
    told: tuple[str, ...] = ()
    if language == "ko" and (either("ko", "belongs").search(passage) or either("ko", "accuses").search(passage)):
        told = tuple(dict.fromkeys(name for part in _ACCUSED.split(passage) for name in korean_subjects(part)))
    found = either("zh", "told").search(passage) if language == "zh" else None
    if found is not None:
        told = names(_MARK.split(passage[: found.start()])[-1], language)
    return Listing(kind=Kind.BELONGS, sides=(), names=told, at=0) if told else None


def _is_none(passage: str, language: str, act: _Act, published: date | None) -> bool:
    """Whether the words around a phrase make it no act: a call, a plan, a denial, a lifting, or an older act."""
    (start, end), _, _ = act
    never = either(language, "never")
    if never.search(passage, max(0, start - _NEVER_BEFORE), min(len(passage), end + _NEVER_BEHIND)):
        return True
    before = max((match.end() for match in _CLAUSE.finditer(passage, 0, start)), default=0)
    return is_older(passage[max(before, start - _OLD_BEFORE) : end], published)


def _side(passage: str, sides: tuple[Side, ...], at: int, zone: Span) -> tuple[str, ...] | None:
    """Who lists: the first side before those listed; () where none is named, None where it is somebody whose lists are not told of."""
    before = [side for side in sides if side.end <= zone[0] or (side.end <= at < zone[0])]
    acting = [side for side in before if side.name in LISTERS and not _is_beside(passage, side)]
    if acting:
        return (acting[0].name,)
    subject = [
        side
        for side in before
        if re.match(r"(?:政府|外務省|外交部|国防部|정부|외무성|当局)?[はが는은이가]", passage[side.end : side.end + 6])
    ]
    return None if subject else ()


def _is_beside(passage: str, side: Side) -> bool:
    return _FOLLOWED.match(passage, side.end) is not None or _FOLLOWING.search(passage[max(0, side.start - 2) : side.start]) is not None
