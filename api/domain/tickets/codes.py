"""Codes that nobody can guess, as they are derived, typed and shown; a number as the board shows it."""

import hashlib
import hmac
import re
from collections.abc import Sequence

# No 0/O, 1/I/L: a code is read aloud, copied by hand and typed on small phones.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 12
SHORT_CODE_LENGTH = 4

_BETWEEN_GROUPS = re.compile(r"[\s\-‐-―]+")
_MOST_DERIVED_CHARACTERS = 32


def derive_code(*, secret: bytes, purpose: str, parts: Sequence[str], length: int) -> str:
    """`length` characters of ALPHABET that only the holder of the secret can foretell.

    The same arguments always give the same code, so a retried request gets the code it got before. Thirty-two
    characters take 159 of the 256 bits, which leaves no bias worth noting. ValueError beyond 32 characters.
    """
    if not 1 <= length <= _MOST_DERIVED_CHARACTERS:
        raise ValueError(f"a code has 1 to {_MOST_DERIVED_CHARACTERS} characters, not {length}")
    # Each part is preceded by its length: ("ab", "c") and ("a", "bc") must not meet.
    message = b"".join(
        len(part).to_bytes(4, "big") + part for part in (text.encode() for text in (purpose, *parts))
    )
    return _spell(hmac.digest(secret, message, "sha256"), length=length)


def _spell(digest: bytes, *, length: int) -> str:
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(length):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters)


def parse_ticket_code(text: str) -> str | None:
    """The ticket code a person typed or scanned, with or without dashes; None when it is not one."""
    return parse_code(text, length=CODE_LENGTH)


def parse_code(text: str, *, length: int) -> str | None:
    """The code of that length that a person typed or scanned; None when it is not one."""
    if len(text) > 4 * CODE_LENGTH:
        return None
    code = _BETWEEN_GROUPS.sub("", text)
    # `upper` turns some non-ASCII letters into allowed ones: ß would become SS.
    if not code.isascii() or len(code) != length:
        return None
    code = code.upper()
    return code if all(letter in ALPHABET for letter in code) else None


def show_ticket_code(code: str) -> str:
    """The code as people read it: K7QM-9XWP-3TRA."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def short_code(code: str) -> str:
    """Four characters to say aloud in the hall that day; from a hash, so no part of the code is spelt."""
    return _spell(hashlib.sha256(f"short-code:{code}".encode()).digest(), length=SHORT_CODE_LENGTH)


def label(*, letter: str, number: int) -> str:
    """The number as the board shows it: C 012."""
    return f"{letter} {number:03}"
