"""The account's identity: three cross-signing keys, and this device signed by them.

Clients stop exchanging encrypted messages with devices that their owner has not signed. nio has no call for that; the client-server API
has: https://spec.matrix.org/latest/client-server-api/#post_matrixclientv3keysdevice_signingupload.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.networks.matrix import recovery, signing
from bot.networks.matrix.client import API, Client, quoted
from bot.networks.matrix.failures import Refused
from bot.networks.matrix.signing import Keys, bytes_of, unpadded
from bot.networks.matrix.state import State

_UNAUTHORIZED: Final = 401
_SECRETS: Final = {role: f"m.cross_signing.{role}" for role in signing.ROLES}
THEIR_OWN: Final = (
    "the account has cross-signing keys that Rajin does not hold: encrypted messages go out from an unsigned device. "
    "Run `rajin matrix restore` with the account's recovery key, or `rajin matrix replace` with its password"
)
UNPROVEN: Final = (
    "the homeserver wants the password before it takes cross-signing keys; run `rajin matrix replace` once. "
    "Until then encrypted messages go out from an unsigned device"
)
OTHER_DEVICE: Final = (
    "the homeserver shows other keys for this device than Rajin holds, and they are not signed; move the state folder away, so that Rajin "
    "logs in as a new device"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the account stands.

    Attributes:
        signed: Whether this device is signed.
        problem: Why not, and what to do about it; "" where it is.
    """

    signed: bool
    problem: str = ""


class Identity:
    """The keys of one account.

    Args:
        client: Logged in.
        state: Where the private parts are kept.
        new_id: 128 random bits in hex.
    """

    def __init__(self, client: Client, state: State, *, new_id: Callable[[], str]) -> None:
        self._client = client
        self._state = state
        self._new_id = new_id

    async def settle(self) -> Standing:
        """Publish keys where the account has none, and sign this device where that is not done.

        Raises:
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: Ask again later.
        """
        there = await self._there()
        kept = _settled(self._state.keys(), there.get("master_key"))
        if "master_key" not in there:
            kept = kept or self._made()
            self._state.keep_keys(kept)
            try:
                await self._publish(_keys(kept))
            except Refused as refused:
                if _wants_password(refused):
                    return Standing(signed=False, problem=UNPROVEN)
                raise
            there = await self._there()
        if kept is None or not _are(_keys(kept), there):
            return Standing(signed=False, problem=THEIR_OWN)
        self._state.keep_keys(kept)
        if not kept["entrusted"]:
            await self._entrust(kept)
        return await self._sign(_keys(kept), there)

    async def restore(self, key: bytes) -> Standing:
        """Take the keys that the account has, by its recovery key, and sign this device.

        Raises:
            ValueError: The recovery key does not open them.
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: Ask again later.
        """
        found = {}
        for role, name in _SECRETS.items():
            sealed = (await self._data(name)).get("encrypted")
            if not isinstance(sealed, dict) or not sealed:
                raise ValueError("the homeserver holds no keys that a recovery key opens")
            found[role] = unpadded(bytes_of(_opened(key, name, sealed).rstrip("=")))
        kept = {"keys": found, "recovery": "", "entrusted": True}
        if not _are(_keys(kept), await self._there()):
            raise ValueError("the recovery key opens keys that the account does not use any more")
        self._state.keep_keys(kept)
        return await self.settle()

    async def replace(self, password: str) -> Standing:
        """Give the account new keys. Whoever had verified it must do so again.

        Raises:
            Refused, Unreadable, aiohttp.ClientError, TimeoutError: It is not known to be done; the next start sees.
        """
        made = self._made()
        # Both are kept until one of them is known to be the account's.
        self._state.keep_keys({**(self._state.keys() or made), "next": made})
        try:
            await self._publish(_keys(made))
        except Refused as refused:
            if not _wants_password(refused):
                raise
            auth = {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": self._client.user_id},
                "password": password,
                "session": refused.answer.get("session", ""),
            }
            await self._publish(_keys(made), auth=auth)
        return await self.settle()

    def _made(self) -> dict[str, Any]:
        """New keys, and a recovery key for them."""
        fresh = {role: unpadded(self._random(recovery.KEY_BYTES)) for role in signing.ROLES}
        return {"keys": fresh, "recovery": recovery.written(self._random(recovery.KEY_BYTES)), "entrusted": False}

    def _random(self, count: int) -> bytes:
        return b"".join(bytes.fromhex(self._new_id()) for _ in range(0, count, 16))

    async def _there(self) -> dict[str, Any]:
        """What the homeserver shows of the account: "master_key" and its like, and "device"."""
        me = self._client.user_id
        answer = await self._client.ask("POST", f"{API}/keys/query", {"device_keys": {me: []}})
        found = {f"{role}_key": answer.get(f"{role}_keys", {}).get(me) for role in signing.ROLES}
        device = answer.get("device_keys", {}).get(me, {}).get(self._client.device_id)
        return {name: value for name, value in {**found, "device": device}.items() if value is not None}

    async def _publish(self, keys: Keys, *, auth: dict[str, Any] | None = None) -> None:
        body = signing.published(self._client.user_id, keys)
        await self._client.ask("POST", f"{API}/keys/device_signing/upload", body if auth is None else {**body, "auth": auth})

    async def _sign(self, keys: Keys, there: dict[str, Any]) -> Standing:
        """Sign this device, if the homeserver shows it as it is."""
        me, device = self._client.user_id, there.get("device")
        if device is None or device.get("keys", {}).get(f"ed25519:{self._client.device_id}") != self._client.fingerprint():
            return Standing(signed=False, problem=OTHER_DEVICE)
        if not signing.is_signed(device, by=me, key=signing.public(keys.self_signing)):
            plain = {name: value for name, value in device.items() if name not in {"signatures", "unsigned"}}
            done = signing.signed(plain, by=me, private=keys.self_signing)
            answer = await self._client.ask("POST", f"{API}/keys/signatures/upload", {me: {self._client.device_id: done}})
            if answer.get("failures"):
                return Standing(
                    signed=False, problem=f"the homeserver did not take the signature of this device: {answer['failures']}"[:300]
                )
        return Standing(signed=True)

    async def _entrust(self, kept: dict[str, Any]) -> None:
        """Lay the keys down at the homeserver, where only the recovery key opens them."""
        key, number = recovery.read(kept["recovery"]), self._new_id()
        await self._keep_data(f"m.secret_storage.key.{number}", recovery.described(key, self._random(recovery.IV_BYTES)))
        await self._keep_data("m.secret_storage.default_key", {"key": number})
        for role, name in _SECRETS.items():
            sealed = recovery.sealed(key, name, kept["keys"][role], self._random(recovery.IV_BYTES))
            await self._keep_data(name, {"encrypted": {number: sealed}})
        self._state.keep_keys({**kept, "entrusted": True})

    async def _data(self, name: str) -> dict[str, Any]:
        try:
            return await self._client.ask("GET", self._data_path(name))
        except Refused as refused:
            if refused.code == "M_NOT_FOUND":
                return {}
            raise

    async def _keep_data(self, name: str, value: dict[str, Any]) -> None:
        await self._client.ask("PUT", self._data_path(name), value)

    def _data_path(self, name: str) -> str:
        return f"{API}/user/{quoted(self._client.user_id)}/account_data/{quoted(name)}"


