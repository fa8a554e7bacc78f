"""The words by which claims and denials are read, ready for use; the words themselves are data (cues.toml)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from feeds.types.claim import Direction
from feeds.understand.claims.phrases import phrases
from feeds.understand.tables import read_table
from feeds.understand.text import fold, is_cjk, is_hangul

_WORDS: Final = "claims/cues.toml"
_SHARED: Final = frozenset({"goods", "others"})  # tables of no one language
_BOUGHT: Final = 30  # characters between a verb of buying and whom it was bought from
_GAP: Final = r"(?!\w)(?:[^.!?]|\.(?=\d)){1,80}?(?<!\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """One language's words, folded.

    Attributes:
        directions: Matches a phrase that says where goods go; the group's name is the direction's.
        bought: The same for phrases with words between ("bought ... at"), which count before those that stand in them.
        posts: Ends a text behind which a country is where somebody is posted.
        back: Matches a phrase that says that something went the other way ("in return").
        back_for: Matches a phrase in front of what something went the other way for ("in return for").
        russia: Matches a name of Russia.
        dprk: Matches a name of North Korea.
        says: Matches a verb of saying.
        according: Matches what stands before a speaker.
        according_end: Matches what stands behind a speaker.
        citing: Matches what stands before a relayed source.
        citing_end: Matches what stands behind a relayed source.
        stops: Words at which a speaker's name ends.
        skips: Words that may stand between a speaker's name and the verb: adverbs, auxiliaries, weekdays.
        articles: Words before a name that are no part of it.
        nobody: Words that name no speaker.
        pronouns: Of those, the ones that mean the speaker of the sentence before.
        leads: Words that open a clause without being a part of the name behind them.
        joined: Words that go on with the name of an office.
        sent_to: Words that go on with the name of an envoy or adviser ("ambassador to the UN").
        heads: Words for heads of what stands behind them in the genitive.
        made_by: Words between a thing and who made it.
        passive: Words behind which a verb tells what was done to its subject.
        cuts: Matches a word at which the name of a Chinese speaker ends.
        reports: Matches a word for what a Chinese speaker published.
        denies: Matches a word of denial, or two of one sentence.
        denial_hints: One of these stands in every passage that `denies` matches; asked first, since it is far cheaper.
        admits: Phrases that turn a denial round.
        spaced: Whether the language parts words by spaces and has no particles behind names.
    """

    directions: tuple[tuple[Direction, re.Pattern[str]], ...]
    bought: tuple[tuple[Direction, re.Pattern[str]], ...]
    posts: re.Pattern[str]
    back: re.Pattern[str]
    back_for: re.Pattern[str]
    russia: re.Pattern[str]
    dprk: re.Pattern[str]
    says: re.Pattern[str]
    according: re.Pattern[str]
    according_end: re.Pattern[str]
    citing: re.Pattern[str]
    citing_end: re.Pattern[str]
    stops: frozenset[str]
    skips: frozenset[str]
    articles: frozenset[str]
    nobody: frozenset[str]
    pronouns: frozenset[str]
    leads: frozenset[str]
    joined: frozenset[str]
    sent_to: frozenset[str]
    heads: frozenset[str]
    made_by: frozenset[str]
    passive: frozenset[str]
    cuts: re.Pattern[str]
    reports: re.Pattern[str]
    denies: re.Pattern[str]
    denial_hints: tuple[str, ...]
    admits: re.Pattern[str]
    spaced: bool


@cache
def cues(language: str) -> Cues | None:
    """The words of a language, or None for one that is not known here; read once per process and language."""
    table = read_table(_WORDS).get(language)
    return None if language in _SHARED or table is None else _cues(language, table)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words here."""
    return tuple(name for name in read_table(_WORDS) if name not in _SHARED)


@cache
def goods() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Canonical goods with a pattern for their words in all languages."""
    return tuple((name, any_of(words, stems=True)) for name, words in read_table(_WORDS)["goods"].items())


@cache
def others() -> re.Pattern[str]:
    """Matches a word for other countries' people and things."""
    return any_of(read_table(_WORDS)["others"]["words"], stems=True, particles=True)


def _posts(table: Mapping[str, Any]) -> re.Pattern[str]:
    """A title with the country that it is held for: "ambassadeur de Russie", "посол России"."""
    names = "|".join(sorted(map(re.escape, {fold(name).text for name in (*table["russia"], *table["dprk"])}), key=len, reverse=True))
    return re.compile(rf"(?:{phrases(table.get('posts', ()), gap=1, east_gap=1)})(?: (?:(?:de|du|des|von|der) )?(?:{names}))? $")


