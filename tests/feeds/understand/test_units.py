from feeds.understand.units import Nouns, Openings, canonical, vocabulary


def test_a_unit_that_is_not_known_is_a_plain_one() -> None:
    """What an older or newer release stored is read as a unit of its own, which is never news by itself."""
    unit = canonical("unheard-of")
    assert (unit.name, unit.family, unit.matters, unit.people) == ("unheard-of", "unheard-of", None, False)


def test_a_unit_that_is_another_has_its_name() -> None:
    """Rounds are shells."""
    assert (canonical("round").name, canonical("rocket").family) == ("shell", "missile")


def test_the_longest_form_at_a_place_counts() -> None:
    """A word that begins with another one is not taken for that; elsewhere in the text nothing is looked for."""
    forms = Openings(["포", "포탄", "포탄 상자"])
    assert [forms.at("포탄 상자와 포", at) for at in (0, 1, 7)] == ["포탄 상자", "", "포"]
    assert forms.at("", 0) == ""


def test_nouns_of_a_window_are_found_with_their_first_and_last_place() -> None:
    """Each form is told once, those inside longer ones as well."""
    nouns = Nouns([("포탄", "shell"), ("탄", "round")])
    assert sorted(nouns.first_in("포탄과 포탄")) == [(0, 2, "shell"), (1, 1, "round")]
    assert sorted(nouns.last_in("포탄과 포탄")) == [(4, 2, "shell"), (5, 1, "round")]


def test_no_east_asian_form_stands_for_two_units() -> None:
    """A form is looked up by itself, so that it can have one meaning only."""
    known = vocabulary()
    assert len(set(known.east_asian)) == len(known.east_units)
