"""Under what somebody was listed: orders, decisions, resolutions and packages, as a passage names them; the words are data."""

import re
from functools import cache
from typing import Final

from feeds.understand.claims.listing_words import data
from feeds.understand.text import fold, is_cjk, is_hangul

_NUMBER: Final = (
    r"(?: ?(?:\((?:pesc|cfsp|gasp|ue|eu)\))?,? ?(?:no\.?|nr\.?|n°|№|第|제)? ?\d{1,5}(?:/\d{1,5})?(?:/(?:cfsp|gasp|pesc))?(?: ?[号號호])?)"
)


def programme(passage: str, side: str) -> str | None:
    """The programme of a side that a passage names, as it writes it; None for none.

    Args:
        passage: A sentence, as written; its first 2,000 code points are read.
        side: Who lists ("usa").
    """
    pattern = _pattern(side)
    if pattern is None:
        return None
    folded = fold(passage[:2_000])
    found = pattern.search(folded.text)
    if found is None:
        return None
    start, end = folded.span(*found.span())
    return passage[start:end].strip()


@cache
def _pattern(side: str) -> re.Pattern[str] | None:
    table = data()["programmes"]
    forms = table.get(side, {}).get("words", ())
    parts = [r"\d{1,5}".join(map(_phrase, form.split("{}"))) if "{}" in form else _phrase(form) + _NUMBER for form in forms]
    parts += [_phrase(form) for form in table["named"].get(side, ())]
    if side == "eu":
        parts += [_round(form) for form in table["rounds"]["words"]]
    return re.compile("|".join(parts)) if parts else None


def _phrase(form: str) -> str:
    """A literal phrase; a star stands for an ending; between letters it stands alone."""
    folded = fold(form).text
    body = r"\w{0,6}".join(re.escape(part) for part in folded.split("*"))
    dense = is_cjk(folded[0]) or is_hangul(folded[0])
    return body if dense else rf"(?<!\w){body}"


def _round(form: str) -> str:
    words = "|".join(r"\w{0,6}".join(map(re.escape, fold(word).text.split("*"))) for word in data()["programmes"]["rounds"]["numbers"])
    number = rf"(?:\d{{1,2}}(?:\.|st|nd|rd|th|-?го|-?й|-?м|-?ым|-?го|e|ème)?|{words})"
    before, _, behind = fold(form).text.partition("{}")
    border = r"(?<!\w)" if not before else ""
    body = r"\w{0,6}".join(re.escape(part) for part in behind.split("*"))
    return f"{border}{re.escape(before)}{number}{body}"
