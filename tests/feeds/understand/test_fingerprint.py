import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.understand.fingerprint import fingerprint, shingles, sketch, text_hash
from feeds.understand.quantities import quantities
from tests.feeds.decide.shelf import NOON
from tests.feeds.decide.texts import LONG_TEXT, LONG_TITLE, OTHER_TEXT, SEOUL_EN, SEOUL_KO, quarter, teaser

NEW_TITLE = "Satellite pictures: the secret route"
ENOUGH = 2  # shared keys by which storage finds a candidate


def shared(one: tuple[str, str], other: tuple[str, str]) -> int:
    """How many sketch keys two texts have in common."""
    return len(set(sketch(*one)) & set(sketch(*other)))


def test_text_hash_hears_letters_and_digits_only() -> None:
    """Space, case, punctuation and typographic marks make no difference, a figure does."""
    title, text = SEOUL_EN
    assert text_hash(title, text) == text_hash(title.upper() + "!", "\n\u00a0" + text.replace("'", "’").replace(" ", "  "))
    assert text_hash(title, text) != text_hash(title, text.replace("6,700", "6,701"))
    assert len(text_hash(title, text)) == 16


def test_hashes_are_the_same_in_each_process() -> None:
    """What is stored today is found tomorrow: another process, with another hash seed, makes the same fingerprint."""
    program = "import sys; from feeds.understand.fingerprint import fingerprint as f; print(f(*sys.argv[1:], 'en', ()).event_keys)"
    told = [
        subprocess.run(
            [sys.executable, "-c", program, *SEOUL_EN], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] == f"{fingerprint(*SEOUL_EN, 'en', ()).event_keys}\n"


@pytest.mark.parametrize(
    "copy",
    [
        (LONG_TITLE, quarter(LONG_TEXT)),
        (NEW_TITLE, LONG_TEXT),
        (NEW_TITLE, f"{OTHER_TEXT}\n{LONG_TEXT}"),
        (NEW_TITLE, f"{' '.join([OTHER_TEXT] * 4)}\n{quarter(LONG_TEXT)}"),
        (NEW_TITLE, teaser(LONG_TEXT, 30)),
        (NEW_TITLE, teaser(LONG_TEXT, 15)),
    ],
    ids=["quarter", "retitled", "first paragraph", "200 words before a quarter", "teaser", "short teaser"],
)
def test_copies_share_sketch_keys(copy: tuple[str, str]) -> None:
    """A copy is a candidate however it was cut."""
    assert shared((LONG_TITLE, LONG_TEXT), copy) >= ENOUGH


def test_other_texts_share_none() -> None:
    """Two texts about other things are no candidates."""
    assert shared((LONG_TITLE, LONG_TEXT), (NEW_TITLE, OTHER_TEXT)) == 0


def test_a_sketch_of_a_long_text_is_a_part_of_its_shingles() -> None:
    """It keeps fewer than half of them, ascending; of a short text all."""
    keys = sketch(LONG_TITLE, LONG_TEXT)
    every = shingles(LONG_TITLE, LONG_TEXT)
    assert list(keys) == sorted(set(keys))
    assert set(keys) < every
    assert len(keys) < len(every) / 2
    assert set(sketch(*SEOUL_EN)) == shingles(*SEOUL_EN)


@given(st.integers(0, 250), st.text(alphabet="xyz ", max_size=300), st.text(alphabet="xyz ", max_size=300))
def test_any_passage_of_fifteen_words_makes_a_candidate(start: int, before: str, behind: str) -> None:
    """The promise of winnowing: whatever stands around it, two shared keys."""
    words = LONG_TEXT.split()
    passage = " ".join(words[min(start, len(words) - 15) :][:15])
    assert shared((LONG_TITLE, LONG_TEXT), (NEW_TITLE, f"{before} {passage} {behind}")) >= ENOUGH


def test_korean_shingles_do_not_depend_on_spaces() -> None:
    """Papers space compounds differently."""
    assert shingles("", "북한 군인 포로") == shingles("", "북한군인 포로")
    assert shingles("", "북한 군인 포로") == frozenset()
    assert len(shingles(*SEOUL_KO)) > 50


def test_numbers_are_open_and_rounded() -> None:
    """Any number from 12 counts, to three digits; calibres, years, days and designations do not."""
    text = "On 26 February 2024 it counted 6,713 boxes of 152mm shells and 8 cranes, under resolution 2397, with a KN-23."
    assert fingerprint("", text, "en", (), NOON.date()).numbers == {"6710"}


def test_days_and_names_come_from_the_lead() -> None:
    """What stands far down is background."""
    found = fingerprint("Rajin is busy on 26 February", f"{'Nothing else. ' * 80} Lavrov came on 3 March.", "en", (), NOON.date())
    assert found.dates == {NOON.date()}
    assert "rajin" in found.names
    assert "lavrov" not in found.names


def test_tellings_in_two_languages_share_event_keys() -> None:
    """Name, port and figures are keys; countries and capitals are not."""
    keys = [
        set(fingerprint(title, text, language, quantities(title, text), NOON.date()).event_keys)
        for (title, text), language in ((SEOUL_EN, "en"), (SEOUL_KO, "ko"))
    ]
    assert len(keys[0] & keys[1]) >= 4
    assert fingerprint("", "Moskau und Pjöngjang, Putin und Kim Jong Un, Nordkorea und Russland", "de", ()).event_keys == ()


@given(st.text(max_size=500), st.text(max_size=500), st.sampled_from(["en", "de", "ko", "ru", "und"]))
def test_any_text_has_a_fingerprint(title: str, text: str, language: str) -> None:
    """No text is refused, twice the same, within the bounds of the keys."""
    found = fingerprint(title, text, language, quantities(title, text), NOON.date())
    assert found == fingerprint(title, text, language, quantities(title, text), NOON.date())
    assert all(0 <= key < 2**63 for key in (*found.sketch, *found.event_keys))
    assert len(found.event_keys) <= 48
    assert len(found.sketch) <= 1_200
