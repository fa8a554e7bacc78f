"""The Telegram account, asked through the Bot API: never for updates, so that none is lost and no other process is put off.

Source: https://core.telegram.org/bots/api.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from bot.doctor.asking import Answer, Asker, Unanswered
from bot.doctor.finding import MOST_NAMED, Finding, Notes, counted
from bot.doctor.known import Known
from bot.log import Redactor

MOST_CHATS: Final = 100
"""Groups and channels that are asked for, at most."""
MANY_UPDATES: Final = 50
"""Updates that wait although the program runs; more than a few seconds' worth mean that nobody takes them."""
LATELY: Final = timedelta(hours=6)
_NOTES = Notes("telegram")
_REVOKED: Final = frozenset({401, 404})
_ANEW: Final = "@BotFather: /token gives the right one; write it into the file of telegram.token_file, restart"
_TOO_MUCH: Final = 429
_BROKEN: Final = 500
_LATER: Final = "look again in a few minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where and as whom to ask.

    Attributes:
        api_url: Base address of the Bot API, ending in "/bot".
        token: The bot's.
        webhook_url: Where updates shall be brought; "" where they are fetched.
    """

    api_url: str
    token: str = field(repr=False)
    webhook_url: str = ""


class Busy(Exception):
    """So many questions are too many; none of the account's faults."""


class Unusable(Exception):
    """The Bot API refuses; its text is Telegram's own."""


async def look(asker: Asker, account: Account, known: Known, *, now: datetime) -> tuple[list[Finding], timedelta | None]:
    """Ask about the account and its chats; also gives by how much our clock is ahead of theirs."""
    try:
        answer = await _asked(asker, account, "getMe")
    except Unanswered as error:
        return [
            _NOTES.wrong(
                "account", f"the Bot API: {error}", f"is {_host(account.api_url)} reachable from here? curl -sI {_host(account.api_url)}"
            )
        ], None
    if answer.status in _REVOKED:
        return [_NOTES.wrong("token", "Telegram does not accept it", _ANEW)], answer.ahead
    me = answer.said.get("result")
    if not answer.good or not isinstance(me, dict):
        return [_NOTES.wrong("account", f"Telegram answers {answer.status} instead of saying who the bot is", _LATER)], answer.ahead
    found = [
        _NOTES.right("token", f'accepted: @{me.get("username")} "{me.get("first_name")}", number {me.get("id")}'),
        *_running(known),
        _privacy(me),
    ]
    try:
        found += _updates(await _result(asker, account, "getWebhookInfo"), account, known, now)
        found.append(await _chats(asker, account, known, me.get("id")))
    except Unanswered as error:
        found.append(_NOTES.wrong("more", f"Telegram says no more: {error}", _LATER))
    except (Busy, Unusable) as error:  # it is there
        found.append(_NOTES.unknown("more", f"Telegram says no more: {error}", _LATER))
    return [*found, *_limit(known)], answer.ahead


def _running(known: Known) -> list[Finding]:
    """Whether the running program had to give the account up: it alone can know of a second reader."""
    if "telegram" in known.stopped:
        reason = known.stopped["telegram"]
        return [
            _NOTES.wrong(
                "sending", f"the program has stopped it: {reason}", "end the other process, or mend the token; then restart the program"
            )
        ]
    return []


def _privacy(me: Mapping[str, Any]) -> Finding:
    if me.get("can_join_groups") is False:
        return _NOTES.right("groups", "the bot may not be added to groups", "if it should be: @BotFather, /setjoingroups")
    if me.get("can_read_all_group_messages"):
        return _NOTES.right(
            "privacy",
            "off: the bot is given all that people say in groups, and needs none of it",
            "@BotFather: /setprivacy, Enable; then put it out of its groups and in again",
        )
    return _NOTES.right("privacy", "on: the bot sees commands and answers to it, and needs no more")


def _updates(info: Mapping[str, Any], account: Account, known: Known, now: datetime) -> list[Finding]:
    """How updates come, and whether they do."""
    url, wanted, waiting = str(info.get("url") or ""), account.webhook_url, int(info.get("pending_update_count") or 0)
    how = f"brought to {_host(url)}" if url else "fetched"
    found = [_NOTES.right("updates", f"{how}; {waiting or 'none'} waiting")]
    if url != wanted:
        found = [_other_way(url, wanted, known)]
    if known.runner and waiting > MANY_UPDATES:
        found.append(
            _NOTES.wrong(
                "waiting", f"{waiting} updates, although the program runs: it does not take them", "look at its log, then restart it"
            )
        )
    if url and (failed := _error(info, now)):
        found.append(
            _NOTES.wrong(
                "webhook",
                failed,
                "look at the web server before Rajin: its certificate, and whether it passes that path on to telegram.webhook_listen",
            )
        )
    return found


