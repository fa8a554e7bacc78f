"""What is encrypted: keys that are published, learnt and asked for, and the messages that they open. nio, with what it leaves out."""

import copy
from collections.abc import Mapping
from typing import Any, Final

from nio import AsyncClient, EncryptionError, Event, ForwardedRoomKeyEvent, MegolmEvent
from nio.crypto import OutgoingKeyRequest

from bot.networks.matrix.failures import Refused
from bot.networks.matrix.syncs import RoomChanges

_KEPT_SEALED: Final = 200
_ASKED_AT_ONCE: Final = 10
_TRIES: Final = 20
_BAD_REQUEST: Final = 400
_THERE: Final = "already exists"  # Synapse has no code for it
_MEGOLM: Final = "m.megolm.v1.aes-sha2"


class Keys(AsyncClient):  # type: ignore[misc] # nio has no types
    """A client's keys."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - nio's
        self._sealed: dict[str, Any] = {}  # messages whose keys have not come yet
        self._missed: dict[str, Any] = {}  # one of them for each key that had not come when the keys were tended last
        self._asked: dict[str, tuple[str, str, str]] = {}  # keys that their makers were asked for: room, person and key of the device
        super().__init__(*arguments, **named)

    def _plain(self, room: str, event: Mapping[str, Any]) -> Mapping[str, Any]:
        """An event, decrypted if it must and can be."""
        if event.get("type") != "m.room.encrypted":
            return event
        sealed = Event.parse_event(copy.deepcopy(dict(event)))
        if not isinstance(sealed, MegolmEvent):
            return event
        sealed.room_id = room
        try:
            opened: Mapping[str, Any] = self.decrypt_event(sealed).source
        except EncryptionError:
            self._sealed[sealed.event_id] = sealed
            return event
        return opened

    def _once(self, room: str, event: Mapping[str, Any]) -> Mapping[str, Any]:
        """An earlier event, decrypted if it can be; it is only looked at, so nothing of it is kept to be heard when its key comes."""
        known = self._sealed.get(str(event.get("event_id", "")))
        opened = self._plain(room, event)
        if opened is event and known is None:
            self._sealed.pop(str(event.get("event_id", "")), None)
        return opened

    def _read_by_us(self, found: Any, room: str) -> dict[str, Mapping[str, Any]]:  # noqa: ANN401 - nio's
        """The encrypted events of a room that could be opened, by their ids; those that could not are kept for later."""
        opened = {}
        for event in found.rooms.join[room].timeline.events if room in found.rooms.join else ():
            if isinstance(event, MegolmEvent):
                self._sealed[event.event_id] = event
            elif getattr(event, "decrypted", False):
                opened[event.event_id] = event.source
        while len(self._sealed) > _KEPT_SEALED:
            del self._sealed[next(iter(self._sealed))]
        return opened

    def _opened(self) -> tuple[RoomChanges, ...]:
        """Earlier messages whose keys have come by now."""
        found = []
        for number, event in list(self._sealed.items()):
            try:
                opened = self.decrypt_event(event)
            except EncryptionError:
                continue
            del self._sealed[number]
            found.append(RoomChanges(room=event.room_id, state=(), timeline=(opened.source,)))
        return tuple(found)

    async def tend(self) -> None:
        """Keep the keys up: publish ours, learn those of others, answer what other devices asked.

        Raises:
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: It is not done yet; the next call goes on.
        """
        if self.should_upload_keys:
            await self._publish()
        if self.should_query_keys:
            await self.keys_query()
        if self.should_claim_keys:
            await self.keys_claim(self.get_users_for_key_claiming())
        await self.send_to_device_messages()
        lost = [event for number, event in self._missed.items() if event.event_id in self._sealed and number not in self._asked]
        for event in lost[:_ASKED_AT_ONCE]:
            await self._ask_for_key(event)
        self._missed = {event.session_id: event for event in self._sealed.values()}

    async def _publish(self) -> None:
        """Publish keys for others to begin channels with. Those of a backup may have the names of others, which were published after it."""
        for _ in range(_TRIES):
            try:
                await self.keys_upload()
            except Refused as refused:
                if refused.status != _BAD_REQUEST or _THERE not in refused.text:
                    raise
                self.olm.account.mark_keys_as_published()  # the next ones have other names
                self.olm.save_account()
            else:
                return

    async def _ask_for_key(self, event: MegolmEvent) -> None:
        """Ask the device that made a key for it once more, over a new channel: it was given to us before our store was that of a backup."""
        device = self.device_store.device_from_sender_key(event.sender, event.sender_key)
        if device is None:
            return
        self.olm.wedged_devices = [device]  # so that nio tells it of the channel
        await self.keys_claim({device.user_id: [device.device_id]})
        self.olm.wedged_devices = []  # it may have no keys left to claim
        await self.send_to_device_messages()
        wanted = event.as_key_request(device.user_id, self.device_id, device_id=device.device_id)
        await self.to_device(wanted)
        self._asked[event.session_id] = (event.room_id, event.sender, event.sender_key)
        self.olm.outgoing_key_requests[event.session_id] = OutgoingKeyRequest.from_message(wanted)

    def load_store(self) -> None:
        """See `AsyncClient.load_store`. nio takes keys from devices of our own only; those that we asked for come from who made them."""
        super().load_store()
        self.olm._should_accept_forward = self._was_asked_for  # noqa: SLF001 - nio has no other way

    def _was_asked_for(self, sender: str, sender_key: str, event: ForwardedRoomKeyEvent) -> bool:
        said = event.source["content"]
        asked = self._asked.get(event.session_id)
        return asked == (event.room_id, sender, sender_key) and said.get("sender_key") == sender_key and event.algorithm == _MEGOLM

    def fingerprint(self) -> str:
        """The public signing key of this device, unpadded base64."""
        return str(self.olm.account.identity_keys["ed25519"])
