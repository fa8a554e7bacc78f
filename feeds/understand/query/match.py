"""Where an article holds which terms: one automaton over all terms of all lists and topics, in all languages at once.

It finds and does not judge; `evaluate` asks what the hits mean. The automaton cannot be pickled, so each process builds its own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from ahocorasick_rs import AhoCorasick

from feeds.errors import QueryError
from feeds.types.topic import Field, Term
from feeds.understand.query.pattern import Edge, Pattern, Segment, dashed_words, read_pattern, searchable, spellings
from feeds.understand.text import HAN, HANGUL, KANA, MARKS, Span, fold, is_cjk, is_hangul

Hits = Mapping[Field, Mapping[str, list[Span]]]

_PARTICLE: Final = re.compile(r"(?:에서|에게|으로|이나|까지|부터|은|는|이|가|을|를|에|의|와|과|도|로|만)?(?![\uac00-\ud7a3])")
# At most 64, which bounds the work on a text that is one endless word.
_SYLLABLES: Final = re.compile(f"[{HANGUL}]{{,64}}")
_LETTERS: Final = re.compile(f"(?:[^\\W\\d_{HAN}{KANA}{HANGUL}]|[{MARKS}]){{,64}}")
_LETTER: Final = re.compile(f"[^\\W\\d_{HAN}{KANA}{HANGUL}]|[{MARKS}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What one literal of the automaton stands for.

    Attributes:
        labels: Under which its hits are kept: "@dprk", "shell*".
        left: What must not precede it.
        rest: Segments that must follow.
        right: What must not follow the whole.
        open_end: Any ending may stand between the literal and the rest.
        joined: The rest may follow without a space.
        guards: Longer words that void a hit, by how far before the hit they begin and how long they are.
        title_only: Hits in the text do not count.
    """

    labels: tuple[str, ...]
    left: Edge
    rest: tuple[Segment, ...]
    right: Edge
    open_end: bool
    joined: bool
    guards: tuple[tuple[int, int, frozenset[str]], ...]
    title_only: bool


def check_term(term: Term) -> None:
    """Read a term as the matcher will.

    Raises:
        QueryError: The term or one of its forms cannot be read, or one of its exceptions contains none of them and so would never apply.
    """
    literals = [literal for pattern in _patterns(term) for literal in pattern.segments[0].literals]
    for exception in term.not_inside:
        if not any(literal in guard for guard in _guard_texts(exception) for literal in literals):
            raise QueryError(
                f'"{exception}" does not contain "{term.text}", so it can be no exception to it',
                query=exception,
                position=0,
                key="term-exception",
                values={"exception": exception, "term": term.text},
                expected=f'a longer word or phrase with "{literals[0]}" in it',
            )


class Matcher:
    """All terms, compiled. Safe to share between threads.

    Terms that cannot be read are left out: they are refused where they are saved, and must not stop the others here.
    """

    def __init__(self, terms: Iterable[tuple[str, Term]]) -> None:
        """Compile.

        Args:
            terms: Pairs of the label under which hits are kept, and the term.
        """
        labels: dict[Term, dict[str, None]] = {}
        for label, term in terms:
            bare = replace(term, language=None)
            labels.setdefault(bare, {})[label] = None
        entries: dict[str, list[_Entry]] = {}
        for term, its_labels in labels.items():
            for literal, entry in _entries(term, tuple(its_labels)):
                entries.setdefault(literal, []).append(entry)
        self._literals: Final = tuple(entries)
        self._entries: Final = tuple(tuple(each) for each in entries.values())
        self._automaton: Final = AhoCorasick(self._literals)

    def hits(self, title: str, text: str) -> Hits:
        """Find every term, with spans in the title's and the text's own offsets, ascending by start."""
        folded = fold(f"{title}\n{text}")
        haystack = searchable(folded.text)
        found: dict[Field, dict[str, list[Span]]] = {Field.TITLE: {}, Field.TEXT: {}}
        text_at = len(title) + 1
        for index, start, end in self._automaton.find_matches_as_indexes(haystack, overlapping=True):
            for entry in self._entries[index]:
                whole_end = _fits(entry, haystack, start, end)
                if whole_end is not None:
                    _keep(entry, folded.span(start, whole_end), text_at, found)
        for by_label in found.values():
            for spans in by_label.values():
                spans.sort()
        return found


