"""Every message that is rendered, whatever feeds put into it, is what Telegram's own parser takes, and says no more than its template."""

from hypothesis import given

from bot.message import Message
from bot.networks.quiet import JOINER
from bot.networks.telegram.markup import MAX_CAPTION, MAX_LENGTH, length, to_html
from bot.render.reader import Reader
from feeds.types.claim import Quantity
from storage.types import Telling
from tests import tdlib
from tests.bot.render.strategies import FIGURES
from tests.bot.render.test_properties import READERS, SEVERAL, messages


def _links(message: Message) -> set[str]:
    return {span.url for line in message.lines for span in line if span.url}


@given(SEVERAL, FIGURES, READERS)
def test_telegram_takes_every_message(told: list[Telling], news: tuple[Quantity, ...], reader: Reader) -> None:
    """Alerts, updates, corrections and catch-up messages, the text is ours, links are the template's; none is found."""
    for message in messages(told, reader, news):
        text, entities = tdlib.parse(to_html(message))
        assert text.replace(JOINER, "") == message.plain().replace(JOINER, "")
        assert len({each.url for each in entities if each.kind == "a"}) <= len(_links(message))
        links = [(each.offset, each.offset + each.length) for each in entities if each.kind in {"a", "code"}]
        for each in tdlib.found(text):
            assert any(start < each.offset + each.length and each.offset < end for start, end in links), each


@given(SEVERAL, FIGURES, READERS)
def test_no_message_is_longer_than_telegram_takes(told: list[Telling], news: tuple[Quantity, ...], reader: Reader) -> None:
    """By code points and by UTF-16 units, as a message and as the caption of a file."""
    for message in messages(told, reader, news):
        for most in (MAX_LENGTH, MAX_CAPTION):
            text, _ = tdlib.parse(to_html(message, most=most))
            assert max(len(text), length(text)) <= most
