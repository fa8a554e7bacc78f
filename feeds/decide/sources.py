"""How many independent sources a story has: copies of one report count once. Pure."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from feeds.types.claim import Claim, Stance
from feeds.types.feed import Tier
from feeds.types.story import Rung
from feeds.understand.claims.outlets import outlets_in
from feeds.understand.text import fold

WEIGHT: Final = {tier: weight for weight, tier in enumerate(Tier)}
"""The smaller, the weightier."""

_COPIES: Final = frozenset({Rung.SAME_ENTRY, Rung.SAME_LINK, Rung.SAME_TEXT, Rung.NEAR_DUPLICATE})
_SHORT: Final = 12  # characters up to which an outlet's full name is shown: "Kyodo News", but "AFP"
_REMEMBERED: Final = 4_096  # names of outlets
_INFLECTION: Final = 2  # letters that a known name may carry at its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One telling, as far as it matters where it has its news from.

    Attributes:
        outlet: Who published it.
        tier: What kind of source that is.
        rung: Why it joined its story, None for the founder.
        claims: What it claims.
        heard_from: The outlets from which it says to have its news as a whole.
    """

    outlet: str
    tier: Tier
    rung: Rung | None
    claims: tuple[Claim, ...] = ()
    heard_from: tuple[str, ...] = ()


def independent(voices: Iterable[Voice]) -> int:
    """How many sources tell it that do not stand on one another.

    Tellings of one outlet are one source; so are those that cite one agency or paper, and that agency or paper itself. A copy of a
    telling (the same link, the same text, a near-duplicate) adds none, nor does an aggregator; who only denies is no source of what is
    denied, unless the denial is the story. With nobody else there, one of those counts.

    Args:
        voices: The tellings of one story, its founder first.

    Returns:
        At least 1, unless there are no voices.
    """
    told = list(voices)
    apart_by_denial = bool(told) and not only_denies(told[0].claims)
    own = [
        voice
        for voice in told
        if voice.rung not in _COPIES and voice.tier is not Tier.AGGREGATOR and not (apart_by_denial and only_denies(voice.claims))
    ]
    groups: list[set[str]] = []
    for voice in own:
        merged = {known_as(name) for name in (voice.outlet, *cited(voice.claims), *voice.heard_from)}
        apart = [group for group in groups if not group & merged]
        for group in groups:
            if group & merged:
                merged |= group
        groups = [*apart, merged]
    return len(groups) or min(1, len(told))


def only_state_media(voices: Iterable[Voice]) -> bool:
    """Whether state media are all that tell it: they, copies of them, and those that have it from them and hear no other side."""
    own = [voice for voice in voices if voice.tier is not Tier.AGGREGATOR and voice.rung not in _COPIES]
    return bool(own) and all(map(_stands_on_a_state, own))


def _stands_on_a_state(voice: Voice) -> bool:
    if voice.tier is Tier.STATE_MEDIA:
        return True
    states = {_states().get(known_as(name)) for name in (*cited(voice.claims), *voice.heard_from)}
    heard = {claim.speaker.side for claim in voice.claims if claim.speaker is not None and claim.speaker.side is not None}
    return bool(states) and None not in states and heard <= states


def only_denies(claims: Sequence[Claim]) -> bool:
    """Whether claims are only denials, and what somebody does not know."""
    return bool(claims) and all(claim.stance is not Stance.ASSERTED for claim in claims)


def cited(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The outlets through which claims came, as the text names them, each once."""
    return tuple(dict.fromkeys(name for claim in claims for name in claim.chain))


@lru_cache(_REMEMBERED)
def known_as(name: str) -> str:
    """What an outlet is called whatever the script: its key in outlets.toml, else its name folded."""
    keys = _keys()
    folded = fold(name).text.strip()
    if folded in keys:
        return keys[folded]
    for found, _ in outlets_in(name):
        for cut in range(_INFLECTION + 1):
            form = fold(found).text
            if (key := keys.get(form[: len(form) - cut])) is not None:
                return key
    return folded


def shown_as(name: str) -> str:
    """An outlet as a reader of Latin script knows it: "Yonhap" for 연합뉴스; the name as it is where none is known or it is Latin."""
    if name.isascii():
        return name
    forms = [form for form in _outlets().get(known_as(name), ()) if form.isascii()]
    return next((form for form in forms[:1] if len(form) <= _SHORT), min(forms, key=len, default=name))


@cache
def _data() -> dict[str, Any]:
    """The same table from which claims read whom a text cites."""
    return tomllib.loads(files("feeds.understand.claims").joinpath("outlets.toml").read_text(encoding="utf-8"))


def _outlets() -> Mapping[str, Sequence[str]]:
    """Key to forms."""
    outlets: Mapping[str, Sequence[str]] = _data()["outlets"]
    return outlets


@cache
def _states() -> Mapping[str, str]:
    """Key of an outlet that is a state's to that state, a side of names.toml."""
    return {key: side for side, keys in _data()["states"].items() for key in keys}


@cache
def _keys() -> Mapping[str, str]:
    return {fold(form).text: key for key, forms in _outlets().items() for form in forms}
