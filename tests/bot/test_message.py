"""What does not fit is cut at whole lines, and never down to nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.message import ELLIPSIS, Line, Message, Span, Style, fitted
from bot.networks.telegram.markup import length as utf16

_COUNTS = {"code points": len, "UTF-16 units": utf16, "bytes": lambda text: len(text.encode())}
spans = st.builds(
    Span, text=st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30), style=st.sampled_from(Style)
)
lines = st.lists(spans, max_size=4).map(tuple)
messages = st.builds(Message, lines=st.lists(lines, min_size=1, max_size=8).map(tuple), silent=st.booleans())
counts = pytest.mark.parametrize("count", _COUNTS.values(), ids=list(_COUNTS))


def _text(line: Line) -> str:
    return "".join(span.text for span in line)


@counts
@given(message=messages, most=st.integers(4, 120))
def test_nothing_is_longer_than_the_limit(count: Callable[[str], int], message: Message, most: int) -> None:
    """However the network counts, and the rest of the message stays as it is."""
    cut = fitted(message, most=most, length=count)
    assert count(cut.plain()) <= most
    assert (cut.silent, cut.preview_url) == (message.silent, message.preview_url)


@counts
@given(message=messages, most=st.integers(4, 120))
def test_whole_lines_remain(count: Callable[[str], int], message: Message, most: int) -> None:
    """What fits is untouched; else the first lines stand as they were, and an ellipsis tells of the others."""
    cut = fitted(message, most=most, length=count)
    if count(message.plain()) <= most:
        assert cut == message
        return
    assert cut.plain().endswith(ELLIPSIS)
    if len(cut.lines) > 1:
        assert cut.lines[:-1] == message.lines[: len(cut.lines) - 1]
        assert _text(cut.lines[-1]) == ELLIPSIS
    else:
        assert _text(message.lines[0]).startswith(_text(cut.lines[0]).removesuffix(ELLIPSIS))


@given(message=messages, most=st.integers(1, 40))
def test_something_always_remains(message: Message, most: int) -> None:
    """A network that is told to show nothing would refuse."""
    assert fitted(message, most=most, length=len).plain() or not message.plain()


def test_as_many_lines_remain_as_fit() -> None:
    """The ellipsis has a line of its own."""
    message = Message(lines=tuple((Span(text=str(number) * 9),) for number in range(5)))
    assert fitted(message, most=31, length=len).plain() == "000000000\n111111111\n…"
    assert fitted(message, most=32, length=len).plain() == "000000000\n111111111\n222222222\n…"


def test_a_first_line_that_is_too_long_alone_is_cut_in_the_middle_of_a_span() -> None:
    """No half of a character pair remains, and later spans are gone."""
    message = Message(lines=((Span(text="ab"), Span(text="😀" * 10, style=Style.BOLD), Span(text="c")),))
    cut = fitted(message, most=8, length=utf16)
    assert cut.lines == ((Span(text="ab"), Span(text="😀😀", style=Style.BOLD), Span(text=ELLIPSIS)),)
