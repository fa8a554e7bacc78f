"""Secrets that a homeserver keeps and only a recovery key opens (pure): the form that other clients write and read as well.

Source: https://spec.matrix.org/latest/client-server-api/#secret-storage, m.secret_storage.v1.aes-hmac-sha2.
"""

import hmac
from collections.abc import Mapping
from functools import reduce
from hashlib import sha256
from operator import xor
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.networks.matrix.signing import bytes_of, unpadded

ALGORITHM = "m.secret_storage.v1.aes-hmac-sha2"
KEY_BYTES = 32
IV_BYTES = 16
_PREFIX = b"\x8b\x01"
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ZEROS = b"\0" * KEY_BYTES


def written(key: bytes) -> str:
    """A recovery key as people write it down: base58 with a parity byte, in groups of four."""
    data = _PREFIX + key
    data += bytes([reduce(xor, data)])
    number, text = int.from_bytes(data), ""
    while number:
        number, digit = divmod(number, len(_ALPHABET))
        text = _ALPHABET[digit] + text
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def read(text: str) -> bytes:
    """The inverse of `written`.

    Raises:
        ValueError: It is no recovery key, or was copied wrong.
    """
    number = 0
    for letter in "".join(text.split()):
        digit = _ALPHABET.find(letter)
        if digit < 0:
            raise ValueError("that is no recovery key: it holds a sign that none has")
        number = number * len(_ALPHABET) + digit
    length = len(_PREFIX) + KEY_BYTES + 1
    if number >> (8 * length):
        raise ValueError("that is no recovery key: it is too long")
    data = number.to_bytes(length)
    if not data.startswith(_PREFIX) or reduce(xor, data):
        raise ValueError("that is no recovery key, or one of its letters is wrong")
    return data[len(_PREFIX) : -1]


def described(key: bytes, iv: bytes) -> dict[str, Any]:
    """What tells whether a recovery key is the right one."""
    proof = _encrypted(key, "", _ZEROS, iv)
    return {"algorithm": ALGORITHM, "iv": proof["iv"], "mac": proof["mac"]}


def sealed(key: bytes, name: str, secret: str, iv: bytes) -> dict[str, str]:
    """A secret under its name, e.g. "m.cross_signing.master", with an iv of its own."""
    return _encrypted(key, name, secret.encode(), iv)


def opened(key: bytes, name: str, found: Mapping[str, Any]) -> str:
    """The inverse of `sealed`.

    Raises:
        ValueError: The key is another one, or what is found was changed.
    """
    try:
        ciphertext, iv, mac = (bytes_of(found[part].rstrip("=")) for part in ("ciphertext", "iv", "mac"))
    except (AttributeError, KeyError, TypeError):
        raise ValueError("a secret on the homeserver cannot be read") from None
    cipher_key, mac_key = _derived(key, name)
    if not hmac.compare_digest(hmac.digest(mac_key, ciphertext, sha256), mac) or len(iv) != IV_BYTES:
        raise ValueError("the recovery key is not that of this account")
    return (Cipher(algorithms.AES(cipher_key), modes.CTR(iv)).decryptor().update(ciphertext)).decode()


def _encrypted(key: bytes, name: str, secret: bytes, iv: bytes) -> dict[str, str]:
    iv = iv[:8] + bytes([iv[8] & 0x7F]) + iv[9:]  # bit 63 is 0, since some counters have 63 bits
    cipher_key, mac_key = _derived(key, name)
    ciphertext = Cipher(algorithms.AES(cipher_key), modes.CTR(iv)).encryptor().update(secret)
    return {"iv": unpadded(iv), "ciphertext": unpadded(ciphertext), "mac": unpadded(hmac.digest(mac_key, ciphertext, sha256))}


def _derived(key: bytes, name: str) -> tuple[bytes, bytes]:
    both = HKDF(algorithm=SHA256(), length=64, salt=_ZEROS, info=name.encode()).derive(key)
    return both[:32], both[32:]
