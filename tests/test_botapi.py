"""The Bot API stand-in is as strict as the server that it stands for: each documented limit and error text, asked without any library."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from tests import botapi_faults as faults
from tests import tdlib
from tests.botapi import BotApi
from tests.botapi_chats import MAX_CAPTION, MAX_ENTITIES, MAX_TEXT, PAID_PER_S, Rates
from tests.botapi_faults import NAMED, Say
from tests.botapi_methods import MAX_DOWNLOAD, MAX_UPLOAD
from tests.clocks import FakeClock
from tests.telegram_html import EntityError


class Client:
    """Calls methods as any program can.

    Args:
        api: The server.
        session: The connections.

    Attributes:
        token: With which it calls.
    """

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self.api = api
        self.token = api.token
        self._session = session

    async def __call__(self, method: str, **fields: object) -> dict[str, Any]:
        """The answer's body; its status must be the error's code."""
        data = aiohttp.FormData()
        for name, value in fields.items():
            if isinstance(value, bytes):
                data.add_field(name, io.BytesIO(value), filename="list.csv")
            else:
                data.add_field(name, value if isinstance(value, str) else json.dumps(value))
        async with self._session.post(f"{self.api.url}{self.token}/{method}", data=data if fields else None) as answer:
            body: dict[str, Any] = await answer.json()
        assert body.get("error_code", 200) == answer.status
        return body

    async def refused(self, method: str, **fields: object) -> str:
        """Why a call is refused; it has done nothing."""
        before = len(self.api.messages(7))
        body = await self(method, **fields)
        assert not body["ok"]
        assert len(self.api.messages(7)) == before
        return str(body["description"])

    async def done(self, method: str, **fields: object) -> Any:
        """What a call gives."""
        body = await self(method, **fields)
        assert body["ok"], body
        return body["result"]


@asynccontextmanager
async def asking(**options: Any) -> AsyncIterator[Client]:
    async with BotApi(**options) as api, aiohttp.ClientSession() as session:
        api.add_chat(7)
        api.add_chat(8)
        api.add_chat(-5, kind="group", title="Desk")
        yield Client(api, session)


@pytest.fixture
async def ask() -> AsyncIterator[Client]:
    """A server with two private chats and a group."""
    async with asking() as client:
        yield client


@pytest.mark.parametrize(("length", "taken"), [(MAX_TEXT, True), (MAX_TEXT + 1, False)])
@pytest.mark.parametrize("letter", ["x", "😀"])
async def test_a_text_has_4096_code_points_after_parsing(ask: Client, letter: str, length: int, *, taken: bool) -> None:
    """Markup does not count, and an emoji counts once."""
    fields = {"chat_id": 7, "text": f"<b>{letter * length}</b>", "parse_mode": "HTML"}
    if taken:
        assert (await ask.done("sendMessage", **fields))["text"] == letter * length
    else:
        assert await ask.refused("sendMessage", **fields) == "Bad Request: message is too long"


async def test_a_caption_has_1024(ask: Client) -> None:
    """Likewise after parsing."""
    fields = {"chat_id": 7, "document": b"a,b", "parse_mode": "HTML"}
    await ask.done("sendDocument", caption=f"<i>{'x' * MAX_CAPTION}</i>", **fields)
    assert await ask.refused("sendDocument", caption="x" * (MAX_CAPTION + 1), **fields) == "Bad Request: message caption is too long"


@pytest.mark.parametrize("text", ["", " ", "\n", "<b> </b>"])
async def test_an_empty_text_is_refused(ask: Client, text: str) -> None:
    """White space is nothing."""
    assert await ask.refused("sendMessage", chat_id=7, text=text, parse_mode="HTML") == "Bad Request: message text is empty"


@pytest.mark.parametrize("html", ["<b>x", "a < b", "<br>", "<b><i>x</b></i>", "<foo>x</foo>"])
async def test_markup_is_parsed_as_strictly_as_by_telegram(ask: Client, html: str) -> None:
    """The same words as Telegram's own parser, its first letter in lower case."""
    with pytest.raises(EntityError) as caught:
        tdlib.parse(html)
    assert await ask.refused("sendMessage", chat_id=7, text=html, parse_mode="HTML") == f"Bad Request: can't parse entities: {caught.value}"


