"""The check of a machine's wording: sentence by sentence beside what was extracted. What fails in anything fails as a whole.

It takes the machine for a liar. Whatever it cannot read in both languages it refuses; then the sentences are shown as they were extracted,
so a refusal costs a translation and a slip would cost a reader's trust. What no table and no rule here knows can still be worded wrongly:
docs/assistant.md says what that is.
"""

from collections.abc import Sequence
from typing import Final

from feeds.types.wording import Extract, Fault, Task
from feeds.understand.claims.cues import languages as read_languages
from feeds.understand.faithful.figures import fault_of_figures
from feeds.understand.faithful.form import fault_of_form
from feeds.understand.faithful.names import fault_of_names
from feeds.understand.faithful.scopes import fault_of_scopes
from feeds.understand.faithful.sense import fault_of_sense, says_something
from feeds.understand.faithful.traced import fault_of_words
from feeds.understand.faithful.words import languages as worded_languages

MOST: Final = 6
"""Sentences of an extract that is checked."""


def can_check(extract: Extract) -> bool:
    """Whether there are words for both languages, so that it is worth asking a machine."""
    return extract.language in read_languages() and extract.reader in worded_languages() and 0 < len(extract.sentences) <= MOST


def fault(extract: Extract, wording: Sequence[str]) -> Fault | None:
    """What is wrong with a wording, or None where it may be shown.

    Args:
        extract: What was asked for; `can_check` is true for it.
        wording: What the machine made of it: one string for each sentence; of what is shortened "" for a sentence that is left out.
    """
    told = tuple(wording)
    if len(told) != len(extract.sentences):
        return Fault.COUNT
    if not any(told):
        return Fault.EMPTY
    if extract.task is Task.SHORTEN and sum(map(len, told)) >= sum(map(len, extract.sentences)):
        return Fault.LENGTH
    if found := fault_of_form(extract, told):
        return found
    pairs = zip(extract.sentences, told, strict=True)
    return next((found for source, each in pairs if (found := _of_sentence(extract, source, each))), None)


def _of_sentence(extract: Extract, source: str, told: str) -> Fault | None:
    if not told:
        return _of_omission(extract, source)
    shorten = extract.task is Task.SHORTEN
    return (
        fault_of_figures(source, told, shorten=shorten)
        or fault_of_names(source, told, extract.language, extract.reader, shorten=shorten)
        or fault_of_words(source, told, extract.language, extract.reader, shorten=shorten)
        or fault_of_sense(source, told, extract.language, extract.reader)
        or fault_of_scopes(source, told, extract.language, extract.reader, shorten=shorten)
    )


def _of_omission(extract: Extract, source: str) -> Fault | None:
    """Only what carries no figure, no denial and no claim may be left out of what is shortened."""
    if extract.task is not Task.SHORTEN:
        return Fault.EMPTY
    carries = any(claim.passage in source or source in claim.passage for claim in extract.claims)
    return Fault.MISSING if carries or says_something(source, extract.language) else None
