"""OpenID Connect for the demo: discovery, a page of clerks to choose from, and codes turned into tokens."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from api.local.issuer.clerks import Clerk
from api.local.issuer.pages import NO_STORE, PAGE_HEADERS, choosing_page, refusing_page
from api.local.issuer.tokens import TOKEN_VALID_FOR, TokenSigner
from api.ports import Clock

CLIENT_ID = "den-luot-staff"
CODE_VALID_FOR = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class _Grant:
    """A clerk chosen on the page, waiting for the code to be turned into a token."""

    clerk: Clerk
    challenge: str
    nonce: str | None
    expires_at: datetime


class SignInIsWrong(Exception):
    """The request breaks the protocol; the text says how, for whoever builds the client."""


class _SignIn:
    def __init__(
        self, *, signer: TokenSigner, clerks: Sequence[Clerk], redirect_uri: str, clock: Clock
    ) -> None:
        self._signer = signer
        self._clerks = {clerk.id: clerk for clerk in clerks}
        self._redirect_uri = redirect_uri
        self._clock = clock
        self._grants: dict[str, _Grant] = {}

    async def configuration(self, _: Request) -> Response:
        issuer = self._signer.issuer
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/jwks",
                "response_types_supported": ["code"],
                "grant_types_supported": ["authorization_code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
                "token_endpoint_auth_methods_supported": ["none"],
                "scopes_supported": ["openid", "profile"],
            }
        )

    async def key_set(self, _: Request) -> Response:
        return JSONResponse(self._signer.key_set)

    async def choose(self, request: Request) -> Response:
        """The page on which one chooses whom to be."""
        try:
            asked = self._checked(dict(request.query_params))
        except SignInIsWrong as wrong:
            return HTMLResponse(refusing_page(str(wrong)), 400, PAGE_HEADERS)
        return HTMLResponse(
            choosing_page(
                action=f"{self._signer.issuer}/authorize", clerks=list(self._clerks.values()), asked=asked
            ),
            200,
            PAGE_HEADERS,
        )

    async def chosen(self, request: Request) -> Response:
        """Back to the staff page with a code that works once, for a minute."""
        form = await _form(request)
        clerk = self._clerks.get(form.pop("clerk", ""))
        try:
            asked = self._checked(form)
            if clerk is None:
                raise SignInIsWrong("Nobody was chosen.")
        except SignInIsWrong as wrong:
            return HTMLResponse(refusing_page(str(wrong)), 400, PAGE_HEADERS)
        now = self._clock.now()
        self._grants = {code: grant for code, grant in self._grants.items() if grant.expires_at > now}
        code = secrets.token_urlsafe(32)
        self._grants[code] = _Grant(
            clerk=clerk,
            challenge=asked["code_challenge"],
            nonce=asked.get("nonce"),
            expires_at=now + CODE_VALID_FOR,
        )
        answer = {"code": code} | ({"state": asked["state"]} if "state" in asked else {})
        return RedirectResponse(f"{self._redirect_uri}?{urlencode(answer)}", 303, NO_STORE)

    async def token(self, request: Request) -> Response:
        """A code and its PKCE verifier against a token; a code is spent by the first try, right or wrong."""
        form = await _form(request)
        if form.get("grant_type") != "authorization_code":
            return _refused("unsupported_grant_type", "Only authorization_code is served here.")
        grant = self._grants.pop(form.get("code", ""), None)
        if grant is None or grant.expires_at <= self._clock.now():
            return _refused("invalid_grant", "The code is unknown, used or older than a minute.")
        if form.get("client_id") != CLIENT_ID or form.get("redirect_uri") != self._redirect_uri:
            return _refused("invalid_grant", "client_id or redirect_uri differs from the one that asked.")
        if not hmac.compare_digest(_challenge(form.get("code_verifier", "")), grant.challenge):
            return _refused("invalid_grant", "The code_verifier does not fit the code_challenge.")
        token = self._signer.mint_token(grant.clerk, nonce=grant.nonce)
        return JSONResponse(
            {
                "access_token": token,
                "id_token": token,
                "token_type": "Bearer",
                "expires_in": int(TOKEN_VALID_FOR.total_seconds()),
                "scope": "openid profile",
            },
            headers=NO_STORE,
        )

    def _checked(self, asked: Mapping[str, str]) -> dict[str, str]:
        """The parameters that matter. Never redirects anywhere but to this site's own staff page."""
        if asked.get("client_id") != CLIENT_ID:
            raise SignInIsWrong(f"client_id must be {CLIENT_ID}.")
        if asked.get("redirect_uri") != self._redirect_uri:
            raise SignInIsWrong(f"redirect_uri must be {self._redirect_uri}.")
        if asked.get("response_type") != "code":
            raise SignInIsWrong("response_type must be code.")
        if asked.get("code_challenge_method") != "S256" or not asked.get("code_challenge", "").isascii():
            raise SignInIsWrong("PKCE is needed: code_challenge with code_challenge_method S256.")
        if len(asked.get("code_challenge", "")) != len(_challenge("")):
            raise SignInIsWrong("code_challenge must be an unpadded base64url SHA-256.")
        known = ("client_id", "redirect_uri", "response_type", "state", "nonce")
        pkce = ("code_challenge", "code_challenge_method")
        return {name: asked[name] for name in (*known, *pkce) if name in asked}


def issuer_routes(
    *, signer: TokenSigner, clerks: Sequence[Clerk], redirect_uri: str, clock: Clock
) -> list[Route]:
    """The issuer's addresses, relative to where its name leads; codes live in this process alone."""
    sign_in = _SignIn(signer=signer, clerks=clerks, redirect_uri=redirect_uri, clock=clock)
    return [
        Route("/.well-known/openid-configuration", sign_in.configuration),
        Route("/jwks", sign_in.key_set),
        Route("/authorize", sign_in.choose, methods=["GET"]),
        Route("/authorize", sign_in.chosen, methods=["POST"]),
        Route("/token", sign_in.token, methods=["POST"]),
    ]


async def _form(request: Request) -> dict[str, str]:
    body = await request.body()
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _refused(error: str, description: str) -> Response:
    return JSONResponse({"error": error, "error_description": description}, 400, NO_STORE)
