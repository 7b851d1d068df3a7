"""Staff tokens: which are believed, with PyJWT and cryptography as the other opinion."""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from api.adapters import staff_tokens
from api.adapters.staff_tokens import IssuerTokens
from api.domain.staff import StaffMember, StaffRole
from api.ports import TokenIsInvalid
from tests.unit.adapters.tokens import (
    AUDIENCE,
    CLAIMS,
    ISSUER,
    KEY,
    KEY_SET,
    NOW,
    OTHER_KEY,
    SMALL_KEY,
    encoded,
    of_issuer,
    signed,
    unsigned,
)


def hmac_with_public_key() -> str:
    """The old confusion: the public key used as if it were a shared secret."""
    public = KEY.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    signer = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    body = unsigned({"alg": "HS256", "typ": "JWT", "kid": "first"})
    return f"{body}.{encoded(signer.sign(body.encode(), public))}"


def with_claims_of_another() -> str:
    header, _, signature = signed().split(".")
    return f"{header}.{encoded(json.dumps(CLAIMS | {'role': 'manager'}).encode())}.{signature}"


@pytest.fixture
def tokens(tmp_path: Path) -> IssuerTokens:
    return of_issuer(tmp_path, KEY_SET)


def test_token_of_the_issuer_tells_who_it_is(tokens: IssuerTokens) -> None:
    expected = StaffMember(id="clerk-6", name="Cán bộ Demo", office_id="lien-chieu", role=StaffRole.CLERK)
    assert tokens.verify(signed(), now=NOW) == expected


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"role": "manager"}, StaffRole.MANAGER),
        ({"aud": ["another-service", AUDIENCE]}, StaffRole.CLERK),
        ({"iat": None}, StaffRole.CLERK),
        ({"iat": int((NOW + timedelta(seconds=20)).timestamp())}, StaffRole.CLERK),
        ({"exp": int((NOW - timedelta(seconds=20)).timestamp())}, StaffRole.CLERK),
        ({"exp": NOW.timestamp() + 0.5}, StaffRole.CLERK),
        ({"nonce": "whatever else the issuer says"}, StaffRole.CLERK),
    ],
    ids=["manager", "two audiences", "no iat", "clocks apart", "just expired", "fraction", "more claims"],
)
def test_valid_variants_are_believed(tokens: IssuerTokens, claims: dict[str, Any], role: StaffRole) -> None:
    assert tokens.verify(signed(**claims), now=NOW).role is role


FORGED: dict[str, Callable[[], str]] = {
    "nothing": lambda: "",
    "words": lambda: "not a token",
    "two dots": lambda: "..",
    "four parts": lambda: f"{signed()}.x",
    "no signature": lambda: signed().rsplit(".", 1)[0] + ".",
    "half a signature": lambda: signed()[:-100],
    "a longer signature": lambda: signed().rsplit(".", 1)[0] + "." + encoded(bytes(257)),
    "zeros for a signature": lambda: signed().rsplit(".", 1)[0] + "." + encoded(bytes(256)),
    "ones for a signature": lambda: signed().rsplit(".", 1)[0] + "." + encoded(b"\xff" * 256),
    "another's claims": with_claims_of_another,
    "another key under this id": lambda: signed(key=OTHER_KEY),
    "unknown key id": lambda: signed(headers={"kid": "second"}),
    "no key id": lambda: unsigned({"alg": "RS256"}) + "." + signed().rsplit(".", 1)[1],
    "key too small": lambda: signed(key=SMALL_KEY, headers={"kid": "small"}),
    "alg none": lambda: unsigned({"alg": "none", "kid": "first"}) + ".",
    "alg none and a signature": lambda: unsigned({"alg": "none"}) + "." + signed().rsplit(".", 1)[1],
    "HS256 with the public key": hmac_with_public_key,
    "RS512": lambda: signed(algorithm="RS512"),
    "PS256": lambda: signed(algorithm="PS256"),
    "a critical header": lambda: signed(headers={"crit": ["exp"]}),
    "padded with =": lambda: signed() + "=",
    "a line break": lambda: signed() + "\n",
    "expired": lambda: signed(exp=int((NOW - timedelta(minutes=1)).timestamp())),
    "no expiry": lambda: signed(exp=None),
    "expiry in words": lambda: signed(exp="tomorrow"),
    "expiry that is no number": lambda: signed(exp=float("nan")),
    "not yet valid": lambda: signed(nbf=int((NOW + timedelta(minutes=1)).timestamp())),
    "issued later": lambda: signed(iat=int((NOW + timedelta(minutes=1)).timestamp())),
    "valid from no number": lambda: signed(nbf=float("nan")),
    "another issuer": lambda: signed(iss=f"{ISSUER}/"),
    "no issuer": lambda: signed(iss=None),
    "another audience": lambda: signed(aud="another-service"),
    "other audiences": lambda: signed(aud=["another-service", f"{AUDIENCE}-2"]),
    "audience as part of a word": lambda: signed(aud=f"x{AUDIENCE}x"),
    "no audience": lambda: signed(aud=None),
    "no role": lambda: signed(role=None),
    "unknown role": lambda: signed(role="minister"),
    "role in a list": lambda: signed(role=["clerk"]),
    "no name": lambda: signed(name=None),
    "empty name": lambda: signed(name=""),
    "a name without end": lambda: signed(name="A" * 201),
    "no subject": lambda: signed(sub=None),
    "no office": lambda: signed(office=None),
    "office in a list": lambda: signed(office=["lien-chieu"]),
    "office that is no id": lambda: signed(office="lien-chieu#OFFICE"),
    "longer than any token": lambda: signed(padding="x" * 5000),
    "header is a list": lambda: f"{encoded(b'[]')}.{encoded(b'{}')}.AA",
    "claims are a list": lambda: f"{encoded(json.dumps({'alg': 'RS256'}).encode())}.{encoded(b'[]')}.AA",
    "header nests without end": lambda: f"{encoded(b'[' * 2000)}.{encoded(b'{}')}.AA",
    "not UTF-8": lambda: f"{encoded(bytes([0xFF, 0xFE]))}.{encoded(b'{}')}.AA",
    "letters of another script": lambda: "ệ.ệ.ệ",
}


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED.keys())
def test_token_that_is_not_right_in_everything_is_refused(
    tokens: IssuerTokens, forge: Callable[[], str]
) -> None:
    with pytest.raises(TokenIsInvalid):
        tokens.verify(forge(), now=NOW)


