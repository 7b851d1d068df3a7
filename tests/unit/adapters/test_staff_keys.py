"""Keys of the staff's issuer: asked for, kept, found anew, and what is no key."""

import json
from http.client import BadStatusLine
from pathlib import Path
from typing import Any

import pytest

from api.adapters import staff_tokens
from api.adapters.staff_tokens import (
    KEYS_ASKED_AGAIN_AFTER_IN_SECONDS,
    KEYS_KEPT_FOR_IN_SECONDS,
    IssuerTokens,
)
from api.ports import TokenIsInvalid
from tests.unit.adapters.tokens import (
    AUDIENCE,
    ISSUER,
    KEY,
    KEY_SET,
    NOW,
    OTHER_KEY,
    encoded,
    of_issuer,
    published,
    signed,
    unsigned,
)


class Published:
    """The issuer's key set, counted each time it is asked for; an exception is raised in its place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = 10_000.0
        self.asked = 0
        self.answer: dict[str, Any] | Exception = KEY_SET
        monkeypatch.setattr(staff_tokens.time, "monotonic", lambda: self.moment)
        monkeypatch.setattr(staff_tokens, "_read_keys", self._read)
        self._really_read = _READ_KEYS

    def _read(self, url: str) -> dict[str, staff_tokens.RsaKey]:
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        content = encoded(json.dumps(self.answer).encode())
        return self._really_read(
            "data:application/json;base64," + content.replace("-", "+").replace("_", "/")
        )


_READ_KEYS = staff_tokens._read_keys


@pytest.fixture
def issuer_keys(monkeypatch: pytest.MonkeyPatch) -> Published:
    return Published(monkeypatch)


@pytest.fixture
def asking() -> IssuerTokens:
    return IssuerTokens(issuer=ISSUER, audience=AUDIENCE, jwks_url="https://issuer.den-luot.test/jwks")


def is_believed(tokens: IssuerTokens, token: str) -> bool:
    try:
        tokens.verify(token, now=NOW)
    except TokenIsInvalid:
        return False
    return True


def test_keys_are_kept_for_a_while(issuer_keys: Published, asking: IssuerTokens) -> None:
    for _ in range(5):
        assert is_believed(asking, signed())
    assert issuer_keys.asked == 1
    issuer_keys.moment += KEYS_KEPT_FOR_IN_SECONDS + 1
    assert is_believed(asking, signed())
    assert issuer_keys.asked == 2


def test_new_key_is_found_as_soon_as_a_token_names_it(issuer_keys: Published, asking: IssuerTokens) -> None:
    assert is_believed(asking, signed())
    issuer_keys.answer = {"keys": [published(OTHER_KEY, key_id="second")]}
    issuer_keys.moment += KEYS_ASKED_AGAIN_AFTER_IN_SECONDS + 1
    assert is_believed(asking, signed(key=OTHER_KEY, headers={"kid": "second"}))
    assert not is_believed(asking, signed()), "the withdrawn key is no longer believed"


def test_tokens_of_unknown_keys_do_not_make_us_flood_the_issuer(
    issuer_keys: Published, asking: IssuerTokens
) -> None:
    for number in range(50):
        assert not is_believed(asking, signed(headers={"kid": f"unknown-{number}"}))
        issuer_keys.moment += 1
    assert issuer_keys.asked == 2


@pytest.mark.parametrize(
    "failure",
    [OSError(), TimeoutError(), BadStatusLine(""), ValueError(), KeyError("keys"), RecursionError()],
)
def test_known_keys_outlive_an_issuer_that_does_not_answer(
    issuer_keys: Published, asking: IssuerTokens, failure: Exception
) -> None:
    assert is_believed(asking, signed())
    issuer_keys.answer = failure
    issuer_keys.moment += KEYS_KEPT_FOR_IN_SECONDS + 1
    assert is_believed(asking, signed())


def test_issuer_that_never_answered_is_asked_again_only_after_a_pause(
    issuer_keys: Published, asking: IssuerTokens
) -> None:
    issuer_keys.answer = OSError()
    for _ in range(10):
        assert not is_believed(asking, signed())
    assert issuer_keys.asked == 1
    issuer_keys.answer = KEY_SET
    issuer_keys.moment += KEYS_ASKED_AGAIN_AFTER_IN_SECONDS + 1
    assert is_believed(asking, signed())


@pytest.mark.parametrize(
    "key_set",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        {"keys": None},
        {"keys": ["first"]},
        {"keys": [{"kty": "RSA", "kid": "first"}]},
        {"keys": [{"kty": "RSA", "kid": "first", "n": "!", "e": "AQAB"}]},
        {"keys": [{"kty": "RSA", "kid": "first", "n": 7, "e": 3}]},
        "[" * 100_000,
    ],
    ids=repr,
)
def test_unreadable_key_set_refuses_everybody_and_breaks_nothing(tmp_path: Path, key_set: object) -> None:
    assert not is_believed(of_issuer(tmp_path, key_set), signed())


def test_missing_key_set_refuses_everybody(tmp_path: Path) -> None:
    nowhere = IssuerTokens(issuer=ISSUER, audience=AUDIENCE, jwks_url=(tmp_path / "none.json").as_uri())
    assert not is_believed(nowhere, signed())


@pytest.mark.parametrize(
    "changed",
    [{"use": "enc"}, {"alg": "RS512"}, {"kty": "oct"}, {"e": "AQ"}],
    ids=["for encryption", "for another algorithm", "no RSA key", "exponent one"],
)
def test_key_that_is_not_for_these_signatures_is_not_used(tmp_path: Path, changed: dict[str, str]) -> None:
    assert not is_believed(
        of_issuer(tmp_path, {"keys": [published(KEY, key_id="first", **changed)]}), signed()
    )


def test_exponent_one_would_let_anybody_sign(tmp_path: Path) -> None:
    body = unsigned({"alg": "RS256", "kid": "first"})
    digest = staff_tokens.hashlib.sha256(body.encode()).digest()
    sealed = staff_tokens.SHA256_PREFIX + digest
    padded = b"\x00\x01" + b"\xff" * (256 - len(sealed) - 3) + b"\x00" + sealed
    tokens = of_issuer(tmp_path, {"keys": [published(KEY, key_id="first", e="AQ")]})
    assert not is_believed(tokens, f"{body}.{encoded(padded)}")
