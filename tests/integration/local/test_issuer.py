"""The local issuer: a code for the chosen clerk, once, for a minute, to whoever holds the verifier."""

import base64
import hashlib
import stat
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api.local.issuer import AUDIENCE, CLIENT_ID, Clerk, TokenSigner, issuer_routes
from tests.clocks import MovableClock

ISSUER = "http://testserver"
STAFF_PAGE = "http://testserver/staff"
VERIFIER = "a-verifier-that-is-long-enough-for-the-protocol"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
CLERK = Clerk(id="clerk-3", name="Lê Minh Demo", office="lien-chieu", role="clerk")
REQUEST = {
    "client_id": CLIENT_ID,
    "redirect_uri": STAFF_PAGE,
    "response_type": "code",
    "state": "the state",
    "nonce": "the nonce",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}
EXCHANGE = {
    "grant_type": "authorization_code",
    "client_id": CLIENT_ID,
    "redirect_uri": STAFF_PAGE,
    "code_verifier": VERIFIER,
}


@pytest.fixture
def signer(tmp_path: Path, clock: MovableClock) -> TokenSigner:
    return TokenSigner.in_folder(folder=tmp_path, issuer=ISSUER, clock=clock)


@pytest.fixture
def browser(signer: TokenSigner, clock: MovableClock) -> TestClient:
    routes = issuer_routes(signer=signer, clerks=[CLERK], redirect_uri=STAFF_PAGE, clock=clock)
    return TestClient(Starlette(routes=routes), follow_redirects=False)


def sign_in(browser: TestClient) -> str:
    answer = browser.post("/authorize", data=REQUEST | {"clerk": CLERK.id})
    assert answer.status_code == 303
    address = urlsplit(answer.headers["location"])
    assert address._replace(query="").geturl() == STAFF_PAGE
    query = parse_qs(address.query)
    assert query["state"] == ["the state"]
    return query["code"][0]


def claims_of(token: str, signer: TokenSigner, clock: MovableClock) -> dict[str, object]:
    key = jwt.PyJWK(signer.key_set["keys"][0]).key
    claims: dict[str, object] = jwt.decode(
        token,
        key,
        algorithms=["RS256"],
        audience=AUDIENCE,
        options={"verify_exp": False, "verify_iat": False},
    )
    return claims


def test_chosen_clerk_gets_a_signed_token_with_office_and_role(
    browser: TestClient, signer: TokenSigner, clock: MovableClock
) -> None:
    answer = browser.post("/token", data=EXCHANGE | {"code": sign_in(browser)})
    now = int(clock.now().timestamp())
    assert claims_of(answer.json()["access_token"], signer, clock) == {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": CLERK.id,
        "iat": now,
        "exp": now + 8 * 3600,
        "name": CLERK.name,
        "office": "lien-chieu",
        "role": "clerk",
        "nonce": "the nonce",
    }
    assert answer.headers["cache-control"] == "no-store"


def test_code_works_only_once(browser: TestClient) -> None:
    code = sign_in(browser)
    assert browser.post("/token", data=EXCHANGE | {"code": code}).status_code == 200
    assert browser.post("/token", data=EXCHANGE | {"code": code}).json()["error"] == "invalid_grant"


def test_code_is_refused_after_a_minute(browser: TestClient, clock: MovableClock) -> None:
    code = sign_in(browser)
    clock.move(seconds=60)
    assert browser.post("/token", data=EXCHANGE | {"code": code}).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "wrong",
    [
        {"code_verifier": "another verifier"},
        {"redirect_uri": "http://elsewhere/staff"},
        {"client_id": "somebody-else"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_code_is_spent_by_a_wrong_try(browser: TestClient, wrong: dict[str, str]) -> None:
    code = sign_in(browser)
    assert browser.post("/token", data=EXCHANGE | {"code": code} | wrong).status_code == 400
    assert browser.post("/token", data=EXCHANGE | {"code": code}).status_code == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"redirect_uri": "http://elsewhere/staff"},
        {"client_id": "<script>"},
        {"response_type": "token"},
        {"code_challenge_method": "plain"},
        {"code_challenge": "short"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_wrong_request_is_told_and_never_redirected(browser: TestClient, wrong: dict[str, str]) -> None:
    for answer in (
        browser.get("/authorize", params=REQUEST | wrong),
        browser.post("/authorize", data=REQUEST | wrong | {"clerk": CLERK.id}),
    ):
        assert answer.status_code == 400
        assert "location" not in answer.headers
        assert "<script>" not in answer.text


def test_unknown_clerk_is_refused(browser: TestClient) -> None:
    assert browser.post("/authorize", data=REQUEST | {"clerk": "stranger"}).status_code == 400


def test_page_says_that_it_is_for_trying_out_only(browser: TestClient) -> None:
    answer = browser.get("/authorize", params=REQUEST)
    assert "Chỉ dùng để thử trên máy này" in answer.text
    assert CLERK.name in answer.text


def test_discovery_leads_to_the_other_addresses(browser: TestClient, signer: TokenSigner) -> None:
    found = browser.get("/.well-known/openid-configuration").json()
    assert found["issuer"] == ISSUER
    assert browser.get(urlsplit(found["jwks_uri"]).path).json() == signer.key_set
    assert found["code_challenge_methods_supported"] == ["S256"]


def test_key_is_kept_and_readable_by_its_owner_alone(tmp_path: Path, clock: MovableClock) -> None:
    first = TokenSigner.in_folder(folder=tmp_path, issuer=ISSUER, clock=clock)
    again = TokenSigner.in_folder(folder=tmp_path, issuer=ISSUER, clock=clock)
    assert first.key_set == again.key_set
    assert stat.S_IMODE((tmp_path / "key.pem").stat().st_mode) == 0o600
    assert "d" not in again.key_set["keys"][0]
