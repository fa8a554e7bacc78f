"""Whom an act lists, for a reader who reads Latin letters."""

import pytest

from bot.locales.texts import texts
from bot.render.listed import MOST, listed, readable
from feeds.types.claim import Designation


@pytest.mark.parametrize(
    ("name", "passage", "english", "german"),
    [
        ("No Kwang Chol", "", "No Kwang Chol", "No Kwang Chol"),
        ("Société générale", "", "Société générale", "Société générale"),
        ("エムジーフロット", "", "MG-Flot", "MG-Flot"),
        ("アンガラ", "", "Angara", "Angara"),
        ("마리아호", "", "Mariia", "Mariia"),
        ("金英福", "", "Kim Yong Bok", "Kim Yong Bok"),
        ("노광철", "", "No Kwang Chol", "No Kwang Chol"),
        ("Лавров", "", "Sergey Lavrov", "Sergej Lawrow"),
        ("東方機械", "政府は「東方機械」(Tohmei Machine)を指定した。", "Tohmei Machine", "Tohmei Machine"),
        ("東方機械", "政府は東方機械を指定した。", None, None),
        ("Порт-Сервис", "", None, None),
    ],
)
def test_a_name_is_told_in_letters_that_the_reader_reads(name: str, passage: str, english: str | None, german: str | None) -> None:
    """As the text writes it beside, or a table; nothing is transliterated by guess."""
    assert (readable(name, passage, texts("en")), readable(name, passage, texts("de"))) == (english, german)


@pytest.mark.parametrize(
    ("names", "english", "german"),
    [
        (("エムジーフロット", "東方機械", "西方機械"), "MG-Flot and 2 more", "MG-Flot und 2 weitere"),
        (("東方機械", "西方機械"), "2 names", "2 Namen"),
        (("東方機械",), "one name", "ein Name"),
        (tuple(f"Ri {letter}" for letter in "ABCDEFGH"), "Ri A, Ri B, Ri C, Ri D, Ri E, Ri F and 2 more", None),
    ],
    ids=["one of three", "none of two", "none of one", "more than there is room for"],
)
def test_who_is_not_named_is_counted(names: tuple[str, ...], english: str, german: str | None) -> None:
    """Whoever the reader cannot read, or for whom there is no room."""
    act = Designation(by="japan", listed=names, passage="")
    assert listed(act, texts("en")) == english
    assert listed(act, texts("de")) == (german or english.replace("and 2 more", "und 2 weitere"))
    assert len(listed(act, texts("en")).split(", ")) <= MOST
