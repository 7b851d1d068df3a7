"""Errors as they go out: sentences for people, codes for programs, and nothing of what a person typed."""

import logging

import pytest
from botocore.exceptions import ConnectTimeoutError
from graphql import GraphQLError, build_schema, graphql_sync

from api.usecases.intentions import IdempotencyKeyReused, StoreIsBusy
from schema.errors import RequestRefused
from schema.masking import public_error

SECRET = "Trần Thị Minh Demo 0905123456"
PATH: list[str | int] = ["bookAppointment"]


def raised(error: Exception) -> GraphQLError:
    """As the executor hands it on: with a path, and the exception inside."""
    return GraphQLError(str(error), path=PATH, original_error=error)


@pytest.mark.parametrize(
    ("error", "code", "vi", "en"),
    [
        (RuntimeError(SECRET), "INTERNAL", "Có lỗi ở phía chúng tôi.", "Something went wrong on our side."),
        (StoreIsBusy(), "STORE_BUSY", "Hệ thống đang bận", "The system is busy"),
        (ConnectTimeoutError(endpoint_url=SECRET), "STORE_BUSY", "Hệ thống đang bận", "The system is busy"),
        (IdempotencyKeyReused(), "IDEMPOTENCY_KEY_REUSED", "Khóa chống trùng này", "This idempotency key"),
    ],
)
def test_what_went_wrong_is_said_in_the_persons_language(
    caplog: pytest.LogCaptureFixture, error: Exception, code: str, vi: str, en: str
) -> None:
    with caplog.at_level(logging.DEBUG, logger="denluot"):
        for language, words in (("vi", vi), ("en", en)):
            shown = public_error(raised(error), language)  # type: ignore[arg-type]
            assert shown["extensions"] == {"code": code}
            assert shown["message"].startswith(words)
            assert shown["path"] == PATH
            assert SECRET not in str(shown)
    assert SECRET not in caplog.text


def test_unexpected_error_is_logged_by_its_kind_and_place(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise LookupError(SECRET)
    except LookupError as error:
        public_error(raised(error), "vi")
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert "LookupError" in caplog.text
    assert "test_masking.py" in caplog.text
    assert SECRET not in caplog.text


def test_refusal_meant_for_the_caller_passes_unchanged() -> None:
    refused = RequestRefused("FORBIDDEN", "other_office", "en")
    for error in (refused, raised(refused)):
        shown = public_error(error, "en")
        assert shown["message"] == "You do not belong to this office."
        assert shown["extensions"] == {"code": "FORBIDDEN"}


SCHEMA = build_schema("""
    type Query { book(wish: Wish, first: Int, day: Day): Int }
    enum Day { TODAY }
    input Wish { name: String! phone: String! }
""")


@pytest.mark.parametrize(
    "variables",
    [
        {"wish": {"name": SECRET}},
        {"wish": {"name": "A", "phone": 905123456}},
        {"wish": {"name": "A", "phone": "1", "phonee": SECRET}},
        {"wish": SECRET},
        {"wish": {"name": [SECRET], "phone": "x"}},
        {"first": SECRET},
    ],
    ids=["missing field", "number for text", "unknown field", "no object", "list for text", "no number"],
)
def test_message_about_a_variable_does_not_repeat_its_value(variables: dict[str, object]) -> None:
    text = "query($wish: Wish, $first: Int) { book(wish: $wish, first: $first) }"
    errors = graphql_sync(SCHEMA, text, variable_values=variables).errors
    assert errors
    for error in errors:
        shown = public_error(error, "en")
        assert shown["extensions"] == {"code": "BAD_REQUEST"}
        assert shown["message"].startswith(("Variable '$wish'", "Variable '$first'"))
        assert "905123456" not in shown["message"]


@pytest.mark.parametrize(
    "literal",
    [f'wish: {{name: "{SECRET}"}}', f'wish: "{SECRET}"', f'first: "{SECRET}"', "first: " + "9" * 5000],
    ids=["missing field", "no object", "no number", "a number beyond all bounds"],
)
def test_message_about_a_literal_does_not_repeat_it(literal: str) -> None:
    errors = graphql_sync(SCHEMA, f"{{ book({literal}) }}").errors
    assert errors
    for error in errors:
        shown = public_error(error, "en")
        assert shown["extensions"] == {"code": "BAD_REQUEST"}
        assert "905123456" not in shown["message"]
        assert len(shown["message"]) < 300


@pytest.mark.parametrize("text", ["{ nothing }", "{ book(first: $n) }", "{ book", "query($x: Nix) { book }"])
def test_message_about_the_document_says_where(text: str) -> None:
    errors = graphql_sync(SCHEMA, text).errors
    assert errors
    for error in errors:
        shown = public_error(error, "vi")
        assert shown["extensions"] == {"code": "BAD_REQUEST"}
        assert shown["locations"]
        assert shown["message"] == error.message
