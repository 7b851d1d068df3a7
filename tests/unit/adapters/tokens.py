"""Tokens as an issuer signs them, for the tests of what we believe."""

import base64
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from api.adapters.staff_tokens import IssuerTokens

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ISSUER, AUDIENCE = "https://issuer.den-luot.test", "den-luot-staff"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
SMALL_KEY = rsa.generate_private_key(public_exponent=65537, key_size=1024)
CLAIMS: dict[str, Any] = {
    "iss": ISSUER,
    "aud": AUDIENCE,
    "sub": "clerk-6",
    "name": "Cán bộ Demo",
    "office": "lien-chieu",
    "role": "clerk",
    "iat": int(NOW.timestamp()),
    "exp": int((NOW + timedelta(hours=8)).timestamp()),
}


def published(key: rsa.RSAPrivateKey, *, key_id: str, **changed: object) -> dict[str, Any]:
    return {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "use": "sig", "kid": key_id, **changed}


KEY_SET = {"keys": [published(KEY, key_id="first"), published(SMALL_KEY, key_id="small")]}


def signed(
    *,
    key: rsa.RSAPrivateKey = KEY,
    algorithm: str = "RS256",
    headers: dict[str, Any] | None = None,
    **claims: Any,
) -> str:
    """A token with the usual claims but for those given; None leaves a claim out."""
    wanted = {name: value for name, value in (CLAIMS | claims).items() if value is not None}
    return jwt.encode(wanted, key, algorithm=algorithm, headers={"kid": "first"} | (headers or {}))


def encoded(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).rstrip(b"=").decode()


def unsigned(header: dict[str, Any], claims: dict[str, Any] = CLAIMS) -> str:
    return f"{encoded(json.dumps(header).encode())}.{encoded(json.dumps(claims).encode())}"


def of_issuer(folder: Path, key_set: object) -> IssuerTokens:
    file = folder / "jwks.json"
    file.write_text(key_set if isinstance(key_set, str) else json.dumps(key_set), encoding="utf-8")
    return IssuerTokens(issuer=ISSUER, audience=AUDIENCE, jwks_url=file.as_uri())
