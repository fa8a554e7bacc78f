"""What each kind of update becomes: who spoke, whether it counts, and what must be asked or fetched for it."""

import pytest

from bot.networks.base import MAX_DOCUMENT, Author, Incoming, Joined, Left, Moved, Pressed, Said
from bot.networks.telegram.network import Telegram
from bot.networks.telegram.reading import said
from storage.types import Address, ChatKind
from tests import botapi_faults as faults
from tests.bot.networks.telegram.hearing import Inbox, listening, read
from tests.botapi import BotApi
from tests.calls import call

ADMIN = 99
GROUP = {"id": -5, "type": "group", "title": "Desk"}
CHANNEL = {"id": -1002, "type": "channel", "title": "Wire"}
FORWARDED = {"type": "hidden_user", "date": 1, "sender_user_name": "x"}
RIGHTS = dict.fromkeys(
    [
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ],
    True,
)
OUT, IN, PUT_OUT = {"status": "left"}, {"status": "member"}, {"status": "kicked", "until_date": 0}
POSTING = {"status": "administrator", "can_post_messages": True, **RIGHTS}
SILENT = {"status": "administrator", "can_post_messages": False, **RIGHTS}


def _restricted(*, member: bool, writes: bool) -> dict[str, object]:
    rights = [
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_edit_tag",
        "can_react_to_messages",
    ]
    return {"status": "restricted", "until_date": 0, "is_member": member, "can_send_messages": writes, **dict.fromkeys(rights, writes)}


@pytest.mark.parametrize(
    ("text", "private", "expected"),
    [
        ("/topics", False, "/topics"),
        ("/topics@RajinBot", False, "to us /topics"),
        ("/topics@rajinbot  now\nor later", False, "to us /topics now\nor later"),
        ("@RajinBot /topics now", False, "to us /topics now"),
        ("@rajinbot\n/topics@rajinbot now", True, "to us /topics now"),
        ("/topics@OtherBot", True, None),
        ("@OtherBot /topics", False, None),
        ("@RajinBot hello", False, None),
        ("@RajinBot", True, "@RajinBot"),
        ("hello", False, None),
        ("hello", True, "hello"),
        ("", True, None),
    ],
)
def test_a_command_is_ours_wherever_our_name_stands(text: str, *, private: bool, expected: str | None) -> None:
    """Behind the command or before it, in any case, which is noted; another bot's name makes it that bot's."""
    found = said(text, "RajinBot", private=private)
    assert (found and f"{'to us ' if found.addressed else ''}{found.text}") == expected


async def test_who_speaks_is_told_apart(api: BotApi, bot: Telegram) -> None:
    """Persons, bots, channels that write in groups, and posts of channels: only a person has an id."""
    robot = {"id": 77, "is_bot": True, "first_name": "Other"}
    got = await read(
        api,
        bot,
        lambda: api.write(-5, "/a", user=ADMIN),
        lambda: api.push({"message": {"message_id": 4, "date": 1, "chat": GROUP, "from": robot, "text": "/b"}}),
        lambda: api.write(-5, "/c", sender_chat=CHANNEL),
        lambda: api.push({"channel_post": {"message_id": 5, "date": 1, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "/d"}}),
        lambda: api.push({"channel_post": {"message_id": 6, "date": 1, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "news"}}),
    )
    assert [(each.author, each.sender, each.sender_is_admin, each.kind) for each in got] == [
        (Author.PERSON, "99", True, ChatKind.GROUP),
        (Author.BOT, "", False, ChatKind.GROUP),
        (Author.CHANNEL, "", False, ChatKind.GROUP),
        (Author.CHANNEL, "", False, ChatKind.CHANNEL),
    ]


async def test_edited_and_forwarded_commands_say_so(api: BotApi, bot: Telegram) -> None:
    """So do those that another bot has written into somebody's message; nobody is asked for the rights of their sender."""
    edited = {"message_id": 5, "date": 1, "edit_date": 2, "chat": GROUP, "text": "/a"}
    sender = {"id": ADMIN, "is_bot": False, "first_name": "Ada"}
    got = await read(
        api,
        bot,
        lambda: api.push({"edited_message": edited | {"from": sender}}),
        lambda: api.write(-5, "/b", user=ADMIN, forward_origin=FORWARDED),
        lambda: api.write(-5, "/c", user=ADMIN, via_bot={"id": 77, "is_bot": True, "first_name": "Other"}),
    )
    whats = [each.what for each in got if isinstance(each.what, Said)]
    assert [(what.text, what.edited, what.forwarded) for what in whats] == [("/a", True, False), ("/b", False, True), ("/c", False, True)]
    assert not any(each.sender_is_admin for each in got)
    assert api.calls("getChatMember") == []


