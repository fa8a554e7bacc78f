from feeds.understand.units import canonical


def test_a_unit_that_is_not_known_is_a_plain_one() -> None:
    """What an older or newer release stored is read as a unit of its own, which is never news by itself."""
    unit = canonical("unheard-of")
    assert (unit.name, unit.family, unit.matters, unit.people) == ("unheard-of", "unheard-of", None, False)


def test_a_unit_that_is_another_has_its_name() -> None:
    """Rounds are shells."""
    assert (canonical("round").name, canonical("rocket").family) == ("shell", "missile")
