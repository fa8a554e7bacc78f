"""The recovery key, and what it opens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.networks.matrix import recovery, signing

KEY, IV = bytes(range(32)), bytes(range(100, 116))
keys = st.binary(min_size=32, max_size=32)


@given(keys)
def test_a_key_is_read_as_it_is_written(key: bytes) -> None:
    """In groups of four, beginning as other clients' do; white space does not matter."""
    text = recovery.written(key)
    assert text.startswith("Es")
    assert {len(group) for group in text.split()} == {4}
    assert recovery.read(f" {text.replace(' ', '')}\n") == recovery.read(text) == key


@given(keys, st.integers(0, 58), st.sampled_from("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"))
def test_a_letter_that_was_copied_wrong_is_noticed_or_harmless(key: bytes, place: int, letter: str) -> None:
    """A parity byte guards the whole; at most one wrong letter in 256 passes, and then it opens nothing."""
    text = recovery.written(key)
    wrong = text[:place] + letter + text[place + 1 :]
    try:
        found = recovery.read(wrong)
    except ValueError:
        return
    proof = recovery.sealed(key, "m.test", "secret", IV)
    if found == key:
        assert recovery.opened(found, "m.test", proof) == "secret"
    else:
        with pytest.raises(ValueError, match="not that of this account"):
            recovery.opened(found, "m.test", proof)


@pytest.mark.parametrize("text", ["", "Es", "l0O", "1" * 48, "z" * 200, "EsTP LTA1 WTGd"])
def test_what_is_no_key(text: str) -> None:
    """It is refused in words."""
    with pytest.raises(ValueError, match="no recovery key"):
        recovery.read(text)


def test_another_implementation_says_the_same() -> None:
    """What mautrix 0.21 wrote for the same key: the recovery key, its description, and a secret, which is base64 there."""
    assert recovery.written(KEY) == "EsSz ykH7 LCZx 7Cae cmKD wcmY JRXi Ybtu 8iQ3 t8Ez nRwK pUY1"
    assert recovery.described(KEY, IV) == {
        "algorithm": "m.secret_storage.v1.aes-hmac-sha2",
        "iv": "ZGVmZ2hpamtsbW5vcHFycw",
        "mac": "vYgQVpdK58iz0YmEq2oJZ9VVGPAzYwKn2MYF4C4PvWI",
    }
    theirs = {
        "iv": "PX7fWfodNiN0wbOoikbkoQ",
        "ciphertext": "5pk4pC8PxdWXTLmRvUhI7BLEbT6eNDJ5CKtqnkn/cmf3xCppyYhFDlaeiQ",
        "mac": "9oTlqE+tcIpvYAj9iPgIhtcMt/JE7eAQoHKLADnSx0U",
    }
    assert signing.bytes_of(recovery.opened(KEY, "m.cross_signing.master", theirs).rstrip("=")) == b"a key of thirty-two bytes, yes! "


def test_secrets_are_opened_by_their_key_under_their_name_only() -> None:
    """Another key, another name, another ciphertext: refused. Sealed twice with another iv it is another ciphertext."""
    sealed = recovery.sealed(KEY, "m.cross_signing.master", "secret", IV)
    assert recovery.opened(KEY, "m.cross_signing.master", sealed) == "secret"
    assert sealed["ciphertext"] != recovery.sealed(KEY, "m.cross_signing.master", "secret", bytes(16))["ciphertext"]
    assert signing.bytes_of(sealed["iv"])[8] & 0x80 == 0
    for key, name, found in (
        (bytes(32), "m.cross_signing.master", sealed),
        (KEY, "m.cross_signing.self_signing", sealed),
        (KEY, "m.cross_signing.master", {**sealed, "ciphertext": "AAAA"}),
        (KEY, "m.cross_signing.master", {**sealed, "iv": "AAAA"}),
        (KEY, "m.cross_signing.master", {"iv": 5}),
        (KEY, "m.cross_signing.master", {}),
    ):
        with pytest.raises(ValueError, match=r"recovery key|cannot be read|base64"):
            recovery.opened(key, name, found)


def test_signatures_hold_for_what_was_signed() -> None:
    """Not for another user, another key, or a changed object; what is not signed may change."""
    value = signing.signed({"b": "ü", "a": 1, "unsigned": {"age": 1}}, by="@a:b", private=KEY)
    key = signing.public(KEY)
    assert signing.canonical(value) == '{"a":1,"b":"ü"}'.encode()
    assert signing.is_signed({**value, "unsigned": {}}, by="@a:b", key=key)
    assert not signing.is_signed({**value, "a": 2}, by="@a:b", key=key)
    assert not signing.is_signed(value, by="@b:b", key=key)
    assert not signing.is_signed(value, by="@a:b", key=signing.public(bytes(32)))
    twice = signing.signed(value, by="@a:b", private=bytes(32))
    assert signing.is_signed(twice, by="@a:b", key=key)
    assert signing.is_signed(twice, by="@a:b", key=signing.public(bytes(32)))
