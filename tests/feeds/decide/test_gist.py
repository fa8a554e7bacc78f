"""Several statements of one person within 36 hours, and the tellings of each (tests/data/statements.toml)."""

import tomllib
from pathlib import Path

import pytest

from feeds.decide.gist import gist
from tests.feeds.decide.shelf import Shelf, article

DAYS = tomllib.loads((Path(__file__).parents[2] / "data" / "statements.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rows", DAYS.values(), ids=DAYS.keys())
def test_each_statement_is_one_story_and_no_two_are(rows: list[tuple[str, int, str, str, str]]) -> None:
    """Who speaks is no event: another matter of the same speaker is another story, in whatever language it is told."""
    shelf = Shelf()
    for _, hours, language, title, text in rows:
        shelf.take(article(title, text, hours=hours, outlet=f"Outlet {hours}"), language)
    put = [int(member.story) for member in shelf.members]
    said = [row[0] for row in rows]
    assert put == [list(dict.fromkeys(said)).index(each) for each in said]


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Rutte: North Korea ships welders", "North Korea ships welders, NATO chief Mark Rutte said on Monday.", "en"),
        (
            "Budanow: Nordkorea schickt Schweißer",
            "Nordkorea schickt Schweißer, sagte Militärgeheimdienstchef Kyrylo Budanow am Montag.",
            "de",
        ),
        ("Буданов: КНДР отправит сварщиков", "КНДР отправит сварщиков, заявил в понедельник глава ГУР Кирилл Буданов.", "ru"),
        ("Буданов: КНДР надішле зварників", "КНДР надішле зварників, заявив у понеділок начальник ГУР Кирило Буданов.", "uk"),
        ("Rutte : Pyongyang envoie des soudeurs", "Pyongyang envoie des soudeurs, a déclaré lundi le chef de l'Otan, Mark Rutte.", "fr"),
    ],
)
def test_the_gist_is_without_who_says_it(title: str, text: str, language: str) -> None:
    """Speaker, office, verb of saying and weekday tell nothing of what is said."""
    found = gist(title, text, language)
    assert found.title
    assert found.whole == found.title
