"""What people give us of themselves: phone and name, read strictly, shown sparingly."""

import hashlib
import hmac
import re
import unicodedata

PHONE_COUNTRY = "VN"
SHORTEST_NAME = 2
LONGEST_NAME = 60
SECOND_FACTOR_DIGITS = 4

# The numbering plan's mobile ranges in use since the change to ten digits (2018).
_MOBILE_PREFIXES = frozenset(
    f"0{prefix}"
    for prefixes in (
        range(32, 40),
        (52, 55, 56, 58, 59, 70),
        range(76, 80),
        range(81, 90),
        range(90, 95),
        range(96, 100),
    )
    for prefix in prefixes
)
_PHONE_CHARACTERS = re.compile(r"[+0-9 .\-()\u00a0]{9,24}")
_NATIONAL_LENGTH = 10
_NAME_PUNCTUATION = " '.-"
# A letter of Ê Đê or Ba Na carries up to two marks that have no composed form; more is a prank.
_MOST_MARKS_ON_A_LETTER = 2


def parse_phone(text: str) -> str | None:
    """The Vietnamese mobile number in E.164 form (+84905123456); None for anything else.

    Accepts +84, 84, 0084 or 0 in front, and spaces, dots, hyphens or brackets between the digits.
    """
    text = text.strip()
    if not _PHONE_CHARACTERS.fullmatch(text):
        return None
    # Imported here: its metadata costs a cold start 20 ms, which queries about the queue need not pay.
    import phonenumbers

    try:
        number = phonenumbers.parse(text, PHONE_COUNTRY)
    except phonenumbers.NumberParseException:
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = _national(e164)
    if not e164.startswith("+84") or len(national) != _NATIONAL_LENGTH:
        return None
    return e164 if national[:3] in _MOBILE_PREFIXES else None


def _national(phone: str) -> str:
    return "0" + phone.removeprefix("+84")


def show_phone(phone: str) -> str:
    """The whole number as people write it, for its owner: 0905 123 456."""
    national = _national(phone)
    return f"{national[:4]} {national[4:7]} {national[7:]}"


def mask_phone(phone: str) -> str:
    """Enough for its owner to recognise: 09•• ••• 456.

    Three of the four digits of the second factor stand here: show it only behind that factor or to staff.
    """
    national = _national(phone)
    return f"{national[:2]}•• ••• {national[7:]}"


def last_four(phone: str) -> str:
    """The second factor: the last four digits."""
    return phone[-SECOND_FACTOR_DIGITS:]


def phone_digest(*, secret: bytes, phone: str) -> str:
    """A keyed digest (64 hex digits) to find a phone by; without the secret it cannot be searched for."""
    return hmac.new(secret, f"phone:{phone}".encode(), hashlib.sha256).hexdigest()


def parse_name(text: str) -> str | None:
    """The name in NFC with single spaces, 2 to 60 characters; None when it cannot be a person's name.

    Letters of any script with their marks, spaces and ' . - are allowed; digits, signs and control characters
    are not. A curly apostrophe becomes a straight one.
    """
    if len(text) > LONGEST_NAME * 4:
        return None
    name = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or not name[0].isalpha():
        return None
    marks = 0
    for letter in name:
        is_mark = unicodedata.category(letter) == "Mn"
        marks = marks + 1 if is_mark else 0
        if marks > _MOST_MARKS_ON_A_LETTER or not (
            is_mark or letter.isalpha() or letter in _NAME_PUNCTUATION
        ):
            return None
    return name if sum(map(str.isalpha, name)) >= SHORTEST_NAME else None


def mask_name(name: str) -> str:
    """The family and middle name and an initial: Trần Thị M…; never a whole given name."""
    words = name.split()
    if not words:
        return "…"
    kept = words[: min(2, len(words) - 1)]
    return " ".join([*kept, f"{_initial(words[len(kept)])}…"])


def _initial(word: str) -> str:
    end = 1
    while end < len(word) and unicodedata.category(word[end]) == "Mn":
        end += 1
    return word[:end]
