"""Cross-signing keys and signatures (pure).

Source: https://spec.matrix.org/latest/client-server-api/#cross-signing and https://spec.matrix.org/latest/appendices/#signing-json.
"""

import binascii
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_UNSIGNED = frozenset({"signatures", "unsigned"})
ROLES = ("master", "self_signing", "user_signing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The private parts of an account's three keys, 32 bytes each."""

    master: bytes = field(repr=False)
    self_signing: bytes = field(repr=False)
    user_signing: bytes = field(repr=False)


def unpadded(data: bytes) -> str:
    """Base64 without its "=", as Matrix writes it."""
    return b64encode(data).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    """The inverse of `unpadded`. Raises: ValueError."""
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error:
        raise ValueError("is no base64") from None


def public(private: bytes) -> str:
    """The public part of a key."""
    return unpadded(Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def canonical(value: Mapping[str, Any]) -> bytes:
    """An object's canonical JSON without its signatures: what is signed."""
    plain = {name: each for name, each in value.items() if name not in _UNSIGNED}
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def signed(value: Mapping[str, Any], *, by: str, private: bytes) -> dict[str, Any]:
    """The object with one more signature: of a user, by the key whose id is its public part."""
    signature = unpadded(Ed25519PrivateKey.from_private_bytes(private).sign(canonical(value)))
    signatures = {user: dict(each) for user, each in value.get("signatures", {}).items()}
    signatures.setdefault(by, {})[f"ed25519:{public(private)}"] = signature
    return {**value, "signatures": signatures}


def is_signed(value: Mapping[str, Any], *, by: str, key: str, name: str = "") -> bool:
    """Whether an object holds a good signature.

    Args:
        value: The object.
        by: The user who should have signed it.
        key: The public key, unpadded base64.
        name: The key's name in its id; for cross-signing keys it is the public key itself.
    """
    try:
        signature = value["signatures"][by][f"ed25519:{name or key}"]
        Ed25519PublicKey.from_public_bytes(bytes_of(key)).verify(bytes_of(signature), canonical(value))
    except (InvalidSignature, KeyError, TypeError, ValueError):
        return False
    return True


def published(user: str, keys: Keys) -> dict[str, Any]:
    """The three public keys as a homeserver takes them, the lower two signed by the first."""
    found = {
        f"{role}_key": {"user_id": user, "usage": [role], "keys": {f"ed25519:{key}": key}}
        for role, key in ((role, public(getattr(keys, role))) for role in ROLES)
    }
    return {name: value if name == "master_key" else signed(value, by=user, private=keys.master) for name, value in found.items()}


def key_in(value: object) -> str | None:
    """The public key that a published key object holds, or None."""
    keys = value.get("keys") if isinstance(value, Mapping) else None
    found = next(iter(keys.values()), None) if isinstance(keys, Mapping) else None
    return found if isinstance(found, str) else None