async def test_a_hundred_entities_count(ask: Client) -> None:
    """Later ones are ignored, their text stays."""
    await ask.done("sendMessage", chat_id=7, text="<b>x</b> " * (MAX_ENTITIES + 20), parse_mode="HTML")
    (shown,) = ask.api.messages(7)
    assert (len(shown.entities), shown.text.count("x")) == (MAX_ENTITIES, MAX_ENTITIES + 20)


def _keyboard(*rows: list[str]) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "x", "callback_data": data} for data in row] for row in rows]}


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (_keyboard(["x" * 64]), None),
        (_keyboard(["x" * 65]), "BUTTON_DATA_INVALID"),
        (_keyboard(["ж" * 33]), "BUTTON_DATA_INVALID"),
        (_keyboard([""]), "BUTTON_DATA_INVALID"),
        (_keyboard(*[["x"] * 8] * 12), None),
        (_keyboard(["x"] * 9), "reply markup is too long"),
        (_keyboard(*[["x"] * 8] * 13), "reply markup is too long"),
        ({"keyboard": []}, "can't parse reply keyboard markup JSON object"),
        ({"inline_keyboard": [[{"callback_data": "x"}]]}, 'can\'t parse inline keyboard button: Field "text" must be of type String'),
        (
            {"inline_keyboard": [[{"text": "x"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_the_limits_of_keyboards(ask: Client, markup: object, refusal: str | None) -> None:
    """64 bytes behind a button, 8 buttons in a row, 100 in all."""
    if refusal is None:
        await ask.done("sendMessage", chat_id=7, text="x", reply_markup=markup)
    else:
        assert await ask.refused("sendMessage", chat_id=7, text="x", reply_markup=markup) == f"Bad Request: {refusal}"


def _commands(count: int = 1, name: str = "topics", description: str = "x") -> list[dict[str, str]]:
    return [{"command": name, "description": description}] * count


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        (_commands(100, "x" * 32, "x" * 256), None),
        (_commands(101), "BOT_COMMANDS_TOO_MUCH"),
        (_commands(name="x" * 33), "BOT_COMMAND_INVALID"),
        (_commands(name="Topics"), "BOT_COMMAND_INVALID"),
        (_commands(name="keyword add"), "BOT_COMMAND_INVALID"),
        (_commands(description=""), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (_commands(description="x" * 257), "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_the_limits_of_menus(ask: Client, commands: object, refusal: str | None) -> None:
    """A hundred commands of 32 letters with 256 characters beside them."""
    if refusal is None:
        await ask.done("setMyCommands", commands=commands)
        assert await ask.done("getMyCommands") == commands
    else:
        assert await ask.refused("setMyCommands", commands=commands) == f"Bad Request: {refusal}"


async def test_menus_have_scopes_and_languages(ask: Client) -> None:
    """Each is a list of its own; one of a chat that the bot is not in is refused."""
    private = {"type": "all_private_chats"}
    await ask.done("setMyCommands", commands=_commands(), scope=private, language_code="de")
    assert await ask.done("getMyCommands", scope=private, language_code="de") == _commands()
    assert await ask.done("getMyCommands", scope=private) == await ask.done("getMyCommands") == []
    await ask.done("deleteMyCommands", scope=private, language_code="de")
    assert await ask.done("getMyCommands", scope=private, language_code="de") == []
    assert "chat not found" in await ask.refused("setMyCommands", commands=_commands(), scope={"type": "chat", "chat_id": 99})
    assert "BotCommandScope" in await ask.refused("setMyCommands", commands=_commands(), scope={"type": "everybody"})
    assert "language" in await ask.refused("setMyCommands", commands=_commands(), language_code="german")


async def test_presses_wait_for_their_answer(ask: Client) -> None:
    """Once, with at most 200 characters; afterwards the query is too old."""
    await ask.done("sendMessage", chat_id=7, text="x", reply_markup=_keyboard(["/topics"]))
    query = ask.api.press(7, ask.api.messages(7)[0].id, "/topics")
    (update,) = await ask.done("getUpdates")
    assert (update["callback_query"]["data"], update["callback_query"]["id"]) == ("/topics", query)
    assert await ask.refused("answerCallbackQuery", callback_query_id=query, text="x" * 201) == "Bad Request: MESSAGE_TOO_LONG"
    await ask.done("answerCallbackQuery", callback_query_id=query, text="x" * 200)
    assert "query is too old and response timeout expired" in await ask.refused("answerCallbackQuery", callback_query_id=query)


async def test_deep_links_have_64_characters(ask: Client) -> None:
    """Clients open no other."""
    ask.api.start(7, "x" * 64)
    for payload in ("x" * 65, "", "a b", "ж"):
        with pytest.raises(ValueError, match="no deep link"):
            ask.api.start(7, payload)


async def test_a_file_has_50_megabytes_on_its_way_up_and_20_on_its_way_down(ask: Client) -> None:
    """Both are refused in the server's own words."""
    assert await ask.refused("sendDocument", chat_id=7, document=b"x" * (MAX_UPLOAD + (2 << 20))) == "Request Entity Too Large"
    large = ask.api.offer_file("x", b"x" * (MAX_DOWNLOAD + 1))
    assert await ask.refused("getFile", file_id=large["file_id"]) == "Bad Request: file is too big"
    assert await ask.refused("getFile", file_id="nothing") == "Bad Request: wrong file_id or the file is temporarily unavailable"
    small = await ask.done("getFile", file_id=ask.api.offer_file("x", b"abc")["file_id"])
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{ask.api.url.removesuffix('/bot')}/file/bot{ask.api.token}/{small['file_path']}") as answer,
    ):
        assert await answer.read() == b"abc"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"chat_id": 7, "text": "x", "txet": "y"}, "takes no parameter txet"),
        ({"chat_id": "seven", "text": "x"}, "chat_id must be of type integer"),
        ({"chat_id": 7, "text": "x", "disable_notification": "yes"}, "disable_notification must be of type boolean"),
        ({"chat_id": 7, "text": "x", "reply_parameters": "{"}, "reply_parameters must be of type object"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 7}, "message text is empty"),
    ],
)
async def test_parameters_are_checked(ask: Client, fields: dict[str, object], refusal: str) -> None:
    """A misspelt name, a wrong type, a missing one: the official server overlooks the first, which would hide a mistake."""
    assert refusal in await ask.refused("sendMessage", **fields)


async def test_what_it_does_not_have_it_refuses(ask: Client) -> None:
    """Photos and albums, which Rajin does not send, are no silent success."""
    for method in ("sendPhoto", "sendMediaGroup", "sendmesage"):
        assert await ask(method) == {"ok": False, "error_code": 404, "description": "Not Found"}
    for token, code in (("1:wrong", 401), ("wrong", 404)):
        ask.token = token
        assert (await ask("getMe"))["error_code"] == code


async def test_edits_and_their_refusals(ask: Client) -> None:
    """The same content and keyboard is no change; an edit without a keyboard takes it away."""
    sent = await ask.done("sendMessage", chat_id=7, text="x", reply_markup=_keyboard(["/a"]))
    here = {"chat_id": 7, "message_id": sent["message_id"]}
    assert "message is not modified: specified new message content and reply markup are exactly the same as" in (
        await ask.refused("editMessageText", text="x", reply_markup=_keyboard(["/a"]), **here)
    )
    await ask.done("editMessageText", text="x", **here)
    assert ask.api.messages(7)[0].buttons == ()
    assert "message to edit not found" in await ask.refused("editMessageText", text="y", chat_id=7, message_id=999)
    assert "message to delete not found" in await ask.refused("deleteMessage", chat_id=7, message_id=999)
    assert "message thread not found" in await ask.refused("sendMessage", chat_id=7, text="x", message_thread_id=3)
    assert "chat not found" in await ask.refused("sendMessage", chat_id=99, text="x")


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        ("private", "kicked", "bot was blocked by the user"),
        ("group", "kicked", "bot was kicked from the group chat"),
        ("supergroup", "kicked", "bot was kicked from the supergroup chat"),
        ("channel", "kicked", "bot was kicked from the channel chat"),
        ("supergroup", "left", "bot is not a member of the supergroup chat"),
        ("channel", "left", "bot is not a member of the channel chat"),
    ],
)
async def test_who_was_put_out_is_told_how(ask: Client, kind: str, status: str, words: str) -> None:
    """403 until the bot is let in again; that it was put out comes as an update."""
    ask.api.add_chat(-77, kind=kind)
    ask.api.change(-77, {"status": "member"}, {"status": status})
    assert await ask("sendMessage", chat_id=-77, text="x") == {"ok": False, "error_code": 403, "description": f"Forbidden: {words}"}
    ask.api.change(-77, {"status": status}, {"status": "administrator", "can_post_messages": True})
    await ask.done("sendMessage", chat_id=-77, text="x")
    assert len(await ask.done("getUpdates")) == 2


