"""Tickets: codes nobody can guess, hall codes that expire, labels and the calendar file."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from api.domain.tickets import (
    ALPHABET,
    CODE_LENGTH,
    HALL_CODE_LENGTH,
    SHORT_CODE_LENGTH,
    TicketState,
    calendar_file,
    derive_code,
    display_key,
    display_key_is_valid,
    hall_code,
    hall_code_expires_at,
    hall_code_is_valid,
    label,
    may_change,
    parse_ticket_code,
    short_code,
    show_ticket_code,
)

SECRET = b"a secret that only the tests know"
NOW = datetime(2026, 11, 23, 2, 31, 40, tzinfo=UTC)
CODES = st.text(ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@given(st.binary(min_size=1), st.lists(st.text(), max_size=4), st.integers(1, 32))
def test_derived_code_keeps_to_the_alphabet_and_the_length(
    secret: bytes, parts: list[str], length: int
) -> None:
    code = derive_code(secret=secret, purpose="ticket", parts=parts, length=length)
    assert len(code) == length
    assert set(code) <= set(ALPHABET)
    assert code == derive_code(secret=secret, purpose="ticket", parts=parts, length=length)


@given(st.lists(st.text(), max_size=3), st.lists(st.text(), max_size=3))
def test_other_parts_give_another_code(some: list[str], others: list[str]) -> None:
    assume(some != others)
    assert derive_code(secret=SECRET, purpose="ticket", parts=some, length=20) != derive_code(
        secret=SECRET, purpose="ticket", parts=others, length=20
    )


def test_code_depends_on_secret_purpose_and_where_parts_end() -> None:
    codes = [
        derive_code(secret=SECRET, purpose="ticket", parts=("ab", "c"), length=12),
        derive_code(secret=SECRET, purpose="ticket", parts=("a", "bc"), length=12),
        derive_code(secret=SECRET, purpose="ticketab", parts=("c",), length=12),
        derive_code(secret=b"another secret", purpose="ticket", parts=("ab", "c"), length=12),
    ]
    assert len(set(codes)) == 4


def test_every_letter_of_the_alphabet_is_as_likely() -> None:
    codes = [derive_code(secret=SECRET, purpose="t", parts=(str(n),), length=12) for n in range(4000)]
    letters = "".join(codes)
    share = len(letters) / len(ALPHABET)
    assert all(0.88 * share < letters.count(letter) < 1.12 * share for letter in ALPHABET)
    assert len(set(codes)) == 4000


@pytest.mark.parametrize("length", [0, -1, 33])
def test_code_of_impossible_length_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match="1 to 32 characters"):
        derive_code(secret=SECRET, purpose="ticket", parts=(), length=length)


def test_alphabet_leaves_out_what_is_misread() -> None:
    assert not set("01ILO") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 31


@given(CODES)
def test_shown_code_is_read_back(code: str) -> None:
    shown = show_ticket_code(code)
    assert [len(part) for part in shown.split("-")] == [4, 4, 4]
    assert parse_ticket_code(shown) == code
    assert parse_ticket_code(f"  {shown.lower().replace('-', ' ')} ") == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("K7QM-9XWP-3TRA", "K7QM9XWP3TRA"),
        ("k7qm9xwp3tra", "K7QM9XWP3TRA"),
        ("K7QM–9XWP—3TRA", "K7QM9XWP3TRA"),  # dashes a phone's keyboard makes of hyphens
        ("K7QM-9XWP-3TR", None),
        ("K7QM-9XWP-3TRAA", None),
        ("K7QM-9XWP-3TR0", None),
        ("K7QM-9XWP-3TRI", None),
        ("K7QM-9XWP-3Tß", None),
        ("K7QM-9XWP-3TRẠ", None),
        ("H17.45-261123-0001", None),
        ("", None),
        ("-" * 10_000, None),
    ],
)
def test_typed_code_is_read_or_refused(typed: str, code: str | None) -> None:
    assert parse_ticket_code(typed) == code


@given(st.text())
def test_any_text_is_a_code_or_none(text: str) -> None:
    code = parse_ticket_code(text)
    assert code is None or (len(code) == CODE_LENGTH and set(code) <= set(ALPHABET))


@given(CODES)
def test_short_code_is_four_letters_and_always_the_same(code: str) -> None:
    assert len(short_code(code)) == SHORT_CODE_LENGTH
    assert set(short_code(code)) <= set(ALPHABET)
    assert short_code(code) == short_code(code)


def test_short_code_spells_no_part_of_the_code() -> None:
    codes = [derive_code(secret=SECRET, purpose="t", parts=(str(n),), length=12) for n in range(500)]
    assert sum(short_code(code) in code for code in codes) <= 1
    assert len({short_code(code) for code in codes}) > 490


@pytest.mark.parametrize(("number", "shown"), [(1, "C 001"), (12, "C 012"), (999, "C 999"), (1000, "C 1000")])
def test_label_is_a_letter_and_three_digits(number: int, shown: str) -> None:
    assert label(letter="C", number=number) == shown


@given(MOMENTS, st.integers(0, 600))
def test_hall_code_holds_its_minute_and_two_more(shown_at: datetime, seconds: int) -> None:
    code = hall_code(secret=SECRET, office_id="lien-chieu", at=shown_at)
    assert len(code) == HALL_CODE_LENGTH
    now = shown_at + timedelta(seconds=seconds)
    is_valid = hall_code_is_valid(secret=SECRET, office_id="lien-chieu", code=code, now=now)
    assert is_valid == (now < hall_code_expires_at(shown_at))


@given(MOMENTS)
def test_hall_code_expires_after_two_to_three_minutes(shown_at: datetime) -> None:
    left = hall_code_expires_at(shown_at) - shown_at
    assert timedelta(minutes=2) < left <= timedelta(minutes=3)


def test_hall_code_of_the_coming_minute_is_refused() -> None:
    coming = hall_code(secret=SECRET, office_id="lien-chieu", at=NOW + timedelta(minutes=1))
    assert not hall_code_is_valid(secret=SECRET, office_id="lien-chieu", code=coming, now=NOW)


def test_hall_code_belongs_to_one_office() -> None:
    code = hall_code(secret=SECRET, office_id="hai-van", at=NOW)
    assert not hall_code_is_valid(secret=SECRET, office_id="lien-chieu", code=code, now=NOW)


def test_hall_code_may_be_typed_in_lower_case_and_with_spaces() -> None:
    code = hall_code(secret=SECRET, office_id="lien-chieu", at=NOW).lower()
    typed = f" {code[:3]} {code[3:]}"
    assert hall_code_is_valid(secret=SECRET, office_id="lien-chieu", code=typed, now=NOW)


@pytest.mark.parametrize("typed", ["", "ABCDEF", "ABC", "Đ" * 6, "\x00" * 6, "A" * 100_000])
def test_wrong_hall_code_is_refused(typed: str) -> None:
    assert not hall_code_is_valid(secret=SECRET, office_id="lien-chieu", code=typed, now=NOW)


def test_display_key_opens_its_own_office_only() -> None:
    key = display_key(secret=SECRET, office_id="lien-chieu")
    assert display_key_is_valid(secret=SECRET, office_id="lien-chieu", key=key)
    assert not display_key_is_valid(secret=SECRET, office_id="hai-van", key=key)


@pytest.mark.parametrize("key", ["", "Đ", display_key(secret=SECRET, office_id="lien-chieu")[:-1]])
def test_wrong_display_key_is_refused(key: str) -> None:
    assert not display_key_is_valid(secret=SECRET, office_id="lien-chieu", key=key)


def test_only_a_booked_ticket_may_change() -> None:
    assert [state for state in TicketState if may_change(state)] == [TicketState.BOOKED]


def made_calendar_file(*, procedure_name: str = "Đăng ký thường trú", address: str = "1 Đường Demo") -> str:
    return calendar_file(
        code="K7QM9XWP3TRA",
        url="https://example.test/t/K7QM9XWP3TRA",
        office_name="Phường Liên Chiểu",
        address=address,
        procedure_name=procedure_name,
        starts_at=datetime(2026, 11, 25, 2, 45, tzinfo=UTC),
        ends_at=datetime(2026, 11, 25, 3, 0, tzinfo=UTC),
        stamp=NOW,
    )


def unfolded(file: str) -> list[str]:
    return file.replace("\r\n ", "").split("\r\n")


def test_calendar_file_says_when_where_and_what() -> None:
    lines = unfolded(made_calendar_file())
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "UID:K7QM9XWP3TRA@example.test" in lines
    assert "DTSTAMP:20261123T023140Z" in lines
    assert "DTSTART:20261125T024500Z" in lines
    assert "DTEND:20261125T030000Z" in lines
    assert "SUMMARY:Đăng ký thường trú – Phường Liên Chiểu" in lines
    assert "LOCATION:Phường Liên Chiểu\\, 1 Đường Demo" in lines
    assert "URL:https://example.test/t/K7QM9XWP3TRA" in lines


def test_calendar_file_escapes_what_has_a_meaning() -> None:
    lines = unfolded(made_calendar_file(procedure_name="a,b;c\\d\ne\r\nf", address="END:VEVENT\r\nX:1"))
    assert "SUMMARY:a\\,b\\;c\\\\d\\ne\\nf – Phường Liên Chiểu" in lines
    assert lines.count("END:VEVENT") == 1
    assert "X:1" not in lines


@pytest.mark.parametrize("address", ["x" * 200, "ạ" * 200])
def test_long_line_is_folded_between_characters(address: str) -> None:
    lines = made_calendar_file(address=address).split("\r\n")
    assert 73 <= max(len(line.encode()) for line in lines) <= 75
    assert any(address in line for line in unfolded("\r\n".join(lines)))


@given(st.text(max_size=300), st.text(max_size=300))
def test_calendar_file_keeps_to_lines_of_75_octets(procedure_name: str, address: str) -> None:
    assume(not any("\ud800" <= letter <= "\udfff" for letter in procedure_name + address))
    file = made_calendar_file(procedure_name=procedure_name, address=address)
    lines = file.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in "".join(lines)
    names = [line.split(":")[0] for line in unfolded(file)]
    assert names.count("BEGIN") == names.count("END") == 3
    assert len(names) == 21
