"""Keyword lists, topics and a topic's answer for an article."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of a keyword list.

    Attributes:
        text: As the admin typed it: a word, a phrase of several words, or a prefix ending in "*"; 1 to 200 characters.
        language: BCP 47 primary tag it belongs to, or None for all. Display and review only; matching does not depend on it.
        not_inside: Longer words and phrases inside which it does not count: "태평양" for "평양", "NK cell" for "NK".
        title_only: Counts in titles only: headline shorthand such as "北", which means nothing in running text.
        forms: Its other forms, found as the term itself is: "снарядами" of "снаряд"; at most 200, each plain words without "*". A term
            without any is literal.
    """

    text: str
    language: str | None = None
    not_inside: tuple[str, ...] = ()
    title_only: bool = False
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeywordList:
    """A named set of terms in all languages, e.g. "russia", "dprk", "arms".

    Attributes:
        name: Lower-case letters, digits, "-" and "_", starting with a letter; used as @name in queries.
        terms: Without repetitions, in the order of entry.
        description: One line for people.
    """

    name: str
    terms: tuple[Term, ...]
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A named query over keyword lists; chats subscribe to topics."""

    name: str
    query: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All keyword lists and topics at one moment: what an article is judged against.

    Attributes:
        lists: Every keyword list.
        topics: In the order of `topics list`.
        version: Changes whenever lists or topics change; the same version means the same rules.
    """

    lists: tuple[KeywordList, ...]
    topics: tuple[Topic, ...]
    version: str


class Field(StrEnum):
    """A part of an article.

    LEAD is the beginning of the text and stands in queries only; what is found there has been found in TEXT.
    """

    TITLE = "title"
    TEXT = "text"
    LEAD = "lead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place that decided a match.

    Attributes:
        field: Where `start` and `end` count.
        start: Offset of the passage in that field, in code points.
        end: Offset behind its last character.
        text: The passage, word for word: a sentence, or the title.
        hits: The words found in it with what they satisfied, e.g. (("DPRK", "@dprk"), ("shells", "@arms")).
    """

    field: Field
    start: int
    end: int
    text: str
    hits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A topic's answer for an article that it wants, with the passages that decided it."""

    topic: str
    passages: tuple[Passage, ...]
