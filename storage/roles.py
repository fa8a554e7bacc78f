"""Who may do what: roles of people, and one-time codes that give them. Owners stand in the settings and not here."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from storage import audit
from storage.audit import Actor
from storage.codec import from_ms, to_json, to_ms
from storage.database import Database
from storage.types import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A role that a person has.

    Attributes:
        network: Where the person is.
        person: The network's id of the person.
        role: What they are.
        granted_by: Who made them that.
        granted_at: When.
    """

    network: str
    person: str
    role: Role
    granted_by: str
    granted_at: datetime


def role(db: Database, network: str, person: str) -> Role | None:
    """The role that a person was given, or None."""
    found = db.value("SELECT role FROM roles WHERE network = ? AND person = ? AND chat IS NULL", (network, person))
    return None if found is None else Role(found)


def grants(db: Database) -> list[Grant]:
    """Every role that was given, oldest first."""
    rows = db.rows("SELECT * FROM roles WHERE chat IS NULL ORDER BY granted_at, rowid")
    return [
        Grant(
            network=row["network"],
            person=row["person"],
            role=Role(row["role"]),
            granted_by=row["granted_by"],
            granted_at=from_ms(row["granted_at"]),
        )
        for row in rows
    ]


def grant(db: Database, network: str, person: str, given: Role, *, actor: Actor, now: datetime) -> Role | None:
    """Give a person a role, in place of the one they have; returns that. Who is no admin any more has no codes out either."""
    before = role(db, network, person)
    if before is not given:
        if before is Role.ADMIN:
            void_codes(db, f"{network}:{person}")
        db.execute("DELETE FROM roles WHERE network = ? AND person = ? AND chat IS NULL", (network, person))
        db.execute(
            "INSERT INTO roles (network, person, chat, role, granted_by, granted_at) VALUES (?, ?, NULL, ?, ?, ?)",
            (network, person, given, actor.who, to_ms(now)),
        )
        audit.record(db, "admin add", f"{network}:{person}", actor=actor, now=now, before=before, after=given)
    return before


def revoke(db: Database, network: str, person: str, *, actor: Actor, now: datetime) -> Role | None:
    """Take the role that a person was given, and the codes they made; returns the role, None if they had none."""
    before = role(db, network, person)
    if before is not None:
        void_codes(db, f"{network}:{person}")
        db.execute("DELETE FROM roles WHERE network = ? AND person = ? AND chat IS NULL", (network, person))
        audit.record(db, "admin remove", f"{network}:{person}", actor=actor, now=now, before=before)
    return before


def invite(db: Database, code: str, given: Role, *, expires_at: datetime, actor: Actor, now: datetime) -> None:
    """Let whoever sends `code` first, before it expires, have a role. The code is kept as its hash alone."""
    db.execute(
        "INSERT INTO invites (code_hash, role, created_by, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
        (_hash(code), given, actor.who, to_ms(now), to_ms(expires_at)),
    )
    audit.record(db, "invite", given, actor=actor, now=now)


def redeem(db: Database, code: str, *, person: str, owners: Collection[str], now: datetime) -> Role | None:
    """Use a code up and return the role that it gives. Gives nothing by itself.

    Args:
        db: The database.
        code: What was sent.
        person: Who sent it: "telegram:1234".
        owners: People who may do everything, by the settings of today.
        now: The time.

    Returns:
        None for a code that is unknown, used, expired, or of somebody who is neither owner nor admin any more.
    """
    row = db.row(
        "UPDATE invites SET used_by = :person, used_at = :now WHERE code_hash = :code AND used_at IS NULL AND expires_at > :now "
        "AND (created_by IN (SELECT value FROM json_each(:owners)) OR EXISTS ("
        "SELECT 1 FROM roles r WHERE r.chat IS NULL AND r.role = 'admin' AND r.network || ':' || r.person = invites.created_by"
        ")) RETURNING role",
        {"person": person, "now": to_ms(now), "code": _hash(code), "owners": to_json(list(owners))},
    )
    return None if row is None else Role(row["role"])


def void_codes(db: Database, maker: str) -> None:
    """Let the codes that somebody ("telegram:1234") made and nobody used give nothing any more."""
    db.execute("DELETE FROM invites WHERE created_by = ? AND used_at IS NULL", (maker,))


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode()).digest()
