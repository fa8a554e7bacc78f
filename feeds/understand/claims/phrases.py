"""Phrases of ours as patterns: words that stand in one clause in this order, with a little between them."""

import re
from collections.abc import Iterable

from feeds.understand.text import fold, is_cjk, is_hangul


def phrases(forms: Iterable[str], *, gap: int, east_gap: int) -> str:
    """The source of a pattern for any of these phrases in folded text, the longest first; "(?!)" for none.

    Args:
        forms: "word word" are two words of one clause in this order, "stem*" is a beginning. In Korean, Japanese and Chinese a space is
            what stands between two pieces, "_" is a space, and nothing needs a border.
        gap: Characters that may stand between two words.
        east_gap: The same for Korean, Japanese and Chinese.
    """
    ordered = sorted({fold(form).text for form in forms}, key=lambda form: (-len(form), form))
    west = "|".join(_phrase(form, gap) for form in ordered if not _is_east(form))
    between = rf"[^.!?。、，,:;]{{0,{east_gap}}}?"
    east = "|".join(between.join(map(re.escape, form.split(" "))).replace("_", " ") for form in ordered if _is_east(form))
    # The border stands before the whole group, so that the forms are tried where a word begins and nowhere else.
    return "|".join([rf"(?<!\w)(?:{west})"] * bool(west) + [east] * bool(east)) or "(?!)"


def _is_east(form: str) -> bool:
    return is_cjk(form[0]) or is_hangul(form[0])


def _phrase(form: str, gap: int) -> str:
    between = rf"(?!\w)[^.!?:;,]{{0,{gap}}}?(?<!\w)"
    return between.join(re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else r"(?!\w)") for word in form.split(" "))
