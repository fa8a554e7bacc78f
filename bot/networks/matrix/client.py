"""The client-server API: nio for encryption and the state of rooms, our own hand on every request. The only file that knows nio's client.

nio retries for ever, spins on errors and returns them as values that are easily dropped. Here each request is made once, and whatever is
not a good answer is raised (`bot.networks.matrix.failures`).
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import aiohttp
from nio import (
    AsyncClientConfig,
    EncryptionError,
    ErrorResponse,
    LocalProtocolError,
    ShareGroupSessionResponse,
)
from nio.crypto.attachments import decrypt_attachment, encrypt_attachment

from bot.log import Redactor
from bot.networks.matrix.failures import MAX_ERROR_BYTES, Refused, Unreadable, Unready, refused
from bot.networks.matrix.keys import Keys
from bot.networks.matrix.syncs import FILTER, Sync, changes_of, events_of

CONNECT_S: Final = 5.0
READ_S: Final = 30.0
FIRST_SYNC_S: Final = 300.0  # a homeserver may have to put it together
MAX_ANSWER: Final = 64 << 20
"""Bytes of an answer that are read, unpacked: a sync with the state of a few thousand rooms."""
_CHUNK: Final = 65_536
_BUSY: Final = 429  # from here on an error says nothing about the room
MAX_GAP: Final = 100
"""Events that are looked up in a room where more was said since the last look than a sync shows."""
_GOOD: Final = 300
API: Final = "/_matrix/client/v3"
MEDIA: Final = "/_matrix/media/v3"
for _name in ("nio", "peewee"):
    logging.getLogger(_name).setLevel(logging.ERROR)  # each message that cannot be read is told by us, once


class Client(Keys):
    """One device of one account.

    Args:
        homeserver: Base address.
        store: File of the keys.
        user: Full id.
        device: The device's id.
        token: Its access token; "" before it has logged in.
        read_s: How long to wait for an answer.
    """

    def __init__(self, homeserver: str, store: Path, *, user: str, device: str, token: str = "", read_s: float = READ_S) -> None:
        config = AsyncClientConfig(max_limit_exceeded=0, max_timeouts=0, encryption_enabled=True, store_name=store.name)
        super().__init__(homeserver.rstrip("/"), user, device, str(store.parent), config)
        self.client_session: aiohttp.ClientSession | None = None
        self._read_s = read_s
        self._not_shared: dict[str, Exception] = {}
        self._said: dict[str, Any] = {}  # the last sync as it came
        self._password = ""  # while it is asked for
        if token:
            self.restore_login(user, device, token)

    def __repr__(self) -> str:
        """Without the token."""
        return "Client()"

    async def send(
        self,
        method: str,
        path: str,
        data: Any = None,  # noqa: ANN401 - nio's, likewise below
        headers: dict[str, str] | None = None,
        trace_context: Any = None,  # noqa: ANN401, ARG002 - nio's
        timeout: float | None = None,  # noqa: ASYNC109 - nio's
    ) -> aiohttp.ClientResponse:
        """One request, made once.

        Raises:
            Refused: The answer is an error.
            aiohttp.ClientError, TimeoutError: There is none.
        """
        if self.client_session is None:
            self.client_session = aiohttp.ClientSession()
        response = await self.client_session.request(
            method,
            self.homeserver + path,
            data=data,
            headers=headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=self._wait_s(timeout), sock_connect=CONNECT_S),
        )
        if response.status < _GOOD:
            return response
        async with response:
            body = (await _read(response, MAX_ERROR_BYTES)).decode("utf-8", "replace")
            raise refused(response.status, self._blotted(body).encode(), retry_after=response.headers.get("Retry-After"))

    def _blotted(self, text: str) -> str:
        """What a homeserver says of an error, which is shown and stored, without what it may repeat to us."""
        return Redactor([self.access_token or "", self._password]).text(text)

    def _wait_s(self, asked: float | None) -> float:
        """How long to wait for an answer, where nio asks for so much; 0 is its word for a sync that may take long."""
        return self._read_s if asked is None else asked or FIRST_SYNC_S

    async def parse_body(self, transport_response: aiohttp.ClientResponse) -> dict[str, Any]:
        """See `AsyncClient.parse_body`; no answer fills the memory.

        Raises:
            Unreadable: It is no JSON object, or too long.
        """
        async with transport_response:
            body = await _read(transport_response, MAX_ANSWER + 1)
        if len(body) > MAX_ANSWER:
            raise Unreadable("it is too long")
        try:
            answer = json.loads(body)
        except ValueError:
            raise Unreadable("it is no JSON") from None
        if not isinstance(answer, dict):
            raise Unreadable("it is no JSON object")
        if "next_batch" in answer:
            self._said = json.loads(body)  # nio takes events apart
        return answer

    async def _send(self, response_class: type, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - nio's
        """See `AsyncClient._send`; what it returns as an error is raised. Who must read us and got no key is remembered."""
        try:
            return _good(await super()._send(response_class, *args, **kwargs))
        except Exception as error:
            if issubclass(response_class, ShareGroupSessionResponse):
                self._not_shared[kwargs["response_data"][0]] = error
            raise

    async def share_group_session(self, room_id: str, ignore_unverified_devices: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        """See `AsyncClient.share_group_session`, which takes a key for shared that never arrived, and hangs after one that failed."""
        self._not_shared.pop(room_id, None)
        try:
            shared = await super().share_group_session(room_id, ignore_unverified_devices)
        finally:
            if (waiting := self.sharing_session.pop(room_id, None)) is not None:
                waiting.set()
        if (error := self._not_shared.pop(room_id, None)) is not None:
            self.olm.outbound_group_sessions.pop(room_id, None)
            raise error
        return shared

    async def ask(self, method: str, path: str, body: Any = None, *, timeout_s: float | None = None) -> dict[str, Any]:  # noqa: ANN401 - JSON
        """A request of our own.

        Raises:
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: There is no good answer.
        """
        headers = {"Content-Type": "application/json"}
        if self.access_token:
            headers["Authorization"] = f"Bearer {self.access_token}"
        data = None if body is None else json.dumps(body)
        return await self.parse_body(await self.send(method, path, data, headers, timeout=timeout_s))

    async def put_event(self, room: str, kind: str, content: Mapping[str, Any], *, transaction: str) -> str:
        """Send an event, encrypted where the room is; its id. The same transaction is the same event.

        Raises:
            KeyError: The room is not known here.
            Unready: It cannot be encrypted now.
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: It was not sent, or nobody knows.
        """
        if room not in self.rooms:
            raise KeyError(room)
        if self.rooms[room].encrypted and self.should_query_keys:
            await self.keys_query()  # else a device that somebody has just added could not read this
        try:
            sent = await self.room_send(room, kind, dict(content), transaction, ignore_unverified_devices=True)
        except (EncryptionError, LocalProtocolError) as error:
            raise Unready(f"a message could not be encrypted: {type(error).__name__}") from None
        return str(sent.event_id)

    async def message(self, room: str, event: str) -> Mapping[str, Any]:
        """What an earlier message says, decrypted; {} for what is no message, or cannot be read any more.

        Raises:
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: As `ask`.
        """
        found = self._once(room, await self.ask("GET", f"{API}/rooms/{quoted(room)}/event/{quoted(event)}"))
        content = found.get("content")
        return content if found.get("type") == "m.room.message" and isinstance(content, dict) else {}

    async def put_file(self, room: str, name: str, data: bytes) -> dict[str, Any]:
        """Upload a file; the keys "url" or "file" of the event that shows it, which is encrypted where the room is."""
        encrypted = room in self.rooms and self.rooms[room].encrypted
        keys: dict[str, Any] = {}
        if encrypted:
            data, keys = encrypt_attachment(data)
        headers = {"Content-Type": "application/octet-stream", "Authorization": f"Bearer {self.access_token}"}
        path = f"{MEDIA}/upload?filename={quoted('file' if encrypted else name)}"
        answer = await self.parse_body(await self.send("POST", path, data, headers))
        return {"file": {**keys, "url": answer["content_uri"]}} if encrypted else {"url": answer["content_uri"]}

    async def get_file(self, content: Mapping[str, Any], *, most: int) -> bytes | None:
        """The file that an event shows, decrypted; None for one that is too long or not there."""
        keys = content.get("file")
        uri = str((keys if isinstance(keys, dict) else content).get("url", ""))
        if not uri.startswith("mxc://"):
            return None
        server, _, media = uri.removeprefix("mxc://").partition("/")
        path = f"/_matrix/client/v1/media/download/{quoted(server)}/{quoted(media)}"
        async with await self.send("GET", path, None, {"Authorization": f"Bearer {self.access_token}"}) as response:
            data = await _read(response, most + 1)
        if len(data) > most:
            return None
        if not isinstance(keys, dict):
            return data
        try:
            return bytes(decrypt_attachment(data, keys["key"]["k"], keys["hashes"]["sha256"], keys["iv"]))
        except (EncryptionError, KeyError, TypeError, ValueError):
            return None

    async def log_in(self, password: str, *, name: str) -> None:
        """Log in as this device, whose store is opened then."""
        self._password = password
        identifier = {"type": "m.id.user", "user": self.user}
        await self.login_raw(
            {
                "type": "m.login.password",
                "identifier": identifier,
                "password": password,
                "device_id": self.device_id,
                "initial_device_display_name": name,
            }
        )

    async def look(self, since: str, *, first: bool, hold_s: float) -> Sync:
        """What happened since a token; the homeserver may hold its answer that long. nio has stored all keys that came once this returns.

        Args:
            since: The token of the last look; "" for none.
            first: Whether it is the first of this process, which needs the whole state of all rooms.
            hold_s: Seconds.

        Raises:
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: There is no good answer.
        """
        self.next_batch = ""  # nio passes over a sync that it has seen; one that broke off below comes again
        found = await self.sync(int(hold_s * 1000), dict(FILTER), since or None, full_state=first or None, set_presence="offline")
        for room, info in found.rooms.join.items():
            if info.timeline.limited and not first and self.rooms[room].encrypted:
                # Who came and went in between is not told: the next message asks anew who may read it.
                self.rooms[room].members_synced = False
                self.invalidate_outbound_session(room)
        rooms, self._said = self._said.get("rooms", {}), {}
        gaps = {room: await self._between(room, since, said) for room, said in rooms.get("join", {}).items() if since}
        opened = self._opened() if found.to_device_events else ()
        for room in found.rooms.leave:
            self.rooms.pop(room, None)
        self.invited_rooms.clear()  # we keep the few that count
        joined = [changes_of(room, said, self._read_by_us(found, room), gaps.get(room, ())) for room, said in rooms.get("join", {}).items()]
        return Sync(
            next_batch=found.next_batch,
            joined=(*opened, *joined),
            left=tuple(changes_of(room, said) for room, said in rooms.get("leave", {}).items()),
            invited={room: events_of(said, "invite_state") for room, said in rooms.get("invite", {}).items()},
        )

    async def _between(self, room: str, since: str, said: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
        """What was said in a room since the last look and does not stand in this one, which shows the last messages only.

        `MAX_GAP` events at most: who was away for long is not told everything.
        """
        timeline = said.get("timeline", {})
        if not timeline.get("limited") or not timeline.get("prev_batch"):
            return ()
        path = f"{API}/rooms/{quoted(room)}/messages?dir=b&limit={MAX_GAP}&from={quoted(timeline['prev_batch'])}&to={quoted(since)}"
        try:
            found = (await self.ask("GET", path)).get("chunk", [])
        except Refused as refused:
            if refused.status >= _BUSY:
                raise
            return ()  # it may not be seen
        return tuple(self._plain(room, event) for event in reversed(found) if isinstance(event, dict))

    def knows(self, room: str) -> bool:
        """Whether the bot is in a room, as far as the last look tells."""
        return room in self.rooms

    def people(self, room: str) -> int:
        """How many are in a room or invited, the bot included; 0 for one that is not known."""
        return int(self.rooms[room].member_count) if room in self.rooms else 0

    async def close(self) -> None:
        """Let go of connections and of the store."""
        await super().close()
        if self.store is not None:
            self.store.database.close()


def _good(response: Any) -> Any:  # noqa: ANN401 - nio's
    """The response, unless it is an error."""
    if isinstance(response, ErrorResponse):
        raise Unreadable(str(response)[:200])
    return response


def quoted(part: str) -> str:
    """A part of a path."""
    return quote(part, safe="")


async def _read(response: aiohttp.ClientResponse, most: int) -> bytes:
    """An answer's body, unpacked, or its first `most` bytes."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) >= most:
            response.close()
            break
    return bytes(body[:most])
