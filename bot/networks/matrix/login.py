"""From settings and the state folder to a client that is logged in: once, and as the same device for life."""

from dataclasses import dataclass, field, replace
from typing import Final

from bot import errors
from bot.networks.matrix.client import API, READ_S, Client
from bot.networks.matrix.failures import Refused, translate
from bot.networks.matrix.state import Session, State

_DEVICE_NAME: Final = "Rajin"
_SERVER: Final = 500
_TOO_MUCH: Final = 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How to log in.

    Attributes:
        homeserver: Base address.
        user: Full id, "@rajin:example.org".
        password: For the first log-in; "" where there is a token, or a session that is kept.
        token: An access token of a device that is Rajin's alone; "" for none.
        read_s: How long to wait for an answer.
    """

    homeserver: str
    user: str
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    read_s: float = READ_S


async def logged_in(account: Account, state: State) -> Client:
    """A client with a session that was kept, with the token of the settings, or by the password.

    Raises:
        NetworkStopped: The account cannot be used.
        Refused, Unreadable, aiohttp.ClientError, TimeoutError: Ask again later.
    """
    session = state.session(account.homeserver, account.user)
    if account.token and account.token != session.token:
        session = await _by_token(account, session, state)
        state.keep_session(session)
    client = _client(account, session, state)
    if session.token:
        state.keep_fingerprint(client.fingerprint())
        return client
    if not account.password:
        await client.close()
        raise errors.AuthFailed("the bot has not logged in yet; set matrix.password_file or matrix.token_file")
    try:
        await _by_password(client, account)
    except BaseException:
        await client.close()
        raise
    state.keep_session(replace(session, token=client.access_token))
    state.keep_fingerprint(client.fingerprint())
    return client


def _client(account: Account, session: Session, state: State) -> Client:
    return Client(account.homeserver, state.store, user=account.user, device=session.device, token=session.token, read_s=account.read_s)


async def _by_password(client: Client, account: Account) -> None:
    device = client.device_id
    try:
        await client.log_in(account.password, name=_DEVICE_NAME)
    except Refused as refused:
        if not refused.code or refused.status >= _SERVER or refused.status == _TOO_MUCH:
            raise
        raise errors.AuthFailed(f"the homeserver does not accept user and password: {refused}") from None
    if (client.user_id, client.device_id) != (account.user, device):
        raise errors.AuthFailed(f"the homeserver logged {client.user_id} in, and not {account.user}; set matrix.user to the full id")


async def _by_token(account: Account, session: Session, state: State) -> Session:
    """The session of a token; it must be that of the user, and of one device."""
    client = _client(account, replace(session, token=""), state)
    client.access_token = account.token
    try:
        who = await client.ask("GET", f"{API}/account/whoami")
    except Refused as refused:
        found = translate(refused)
        if isinstance(found, errors.NetworkStopped):
            raise errors.AuthFailed("the homeserver does not accept the access token; set a new one as matrix.token_file") from None
        raise
    finally:
        await client.close()
    if who.get("user_id") != account.user:
        raise errors.AuthFailed(f"the access token is that of {who.get('user_id')}, and not of {account.user}")
    if not isinstance(who.get("device_id"), str):
        raise errors.AuthFailed("the access token belongs to no device, so that nothing could be encrypted; log in with a password")
    if session.token and who["device_id"] != session.device:
        raise errors.AuthFailed(
            "the access token is that of another device than the state folder has the keys of; move the folder away to begin anew"
        )
    return replace(session, device=who["device_id"], token=account.token)
