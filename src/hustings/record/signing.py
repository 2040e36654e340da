"""Signed heads: a signature over a ledger's head, so that what was published can be checked for ever."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from hustings.errors import ElectionError, LedgerError
from hustings.record.chain import GENESIS, head
from hustings.record.ledger import Ledger
from hustings.record.verifier import canonical, check

_WHAT = "head of a hustings ledger"
"""Signed along, so that the signature says nothing of anything else that the key may sign."""
_FIELDS = {"what", "entries", "head", "at", "key", "signature"}
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A ledger's head as one key holder signed it.

    entries: how many it covers. at: when it was signed, UTC text as in JSON,
    or None. key: the first 16 hex digits of the SHA-256 of the public key.
    signature: Ed25519 over the canonical JSON of everything else, base64.
    """

    entries: int
    head: str
    at: str | None
    key: str
    signature: str

    def text(self) -> str:
        """Return it as one line of canonical JSON, which `signed_head` reads."""
        return canonical({"what": _WHAT, **asdict(self)}).decode() + "\n"

    def covered(self) -> bytes:
        """Return the bytes that the signature covers."""
        told = {"what": _WHAT, **asdict(self)}
        return canonical({name: told[name] for name in _FIELDS - {"signature"}})


def new_key() -> str:
    """Return a fresh private key as base64 of its 32 bytes. Keep it secret: who has it signs as you."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return base64.b64encode(Ed25519PrivateKey.generate().private_bytes_raw()).decode()


def public_key(private_key: str) -> str:
    """Return the public key of a private one, as base64 of its 32 bytes, to be shown to everybody."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.from_private_bytes(_key_bytes(private_key, "private"))
    return base64.b64encode(private.public_key().public_bytes_raw()).decode()


def key_id(public: str) -> str:
    """Return the short name of a public key: 16 hex digits of its SHA-256."""
    return hashlib.sha256(_key_bytes(public, "public")).hexdigest()[:16]


def sign_head(ledger: Ledger, private_key: str, at: datetime | None = None) -> SignedHead:
    """Return the head of a ledger signed with a private key. at: zoned, when it is signed."""
    return sign(len(ledger), head(ledger), private_key, at)


def sign(entries: int, head_hash: str, private_key: str, at: datetime | None = None) -> SignedHead:
    """Return a head that is known already, signed; for ledgers whose last hash is at hand."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if at is not None and at.tzinfo is None:
        raise LedgerError(f"signed at {at}: the time has no zone")
    private = Ed25519PrivateKey.from_private_bytes(_key_bytes(private_key, "private"))
    moment = at.astimezone(UTC).isoformat() if at else None
    made = SignedHead(entries, head_hash, moment, key_id(public_key(private_key)), "")
    signature = base64.b64encode(private.sign(made.covered())).decode()
    return SignedHead(made.entries, made.head, made.at, made.key, signature)


def signed_head(text: str | bytes) -> SignedHead:
    """Return the signed head that a JSON text holds; LedgerError where it is none."""
    try:
        told = json.loads(text)
        if not isinstance(told, dict) or set(told) != _FIELDS or told.pop("what") != _WHAT:
            raise ValueError("want the fields of a signed head")
        found = SignedHead(**told)
        wrong = type(found.entries) is not int or not isinstance(found.at, str | None)
        if wrong or any(not isinstance(part, str) for part in (found.head, found.key, found.signature)):
            raise ValueError("a field is of the wrong kind")
    except (ValueError, TypeError, RecursionError) as why:
        raise LedgerError(f"this is no signed head: {why}") from None
    return found


def is_signed_by(signed: SignedHead, public: str) -> bool:
    """Whether the holder of a public key's private key signed exactly this."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = Ed25519PublicKey.from_public_bytes(_key_bytes(public, "public"))
    try:
        key.verify(base64.b64decode(signed.signature, validate=True), signed.covered())
    except (InvalidSignature, ValueError):
        return False
    return True


def verify_release(raw: bytes, signed: str | bytes, public: str) -> list[str]:
    """Return every fault of a ledger file beside a signed head, none where it is what was signed.

    raw: the bytes of the ledger file; signed: the JSON text of the head. The
    ledger may have grown since: what the signature covers must be its
    beginning, entry by entry, and the whole must verify in itself.
    """
    found = signed_head(signed)
    if not is_signed_by(found, public):
        return [f"the signature is not by the key {key_id(public)}, or what it covers was changed"]
    faults = check(raw)
    hashes = [line.get("hash") for line in _lines(raw) if "head" not in line]
    if len(hashes) < found.entries:
        faults.append(f"the signature covers {found.entries} entries, {len(hashes)} are here")
    elif (GENESIS, *hashes)[found.entries] != found.head:
        faults.append(f"the first {found.entries} entries are not those that were signed")
    return faults


def _lines(raw: bytes) -> list[dict[str, Any]]:
    found = []
    for text in raw.splitlines():
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            line = {}
        found.append(line if isinstance(line, dict) else {})
    return found


def _key_bytes(key: str, kind: str) -> bytes:
    try:
        raw = base64.b64decode(key.strip(), validate=True)
    except ValueError:
        raw = b""
    if len(raw) != _KEY_BYTES:
        raise ElectionError(f"this is no {kind} key: want {_KEY_BYTES} bytes in base64")
    return raw