def _other_way(url: str, wanted: str, known: Known) -> Finding:
    """The account is set otherwise than the settings say."""
    if known.runner is None:
        now_set = f"a webhook at {_host(url)} is set" if url else "no webhook is set"
        return _NOTES.unknown(
            "updates", f"{now_set}; the next start changes that", "if another program of yours uses this bot: give Rajin a bot of its own"
        )
    if url:
        return _NOTES.wrong(
            "updates",
            f"they go to a webhook at {_host(url)}, which Rajin did not set",
            "end the program that did; restart Rajin, which takes the webhook away",
        )
    return _NOTES.wrong(
        "updates",
        f"no webhook is set, though the settings name {_host(wanted)}",
        "end the program that took it away; restart Rajin, which sets it",
    )


def _error(info: Mapping[str, Any], now: datetime) -> str:
    """What Telegram complained of lately; "" for nothing."""
    text, stamp = info.get("last_error_message"), info.get("last_error_date")
    if not text or not isinstance(stamp, int):
        return ""
    at = datetime.fromtimestamp(stamp, UTC)
    return f"at {at:%Y-%m-%d %H:%M} UTC Telegram could not bring an update: {str(text)[:120]}" if now - at < LATELY else ""


async def _chats(asker: Asker, account: Account, known: Known, me: object) -> Finding:
    """Whether the bot may write where it should. Whether a person has blocked it shows with the next message only."""
    places = known.places("telegram")
    groups = {place: name for place, name in places.items() if place.startswith("-")}
    bad: list[str] = []
    for place, name in list(groups.items())[:MOST_CHATS]:
        if problem := await _problem(asker, account, place, me):
            bad.append(f"{name}: {problem}")
    paused = known.paused.get("telegram", 0)
    parts = [counted(len(groups), "group or channel", "groups and channels"), f"{len(places) - len(groups)} in private"]
    found = f"{' and '.join(parts)} are told" + (f"; {paused} paused, since the bot was put out there or blocked" if paused else "")
    if len(groups) > MOST_CHATS:
        found += f"; the first {MOST_CHATS} were asked"
    if bad:
        return _NOTES.wrong(
            "chats",
            f"the bot may not write in {len(bad)} of {counted(len(groups), 'group or channel', 'groups and channels')}",
            "\n".join(bad[:MOST_NAMED]) + "\nlet the bot in again; what cannot be reached is paused at its next alert",
        )
    return _NOTES.right("chats", found)


async def _problem(asker: Asker, account: Account, place: str, me: object) -> str:
    """Why the bot may not write in a group or channel; "" where it may."""
    try:
        chat = await _result(asker, account, "getChat", chat_id=place)
        member = await _result(asker, account, "getChatMember", chat_id=int(place), user_id=me)
    except Unusable as error:
        return str(error)
    status = member.get("status")
    if status in {"left", "kicked"}:
        return "the bot is not there any more"
    if status in {"administrator", "creator"}:
        return (
            "the bot is administrator there, without the right to post"
            if chat.get("type") == "channel" and member.get("can_post_messages") is False
            else ""
        )
    if chat.get("type") == "channel":
        return "the bot is no administrator there"
    allowed = member if status == "restricted" else chat.get("permissions") or {}
    return "the bot may not write there" if allowed.get("can_send_messages") is False else ""


def _limit(known: Known) -> list[Finding]:
    wait = known.waits.get("telegram")
    if wait is None:
        return []
    return [
        _NOTES.right(
            "limit", f"met {counted(wait.times, 'time')}, last on {wait.last:%Y-%m-%d %H:%M} UTC for {wait.seconds:g} s; Rajin waited"
        )
    ]


async def _asked(asker: Asker, account: Account, method: str, **fields: object) -> Answer:
    query = f"?{urlencode(fields)}" if fields else ""
    return await asker.ask("GET", f"{account.api_url}{account.token}/{method}{query}")


async def _result(asker: Asker, account: Account, method: str, **fields: object) -> dict[str, Any]:
    """What a method gives. Raises: Unusable, Busy, Unanswered."""
    answer = await _asked(asker, account, method, **fields)
    result = answer.said.get("result")
    if answer.status == _TOO_MUCH:
        raise Busy("it asks to wait")
    if answer.status >= _BROKEN:
        raise Unanswered(f"it answers {answer.status}")
    if not answer.good or not isinstance(result, dict):
        raise Unusable(Redactor([account.token]).text(str(answer.said.get("description", answer.status)))[:150])
    return result


def _host(url: str) -> str:
    """The public part of an address: what stands behind the host may be secret."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname or ''}" + (f":{parts.port}" if parts.port else "")