async def test_what_a_message_replies_to_is_named(api: BotApi, bot: Telegram) -> None:
    """The message that opened a forum's topic is none: every message there replies to it."""
    forum = {"id": -1001, "type": "supergroup", "title": "Forum", "is_forum": True}
    got = await read(
        api,
        bot,
        lambda: api.write(-5, "/a", reply_to_message={"message_id": 31, "date": 1, "chat": GROUP, "text": "alert"}),
        lambda: api.write(-1001, "/b", thread=3, reply_to_message={"message_id": 3, "date": 1, "chat": forum}),
        lambda: api.write(-1001, "/c", thread=3, reply_to_message={"message_id": 32, "date": 1, "chat": forum, "text": "alert"}),
    )
    assert [each.what.reply_to for each in got if isinstance(each.what, Said)] == ["31", None, "32"]


async def test_a_pressed_button_comes_with_its_command_and_comes_to_rest(api: BotApi, bot: Telegram) -> None:
    """In private everybody is in charge, in groups it is asked; the press is answered after it was stored."""
    private, group = [await bot.perform(call(chat=chat)) for chat in ("7", "-5")]
    waiting: list[set[str]] = []
    got: list[Incoming] = []
    api.press(7, int(private or 0), "/mute story 12")
    api.press(-5, int(group or 0), "/topics", user=ADMIN)
    api.press(-5, int(group or 0), "/topics", user=42)

    async def receive(incoming: Incoming) -> None:
        waiting.append(set(api.unanswered()))
        got.append(incoming)

    async with listening(bot, receive):
        await api.arrived("answerCallbackQuery", 3)
    assert [each.what for each in got] == [
        Pressed(target=private or "", command="/mute story 12"),
        Pressed(target=group or "", command="/topics"),
        Pressed(target=group or "", command="/topics"),
    ]
    assert [(each.sender, each.sender_is_admin) for each in got] == [("42", True), ("99", True), ("42", False)]
    assert [len(each) for each in waiting] == [3, 2, 1]
    assert api.unanswered() == set()


async def test_a_press_in_a_topic_belongs_to_the_topic(api: BotApi, bot: Telegram) -> None:
    """Its answer goes there."""
    reference = await bot.perform(call(chat="-1001", thread="3"))
    (got,) = await read(api, bot, lambda: int(api.press(-1001, int(reference or 0), "/topics")[1:]))
    assert got.address == Address(network="telegram", address="-1001", thread="3")


async def test_nobody_is_asked_about_a_press_in_a_channel(api: BotApi, bot: Telegram) -> None:
    """It means nothing, whoever presses, and readers could make us ask again and again."""
    api.add_chat(-1003, kind="channel", admins=frozenset({ADMIN}))
    reference = await bot.perform(call(chat="-1003"))
    (got,) = await read(api, bot, lambda: int(api.press(-1003, int(reference or 0), "/help", user=ADMIN)[1:]))
    assert (got.kind, got.sender_is_admin) == (ChatKind.CHANNEL, False)
    assert api.calls("getChatMember") == []


async def test_a_press_that_is_too_old_or_says_nothing_is_no_error(api: BotApi, bot: Telegram) -> None:
    """The command is carried out although nobody sees the button come to rest; a message that was deleted may be pressed, too."""
    inbox = Inbox()
    api.press(7, 999, "/topics", old=True)
    api.press(7, 999, None)
    api.write(7, "/end")
    async with listening(bot, inbox.receive):
        got = await inbox.arrived(2)
        await api.arrived("answerCallbackQuery", 2)
    assert got[0].what == Pressed(target="999", command="/topics")


@pytest.mark.parametrize(
    ("chat", "before", "after", "what"),
    [
        (7, IN, PUT_OUT, Left(reason="blocked")),
        (7, PUT_OUT, IN, Joined()),
        (-5, OUT, IN, Joined()),
        (-5, IN, OUT, Left(reason="left")),
        (-5, IN, PUT_OUT, Left(reason="put out")),
        (-5, IN, POSTING, None),
        (-1001, IN, _restricted(member=True, writes=False), Left(reason="may not write there")),
        (-1001, _restricted(member=True, writes=False), _restricted(member=True, writes=True), Joined()),
        (-1001, OUT, _restricted(member=False, writes=True), None),
        (-1002, OUT, POSTING, Joined()),
        (-1002, OUT, SILENT, None),
        (-1002, SILENT, POSTING, Joined()),
        (-1002, POSTING, SILENT, Left(reason="may not write there")),
        (-1002, POSTING, PUT_OUT, Left(reason="put out")),
    ],
)
async def test_coming_and_going(
    api: BotApi, bot: Telegram, chat: int, before: dict[str, object], after: dict[str, object], what: Joined | Left | None
) -> None:
    """What counts is whether we may speak there: in a channel only with the right to post."""
    api.write(7, "/end")
    got = await read(api, bot, lambda: api.change(chat, before, after, user=42))
    assert [each.what for each in got if not isinstance(each.what, Said)] == ([] if what is None else [what])
    assert all(each.sender == "42" for each in got)


