"""What stands around a report in feeds: datelines, calls to subscribe, rows of headlines. The words are data (furniture.toml).

What different reports of one agency share, for comparing texts, is in terms.py; here it is about what a reader should not be shown.
"""

import re
from functools import cache
from typing import Final

from feeds.understand.tables import read_table
from feeds.understand.text import fold, is_hangul

_WORDS: Final = "furniture.toml"
_CITY: Final = r"[A-ZÀ-ÞА-ЯІЇЄ][^\W\d_]{1,20}"
_PLACE: Final = rf"{_CITY}(?:[ /,·-]{{1,2}}{_CITY}){{0,5}}"
_DAY: Final = r"(?:[^\W\d_]{3,9}\.? \d{1,2}|\d{1,2}\.? [^\W\d_]{3,9}\.?)(?:,? \d{4})?"
_DASH: Final = r"\s?(?:--?|[–—])\s+"
# A dateline that stands at a sentence's start and may be left off whole: the sentence behind it stays word for word.
_SURE: Final = re.compile(
    r"\([^()\n=]{1,40}=[^()\n]{1,20}\)(?:[^=\n]{0,60}(?:기자|특파원) ?=)?\s*"  # (서울=연합뉴스) 홍길동 기자 =
    r"|\[[^\[\]\n=]{1,20}=[^\[\]\n]{1,20}\](?:[^=\n]{0,40}=)?\s*"  # [서울=뉴시스] 홍길동 기자 =
    r"|【[^】\n]{1,30}】\s*"
    # [ソウル 26日 ロイター] -
    r"|[(（\[［〔][^()（）\[\]［］〔〕\n]{0,30}(?:ロイター|共同|時事|聯合ニュース|[日社][电電]|专电|專電)[)）\]］〕](?:\s?[-–—]+)?\s*"
    r"|[^\s，。、()（）]{2,16}\d{1,2}日[电電讯訊][\s:：]*"  # 新华社首尔2月26日电
    r"|(?:INTERFAX|ИНТЕРФАКС)[.A-ZА-ЯІЇЄ-]{0,12}"
    + _DASH
    + r"|[가-힣]{2,6}\([^()\n]{2,10}\)"
    + _DASH
    + r"|[^\n/]{0,40}/(?:TASS|ТАСС)[^/\n]{0,20}/[.\s–—-]*"
)
# These are only likely, so that a second dash in the sentence speaks against them: "Russia's army (VSRF) – the second in rank – said".
_PARENTHESIS: Final = re.compile(
    rf"(?P<head>(?:By )?{_PLACE}(?:,? {_DAY})?|{_DAY})?,?\s?"  # SEOUL, Feb. 26 (Yonhap) --
    rf"\((?P<agency>[^\W\d_][^()\d\n]{{1,20}})\)(?P<dash>{_DASH}|[.:]?\s+)"
)
_PLAIN: Final = re.compile(rf"(?P<place>{_PLACE})(?P<day>,? {_DAY})?{_DASH}")  # WASHINGTON, March 18 —
# Copy of Russian agencies ends its dateline with a full stop: МОСКВА, 26 фев — РИА Новости, Иван Петров.
_AGENCY: Final = rf"(?:ТАСС|РИА|Интерфакс|ИНТЕРФАКС|Укринформ|Укрінформ|УНН|УНИАН|УНІАН|TASS|Interfax)(?:,? {_CITY}){{0,4}}"
_WHOLE: Final = re.compile(
    rf"(?:[A-ZА-ЯІЇЄ]{{3,}}[A-ZА-ЯІЇЄ -]{{0,20}}|{_CITY}), {_DAY}(?: года?)?(?:{_DASH}{_AGENCY}| \([^()]{{2,20}}\)| /[^/]{{2,20}}/)?\.?"
    rf"|/?(?:TASS|ТАСС)/?, {_DAY}\.?|/[^\W\d_][^/\n.]{{1,20}}/\.?"
)
_SECOND_DASH: Final = re.compile(r"\s(?:--?|[–—])\s")
_KOREAN_ENDS: Final = "다요음함됨임죠까"
_CUT: Final = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\(\.\.\.\))[\"”»』」')]*$")
_BYLINE: Final = re.compile(r"(?:By|Von|Par|Автор:?) [A-ZÄÖÜА-Я][^.!?]{2,60}$|.{0,40}(?:기자|특파원)(?: \S+@\S+)?$|\S+@\S+$")
_HEADLINES: Final = re.compile(r"\+\+\+|▲|■|●|◆|•|;| \| ")
_MANY_HEADLINES: Final = 2
_LONGEST_SILENCE: Final = 120


