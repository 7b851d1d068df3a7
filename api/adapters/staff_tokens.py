"""Staff tokens: RS256 JSON Web Tokens, checked against their issuer's published keys."""

import base64
import hashlib
import hmac
import json
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException
from typing import Any

from api.domain.offices import ID_PATTERN
from api.domain.staff import StaffMember, StaffRole
from api.ports import TokenIsInvalid

KEYS_KEPT_FOR_IN_SECONDS = 600
# An unknown key id makes us look again, but not more often than this, whatever is sent to us.
KEYS_ASKED_AGAIN_AFTER_IN_SECONDS = 30
KEYS_TIMEOUT_IN_SECONDS = 2.0
CLOCK_SKEW_IN_SECONDS = 30
LONGEST_TOKEN = 4096
SMALLEST_KEY_IN_BITS = 2048
SMALLEST_EXPONENT = 3
# EMSA-PKCS1-v1_5, RFC 8017 §9.2: DigestInfo of SHA-256.
SHA256_PREFIX = bytes.fromhex("3031300d060960864801650304020105000420")


@dataclass(frozen=True, slots=True)
class RsaKey:
    modulus: int
    exponent: int


@dataclass(slots=True)
class IssuerTokens:
    """Tokens of one issuer for one audience. `jwks_url` is https, or file on one's own machine."""

    issuer: str
    audience: str
    jwks_url: str
    _keys: dict[str, RsaKey] = field(default_factory=dict)
    _asked_at: float = -KEYS_KEPT_FOR_IN_SECONDS

    def verify(self, token: str, *, now: datetime) -> StaffMember:
        """Check signature, issuer, audience and expiry, and read who it is. Raises `TokenIsInvalid`."""
        header, claims, signed, signature = _parts(token)
        if header.get("alg") != "RS256" or "crit" in header:
            raise TokenIsInvalid("algorithm")
        key = self._key(str(header.get("kid", "")))
        if not _signature_holds(key=key, signed=signed, signature=signature):
            raise TokenIsInvalid("signature")
        self._check(claims, now=now)
        return _staff_member(claims)

    def _check(self, claims: Mapping[str, Any], *, now: datetime) -> None:
        moment = now.timestamp()
        audience = claims.get("aud")
        if claims.get("iss") != self.issuer:
            raise TokenIsInvalid("issuer")
        if self.audience not in (audience if isinstance(audience, list) else [audience]):
            raise TokenIsInvalid("audience")
        expires, not_before = claims.get("exp"), claims.get("nbf", claims.get("iat", 0))
        if not isinstance(expires, int | float) or not moment <= expires + CLOCK_SKEW_IN_SECONDS:
            raise TokenIsInvalid("expired")
        if not isinstance(not_before, int | float) or not moment >= not_before - CLOCK_SKEW_IN_SECONDS:
            raise TokenIsInvalid("not yet valid")

    def _key(self, key_id: str) -> RsaKey:
        age = time.monotonic() - self._asked_at
        is_stale = age > KEYS_KEPT_FOR_IN_SECONDS
        if is_stale or (key_id not in self._keys and age > KEYS_ASKED_AGAIN_AFTER_IN_SECONDS):
            self._asked_at = time.monotonic()
            try:
                self._keys = _read_keys(self.jwks_url)
            except (OSError, HTTPException, ValueError, RecursionError, KeyError, TypeError, AttributeError):
                if not self._keys:
                    raise TokenIsInvalid("issuer's keys cannot be read") from None
        try:
            return self._keys[key_id]
        except KeyError:
            raise TokenIsInvalid("unknown key") from None


def _parts(token: str) -> tuple[dict[str, Any], dict[str, Any], bytes, bytes]:
    if len(token) > LONGEST_TOKEN or token.count(".") != 2:
        raise TokenIsInvalid("form")
    header, claims, signature = token.split(".")
    try:
        parsed = json.loads(_decoded(header)), json.loads(_decoded(claims))
        sealed = _decoded(signature)
    except (ValueError, RecursionError):
        raise TokenIsInvalid("form") from None
    if not all(isinstance(part, dict) for part in parsed):
        raise TokenIsInvalid("form")
    return *parsed, f"{header}.{claims}".encode(), sealed


def _signature_holds(*, key: RsaKey, signed: bytes, signature: bytes) -> bool:
    """RSASSA-PKCS1-v1_5, RFC 8017 §8.2.2.

    The one right encoding is built and compared whole; nothing the sender wrote is parsed, so there is no
    padding to get wrong. A native library for one modular power would outweigh the rest of the artefact.
    """
    size = (key.modulus.bit_length() + 7) // 8
    number = int.from_bytes(signature, "big")
    if len(signature) != size or number >= key.modulus:
        return False
    digest = SHA256_PREFIX + hashlib.sha256(signed).digest()
    expected = b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest
    return hmac.compare_digest(pow(number, key.exponent, key.modulus).to_bytes(size, "big"), expected)


def _read_keys(url: str) -> dict[str, RsaKey]:
    with urllib.request.urlopen(url, timeout=KEYS_TIMEOUT_IN_SECONDS) as response:  # noqa: S310 — settings allow https and file
        published = json.load(response)["keys"]
    keys = {
        key["kid"]: RsaKey(
            modulus=int.from_bytes(_decoded(key["n"]), "big"),
            exponent=int.from_bytes(_decoded(key["e"]), "big"),
        )
        for key in published
        if key.get("kty") == "RSA" and key.get("use", "sig") == "sig" and key.get("alg", "RS256") == "RS256"
    }
    return {
        key_id: key
        for key_id, key in keys.items()
        if key.modulus.bit_length() >= SMALLEST_KEY_IN_BITS and key.exponent >= SMALLEST_EXPONENT
    }


def _decoded(text: str) -> bytes:
    """The bytes of unpadded base64url (RFC 7515 §2). `ValueError` for any other spelling of them."""
    content = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(content).rstrip(b"=") != text.encode():
        raise ValueError("not base64url")
    return content


def _staff_member(claims: Mapping[str, Any]) -> StaffMember:
    subject, name, office_id = (claims.get(claim) for claim in ("sub", "name", "office"))
    if not all(isinstance(value, str) and 0 < len(value) <= 200 for value in (subject, name, office_id)):
        raise TokenIsInvalid("claims")
    if not ID_PATTERN.fullmatch(str(office_id)):
        raise TokenIsInvalid("claims")
    try:
        role = StaffRole(str(claims.get("role")))
    except ValueError:
        raise TokenIsInvalid("role") from None
    return StaffMember(id=str(subject), name=str(name), office_id=str(office_id), role=role)