async def test_a_hidden_admin_brings_the_bot(api: BotApi, bot: Telegram) -> None:
    """Telegram names its own account for those who hide; that is nobody's id."""
    (got,) = await read(api, bot, lambda: api.change(-5, OUT, IN, user=1087968824))
    assert (got.author, got.sender, got.what) == (Author.ANONYMOUS_ADMIN, "", Joined())


async def test_a_group_that_becomes_a_supergroup_moves(api: BotApi, bot: Telegram) -> None:
    """Both chats say so, and both say the same."""
    got = await read(api, bot, lambda: api.migrate(-5, -1009))
    assert [(each.address.address, each.what) for each in got] == [("-5", Moved(to=Address(network="telegram", address="-1009")))] * 2


async def test_a_file_comes_with_its_command(api: BotApi, bot: Telegram) -> None:
    """As the caption of the file, or as an answer to it; without a command nobody fetches anything."""
    lists = api.offer_file("lists.yaml", b"arms: [Koksan]")
    earlier = {"message_id": 31, "date": 1, "chat": GROUP, "document": lists}
    got = await read(
        api,
        bot,
        lambda: api.write(7, None, caption="/keyword import", document=lists),
        lambda: api.write(-5, "/keyword import", reply_to_message=earlier),
        lambda: api.write(7, None, caption="look at this", document=lists),
        lambda: api.write(7, None, document=lists),
        lambda: api.write(-5, None, caption="/keyword import", document=lists, forward_origin=FORWARDED),
    )
    assert [(each.what.text, each.what.document) for each in got if isinstance(each.what, Said)] == [
        ("/keyword import", ("lists.yaml", b"arms: [Koksan]")),
        ("/keyword import", ("lists.yaml", b"arms: [Koksan]")),
        ("look at this", None),
        ("/keyword import", None),
    ]
    assert len(api.calls("getFile")) == 2


@pytest.mark.parametrize("fault", [None, faults.WRONG_FILE, faults.FILE_TOO_BIG, faults.NOT_FOUND])
async def test_a_file_that_cannot_be_had_is_none(api: BotApi, bot: Telegram, fault: faults.Say | None) -> None:
    """Too large, whatever its sender's client says, or not there any more: the command comes without it."""
    large = api.offer_file("big.yaml", b"x" * (MAX_DOCUMENT + 1), size=10)
    small = api.offer_file("small.yaml", b"x")
    if fault is not None:
        api.fail(*[fault] * 2, method="getFile" if fault is not faults.NOT_FOUND else "download")
    got = await read(
        api,
        bot,
        lambda: api.write(7, None, caption="/a", document=large),
        lambda: api.write(7, None, caption="/b", document=small | {"file_size": MAX_DOCUMENT + 1}),
        *([lambda: api.write(7, None, caption="/c", document=small)] if fault else []),
    )
    assert [each.what.document for each in got if isinstance(each.what, Said)] == [None] * (3 if fault else 2)


async def test_a_file_that_cannot_be_had_just_now_is_asked_for_again(api: BotApi, bot: Telegram) -> None:
    """The command waits for it."""
    lists = api.offer_file("lists.yaml", b"a")
    api.fail(faults.BROKEN, method="getFile")
    (got,) = await read(api, bot, lambda: api.write(7, None, caption="/keyword import", document=lists))
    assert isinstance(got.what, Said)
    assert got.what.document == ("lists.yaml", b"a")


async def test_numbers_that_begin_anew_hide_nothing(api: BotApi, bot: Telegram) -> None:
    """After a quiet week Telegram numbers updates anew, perhaps lower: whoever still acknowledged by the old number would lose them."""
    inbox = Inbox()
    api.updates.start_over(5_000)
    api.write(7, "/a")
    async with listening(bot, inbox.receive):
        await api.arrived("getUpdates", 2)
        api.end_poll()
        await api.arrived("getUpdates", 3)
        api.updates.start_over(10)
        api.write(7, "/b")
        got = await inbox.arrived(2)
    assert [each.update_id for each in got] == ["5000", "10"]


async def test_only_what_is_read_is_asked_for(api: BotApi, bot: Telegram) -> None:
    """Telegram keeps the rest to itself."""
    await read(api, bot)
    (asked,) = {each.fields["allowed_updates"] for each in api.calls("getUpdates")}
    assert asked == '["message", "edited_message", "channel_post", "callback_query", "my_chat_member"]'
