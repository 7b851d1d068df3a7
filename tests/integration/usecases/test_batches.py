"""Several dossiers in one act: each with its own outcome, each once, whoever else acts on them."""

from typing import Any

import pytest

from api.storage.dossiers import load_dossier
from api.usecases import dossiers
from api.usecases.dossiers import SeenDossier
from api.usecases.intentions import store_is_busy
from tests.integration.storage.faults import lost_call
from tests.integration.usecases.office_day import OfficeDay, at_once, new_key
from tests.integration.usecases.truth import assert_items_agree
from tests.integration.usecases.wishes.inbox import advance, assign, handed_in, save


def outcomes(done: Any) -> list[str]:
    return [type(outcome).__name__ for _, outcome in done.each]


def versions_of(seen: list[SeenDossier]) -> list[int]:
    return [known.version for each in seen if (known := load_dossier(each.code))]


def test_each_dossier_of_a_batch_has_its_own_outcome(day: OfficeDay) -> None:
    seen = handed_in(day, count=4)
    day.advance(seen[1].code, to="SUPPLEMENT")
    batch = [*seen, SeenDossier("H17.45-261123-9999", 1)]
    batch[2] = SeenDossier(seen[2].code.lower(), 1)
    done = advance(day, batch, key=new_key())
    assert [code for code, _ in done.each] == [each.code for each in batch]
    assert outcomes(done) == [
        "DossierAdvanced",
        "DossierHasMoved",
        "DossierAdvanced",
        "DossierAdvanced",
        "DossierIsUnknown",
    ]
    assert_items_agree()
    again = [SeenDossier(each.code, 2) for each in seen]
    assert outcomes(advance(day, again, key=new_key(), to="APPROVAL")) == [
        "DossierAdvanced",
        "StepIsNotAllowed",
        "DossierAdvanced",
        "DossierAdvanced",
    ]
    back = [SeenDossier(seen[0].code, 3)]
    assert outcomes(advance(day, back, key=new_key(), to="APPRAISAL")) == ["InputIsInvalid"]
    assert_items_agree()


@pytest.mark.parametrize(
    ("batch", "to", "field"),
    [
        ([], "APPRAISAL", "dossiers"),
        ([SeenDossier(f"H17.45-261123-{n:04}", 1) for n in range(26)], "APPRAISAL", "dossiers"),
        (
            [SeenDossier("H17.45-261123-0001", 1), SeenDossier(" h17.45-261123-0001", 1)],
            "APPRAISAL",
            "dossiers",
        ),
        ([SeenDossier("H17.45-261123-0001", 1)], "SUPPLEMENT", "to"),
        ([SeenDossier("H17.45-261123-0001", 1)], "STOPPED", "to"),
    ],
)
def test_batch_that_cannot_be_done_is_refused_whole(
    day: OfficeDay, batch: list[SeenDossier], to: str, field: str
) -> None:
    refused = advance(day, batch, key=new_key(), to=to)
    assert (type(refused).__name__, refused.field) == ("InputIsInvalid", field)


def test_batch_broken_off_goes_on_where_it_ended(day: OfficeDay) -> None:
    seen, key = handed_in(day, count=5), new_key()
    with lost_call(9, was_done=True), pytest.raises(Exception) as broken:  # noqa: PT011
        advance(day, seen, key=key)
    assert store_is_busy(broken.value)
    assert 1 < sum(versions_of(seen)) - len(seen) < len(seen), "some were moved, some were not"
    assert outcomes(advance(day, seen, key=key)) == ["DossierAdvanced"] * 5
    assert versions_of(seen) == [2] * 5
    assert_items_agree()


def test_of_two_clerks_who_take_over_at_once_each_dossier_has_one(day: OfficeDay) -> None:
    seen = handed_in(day, count=6)
    done = at_once(
        [
            lambda: assign(day, seen, key=new_key(), staff=day.clerk(4)),
            lambda: assign(day, seen[::-1], key=new_key(), staff=day.clerk(5)),
        ]
    )
    told: dict[str, list[Any]] = {}
    for each in done:
        for code, outcome in each.each:  # type: ignore[attr-defined]
            told.setdefault(code, []).append(outcome)
    for code, both in told.items():
        assert sorted(type(one).__name__ for one in both) == ["DossierAssigned", "DossierHasMoved"]
        loser = next(one for one in both if type(one).__name__ == "DossierHasMoved")
        known = load_dossier(code)
        assert known is not None
        assert loser.dossier.moves[-1].clerk_id == known.moves[-1].clerk_id, "the loser is told who"
        assert loser.dossier.moves[-1].at == day.clock.now(), "and when"
    assert_items_agree()


def test_one_who_left_is_given_nothing(day: OfficeDay) -> None:
    seen = handed_in(day, count=1)
    save(day, "ba", name="Bà Demo")
    named = assign(day, seen, key=new_key(), clerk="ba")
    (code, done) = named.each[0]
    assert isinstance(done, dossiers.DossierAssigned)
    assert load_dossier(code).moves[-1].assignment.clerk_name == "Bà Demo"  # type: ignore[union-attr]
    save(day, "ba", name="Bà Demo", version=1, is_active=False)
    again = [SeenDossier(code, 2)]
    refused = assign(day, again, key=new_key(), clerk="ba").each[0][1]
    assert (refused.field, refused.problem) == ("clerk", "clerk_left")
    unknown = assign(day, again, key=new_key(), clerk="nobody").each[0][1]
    assert unknown.field == "clerkName", "without a name nobody knows who that is"
