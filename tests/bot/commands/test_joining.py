"""The bot is made the administrator of a channel, in which nobody can type."""

from bot.networks.base import Author, Joined
from storage import chats
from storage.types import Address, ChatKind
from tests.bot.commands.desk import HERE, Person
from tests.incoming import happens

WIRE = Address(network="telegram", address="-1001")


def joined(ann: Person, *, kind: ChatKind = ChatKind.CHANNEL, author: Author = Author.PERSON) -> str:
    """Ann brings the bot into a chat; what is said, in whichever chat."""
    return ann.hears(happens(Joined(), address=WIRE, kind=kind, sender="42", author=author))


def test_who_brought_the_bot_into_a_channel_is_offered_topics_in_private(ann: Person) -> None:
    """Pressing one subscribes the channel, not the private chat."""
    ann.say("/topics")
    assert "Desk" in joined(ann)
    assert {str(each.address) for each in ann.answers} == {str(HERE)}
    assert [button.command for button in ann.buttons][1] == "/subscribe -1001 sanctions"


def test_nobody_is_told_who_never_spoke_to_the_bot(ann: Person) -> None:
    """A bot may not begin a conversation; nor is anybody told of a group, which can be talked to, or without a name."""
    assert joined(ann) == ""
    ann.say("/topics")
    assert joined(ann, kind=ChatKind.GROUP) == ""
    assert joined(ann, author=Author.ANONYMOUS_ADMIN) == ""
    assert chats.chat_by_address(ann.db, WIRE) is not None
