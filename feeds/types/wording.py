"""What a machine makes of sentences that were extracted: the same in another language, or shorter."""

from dataclasses import dataclass
from enum import StrEnum

from feeds.types.claim import Claim


class Task(StrEnum):
    """What is asked of the machine."""

    TRANSLATE = "translate"
    SHORTEN = "shorten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What was extracted of an article, and what is to be made of it.

    Attributes:
        task: What is asked; only what is to be translated has another language than that of the reader.
        language: BCP 47 primary tag of the sentences.
        reader: That of the reader.
        sentences: The summary, in order; never empty.
        claims: Those that were read from these sentences.
    """

    task: Task
    language: str
    reader: str
    sentences: tuple[str, ...]
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a machine made of an extract, after it was checked.

    Attributes:
        task: What was asked.
        language: BCP 47 primary tag of the sentences that it was made from.
        sentences: In the reader's language, in the order of those; never empty.
    """

    task: Task
    language: str
    sentences: tuple[str, ...]


class Fault(StrEnum):
    """Why a machine's wording is not shown."""

    COUNT = "not one sentence for each"
    EMPTY = "nothing where something was said"
    LENGTH = "too long or too short"
    LANGUAGE = "another language than was asked for"
    LINK = "a link"
    MARKUP = "markup"
    MENTION = "a mention or a tag"
    TALK = "talk instead of a report"
    QUOTATION = "a quotation that is none"
    NUMBER = "another number"
    UNIT = "another unit"
    APPROXIMATION = "another approximation"
    AMOUNT = "an amount in words"
    DATE = "another date"
    NAME = "another name"
    OFFICE = "another office"
    SPEAKER = "another speaker"
    MATTER = "another matter"
    WORD = "a word that the sentence does not have"
    DIRECTION = "another direction"
    ROLE = "somebody does, gets or has what another one does"
    DENIAL = "a denial more or less"
    STATUS = "a plan, a capacity or a doubt more or less"
    MISSING = "a fact is missing"
