"""Conditions of a query that an article does not meet, in the reader's language. Pure."""

from collections.abc import Iterable, Sequence
from typing import assert_never

from bot.locales.texts import Texts
from feeds.types.topic import Field
from feeds.understand.query.reasons import LISTED, Lack, Lacking

_FIELDS = {Field.TITLE: "field-title", Field.LEAD: "field-lead", Field.TEXT: "field-text"}


def conditions(lacks: Iterable[Lack], say: Texts) -> str:
    """The nearest conditions that are not met, in one line."""
    return "; ".join(_condition(lack, say) for lack in lacks)


def _condition(lack: Lack, say: Texts) -> str:
    where = "" if lack.field is None else say(_FIELDS[lack.field])
    names, other = _named(lack.names, say), _named(lack.other, say)
    match lack.what:
        case Lacking.ABSENT | Lacking.NONE_OF:
            text = say("lack-absent" if len(lack.names) == 1 else "lack-none-of", names=_listed(lack.names))
        case Lacking.ORIGIN:
            text = say("lack-origin", names=names)
        case Lacking.SENTENCE:
            text = say("lack-sentence", names=names, other=other)
        case Lacking.NEAR:
            text = say("lack-near", names=names, other=other, needed=lack.needed)
        case Lacking.TOO_FEW:
            text = say("lack-too-few", names=names, found=lack.found, needed=lack.needed)
        case Lacking.SOME:
            text = say("lack-some", found=lack.found, needed=lack.needed, what=conditions(lack.inner, say))
        case Lacking.PRESENT:
            text = say("lack-present", names=names) if lack.names else say("lack-present-nothing")
        case _:
            assert_never(lack.what)
    return say("lack-in-field", what=text, field=where) if where else text


def _named(names: Sequence[str], say: Texts) -> str:
    return "".join(names) if len(names) < 2 else say("lack-one-of", names=_listed(names))


def _listed(names: Sequence[str]) -> str:
    """Labels in a row, cut where nobody would read on."""
    return ", ".join(names[:LISTED]) + (", …" if len(names) > LISTED else "")
