"""Through whom an article came: credits in datelines and brackets, and outlets that are named by what they are.

A known outlet is found by outlets.py wherever it stands. This file finds those that no list holds: "SEOUL (Harbour Wire) -",
"(서울=동해통신)", "агентство «Порт»", "the Harbour Herald". Every pattern is bounded and read over a sentence, or over the first and last
`_EDGE` characters of the text.
"""

import re
from functools import cache
from typing import Final

from feeds.understand.claims.outlets import endings, interviews, kinds, outlets_in
from feeds.understand.claims.speakers import identify
from feeds.understand.text import fold

_EDGE: Final = 120
_MOST: Final = 4
_CREDITS: Final = (
    re.compile(r"^\s*[(\[【［（〔](?:[^()\[\]=】\n]{1,30}(?:=|＝))(?P<name>[^()\[\]【】\n]{2,30}?)[)\]】］）〕]"),  # (서울=동해통신)
    re.compile(r"^\s*【(?P<name>[^】=\n\d]{2,20})】"),
    re.compile(r"^\s*[A-ZÀ-ÞА-ЯІЇЄ][^()\n—]{1,40}\((?P<name>[A-ZÀ-ÞА-ЯІЇЄ][^()\d\n]{1,30})\)\s?[-–—.:]"),  # SEOUL (Harbour Wire) -
    re.compile(r"^\s*\((?P<name>[A-ZÀ-ÞА-ЯІЇЄ][^()\d\n]{1,30})\)\s?[-–—]"),
    re.compile(r"^\s*[A-ZÀ-ÞА-ЯІЇЄ][^.\n]{1,40}?\s[-–—]\s(?P<name>[A-ZА-ЯІЇЄ][\w«»\" -]{1,25})[.,]\s"),  # МОСКВА, 26 фев — Порт.
    re.compile(r"^\s*[（(](?P<name>[一-鿿ァ-ヺー]{2,12})(?:[一-鿿]{2,6}\d{1,2}日)?[）)]"),
    re.compile(r"^\s*(?P<name>[一-鿿]{2,8}社)[一-鿿]{2,8}\d{1,2}日[电電]"),
)
_SIGNATURE: Final = re.compile(r"[(（\[【](?P<name>[^()（）\[\]【】\d\n]{2,30})[)）\]】]\s*$|[-–—]\s?(?P<last>[A-Z]{2,6}|[a-z]{3})\s*$")
_LATIN_NAME: Final = r"[\"“„«]?((?:The )?[A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.-]*(?: [A-ZÀ-ÞА-ЯІЇЄҐ][\w'’.-]*){0,3})[\"”“»]?"
_QUOTED: Final = r"[«„“\"‘'《「『]([^«»„“”\"‘’《》「」『』\n]{2,30})[»“”\"’'》」』]"
_ENGLISH: Final = re.compile(
    r"((?:[A-Z][\w'-]+ ){1,3}(?:Press|Wire|Newswire|News|Times|Post|Herald|Tribune|Gazette|Journal|Dispatch|Agency|Daily|Courier|Observer"
    r"|Chronicle|Telegraph|Review|Mail|Bulletin|Standard|Ilbo|Shimbun))(?!\w)"
)
_KOREAN: Final = re.compile(
    r"(?<![가-힣A-Za-z])([가-힣A-Za-z]{1,8}(?:통신|신문|일보|뉴스|방송|타임스|저널|포스트|헤럴드|와이어))(?=[은는이가을를의에와과도로,)]|\s|$)"
)
_EAST: Final = re.compile(
    r"(?<![一-鿿ァ-ヺー])([一-鿿ァ-ヺー]{2,8}?(?:通信社|通信|新聞社|新聞|通讯社|通訊社|日报|日報|时报|時報|周刊|週刊|电视台|電視台|放送|テレビ|ニュース))"
)
_READS_AS: Final = {"ru": r"(?:пишет|сообщает|передает|передаёт)", "uk": r"(?:пише|повідомляє|передає|інформує)"}
_NOT: Final = re.compile(
    r"(?:국영|관영|중앙|국가|당국|언론|전파|위성|衛星|国営|電気)?(?:통신|通信)$|(?:各|日本|韓国|当地|国営|官方|官营)(?:通信|放送|新聞|テレビ|ニュース)$"
)


def credited(text: str, language: str) -> tuple[str, ...]:
    """Whom a text credits in its dateline or at its end."""
    found: list[str] = []
    head = text[:_EDGE]
    for pattern in _CREDITS:
        match = pattern.match(head)
        if match is not None and _is_credit(match["name"], language):
            found.append(match["name"].strip('«»"“” ').split(",")[0])
            break
    tail = text[-_EDGE:].rstrip()
    match = _SIGNATURE.search(tail) if len(text) > _EDGE else None
    name = (match["name"] or match["last"]) if match else None
    if name and outlets_in(name):
        found += [each for each, _ in outlets_in(name)]
    return tuple(dict.fromkeys(found))


def _is_credit(name: str, language: str) -> bool:
    """Whether what stands in brackets at the beginning may be an agency: no office, no place, no abbreviation of what was just named."""
    speaker = identify(name, language)
    return bool(outlets_in(name)) or speaker is None or (speaker.office is None and bool(endings(language).search(fold(name).text)))


@cache
def _by_kind(language: str) -> re.Pattern[str]:
    """A word for an outlet with a name behind it: "die Agentur Ostdienst", "газета «Порт»"."""
    return re.compile(
        rf"(?i:{kinds(language).pattern}|{interviews(language).pattern})\w{{0,3}}\s?(?:(?:der|dem|le|la|the) )?(?:{_QUOTED}|{_LATIN_NAME})"
    )


def named(passage: str, language: str) -> tuple[str, ...]:
    """The outlets of a sentence, known or named by what they are, in its order."""
    found = [(span[0], name) for name, span in outlets_in(passage)]
    taken = [span for _, span in outlets_in(passage)]
    for pattern in _patterns(language):
        for match in pattern.finditer(passage):
            at = next(index for index in range(1, pattern.groups + 1) if match[index])
            start, end = match.span(at)
            name = match[at].strip("., ")
            clear = not any(first < end and start < last for first, last in taken)
            if clear and not _NOT.search(name) and _is_open(name, language):
                found.append((start, name))
                taken.append((start, end))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))[:_MOST]


def _is_open(name: str, language: str) -> bool:
    speaker = identify(name, language)
    return speaker is None or (speaker.office is None and speaker.person is None and " " in name)


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    own = {"en": (_ENGLISH,), "ko": (_KOREAN,), "ja": (_EAST,), "zh": (_EAST,)}.get(language, ())
    reads = (re.compile(rf"(?<!\w){_READS_AS[language]} {_QUOTED}"),) if language in _READS_AS else ()
    return (*reads, _by_kind(language), *own)
