"""Keys and signed staff tokens of the local issuer."""

import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from api.local.issuer.clerks import Clerk
from api.ports import Clock

AUDIENCE = "den-luot-staff"
TOKEN_VALID_FOR = timedelta(hours=8)
KEY_BITS = 2048
ONLY_THE_OWNER = 0o600


class TokenSigner:
    """Signs RS256 tokens for `issuer`. Its key stays in `folder`, so tokens outlive a restart."""

    def __init__(self, *, key: rsa.RSAPrivateKey, issuer: str, clock: Clock) -> None:
        self.issuer = issuer
        self._key = key
        self._clock = clock
        public = RSAAlgorithm.to_jwk(key.public_key(), as_dict=True)
        thumbprint = json.dumps({name: public[name] for name in ("e", "kty", "n")}, separators=(",", ":"))
        self._key_id = hashlib.sha256(thumbprint.encode()).hexdigest()[:16]
        self.key_set: dict[str, Any] = {
            "keys": [
                {"kty": "RSA", "n": public["n"], "e": public["e"]}
                | {"use": "sig", "alg": "RS256", "kid": self._key_id}
            ]
        }

    @classmethod
    def in_folder(cls, *, folder: Path, issuer: str, clock: Clock) -> Self:
        """The signer whose key `folder` keeps, made at the first call; `jwks.json` is its public half."""
        folder.mkdir(parents=True, exist_ok=True)
        key_file = folder / "key.pem"
        if not key_file.exists():
            _write_new_key(key_file)
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
        if not isinstance(key, rsa.RSAPrivateKey):
            raise TypeError(f"{key_file} holds no RSA key")
        signer = cls(key=key, issuer=issuer, clock=clock)
        (folder / "jwks.json").write_text(json.dumps(signer.key_set), encoding="utf-8")
        return signer

    def mint_token(self, clerk: Clerk, *, nonce: str | None = None) -> str:
        """A token for `clerk`, valid for eight hours from now."""
        now = self._clock.now()
        claims = {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "sub": clerk.id,
            "iat": int(now.timestamp()),
            "exp": int((now + TOKEN_VALID_FOR).timestamp()),
            "name": clerk.name,
            "office": clerk.office,
            "role": clerk.role,
        } | ({"nonce": nonce} if nonce else {})
        return jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": self._key_id})


def _write_new_key(path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_THE_OWNER), "wb") as file:
        file.write(pem)