def _cues(language: str, table: Mapping[str, Any]) -> Cues:
    to_russia = [form.format(name) for form in table["to"] for name in table["russia"]]
    from_russia = [form.format(name) for form in table["from"] for name in table["russia"]]
    to_dprk = [form.format(name) for form in table["to"] for name in table["dprk"]]
    from_dprk = [form.format(name) for form in table["from"] for name in table["dprk"]]
    bought = {side: [form.format(name) for form in table["bought"] for name in table[side]] for side in ("russia", "dprk")}
    return Cues(
        directions=(
            (Direction.DPRK_TO_RUSSIA, any_of(to_russia + from_dprk)),
            (Direction.RUSSIA_TO_DPRK, any_of(to_dprk + from_russia)),
        ),
        bought=(
            (Direction.DPRK_TO_RUSSIA, re.compile(phrases(bought["dprk"], gap=_BOUGHT, east_gap=_BOUGHT))),
            (Direction.RUSSIA_TO_DPRK, re.compile(phrases(bought["russia"], gap=_BOUGHT, east_gap=_BOUGHT))),
        ),
        posts=_posts(table),
        back=_but(table["back"], table.get("back_for", ())),
        back_for=any_of(table.get("back_for", ())),
        russia=any_of(table["russia"], stems=True),
        dprk=any_of(table["dprk"], stems=True),
        says=any_of([*table["says"], *table["denying"]]),
        according=any_of(table.get("according", ())),
        according_end=any_of(table.get("according_end", ()), particles=True),
        citing=any_of(table.get("citing", ())),
        citing_end=any_of(table.get("citing_end", ()), particles=True),
        stops=_words(table.get("stops", ())),
        skips=_words(table.get("skips", ())),
        articles=_words(table.get("articles", ())),
        nobody=_words(table["nobody"]),
        pronouns=_words(table.get("pronouns", ())),
        leads=_words(table.get("leads", ())),
        joined=_words(table.get("joined", ())),
        sent_to=_words(table.get("sent_to", ())),
        heads=_words(table.get("heads", ())),
        made_by=_words(table.get("made_by", ())),
        passive=_words(table.get("passive", ())),
        cuts=any_of(table.get("cuts", ())),
        reports=any_of(table.get("reports", ())),
        denies=any_of(table["denies"], apart=True),
        denial_hints=tuple({fold(form).text.split(" ")[0].rstrip("*$") for form in table["denies"]}),
        admits=any_of(table["admits"]),
        spaced=language not in {"ko", "ja", "zh"},
    )


def _words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(form).text for form in forms)


def _but(forms: Iterable[str], longer: Iterable[str]) -> re.Pattern[str]:
    """A pattern for these phrases where none of the longer ones stands that begin with them."""
    return re.compile(f"(?!{any_of(longer).pattern})(?:{any_of(forms).pattern})")


def any_of(forms: Iterable[str], *, stems: bool = False, particles: bool = False, apart: bool = False) -> re.Pattern[str]:
    """A pattern for any of these words and phrases of ours, the longest first; an alternation of literals, so linear in the text.

    Args:
        forms: Words, phrases, "stem*"; with "$" at the end it must end the passage. Alphabetic ones stand between borders of words,
            Korean ones begin at such a border.
        stems: All are beginnings of words.
        particles: Korean ones are particles, which stand behind a word.
        apart: Up to 80 characters of the same sentence may stand between two alphabetic words ("weist ... zurück").
    """
    ordered = sorted({fold(form).text for form in forms}, key=lambda form: (-len(form), form))
    groups: dict[str, list[str]] = {}
    for form in ordered:
        groups.setdefault(_border(form, particles=particles), []).append(_pattern(form, stems=stems, apart=apart))
    # The border stands before the whole group, so that the forms are tried where a word begins and nowhere else.
    parts = [f"{border}(?:{'|'.join(patterns)})" for border, patterns in groups.items()]
    return re.compile("|".join(parts) if parts else "(?!)")


def _border(form: str, *, particles: bool) -> str:
    if is_cjk(form[0]) or (is_hangul(form[0]) and particles) or not form[0].isalnum():
        return ""
    return "(?<![가-힣])" if is_hangul(form[0]) else r"(?<!\w)"


def _pattern(form: str, *, stems: bool, apart: bool) -> str:
    body, end = (form[:-1], "$") if form.endswith("$") else (form, "")
    if is_cjk(body[0]) or is_hangul(body[0]):
        return re.escape(body) + end
    *words, last = body.split(" ")
    inner = [re.escape(word[:-1]) + r"\w{0,12}" if word.endswith("*") else re.escape(word) for word in words]
    open_end = stems or last.endswith("*")
    return (_GAP if apart else " ").join([*inner, re.escape(last.rstrip("*"))]) + ("" if open_end else r"(?!\w)") + end
