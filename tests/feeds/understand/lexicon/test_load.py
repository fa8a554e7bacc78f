"""Reading keyword lists."""

import pytest

from feeds.types.topic import Term
from feeds.understand.lexicon.load import keyword_list


@pytest.mark.parametrize("terms", ["", "terms = []", "[terms]", "[terms]\nen = []", "[terms]\nen = []\nany = []"])
def test_an_emptied_list_is_a_list_that_finds_nothing(terms: str) -> None:
    """However it was emptied."""
    found = keyword_list(f'name = "dprk"\ndescription = "the country"\n{terms}'.encode())
    assert (found.name, found.terms) == ("dprk", ())


def test_a_term_of_a_file_may_bring_its_forms() -> None:
    """Looked through by a person and written down; nothing is expanded when the list is read."""
    file = 'name = "arms"\ndescription = "y"\n[terms]\nru = [{ term = "снаряд", forms = ["снаряда"] }, "пушка"]'
    assert keyword_list(file.encode()).terms == (
        Term(text="снаряд", language="ru", forms=("снаряда",)),
        Term(text="пушка", language="ru"),
    )


def test_a_list_may_count_in_titles_only() -> None:
    """All its terms do then, unless one says otherwise."""
    file = 'name = "x"\ndescription = "y"\ntitle_only = true\n[terms]\nen = ["a", { term = "b", title_only = false }]'
    assert [term.title_only for term in keyword_list(file.encode()).terms] == [True, False]