def test_refusal_does_not_repeat_the_token(tokens: IssuerTokens) -> None:
    with pytest.raises(TokenIsInvalid) as refused:
        tokens.verify(with_claims_of_another(), now=NOW)
    assert "Demo" not in str(refused.value)
    assert len(str(refused.value)) < 40


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_token_with_any_character_changed_is_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    token = signed()
    at = data.draw(st.integers(0, len(token) - 1))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.="
    other = data.draw(st.sampled_from(alphabet.replace(token[at], "")))
    with pytest.raises(TokenIsInvalid):
        KNOWING_THE_KEY.verify(token[:at] + other + token[at + 1 :], now=NOW)


@settings(max_examples=100, deadline=None)
@given(bit=st.integers(0, 2047))
def test_signature_with_any_bit_flipped_is_refused(bit: int) -> None:
    body, signature = signed().rsplit(".", 1)
    flipped = int.from_bytes(base64.urlsafe_b64decode(signature + "=="), "big") ^ (1 << bit)
    with pytest.raises(TokenIsInvalid):
        KNOWING_THE_KEY.verify(f"{body}.{encoded(flipped.to_bytes(256, 'big'))}", now=NOW)


@settings(max_examples=60, deadline=None)
@given(
    claims=st.fixed_dictionaries(
        {},
        optional={
            "iss": st.sampled_from([ISSUER, "https://elsewhere.test"]),
            "aud": st.sampled_from([AUDIENCE, "elsewhere", [AUDIENCE, "elsewhere"], ["elsewhere"]]),
            "exp": st.integers(-7200, 7200).map(lambda by: int(NOW.timestamp()) + by),
            "name": st.text(min_size=1, max_size=40),
        },
    ),
    key=st.sampled_from([KEY, OTHER_KEY]),
)
def test_pyjwt_is_of_the_same_opinion(claims: dict[str, Any], key: rsa.RSAPrivateKey) -> None:
    token = signed(key=key, **claims)
    try:
        # PyJWT asks the machine's clock, so it leaves the times to this line.
        seen = jwt.decode(
            token,
            KEY.public_key(),
            algorithms=["RS256"],
            audience=AUDIENCE,
            issuer=ISSUER,
            options={"verify_exp": False, "verify_iat": False},
        )
        expected = seen["exp"] + staff_tokens.CLOCK_SKEW_IN_SECONDS >= NOW.timestamp()
    except jwt.InvalidTokenError:
        expected = False
    try:
        believed = KNOWING_THE_KEY.verify(token, now=NOW).name == claims.get("name", CLAIMS["name"])
    except TokenIsInvalid:
        believed = False
    assert believed == expected


def _knowing(key: rsa.RSAPrivateKey) -> IssuerTokens:
    numbers = key.public_key().public_numbers()
    known = IssuerTokens(issuer=ISSUER, audience=AUDIENCE, jwks_url="file:///nowhere")
    known._keys = {"first": staff_tokens.RsaKey(modulus=numbers.n, exponent=numbers.e)}
    known._asked_at = float("inf")  # never asked again
    return known


KNOWING_THE_KEY = _knowing(KEY)