def shown_once(state: State) -> str:
    """The recovery key, which is forgotten here; "" where it was shown before or cannot be used yet."""
    kept = state.keys()
    if kept is None or not kept["entrusted"] or not kept["recovery"]:
        return ""
    state.keep_keys({**kept, "recovery": ""})
    return str(kept["recovery"])


def _settled(kept: dict[str, Any] | None, master: object) -> dict[str, Any] | None:
    """What is kept, once it is seen whether a replacement took place."""
    if kept is None or "next" not in kept:
        return kept
    following: dict[str, Any] = kept["next"]
    if signing.key_in(master) == signing.public(_keys(following).master):
        return following
    return {name: value for name, value in kept.items() if name != "next"}


def _keys(kept: dict[str, Any]) -> Keys:
    return Keys(**{role: bytes_of(kept["keys"][role]) for role in signing.ROLES})


def _are(keys: Keys, there: dict[str, Any]) -> bool:
    """Whether the account's published keys are these."""
    return all(signing.key_in(there.get(f"{role}_key")) == signing.public(getattr(keys, role)) for role in signing.ROLES)


def _wants_password(refused: Refused) -> bool:
    return refused.status == _UNAUTHORIZED and "flows" in refused.answer


def _opened(key: bytes, name: str, sealed: dict[str, Any]) -> str:
    """A secret under whichever of its keys this one is. Raises: ValueError."""
    for each in sealed.values():
        try:
            return recovery.opened(key, name, each)
        except ValueError:
            continue
    raise ValueError("the recovery key is not that of this account")
