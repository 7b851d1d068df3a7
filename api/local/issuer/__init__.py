"""The local issuer: signs in demo clerks on this machine, in the place of a ward's own sign-in service."""

from api.local.issuer.clerks import Clerk
from api.local.issuer.sign_in import CLIENT_ID, issuer_routes
from api.local.issuer.tokens import AUDIENCE, TokenSigner

__all__ = ["AUDIENCE", "CLIENT_ID", "Clerk", "TokenSigner", "issuer_routes"]
