"""E-mail addresses as people give them at the counter, read strictly."""

import re

LONGEST_ADDRESS = 120
LONGEST_LOCAL_PART = 64
_LOCAL_PART = re.compile(r"[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*")
_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")


def parse_email(text: str) -> str | None:
    """The address with its domain in small letters; None for what no letter can be sent to.

    Stricter than the standard: no quotes, comments or letters beyond ASCII, which are slips of the pen here.
    What passes holds no space and no line break, so it can stand in a letter's head.
    """
    text = text.strip()
    local, at, domain = text.rpartition("@")
    domain = domain.lower()
    if not at or len(text) > LONGEST_ADDRESS or len(local) > LONGEST_LOCAL_PART:
        return None
    return f"{local}@{domain}" if _LOCAL_PART.fullmatch(local) and _DOMAIN.fullmatch(domain) else None


def mask_email(address: str) -> str:
    """Enough for its owner to recognise: l•••@example.vn."""
    local, _, domain = address.rpartition("@")
    return f"{local[0]}•••@{domain}"