async def test_an_upgraded_group_names_its_supergroup(ask: Client) -> None:
    """To every call, with its id as a parameter; and both chats say so."""
    ask.api.migrate(-5, -1005)
    refusal = await ask("sendMessage", chat_id=-5, text="x")
    assert refusal["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refusal["parameters"] == {"migrate_to_chat_id": -1005}
    await ask.done("sendMessage", chat_id=-1005, text="x")
    told = [update["message"] for update in await ask.done("getUpdates")]
    assert [(each.get("migrate_to_chat_id"), each.get("migrate_from_chat_id")) for each in told] == [(-1005, None), (None, -5)]


async def test_429_names_its_wait(ask: Client) -> None:
    """In its text and as a parameter."""
    ask.api.fail(faults.flood(9))
    assert await ask("sendMessage", chat_id=7, text="x") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 9",
        "parameters": {"retry_after": 9},
    }


async def test_the_pace_in_a_chat_in_a_group_and_in_all() -> None:
    """One a second, twenty a minute, thirty a second; a broadcast that is paid for has another limit."""
    clock = FakeClock()
    async with asking(rates=Rates(per_chat_s=1.0, per_group_minute=20, overall_per_s=30), monotonic=clock.monotonic) as ask:
        for chat in range(100, 140):
            ask.api.add_chat(chat)

        async def waits(*chats: int, pause_s: float = 0.0, **fields: object) -> list[int]:
            found = []
            for chat in chats:
                clock.advance(pause_s)
                found.append((await ask("sendMessage", chat_id=chat, text="x", **fields)).get("parameters", {}).get("retry_after", 0))
            return found

        assert await waits(7, 7) == [0, 1]
        clock.advance(1.0)
        assert await waits(*range(100, 131)) == [0] * 30 + [1]
        assert await waits(131, allow_paid_broadcast=True) == [0]
        assert PAID_PER_S == 1000
        assert await waits(*[-5] * 21, pause_s=1.0) == [0] * 20 + [40]


