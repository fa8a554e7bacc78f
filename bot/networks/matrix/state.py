"""What one account keeps on disk: its session, how far it has read, its keys. Files for their owner only, written whole or not at all."""

import fcntl
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from bot.errors import AuthFailed, SecondInstance

_SESSION = "session.json"
_READ = "read.json"
_KEYS = "cross-signing.json"
_DEVICE = "device.json"
_LOCK = "lock"
MAX_PENDING = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A log-in. The device's id is chosen before it logs in, and kept for life.

    Attributes:
        homeserver: Base address that it was made at.
        user: Full id.
        device: The device's id.
        token: The access token; "" as long as it has not logged in.
    """

    homeserver: str
    user: str
    device: str
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A room that the bot is going to join.

    Attributes:
        room: Its id.
        by: Who asked for it: who invited the bot, or who upgraded the old room.
        direct: Whether it is a conversation of two.
        old: The room that it replaces; "" for an invitation.
    """

    room: str
    by: str
    direct: bool = False
    old: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """How far the bot has read, and what it has not done about it yet.

    Attributes:
        next_batch: The token of the last sync of which everything is stored; "" before the first.
        pending: Rooms to join, in their order, `MAX_PENDING` at most.
        direct: Rooms that are conversations of two.
    """

    next_batch: str = ""
    pending: tuple[Entry, ...] = ()
    direct: frozenset[str] = frozenset()

    def with_pending(self, entry: Entry, *, named: Callable[[str], bool] = lambda _: False) -> "Read":
        """With one more room to join, unless there are too many; the same room stands there once.

        Args:
            entry: The room.
            named: Whose rooms come before those of others, of which the last one gives way where there are too many.
        """
        others = tuple(each for each in self.pending if each.room != entry.room)
        ahead = tuple(each for each in others if each.old or named(each.by) or not named(entry.by))
        if len(ahead) >= MAX_PENDING:
            return self
        behind = tuple(each for each in others if each not in ahead)
        return replace(self, pending=(*ahead, entry, *behind)[:MAX_PENDING])

    def without(self, room: str) -> "Read":
        """Without a room to join."""
        return replace(self, pending=tuple(each for each in self.pending if each.room != room))


class State:
    """The folder.

    Args:
        folder: Made if it is missing.
        new_id: 128 random bits in hex.
    """

    def __init__(self, folder: Path, *, new_id: Callable[[], str]) -> None:
        self._folder = folder
        self._new_id = new_id
        self._held: IO[bytes] | None = None

    def open(self) -> None:
        """Take the folder for this process.

        Raises:
            SecondInstance: Another process has it.
            OSError: It cannot be used.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        self._held = os.fdopen(os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600), "rb")
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.close()
            raise SecondInstance(f"another process uses {self._folder}; stop it, then restart this one") from None

    def close(self) -> None:
        """Let go of the folder."""
        if self._held is not None:
            self._held.close()
            self._held = None

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self._folder

    @property
    def store(self) -> Path:
        """The file of the encryption keys, made if it is missing: whoever opens it would let others read it."""
        file = self._folder / "store" / "keys.db"
        file.parent.mkdir(mode=0o700, exist_ok=True)
        file.parent.chmod(0o700)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
        file.chmod(0o600)
        return file

    def session(self, homeserver: str, user: str) -> Session:
        """The session that is kept, or a new one that has not logged in.

        Raises:
            AuthFailed: It is somebody else's.
        """
        found = self._load(_SESSION)
        if found is None:
            made = Session(homeserver=homeserver, user=user, device=f"RAJIN{self._new_id()[:10].upper()}")
            self.keep_session(made)
            return made
        kept = Session(**found)
        if kept.user != user:
            raise AuthFailed(f"{self._folder} holds the session of {kept.user}; name another folder as matrix.state, or move this one away")
        return replace(kept, homeserver=homeserver)

    def kept_session(self) -> Session | None:
        """The session that is kept, whoever's it is, or None; nothing is made."""
        found = self._load(_SESSION)
        return None if found is None else Session(**found)

    def keep_session(self, session: Session) -> None:
        """Keep the session."""
        self._save(_SESSION, asdict(session))

    def read(self) -> Read:
        """How far the bot has read."""
        found = self._load(_READ)
        if found is None:
            return Read()
        return Read(
            next_batch=found["next_batch"],
            pending=tuple(Entry(**each) for each in found["pending"]),
            direct=frozenset(found["direct"]),
        )

    def keep_read(self, read: Read) -> None:
        """Keep how far the bot has read."""
        self._save(
            _READ,
            {"next_batch": read.next_batch, "pending": [asdict(each) for each in read.pending], "direct": sorted(read.direct)},
        )

    def fingerprint(self) -> str:
        """The public signing key of the device; "" before it was made."""
        found = self._load(_DEVICE)
        return str(found["fingerprint"]) if found else ""

    def keep_fingerprint(self, fingerprint: str) -> None:
        """Keep it, for people to compare."""
        if fingerprint != self.fingerprint():
            self._save(_DEVICE, {"fingerprint": fingerprint})

    def keys(self) -> dict[str, Any] | None:
        """The private parts of the cross-signing keys, or None."""
        return self._load(_KEYS)

    def keep_keys(self, keys: dict[str, Any]) -> None:
        """Keep them."""
        self._save(_KEYS, keys)

    def _load(self, name: str) -> dict[str, Any] | None:
        try:
            found: dict[str, Any] = json.loads((self._folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        return found

    def _save(self, name: str, values: dict[str, Any]) -> None:
        """Write a file whole: what was there stays until the new one is safely on the disk."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._folder / f"{name}.new"
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(values, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / name)
        descriptor = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
