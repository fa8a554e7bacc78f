"""Reading keyword lists."""

import pytest

from feeds.understand.lexicon.load import keyword_list


@pytest.mark.parametrize("terms", ["", "terms = []", "[terms]", "[terms]\nen = []", "[terms]\nen = []\nany = []"])
def test_an_emptied_list_is_a_list_that_finds_nothing(terms: str) -> None:
    """However it was emptied."""
    found = keyword_list(f'name = "dprk"\ndescription = "the country"\n{terms}'.encode())
    assert (found.name, found.terms) == ("dprk", ())
