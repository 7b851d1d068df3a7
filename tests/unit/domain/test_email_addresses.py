"""Which addresses letters can be sent to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.email_addresses import LONGEST_ADDRESS, mask_email, parse_email


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("minh@example.vn", "minh@example.vn"),
        ("  Minh.Tran+phuong@Mail.Example.VN ", "Minh.Tran+phuong@mail.example.vn"),
        ("a_b-c%d@x-y.example.org", "a_b-c%d@x-y.example.org"),
    ],
)
def test_address_is_read(typed: str, address: str) -> None:
    assert parse_email(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "minh",
        "minh@",
        "@example.vn",
        "minh@example",
        "minh@@example.vn",
        "minh tran@example.vn",
        "minh..tran@example.vn",
        ".minh@example.vn",
        "minh@-example.vn",
        "minh@example..vn",
        "minh@example.v",
        "minh@10.0.0.1",
        "mính@example.vn",
        "minh@exämple.vn",
        "minh@example.vn, khac@example.vn",
        "minh@example.vn\nBcc: khac@example.vn",
        '"minh"@example.vn',
        f"{'a' * 65}@example.vn",
        f"minh@{'a' * 60}.{'b' * 60}.vn",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    assert parse_email(typed) is None


@given(st.text(max_size=140))
def test_what_passes_can_stand_in_a_head_and_passes_again(typed: str) -> None:
    for text in (typed, f"{typed}@example.vn", f"minh@{typed}.vn"):
        address = parse_email(text)
        if address is not None:
            assert address.isascii()
            assert address.isprintable()
            assert not set(address) & set(' ,;<>"\r\n')
            assert len(address) <= LONGEST_ADDRESS
            assert parse_email(address) == address


@pytest.mark.parametrize(
    ("address", "shown"),
    [("lan.demo@example.vn", "l•••@example.vn"), ("a@example.vn", "a•••@example.vn")],
)
def test_masked_address_says_neither_whose_nor_how_long_it_is(address: str, shown: str) -> None:
    assert mask_email(address) == shown
