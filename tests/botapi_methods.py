"""What the methods of the Bot API take: a stand-in that swallows a misspelt parameter proves nothing. Limits as in telegram.constants."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.botapi_faults import NOT_FOUND, Refused, bad_request

MAX_DATA = 64
MAX_BUTTONS, MAX_ROW = 100, 8
MAX_COMMANDS, MAX_NAME, MAX_DESCRIPTION = 100, 32, 256
MAX_CALLBACK_TEXT = 200
MAX_SECRET = 256
MAX_UPLOAD, MAX_DOWNLOAD = 50 << 20, 20 << 20
DEEP_LINK = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SCOPES = {
    "default": frozenset[str](),
    "all_private_chats": frozenset[str](),
    "all_group_chats": frozenset[str](),
    "all_chat_administrators": frozenset[str](),
    "chat": frozenset({"chat_id"}),
    "chat_administrators": frozenset({"chat_id"}),
    "chat_member": frozenset({"chat_id", "user_id"}),
}


def _integer(text: str) -> bool:
    return re.fullmatch(r"-?\d{1,19}", text) is not None


def _boolean(text: str) -> bool:
    return text in {"true", "false"}


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


_TYPES: Mapping[str, Callable[[str], bool]] = {"integer": _integer, "boolean": _boolean, "object": _is_json, "text": lambda _: True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method.

    Attributes:
        needs: The parameters that it cannot do without.
        takes: Every parameter, with its type.
    """

    needs: frozenset[str]
    takes: Mapping[str, str]


def _method(needs: str = "", /, **takes: str) -> Method:
    return Method(needs=frozenset(needs.split()), takes=takes)


_SHOWS = {
    "chat_id": "integer",
    "message_thread_id": "integer",
    "parse_mode": "text",
    "disable_notification": "boolean",
    "protect_content": "boolean",
    "allow_paid_broadcast": "boolean",
    "reply_parameters": "object",
    "reply_markup": "object",
}
METHODS: Mapping[str, Method] = {
    "getme": _method(),
    "getupdates": _method(offset="integer", limit="integer", timeout="integer", allowed_updates="object"),
    "setwebhook": _method(
        "url",
        url="text",
        secret_token="text",
        allowed_updates="object",
        max_connections="integer",
        ip_address="text",
        drop_pending_updates="boolean",
    ),
    "deletewebhook": _method(drop_pending_updates="boolean"),
    "getwebhookinfo": _method(),
    "getchat": _method("chat_id", chat_id="text"),
    "getchatmember": _method("chat_id user_id", chat_id="integer", user_id="integer"),
    "getfile": _method("file_id", file_id="text"),
    "sendmessage": _method("chat_id text", text="text", entities="object", link_preview_options="object", **_SHOWS),
    "senddocument": _method("chat_id document", document="text", caption="text", caption_entities="object", **_SHOWS),
    "editmessagetext": _method(
        "text",
        chat_id="integer",
        message_id="integer",
        inline_message_id="text",
        text="text",
        parse_mode="text",
        entities="object",
        link_preview_options="object",
        reply_markup="object",
    ),
    "deletemessage": _method("chat_id message_id", chat_id="integer", message_id="integer"),
    "setmessagereaction": _method("chat_id message_id", chat_id="integer", message_id="integer", reaction="object", is_big="boolean"),
    "answercallbackquery": _method(
        "callback_query_id", callback_query_id="text", text="text", show_alert="boolean", url="text", cache_time="integer"
    ),
    "getmycommands": _method(scope="object", language_code="text"),
    "setmycommands": _method("commands", commands="object", scope="object", language_code="text"),
    "deletemycommands": _method(scope="object", language_code="text"),
}


def check(method: str, fields: Mapping[str, str]) -> None:
    """Refuse a method that is not known, parameters that it does not take, of a wrong type, or missing.

    The official server overlooks names that it does not know; here that would hide a mistake.
    """
    known = METHODS.get(method)
    if known is None:
        raise Refused(NOT_FOUND)
    for name, value in fields.items():
        if name not in known.takes:
            raise Refused(bad_request(f"{method} takes no parameter {name}"))
        if not _TYPES[known.takes[name]](value):
            raise Refused(bad_request(f"{name} must be of type {known.takes[name]}"))
    for name in known.needs - fields.keys():
        raise Refused(bad_request("message text is empty" if name == "text" else f"{name} is empty"))


def keyboard(fields: Mapping[str, str]) -> tuple[tuple[tuple[str, str], ...], ...]:
    """The inline keyboard of a call: rows of label and data; () for none."""
    markup = json.loads(fields.get("reply_markup", "null"))
    if markup is None:
        return ()
    if not isinstance(markup, dict) or set(markup) != {"inline_keyboard"}:
        raise Refused(bad_request("can't parse reply keyboard markup JSON object"))
    rows: list[list[dict[str, Any]]] = markup["inline_keyboard"]
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise Refused(bad_request('can\'t parse inline keyboard button: Field "text" must be of type String'))
        if set(button) != {"text", "callback_data"}:
            raise Refused(bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"))
        if not 1 <= len(button["callback_data"].encode()) <= MAX_DATA:
            raise Refused(bad_request("BUTTON_DATA_INVALID"))
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_ROW for row in rows):
        raise Refused(bad_request("reply markup is too long"))
    return tuple(tuple((button["text"], button["callback_data"]) for button in row) for row in rows)


def commands(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The commands of a menu, checked."""
    found = json.loads(fields["commands"])
    if len(found) > MAX_COMMANDS:
        raise Refused(bad_request("BOT_COMMANDS_TOO_MUCH"))
    for command in found:
        if not re.fullmatch(rf"[a-z0-9_]{{1,{MAX_NAME}}}", command["command"]):
            raise Refused(bad_request("BOT_COMMAND_INVALID"))
        if not 1 <= len(command["description"]) <= MAX_DESCRIPTION:
            raise Refused(bad_request("BOT_COMMAND_DESCRIPTION_INVALID"))
    return tuple((command["command"], command["description"]) for command in found)


def scope(fields: Mapping[str, str]) -> tuple[str, str, str]:
    """Whose menu it is: kind of scope, its chat or "", the language or ""."""
    wish = json.loads(fields.get("scope", '{"type": "default"}'))
    language = fields.get("language_code", "")
    if wish.get("type") not in _SCOPES or set(wish) - {"type"} != _SCOPES[wish["type"]]:
        raise Refused(bad_request("can't parse BotCommandScope: unsupported type specified"))
    if not re.fullmatch(r"([a-z]{2})?", language):
        raise Refused(bad_request("language code is invalid"))
    return wish["type"], str(wish.get("chat_id", "")), language


def webhook(fields: Mapping[str, str]) -> tuple[str, str]:
    """Address and secret of a webhook, checked; ("", "") takes it away."""
    url, secret = fields["url"], fields.get("secret_token", "")
    if url and not url.startswith("https://"):
        raise Refused(bad_request("bad webhook: An HTTPS URL must be provided for webhook"))
    if len(secret) > MAX_SECRET:
        raise Refused(bad_request("secret token is too long"))
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise Refused(bad_request("secret token contains unallowed characters"))
    return url, secret
