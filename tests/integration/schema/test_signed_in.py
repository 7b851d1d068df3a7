"""Staff only: no field of theirs answers without a token that is right in everything."""

from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLNonNull, GraphQLObjectType, get_named_type

from schema.root import schema
from tests.integration.schema.received_dossier import COUNTER
from tests.integration.ward import Ward

CORE = schema._schema
assert CORE.query_type is not None
assert CORE.mutation_type is not None
VALUES: dict[str, Any] = {
    "Int": 3,
    "String": "0123456789abcdef",
    "ID": "H17.45-261123-0001",
    "Boolean": True,
    "Date": "2026-12-01",
}


def is_for_staff(description: str | None) -> bool:
    return (description or "").startswith("Staff")


STAFF_QUERIES = [name for name, field in CORE.query_type.fields.items() if is_for_staff(field.description)]
STAFF_MUTATIONS = [
    name for name, field in CORE.mutation_type.fields.items() if is_for_staff(field.description)
]
STAFF_FIELDS = [
    (kind.name, name)
    for kind in CORE.type_map.values()
    if isinstance(kind, GraphQLObjectType) and kind not in (CORE.query_type, CORE.mutation_type)
    for name, field in kind.fields.items()
    if is_for_staff(field.description)
]
PUBLIC_MUTATIONS = {
    "countPosterScan",
    "bookAppointment",
    "rescheduleAppointment",
    "cancelAppointment",
    "takeTicket",
    "checkIn",
    "letOthersGoFirst",
    "holdSlot",
    "releaseHold",
    "leaseNumbers",  # a screen of the hall, by the display key
    "reportIssuedNumbers",
    "addService",
    "stopLetters",  # from a letter, by the key in it
    "joinWaitlist",
    "wishForEarlier",
    "acceptOffer",
    "declineOffer",
    "leaveWaitlist",
}
# Types that carry what only staff may see; nothing public may lead to them.
STAFF_TYPES = {
    "Desk",
    "DeskTicket",
    "StaffMember",
    "DossierConnection",
    "Receipt",
    "DossierWork",
    "OfficeSettings",
    "OfficeChangePreview",
    "OfficeChangeConnection",
    "DueWatch",
    "AwaitedPapersList",
    "RegisterPart",
    "ProcedureTerms",
    "TermsPreview",
    "DossierList",
    "ListedProcedureConnection",
    "MyReminders",
}


def literal(kind: Any) -> str:
    """Any value that a required argument of this type takes."""
    named = get_named_type(kind)
    if isinstance(named, GraphQLEnumType):
        return next(iter(named.values))
    if isinstance(named, GraphQLInputObjectType):
        given = {
            name: "[]" if "[" in str(field.type) else literal(field.type)
            for name, field in named.fields.items()
            if isinstance(field.type, GraphQLNonNull)
        }
        return "{" + ", ".join(f"{name}: {value}" for name, value in given.items()) + "}"
    value = VALUES[named.name]
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def asked(root: GraphQLObjectType, name: str) -> str:
    field = root.fields[name]
    arguments = ", ".join(
        f"{argument}: {literal(given.type)}"
        for argument, given in field.args.items()
        if isinstance(given.type, GraphQLNonNull)
    )
    return f"{name}{f'({arguments})' if arguments else ''} {{ __typename }}"


STAFF_REQUESTS = [asked(CORE.query_type, name) for name in STAFF_QUERIES] + [
    "mutation { " + asked(CORE.mutation_type, name) + " }" for name in STAFF_MUTATIONS
]


def code_of(ward: Ward, request: str, *, authorization: str | None) -> str:
    headers = {"authorization": authorization} if authorization is not None else {}
    query = request if request.startswith("mutation") else f"{{ {request} }}"
    body = ward.client.post("/graphql", json={"query": query}, headers=headers).json()
    assert body["data"] is None, body
    (error,) = body["errors"]
    assert error["message"].startswith(("Mời đăng nhập", "Phiên làm việc đã hết hạn")), error
    code: str = error["extensions"]["code"]
    return code


