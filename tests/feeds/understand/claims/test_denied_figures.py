"""Figures that somebody denies."""

from datetime import date

import pytest

from feeds.types.claim import Stance
from feeds.understand.claims.statements import claims
from feeds.understand.quantities import quantities

MONDAY = date(2024, 3, 18)


@pytest.mark.parametrize(
    ("language", "text", "claimant"),
    [
        ("en", "Dmitry Peskov called the report on 900 North Korean soldiers in Russia a lie.", "Peskov"),
        ("de", "Kremlsprecher Peskow wies am Freitag Berichte über 900 Soldaten aus Nordkorea in Russland als haltlos zurück.", "Peskow"),
        ("fr", "Moscou a rejeté vendredi les accusations sur l'envoi de 900 soldats nord-coréens en Russie.", "Moscou"),
        ("ru", "Песков назвал грубой ложью утверждения о 900 солдатах КНДР в России.", "Песков"),
        ("uk", "Пєсков назвав вигадкою повідомлення про 900 солдатів КНДР у Росії.", "Пєсков"),
    ],
)
def test_a_figure_is_denied_by_a_phrase_in_two_parts(language: str, text: str, claimant: str) -> None:
    """Who calls a figure a lie denies it, whatever stands between the two words."""
    found = claims("", text, quantities("", text), language, MONDAY)
    assert [claim.stance for claim in found] == [Stance.DENIED]
    assert claimant in (found[0].claimant or "")


@pytest.mark.parametrize(
    ("language", "text", "claimant"),
    [
        ("de", "Nordkorea weist den Bericht des südkoreanischen Geheimdienstes über 1.300 Soldaten in Russland zurück.", "Nordkorea"),
        ("de", "Der Kreml wies die Angaben der ukrainischen Regierung über 9.000 nordkoreanische Soldaten zurück.", "Kreml"),
        ("en", "North Korea rejected a report by South Korea's intelligence service on 1,300 soldiers in Russia.", "North Korea"),
    ],
)
def test_who_is_told_to_have_reported_it_does_not_deny_it(language: str, text: str, claimant: str) -> None:
    """It is whoever stands before the word of denial."""
    (claim,) = claims("", text, quantities("", text), language, MONDAY)
    assert claim.stance is Stance.DENIED
    assert claim.claimant is not None
    assert claim.claimant.removeprefix("Der ") == claimant
