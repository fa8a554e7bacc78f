"""Whether the bot's device is signed by its account, as other people's clients see it, and whether that survives a lost folder.

Source: https://spec.matrix.org/latest/client-server-api/#cross-signing.
"""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from bot.doctor.asking import Asker
from bot.doctor.finding import Finding, Notes
from bot.networks.matrix import signing
from bot.networks.matrix.signing import bytes_of
from bot.networks.matrix.state import Session, State

_NOTES = Notes("matrix")
_SIGN: Final = (
    "stop the program; rajin matrix restore    # with the account's recovery key\nor: rajin matrix replace    # new keys, by the password"
)


async def look(asker: Asker, api: str, session: Session, state: State) -> list[Finding]:
    """Ask what others see, and compare it with what is kept here.

    Raises:
        Unanswered: Nobody answers any more.
    """
    me = session.user
    answer = await asker.ask("POST", f"{api}/keys/query", {"device_keys": {me: []}}, token=session.token)
    if not answer.good:
        return [_NOTES.unknown("signing", f"the homeserver answered {answer.status} {answer.said.get('errcode', '')}", "look again later")]
    return [_signing(answer.said, session, state), await _recovery(asker, api, session, state)]


def _signing(said: Mapping[str, Any], session: Session, state: State) -> Finding:
    """The chain from the master key to the device."""
    me = session.user
    there: dict[str, Any] = {role: _of(said, f"{role}_keys", me) for role in signing.ROLES}
    device = _of(said, "device_keys", me).get(session.device)
    if not isinstance(device, dict):
        return _NOTES.wrong(
            "signing",
            "the homeserver shows no keys of this device",
            f"restart the program, which publishes them; if that does not help, move the folder {state.folder} away",
        )
    if device.get("keys", {}).get(f"ed25519:{session.device}") != state.fingerprint():
        return _NOTES.wrong(
            "signing",
            "the homeserver shows another key of this device than is kept here",
            f"stop the program, move the folder {state.folder} away, start it: it logs in as a new device",
        )
    master, own = signing.key_in(there["master"]), signing.key_in(there["self_signing"])
    if master is None or own is None:
        return _NOTES.wrong(
            "signing",
            "the account has no cross-signing keys: clients may stop sending keys to the bot",
            "rajin matrix replace    # once, with the password",
        )
    if not signing.is_signed(there["self_signing"], by=me, key=master) or not signing.is_signed(device, by=me, key=own):
        return _NOTES.wrong("signing", "the device is not signed by its account: clients may stop sending keys to the bot", _SIGN)
    if (kept := state.keys()) is None or signing.public(bytes_of(kept["keys"]["master"])) != master:
        return _NOTES.wrong("signing", "the device is signed, by keys that are not kept here: a new one could not be signed", _SIGN)
    return _NOTES.right("signing", f"device {session.device} is signed by its account; fingerprint {state.fingerprint()}")


async def _recovery(asker: Asker, api: str, session: Session, state: State) -> Finding:
    """Whether the keys come back when the folder is lost."""
    kept = state.keys()
    if kept is None:
        return _NOTES.wrong("recovery", "no cross-signing keys are kept here", _SIGN)
    name = quote("m.cross_signing.master", safe="")
    answer = await asker.ask("GET", f"{api}/user/{quote(session.user, safe='')}/account_data/{name}", token=session.token)
    if not answer.good or not answer.said.get("encrypted"):
        return _NOTES.wrong(
            "recovery",
            "the keys do not lie at the homeserver: a lost folder loses the identity",
            "restart the program, which lays them there; until then keep a copy of the folder",
        )
    if kept.get("recovery"):
        return _NOTES.wrong(
            "recovery",
            "the recovery key was not written down yet",
            "rajin matrix keys    # shows it once: write it down, then it is forgotten here",
        )
    return _NOTES.right("recovery", "the keys lie at the homeserver; the recovery key was shown")


def _of(said: Mapping[str, Any], part: str, me: str) -> dict[str, Any]:
    found = said.get(part, {}).get(me)
    return found if isinstance(found, dict) else {}