def test_staff_fields_are_known_by_their_description() -> None:
    managers = {
        "officeSettings",
        "previewOfficeChange",
        "officeChanges",
        "report",
        "dueWatch",
        "dossierRegister",
        "procedureTerms",
        "previewTerms",
        "directoryChanges",
        "unsentReminders",
    }
    lists = {"dossiersOfProcedure", "listedProcedures", "dossierList", "unsentNotices"}
    lists |= {"inbox", "inboxChoices", "colleagues", "myReminders", "digitisedCopies", "awaitedPapers"}
    assert set(STAFF_QUERIES) == {"me", "desk", "deskSlots", "officeDossiers"} | lists | managers
    assert set(STAFF_MUTATIONS) == set(CORE.mutation_type.fields) - PUBLIC_MUTATIONS
    assert STAFF_FIELDS == [("Dossier", "allowedSteps"), ("Dossier", "work"), ("Dossier", "ticketCode")]


def test_nothing_public_leads_to_what_staff_see() -> None:
    todo = [
        field
        for root in (CORE.query_type, CORE.mutation_type)
        for field in root.fields.values()
        if not is_for_staff(field.description)
    ]
    seen: set[str] = set()
    while todo:
        kind = get_named_type(todo.pop().type)
        if kind.name in seen:
            continue
        seen.add(kind.name)
        for member in getattr(kind, "types", [kind]):
            seen.add(member.name)
            todo += [
                field
                for field in getattr(member, "fields", {}).values()
                if hasattr(field, "args") and not is_for_staff(field.description)
            ]
    assert {"Ticket", "Dossier", "Board"} <= seen
    assert not seen & STAFF_TYPES


@pytest.mark.parametrize("request_", STAFF_REQUESTS, ids=[*STAFF_QUERIES, *STAFF_MUTATIONS])
def test_staff_field_answers_nobody_without_a_right_token(
    quiet_ward: Ward, store_calls: list[str], request_: str
) -> None:
    token = quiet_ward.clerk(COUNTER)
    header, claims, signature = token.split(".")
    wrong = [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        token,
        f"Basic {token}",
        f"Bearer {header}.{claims}.",
        f"Bearer {header}.{claims}.{signature[::-1]}",
        f"Bearer {header}.{claims[:-2]}AA.{signature}",
        f"Bearer {quiet_ward.clerk(COUNTER, role='visitor')}",
        f"Bearer {quiet_ward.clerk(COUNTER, office='not an id')}",
    ]
    for authorization in wrong:
        assert code_of(quiet_ward, request_, authorization=authorization) == "UNAUTHENTICATED"
    assert store_calls == [], "nothing is read for who did not sign in"


def test_who_signed_in_sees_oneself(quiet_ward: Ward) -> None:
    token = quiet_ward.clerk(4, role="manager")
    me = quiet_ward.ask("{ me { name officeId role } }", token=token)["me"]
    assert me == {"name": "Cán bộ Demo 4", "officeId": quiet_ward.office, "role": "MANAGER"}


AT_THE_COUNTER = ("closeCounter", "callNext", "recallTicket", "startService", "markNoShow", "finishService")


@pytest.mark.parametrize("counter", [-1, 0, 8, 2**31 - 1])
def test_counter_that_is_not_there_is_refused(quiet_ward: Ward, counter: int) -> None:
    token = quiet_ward.clerk(1)
    for mutation in ("openCounter", *AT_THE_COUNTER):
        refused = quiet_ward.do(mutation, token=token, counter=counter)
        assert refused["__typename"] == "CounterIsUnknown"
    (error,) = quiet_ward.post(f"{{ desk(counter: {counter}) {{ served }} }}", token=token)["errors"]
    assert (error["extensions"]["code"], error["message"]) == ("BAD_REQUEST", "Đơn vị không có quầy này.")
