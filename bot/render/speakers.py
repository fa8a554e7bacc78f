"""Who says something, in the reader's language: "South Korea's defence minister Shin Won-sik". Pure."""

from dataclasses import dataclass, replace

from bot.locales.texts import Texts, is_feminine
from feeds.types.claim import Claim, Speaker
from feeds.understand.names import kind_of, known_in
from feeds.understand.text import is_hangul

_INSTITUTIONS = "institutions"
_UNNAMED = {
    "research-group": "unnamed-research-group",
    "analyst": "unnamed-analyst",
    "brigade": "unnamed-brigade",
    "governor": "unnamed-governor",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A speaker in words.

    Attributes:
        text: As the subject of a sentence.
        number: "one" or "many", for the verb.
    """

    text: str
    number: str = "one"


def named(claim: Claim, texts: Texts) -> Named | None:
    """Who makes a claim; as its text names them where the table has no words for them, None where nobody is known."""
    spoken = None if claim.speaker is None else of_speaker(claim.speaker, texts)
    if spoken is not None and not _says_less(claim, texts):
        return spoken
    if claim.claimant is None:
        return spoken
    return _as_readers_know(claim.claimant, claim.speaker, texts) or spoken


def _as_readers_know(name: str, speaker: Speaker | None, texts: Texts) -> Named | None:
    """A name from a text: the institution that it describes ("Washington think tank CSIS"), else itself, if the reader can read it.

    Whoever cannot be named so is told by what they are ("a research group"), or not at all.
    """
    described = None
    for key, (start, end) in known_in(name):
        if kind_of(key) == _INSTITUTIONS and ((start and end == len(name)) or not texts.reads(name)):
            described = texts.name(key)
    if described is not None:
        return Named(text=described)
    if texts.reads(name):
        return Named(text=name)
    unnamed = _UNNAMED.get(speaker.office or "") if speaker is not None else None
    return Named(text=texts(unnamed)) if unnamed else None


def of_speaker(speaker: Speaker, texts: Texts) -> Named | None:
    """A speaker by side, office and person; None where none of the three has words in this language."""
    person = texts.person(speaker.person) if speaker.person else None
    office = _office(speaker, texts, person=person)
    if office is None:
        side = _side(speaker.side, texts)
        if person is None or side is None or speaker.side is None:
            return Named(text=person) if person else side
        return Named(text=texts("speaker-of-side", person=person, side=side_name(speaker.side, texts)))
    if person is None:
        return office
    if texts.attribute(f"office-{speaker.office}", "kind") == "person":
        return Named(text=texts("speaker-holder", office=office.text, person=person))
    return Named(text=texts("speaker-of-body", office=_body(speaker, texts), person=person))


def side_name(side: str, texts: Texts) -> str:
    """A side as short as it gets: "the EU", "South Korea"; its key where it has no words."""
    key = f"side-{side}"
    return (texts.attribute(key, "short") or texts(key)) if texts.has(key) else side


def _says_less(claim: Claim, texts: Texts) -> bool:
    """Whether the text names somebody whom the table knows by less: an institute, a company, in Korean also the ministry of any country.

    "국방부" alone would be Seoul's to a Korean reader; in other languages a name from a text may stand in a case that does not fit.
    """
    speaker = claim.speaker
    if speaker is None or speaker.person is not None or speaker.office is None or not claim.claimant:
        return False
    abroad = texts.language == "ko" and speaker.side is None and " " in claim.claimant and any(map(is_hangul, claim.claimant))
    return abroad or not texts.has(f"office-{speaker.office}")


def _side(side: str | None, texts: Texts) -> Named | None:
    key = f"side-{side}"
    return Named(text=texts(key), number=texts.attribute(key, "number") or "one") if side and texts.has(key) else None


def _body(speaker: Speaker, texts: Texts) -> str:
    """The body that a person speaks for, as it stands behind their name: "the Kremlin", "vom Kreml"."""
    key, side = f"office-{speaker.office}", f"side-{speaker.side}"
    known = {
        "side": speaker.side or "",
        "feminine": "no",
        "named": "no",
        "gender": texts.attribute(f"office-{speaker.office}", "gender") or "",
    }
    office, has_side = texts(key, **known), speaker.side is not None and texts.has(side)
    known["adjective"] = (texts.attribute(side, "adjective") if has_side else None) or ""
    own = texts.attribute(key, "from", **known)
    whole = texts.attribute(key, "whole", **known) is not None
    if own is not None and (has_side or whole):
        return own
    named_so = (
        texts.attribute(side, "from", office=office, **known)
        if has_side
        else texts.attribute("speaker-office", "from", office=office, **known)
    )
    nominative = _office(replace(speaker, person=None), texts, person=None)
    return named_so or (nominative.text if nominative else office)


def _office(speaker: Speaker, texts: Texts, *, person: str | None) -> Named | None:
    """An office with its side, without the person: "South Korea's defence minister", "the Kremlin", "Ukrainian officials"."""
    key = f"office-{speaker.office}"
    if not speaker.office or not texts.has(key):
        return None
    feminine = "yes" if speaker.person is not None and is_feminine(speaker.person) else "no"
    known = {"side": speaker.side or "", "feminine": feminine, "named": "yes" if person else "no"}
    office = texts(key, **known)
    number = (texts.attribute(key, "number") if person is None else None) or "one"
    if (whole := texts.attribute(key, "whole", **known)) is not None:
        return Named(text=whole, number=number)
    known["gender"] = texts.attribute(key, "gender", **known) or ""
    side = f"side-{speaker.side}"
    if speaker.side is None or not texts.has(side):
        if person is not None:
            return Named(text=office)
        alone = texts.attribute(key, "alone", **known) or texts("speaker-office", office=office, **known)
        return Named(text=alone, number=number)
    framed = texts.attribute(key, "framed", adjective=texts.attribute(side, "adjective") or "", **known)
    return Named(text=framed or texts.attribute(side, "of", office=office, **known) or office, number=number)
