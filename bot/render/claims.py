"""A claim as one line in the reader's language: how much of what, which way, since when, and who says so through whom. Pure.

What is not known is left out; nothing is guessed and nothing is translated but the words of our own tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from bot.locales.texts import Texts
from bot.render.figures import figure
from bot.render.listed import LONGEST_NAME, listed, readable
from bot.render.reader import one_line
from bot.render.speakers import Named, named, side_name
from feeds.decide.sources import known_as, shown_as
from feeds.types.claim import Claim, Designation, Direction, Quantity, Stance, Status
from feeds.understand.claims.heard_from import together

MAX_OUTLET: Final = 60
_WAYS: Final = {Direction.DPRK_TO_RUSSIA: "claim-dprk-to-russia", Direction.RUSSIA_TO_DPRK: "claim-russia-to-dprk"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim that is worth showing, with where it stands.

    Attributes:
        claim: What is claimed.
        outlet: Who published it, where that is not the outlet that the message shows anyway; else None.
        capacity: What the carriers of the claim could hold, by the same speaker, or None.
        text: The text that it was read from, by which outlets that it names side by side are seen.
    """

    claim: Claim
    outlet: str | None = None
    capacity: Quantity | None = None
    text: str = ""


def claim_lines(told: Sequence[Told], texts: Texts) -> list[str]:
    """Claims, a line each; several by one speaker stand below their name, with the outlet at the name where it is one for all."""
    lines: list[str] = []
    for speaker, members in groupby(told, key=lambda each: _below(each, texts)):
        group = list(members)
        if speaker is None or len(group) == 1:
            lines += [claim_line(each, texts) for each in group]
            continue
        outlets = [via(each, texts) for each in group]
        shared = outlets[0] if len(set(outlets)) == 1 else ""
        lines.append(texts("claim-of-several", speaker=_through(speaker[:1].upper() + speaker[1:], shared, texts)))
        for each, outlet in zip(group, outlets, strict=True):
            lines.append(texts("claim-item", what=_through(fact(each, texts), "" if shared else outlet, texts)))
    return lines


def _below(told: Told, texts: Texts) -> str | None:
    """Below whose name a claim may stand; None for what is not said, and for nobody's."""
    who = named(told.claim, texts)
    return None if who is None or told.claim.stance is not Stance.ASSERTED else one_line(who.text, LONGEST_NAME)


def claim_line(told: Told, texts: Texts) -> str:
    """One claim: "7,000 containers of munitions, North Korea to Russia, since 2022, says South Korea's defence minister (Yonhap)"."""
    claim, through = told.claim, via(told, texts)
    who = named(claim, texts)
    what = fact(told, texts)
    if claim.stance is Stance.DENIED:
        return _denied(what, who, through, texts)
    if claim.stance is Stance.UNCONFIRMED:
        speaker = one_line(who.text, LONGEST_NAME) if who else ""
        return _through(
            texts("claim-unconfirmed", what=what, speaker=speaker, known="yes" if who else "no", figure="yes" if what else "no"),
            through,
            texts,
        )
    if who is None:
        return _through(what, through, texts)
    return texts("claim-says", what=what, speaker=_through(one_line(who.text, LONGEST_NAME), through, texts), number=who.number)


def fact(told: Told, texts: Texts) -> str:
    """What a claim says, without who says so; "" for one without a figure."""
    claim = told.claim
    if claim.quantity is None:
        return ""
    what = figure(claim.quantity, texts)
    if claim.goods is not None and texts.has(f"goods-{claim.goods}"):
        goods = texts(f"goods-{claim.goods}", unit=claim.quantity.unit)
        what = texts("claim-goods", amount=what, goods=goods, unit=claim.quantity.unit)
    if claim.direction is not None:
        what = texts(_WAYS[claim.direction], what=what)
    if claim.since is not None and (since := _moment(claim.since, texts)):
        what = texts("claim-since", what=what, since=since)
    if told.capacity is not None:
        what = texts("claim-enough", what=what, capacity=figure(told.capacity, texts))
    match claim.status:
        case Status.PLANNED:
            return texts("claim-planned", what=what)
        case Status.CAPACITY:
            return texts("claim-capacity", what=what)
        case Status.DELIVERED:
            return what


def via(told: Told, texts: Texts) -> str:
    """Who heard it from the speaker: the end of the chain, else the outlet where that is another one than the message shows; else ""."""
    if told.claim.chain:
        return ", ".join(outlet_name(name, texts) for name in together(told.claim.chain, told.text)[-1])
    return outlet_name(told.outlet, texts) if told.outlet else ""


def chain(outlet: str, told: Told, texts: Texts) -> str:
    """From whom the shown outlet has it: "Merkur < AFP < Time < South Korea's defence ministry"; the outlet alone where nobody is known.

    Outlets that the text names side by side are one step: "Merkur < Time, UPI < South Korea's defence ministry".
    """
    known, steps = {known_as(outlet)}, [outlet]
    for step in together(told.claim.chain, told.text):
        names = {key: outlet_name(name, texts) for name in step if (key := known_as(name)) not in known}
        known |= names.keys()
        steps += [", ".join(names.values())] if names else []
    who = named(told.claim, texts) if len(steps) > 1 else None
    return " < ".join([*steps, one_line(who.text, LONGEST_NAME)] if who else steps)


def outlet_name(name: str, texts: Texts) -> str:
    """An outlet as the reader knows it, cut to what a line bears."""
    return one_line(name if texts.reads(name) else shown_as(name), MAX_OUTLET)


def denial_lines(denials: Sequence[Told], told: Sequence[Told], texts: Texts) -> list[str]:
    """Who denies, a line each; what is denied is left out where it is what the message tells anyway."""
    shown = {_figure(each.claim.quantity) for each in told}
    lines: list[str] = []
    for each in denials:
        quiet = _figure(each.claim.quantity) in shown
        lines.append(claim_line(replace(each, claim=replace(each.claim, quantity=None)) if quiet else each, texts))
    return list(dict.fromkeys(lines))


def designation_line(act: Designation, texts: Texts) -> str:
    """An act of listing: "Listed by the EU: Ri Chang Ho, No Kwang Chol (13th package)"."""
    line = texts("designation", by=side_name(act.by, texts), listed=listed(act, texts))
    programme = readable(act.programme, act.passage, texts) if act.programme else None
    return texts("designation-programme", what=line, programme=programme) if programme else line


def _figure(quantity: Quantity | None) -> tuple[str, float] | None:
    return None if quantity is None else (quantity.unit, quantity.value)


def _denied(what: str, who: Named | None, through: str, texts: Texts) -> str:
    if who is None:
        return _through(texts("claim-denied-by-nobody", what=what), through, texts) if what else texts("alert-denied")
    speaker = _through(one_line(who.text, LONGEST_NAME), through, texts)
    if not what:
        return texts("claim-denied-alone", speaker=speaker)
    return texts("claim-denied", what=what, speaker=speaker, number=who.number)


def _through(what: str, through: str, texts: Texts) -> str:
    return texts("claim-through", what=what, outlet=through) if through else what


def _moment(iso: str, texts: Texts) -> str:
    """An ISO year, month or day in the reader's words; "" for anything else."""
    parts = iso.split("-")
    try:
        numbers = [int(part) for part in parts]
        day = date(*numbers, *[1] * (3 - len(numbers)))
    except (ValueError, TypeError):
        return ""
    return (texts.year, texts.month, texts.calendar_day)[len(parts) - 1](day)