@pytest.mark.parametrize("name", [name for name, fault in NAMED.items() if isinstance(fault, Say)])
async def test_each_named_fault_is_told_once(ask: Client, name: str) -> None:
    """With its code and its words; the next call goes through."""
    fault = NAMED[name]
    assert isinstance(fault, Say)
    ask.api.fail(fault)
    told = await ask("sendMessage", chat_id=7, text="x")
    assert (told["error_code"], told["description"]) == (fault.code, fault.description)
    assert ask.api.log[-1].done is False
    await ask.done("sendMessage", chat_id=7, text="x")


@pytest.mark.parametrize("accepted", [True, False])
async def test_an_answer_can_be_lost_or_late(ask: Client, *, accepted: bool) -> None:
    """After the work was done or before: the log knows which."""
    ask.api.fail(faults.Cut(accepted=accepted), faults.Hold(accepted=accepted))
    with pytest.raises(aiohttp.ClientError):
        await ask("sendMessage", chat_id=7, text="x")
    late = asyncio.create_task(ask("sendMessage", chat_id=7, text="y"))
    await ask.api.arrived("sendMessage", 2)
    assert not late.done()
    ask.api.release()
    await late
    assert [each.done for each in ask.api.calls("sendMessage")] == [accepted] * 2
    assert len(ask.api.messages(7)) == (2 if accepted else 0)


async def test_the_bot_learns_what_it_may_do(ask: Client) -> None:
    """Of itself it is told all of its rights, of a group what members may do; who was put out is told nothing."""
    me = {"chat_id": -5, "user_id": 123456789}
    assert (await ask.done("getChatMember", **me))["status"] == "administrator"
    assert (await ask.done("getChat", chat_id=-5))["permissions"] == {"can_send_messages": True}
    ask.api.change(-5, {"status": "administrator"}, {"status": "restricted", "can_send_messages": False})
    assert (await ask.done("getChatMember", **me))["can_send_messages"] is False
    ask.api.change(-5, {"status": "restricted"}, {"status": "kicked", "until_date": 0})
    assert await ask.refused("getChatMember", **me) == "Forbidden: bot was kicked from the group chat"


async def test_where_members_may_not_write_administrators_may(ask: Client) -> None:
    """The permissions of a group count for the bot as for everybody."""
    ask.api.add_chat(-6, kind="group", writable=False)
    await ask.done("sendMessage", chat_id=-6, text="x")
    ask.api.change(-6, {"status": "administrator"}, {"status": "member"})
    assert "not enough rights" in await ask.refused("sendMessage", chat_id=-6, text="x")