def _entries(term: Term, labels: tuple[str, ...]) -> Iterable[tuple[str, _Entry]]:
    """The literals to search for a term and its forms, each with what it needs; none if one of them cannot be read."""
    try:
        patterns = _patterns(term)
    except QueryError:
        return
    for pattern in patterns:
        first, rest = pattern.segments[0], pattern.segments[1:]
        for literal in first.literals:
            yield (
                literal,
                _Entry(
                    labels=labels,
                    left=pattern.left,
                    rest=rest,
                    right=pattern.right,
                    open_end=first.open_end,
                    joined=first.joined,
                    guards=_guards(literal, term.not_inside),
                    title_only=term.title_only,
                ),
            )


def _patterns(term: Term) -> tuple[Pattern, ...]:
    """What to search for: the term as it stands, and its forms, which may have any beginning if the term may.

    Raises:
        QueryError: One of them cannot be read, or a form has a "*".
    """
    start = "*" if term.text.startswith("*") else ""
    for form in term.forms:
        if "*" in form:
            raise QueryError('a form is words without "*"', query=form, position=form.find("*"), key="term-form-star", expected="a letter")
    return tuple(dict.fromkeys(map(read_pattern, (term.text, *(start + form for form in term.forms)))))


def _guard_texts(exception: str) -> tuple[str, ...]:
    """The spellings of an exception; none where nothing of it can be searched for."""
    words = dashed_words(fold(exception).text.replace("*", " "))
    return spellings(words) if words else ()


def _guards(literal: str, exceptions: tuple[str, ...]) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Exceptions by the distance from their start to the literal in them, and their length."""
    grouped: dict[tuple[int, int], set[str]] = {}
    for guard in chain.from_iterable(map(_guard_texts, exceptions)):
        at = guard.find(literal)
        while at != -1:
            grouped.setdefault((at, len(guard)), set()).add(guard)
            at = guard.find(literal, at + 1)
    return tuple((before, length, frozenset(guards)) for (before, length), guards in grouped.items())


def _keep(entry: _Entry, span: Span, text_at: int, found: dict[Field, dict[str, list[Span]]]) -> None:
    """Add a hit under all labels of its term."""
    start, end = span
    if start < text_at:
        field = Field.TITLE
    elif entry.title_only:
        return
    else:
        field, span = Field.TEXT, (start - text_at, end - text_at)
    for label in entry.labels:
        found[field].setdefault(label, []).append(span)


def _fits(entry: _Entry, haystack: str, start: int, end: int) -> int | None:
    """Where the whole term ends if the literal at `start` is really it, else None."""
    if entry.left is not Edge.FREE and start and not _begins(entry.left, haystack[start - 1]):
        return None
    for before, length, guards in entry.guards:
        if haystack[max(start - before, 0) : start - before + length] in guards:
            return None
    open_end, joined = entry.open_end, entry.joined
    for segment in entry.rest:
        next_end = _segment_end(segment, haystack, end, open_end=open_end, joined=joined)
        if next_end is None:
            return None
        end, open_end, joined = next_end, segment.open_end, segment.joined
    return end if entry.right is Edge.FREE or end == len(haystack) or _ends(entry.right, haystack, end) else None


def _segment_end(segment: Segment, haystack: str, end: int, *, open_end: bool, joined: bool) -> int | None:
    """Where the segment ends that follows `end`, or None if another word follows."""
    if joined:
        for literal in segment.literals:
            if haystack.startswith(literal, end):
                return end + len(literal)
    if open_end:
        end = run_end(haystack, end)
    if haystack[end : end + 1] != " ":
        return None
    end += 2 if haystack.startswith('"', end + 1) else 1  # a name in quotation marks, which fold makes one: судно «Ангара»
    return next((end + len(literal) for literal in segment.literals if haystack.startswith(literal, end)), None)


def run_end(text: str, end: int) -> int:
    """Where the word ends that the character before `end` belongs to, at most 64 characters on; Han and kana end at once."""
    before = text[end - 1 : end]
    if is_cjk(before):
        return end
    found = (_SYLLABLES if is_hangul(before) else _LETTERS).match(text, end)
    return end if found is None else found.end()


def _is_letter(character: str) -> bool:
    """Whether it continues a word of a script with spaces."""
    return character.isalpha() if character.isascii() else _LETTER.match(character) is not None


def _begins(edge: Edge, before: str) -> bool:
    """Whether a word with this edge may begin behind that character."""
    if edge is Edge.LETTER:
        return not _is_letter(before)
    if edge is Edge.DIGIT:
        return not before.isdigit()
    return not is_hangul(before)


def _ends(edge: Edge, haystack: str, end: int) -> bool:
    """Whether a word with this edge may end here."""
    if edge is Edge.LETTER:
        return not _is_letter(haystack[end])
    if edge is Edge.DIGIT:
        return not haystack[end].isdigit()
    return _PARTICLE.match(haystack, end) is not None
