"""The first lines of a telling: the day, who opens it, and the reaction that they tell."""

from datetime import date

import pytest

from feeds.decide.front import Front, front, parted

WEDNESDAY = date(2024, 10, 23)


def read(title: str, text: str = "", language: str = "en", *, denial: bool = False) -> Front:
    """The first lines of a text of a Wednesday."""
    return front(title, text, language, WEDNESDAY, denial=denial)


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Troops arrived on Monday, Seoul said.", "en", {date(2024, 10, 21)}),
        ("Es sind Soldaten. Das sagte er am Dienstag.", "de", {date(2024, 10, 22)}),
        ("국정원은 23일 국회에서 이같이 밝혔다.", "ko", {date(2024, 10, 23)}),
        ("Войска прибыли 22 октября, сказали в среду.", "ru", {date(2024, 10, 22), date(2024, 10, 23)}),
        ("The pact was signed on 19 June.", "en", set()),
        ("Nobody says when.", "en", set()),
    ],
)
def test_the_days_are_those_of_the_first_sentence_that_names_one(text: str, language: str, days: set[date]) -> None:
    """Weekdays and dates of these days; what is months ago is another matter."""
    assert read("Troops", text, language).days == days


def test_a_known_name_opens_before_one_that_no_table_knows() -> None:
    """The title goes first, then the first sentence, then persons whom the program cannot know; where many speak opens nothing."""
    assert read("Shoigu: sappers will come", "The NIS saw it.").opens == {"shoigu"}
    assert read("Sappers will come", "That is what the NIS told lawmakers.").opens == {"nis"}
    assert len(read("Sappers will come", "They are welcome, said mayor Ilmar Tarrask.").opens) == 1
    assert read("Security Council meets", "It was a long day.").opens == frozenset()


def test_who_answers_is_parted_from_what_is_answered() -> None:
    """Thanks by somebody of whom the announcement does not tell are no telling of it; thanks that both tell are."""
    announced = read("Shoigu: 1,000 sappers for Kursk", "They will come soon.")
    thanks = read("Mayor thanks Pyongyang for its sappers", "Help is welcome, said mayor Ilmar Tarrask.")
    assert parted(announced, thanks, announced.names, thanks.names)["answer"]
    assert not parted(thanks, thanks, thanks.names, thanks.names)["answer"]
    assert not parted(announced, announced, announced.names, announced.names)["answer"]


def test_a_denial_answers_without_a_word_of_the_table() -> None:
    """What was read as a denial is a reaction, however it is worded."""
    claim = read("NIS counts 3,000 soldiers", "They are in Vladivostok.")
    reply = read("Nebenzia: there is not one soldier", "It is all made of air.", denial=True)
    assert parted(claim, reply, claim.names, reply.names)["answer"]


def test_other_days_part_and_one_day_ties() -> None:
    """Where one of two names no day, neither is said."""
    monday, tuesday, silent = read("A", "On Monday it was."), read("B", "On Tuesday it was."), read("C", "It was.")
    none: frozenset[str] = frozenset()
    assert parted(monday, tuesday, none, none)["other day"]
    assert parted(monday, monday, none, none)["one day"]
    assert not any(parted(monday, silent, none, none)[key] for key in ("one day", "other day"))