@cache
def _folded(section: str, key: str) -> tuple[str, ...]:
    return tuple(fold(form).text for form in read_table(_WORDS)[section][key])


def dateline_end(sentence: str) -> int:
    """How many characters at the start of a sentence are a dateline, 0 if there is none; never the whole sentence."""
    sure = _SURE.match(sentence)
    if sure is None and _WHOLE.fullmatch(sentence):
        return 0
    end = sure.end() if sure else _likely_end(sentence)
    return end if end < len(sentence) else 0


def _likely_end(sentence: str) -> int:
    """The end of a dateline that a part of a sentence could be mistaken for; what follows it must begin as a sentence does."""
    found = _PARENTHESIS.match(sentence)
    if found is not None:
        agency = fold(found["agency"]).text
        known = any(name in agency for name in _folded("datelines", "agencies"))
        plain = found["head"] is not None and found["dash"].strip("., :") != "" and _SECOND_DASH.search(sentence, found.end()) is None
        likely = known or (plain and fold(found["head"].split()[0]).text not in _folded("datelines", "no_places"))
    else:
        found = _PLAIN.match(sentence)
        if found is None:
            return 0
        known = fold(re.split("[,/]", found["place"])[0]).text in _folded("datelines", "cities")
        likely = (known or (found["day"] is not None and found["place"].isupper())) and _SECOND_DASH.search(sentence, found.end()) is None
    return found.end() if likely and not sentence[found.end() : found.end() + 1].islower() else 0


def is_furniture(sentence: str, folded: str) -> bool:
    """Whether a sentence is the page's and not the report's: an invitation, a cookie note, a byline, a credit, a dateline.

    Args:
        sentence: As it stands.
        folded: The same, folded.
    """
    if folded.startswith(_folded("sentences", "starts")) or _BYLINE.fullmatch(sentence) or _WHOLE.fullmatch(sentence):
        return True
    return any(phrase in folded for phrase in _folded("sentences", "contains"))


def is_cut(sentence: str) -> bool:
    """Whether the feed itself cut the sentence off ("... the ministry ...")."""
    return _CUT.search(sentence, max(0, len(sentence) - 10)) is not None


def is_hanging(folded: str) -> bool:
    """Whether a folded sentence without a full stop breaks off.

    It does behind a comma, behind a word that something must follow ("sent shells to"), and in Korean behind anything but a verb's ending.
    """
    if is_hangul(folded[-1:]):
        return folded[-1] not in _KOREAN_ENDS
    return folded[-1:] in set(",;:-(") or folded.rsplit(" ", maxsplit=1)[-1] in _folded("sentences", "hanging")


def is_orphan(folded: str) -> bool:
    """Whether a folded sentence leans on the one before it ("He added that ...")."""
    return folded.startswith(_folded("orphans", "starts"))


def is_silence(sentence: str, folded: str) -> bool:
    """Whether a short sentence without a figure tells only that somebody did not comment.

    Args:
        sentence: As it stands.
        folded: The same, folded.
    """
    if len(sentence) > _LONGEST_SILENCE or any(map(str.isdigit, sentence)):
        return False
    return any(phrase in folded for phrase in _folded("silences", "contains"))


def is_row_of_headlines(title: str) -> bool:
    """Whether a title is that of a ticker or press review: by its words, or because it is several headlines in a row."""
    folded = fold(title).text
    return any(word in folded for word in _folded("round_ups", "titles")) or len(_HEADLINES.findall(title)) >= _MANY_HEADLINES


def is_labelled(title: str) -> bool:
    """Whether a title says whose headlines follow ("Papers: ..."); it may still be one headline."""
    folded = fold(title).text
    return any(word in folded for word in _folded("round_ups", "labels"))


def is_market_report(title: str) -> bool:
    """Whether a title is that of a report on prices, which names in passing what moved them."""
    folded = fold(title).text
    return any(word in folded for word in _folded("round_ups", "markets"))


@cache
def round_up_matters() -> frozenset[str]:
    """The matters (matters.toml) by which a sentence is on the beat; all others any story of a day may hold."""
    return frozenset(read_table(_WORDS)["round_ups"]["matters"])
