"""Procedures: what they refuse, which deadline holds, and how a citizen's words find them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.domain.deadlines import Deadline, DeadlineUnit
from api.domain.procedures import (
    Channel,
    Fee,
    Procedure,
    ProcedureChannel,
    RequiredDocument,
    StatedDeadline,
    fold,
    matches,
    rank,
)

SEVEN_WORKING_DAYS = Deadline(7, DeadlineUnit.WORKING_DAYS)
TWO_WORKING_DAYS = Deadline(2, DeadlineUnit.WORKING_DAYS)


def procedure(
    name: str, *, code: str = "1.000001", sector: str = "Hộ tịch", name_en: str | None = None
) -> Procedure:
    return Procedure(code=code, name=name, sector=sector, name_en=name_en)


def filed_online(*deadlines: StatedDeadline) -> Procedure:
    channel = ProcedureChannel(channel=Channel.ONLINE, deadlines=deadlines)
    return Procedure(code="1.000001", name="Tách hộ", sector="Cư trú", channels=(channel,))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký thường trú", "dang ky thuong tru"),
        ("  ĐĂNG \n KÝ ", "dang ky"),
        ("Hòa giải", "hoa giai"),
        ("Ho\u0300a gia\u0309i", "hoa giai"),
        ("đ Đ ð", "d d ð"),
        ("1.004222", "1.004222"),
        ("", ""),
    ],
)
def test_folding_takes_case_accents_and_doubled_spaces_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_makes_case_irrelevant_for_vietnamese_letters(text: str) -> None:
    vietnamese = "".join(letter for letter in text if letter in "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ")
    assert fold(vietnamese.upper()) == fold(vietnamese)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("   ", True),
        ("dang ky thuong tru", True),
        ("Đăng Ký", True),
        ("tru thuong", True),
        ("thuo tr", True),
        ("hương", False),
        ("thuong tru tam", False),
        ("1.004222", True),
        ("1.0042", True),
        ("cu tru dang ky", True),
        ("permanent res", True),
        ("?!", True),
    ],
)
def test_every_word_of_a_query_must_begin_a_word_of_the_procedure(query: str, found: bool) -> None:
    sought = procedure(
        "Đăng ký thường trú",
        code="1.004222",
        sector="Đăng ký, quản lý cư trú",
        name_en="Register permanent residence",
    )
    assert matches(query=query, procedure=sought) is found


RESIDENCE = (
    procedure("Xóa đăng ký thường trú", code="1.003197"),
    procedure("Khai báo thông tin khi chưa đủ điều kiện đăng ký thường trú", code="1.010040"),
    procedure("Đăng ký thường trú", code="1.004222"),
    procedure("Đăng ký tạm trú", code="1.004194"),
    procedure("Thủ tục đăng ký khai sinh", code="1.001193"),
    procedure("Thủ tục đăng ký lại khai sinh", code="1.004884"),
)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("dang ky thuong tru", ["1.004222", "1.003197", "1.010040"]),
        ("thuong tru", ["1.004222", "1.003197", "1.010040"]),
        ("khai sinh", ["1.001193", "1.004884"]),
        ("dang ky khai sinh", ["1.001193", "1.004884"]),
        ("thu tuc dang ky khai sinh", ["1.001193", "1.004884"]),
        ("1.004194", ["1.004194"]),
        ("ho chieu", []),
    ],
)
def test_the_closest_name_comes_first(query: str, codes: list[str]) -> None:
    assert [found.code for found in rank(query=query, procedures=RESIDENCE)] == codes


@given(st.permutations(RESIDENCE), st.sampled_from(["dang ky", "tru", "khai", ""]))
def test_the_order_of_the_catalogue_does_not_matter(catalogue: list[Procedure], query: str) -> None:
    assert rank(query=query, procedures=catalogue) == rank(query=query, procedures=RESIDENCE)


@given(st.text(max_size=30))
def test_ranking_keeps_exactly_the_procedures_that_match(query: str) -> None:
    found = rank(query=query, procedures=RESIDENCE)
    assert set(found) == {each for each in RESIDENCE if matches(query=query, procedure=each)}


@pytest.mark.parametrize(
    ("filed", "channel", "deadline"),
    [
        (filed_online(StatedDeadline(SEVEN_WORKING_DAYS)), Channel.ONLINE, SEVEN_WORKING_DAYS),
        (filed_online(), Channel.ONLINE, None),
        (filed_online(StatedDeadline(SEVEN_WORKING_DAYS)), Channel.IN_PERSON, None),
        (
            filed_online(StatedDeadline(TWO_WORKING_DAYS), StatedDeadline(SEVEN_WORKING_DAYS, "phức tạp")),
            Channel.ONLINE,
            None,
        ),
        (
            filed_online(StatedDeadline(TWO_WORKING_DAYS, "a"), StatedDeadline(TWO_WORKING_DAYS, "b")),
            Channel.ONLINE,
            TWO_WORKING_DAYS,
        ),
    ],
    ids=["one", "none stated", "no such channel", "several differ", "several agree"],
)
def test_a_deadline_holds_only_when_the_channel_states_a_single_one(
    filed: Procedure, channel: Channel, deadline: Deadline | None
) -> None:
    assert filed.deadline(channel) == deadline


def test_a_fee_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 đồng"):
        Fee(amount_dong=-1)


@pytest.mark.parametrize(("originals", "copies"), [(-1, 0), (0, -1)])
def test_a_count_below_zero_is_refused(originals: int, copies: int) -> None:
    with pytest.raises(ValueError, match="Tờ khai"):
        RequiredDocument(name="Tờ khai", originals=originals, copies=copies)
