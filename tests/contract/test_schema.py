"""The public contract: the committed SDL, one shape for every mutation, no list without an end."""

import dataclasses
import inspect

import pytest
from graphql import (
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    get_introspection_query,
    get_named_type,
    parse,
    validate,
)

from api.usecases import outcomes
from schema.cost import cost
from schema.export import SDL_FILE, sdl
from schema.limits import DEEPEST, LARGEST_COST
from schema.root import schema
from schema.shape import MOST_TOKENS, shape

CORE = schema._schema
QUERY, MUTATION = CORE.query_type, CORE.mutation_type
assert QUERY is not None
assert MUTATION is not None

# Lists without `first`: what bounds each of them.
BOUNDED_LISTS = {
    "DossiersAdvanced.each": "at most 25",
    "DossiersAssigned.each": "at most 25",
    "DossierWork.acts": "the acts there are",
    "DossierWork.batchSteps": "the steps there are",
    "InboxChoices.batchSteps": "the steps there are",
    "InboxChoices.sectors": "sectors of one office",
    "InboxChoices.steps": "the steps there are",
    "Query.colleagues": "at most 200",
    "Query.unsentReminders": "at most 20",
    "Board.counters": "counters of one office",
    "Board.groups": "service groups of one office",
    "BoardCounter.groupIds": "service groups of one counter",
    "BoardGroup.counters": "counters of one office",
    "BoardGroup.line": "at most 100",
    "CounterSettings.groupIds": "service groups of one counter",
    "CounterSettings.refusedProcedures": "at most 100",
    "DeskTicket.services": "four of one visit",
    "Desk.expected": "at most 100",
    "Desk.line": "at most 100",
    "Desk.missed": "at most 100",
    "Desk.otherCounters": "service groups of the counters of one office",
    "Desk.otherGroups": "service groups of one office",
    "Desk.priorityClasses": "the classes there are",
    "DigitisedCopies.nodes": "at most 100 of one person",
    "Dossier.allowedSteps": "the steps there are",
    "Dossier.clock": "at most 400 days",
    "Dossier.documents": "at most 60 are received",
    "Dossier.path": "the steps there are and those made",
    "IssuedNumbersReported.tickets": "at most 20",
    "DossierWork.scans": "at most 60 papers are received",
    "Upload.headers": "those of one request",
    "NumberLease.numbers": "at most 20",
    "DossierIntake.documents": "at most 60 are received",
    "DossierLogEntry.notices": "the channels there are",
    "DossierLogEntry.documents": "at most 60 are received",
    "DossierLogEntry.papers": "the forms there are",
    "DossierMoveEffect.ifSupplied": "four days",
    "DossierMoveEffect.notices": "the channels there are",
    "DossierMoveEffect.papers": "the forms there are",
    "DossierLetterbox.letters": "at most one of each of 100 moves",
    "DossierWork.choices": "the steps there are",
    "DossierWork.log": "at most 100 moves",
    "DossierWork.papers": "the forms of at most 100 moves",
    "Office.groups": "service groups of one office",
    "Office.sectors": "sectors of one office's procedures",
    "Office.shifts": "working hours of one day",
    "OfficeChange.differences": "the settings there are",
    "ProcedureTerms.statedDeadlines": "as the national portal states",
    "ProcedureTerms.workflows": "the workflows there are",
    "OfficeChangePreview.affected": "at most 300",
    "OfficeChangePreview.differences": "the settings there are",
    "OfficeSettings.counters": "counters of one office",
    "OfficeSettings.days": "at most 400",
    "OfficeSettings.groups": "service groups of one office",
    "GroupSettings.sectors": "sectors of one office's procedures",
    "OfficeSettings.sectors": "sectors of one office's procedures",
    "OfficeSettings.shifts": "working hours of one day",
    "PersonalDetails.history": "moves of one dossier",
    "PersonalDetails.papers": "the forms of at most 100 moves",
    "Procedure.cases": "as the national portal states",
    "Procedure.channels": "as the national portal states",
    "ProcedureCase.documents": "as the national portal states",
    "ProcedureChannel.deadlines": "as the national portal states",
    "ProcedureChannel.fees": "as the national portal states",
    "QueuePolicy.priorityClasses": "the classes there are",
    "QueuePolicy.rules": "the rules there are",
    "Receipt.documents": "at most 60 are received",
    "ServiceGroup.counters": "counters of one office",
    "Report.months": "at most 13",
    "SlotDay.slots": "times of one day",
    "StepIsNotAllowed.allowed": "the steps there are",
    "TermsChange.differences": "the terms there are",
    "TermsPreview.differences": "the terms there are",
    "TermsPreview.effects": "three sentences",
    "Ticket.services": "four of one visit",
    "Ticket.priorityClasses": "the classes there are",
}


def fields() -> list[tuple[str, str, GraphQLField]]:
    return [
        (kind.name, name, field)
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and not kind.name.startswith("__")
        for name, field in kind.fields.items()
    ]


def is_list(field: GraphQLField) -> bool:
    return isinstance(
        field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type, GraphQLList
    )


def test_committed_schema_is_the_one_we_serve() -> None:
    assert SDL_FILE.read_text(encoding="utf-8") == sdl(), "run `make schema`"


@pytest.mark.parametrize("name", sorted(MUTATION.fields))
def test_mutation_takes_one_input_with_a_key_and_answers_with_named_outcomes(name: str) -> None:
    mutation = MUTATION.fields[name]
    assert list(mutation.args) == ["input"]
    wish = get_named_type(mutation.args["input"].type)
    assert isinstance(mutation.args["input"].type, GraphQLNonNull)
    assert isinstance(wish, GraphQLInputObjectType)
    assert str(wish.fields["idempotencyKey"].type) == "String!"

    result = get_named_type(mutation.type)
    assert isinstance(mutation.type, GraphQLNonNull)
    assert isinstance(result, GraphQLUnionType)
    assert result.name == f"{name[0].upper()}{name[1:]}Result"
    successes = [member for member in result.types if not implements_outcome(member)]
    assert len(successes) == 1, "one success, all others refusals"
    assert "InputIsInvalid" in {member.name for member in result.types}, "a key may always be malformed"


def implements_outcome(kind: GraphQLObjectType) -> bool:
    return "Outcome" in {interface.name for interface in kind.interfaces}


def test_every_union_tells_refusals_by_their_interface() -> None:
    unions = [kind for kind in CORE.type_map.values() if isinstance(kind, GraphQLUnionType)]
    assert len(unions) == len(MUTATION.fields) + 1
    for union in unions:
        assert [member.name for member in union.types if not implements_outcome(member)][1:] == []


def test_every_list_is_a_page_or_bounded_by_what_it_lists() -> None:
    unbounded = {
        f"{kind}.{name}"
        for kind, name, field in fields()
        if is_list(field) and not kind.endswith("Connection") and "first" not in field.args
    }
    assert unbounded == set(BOUNDED_LISTS)


def test_every_page_has_its_size_and_its_cursor() -> None:
    connections = [
        (name, field) for _, name, field in fields() if str(field.type).rstrip("!").endswith("Connection")
    ]
    assert {name for name, _ in connections} == {
        "offices",
        "deskSlots",
        "procedures",
        "slots",
        "officeDossiers",
        "inbox",
        "directoryChanges",
        "officeChanges",
        "changes",
        "entries",
        "listedProcedures",
        "dossiersOfProcedure",
        "unsentNotices",
        "lines",
        "dossiers",
    }
    for name, field in connections:
        assert str(field.args["first"].type) == "Int!", name
        assert 1 <= field.args["first"].default_value <= 100, name
        assert str(field.args["after"].type) == "String", name
        connection = get_named_type(field.type)
        assert isinstance(connection, GraphQLObjectType)
        assert set(connection.fields) == {"nodes", "pageInfo"}


OUTCOMES = {
    name
    for name, kind in inspect.getmembers(outcomes, inspect.isclass)
    if dataclasses.is_dataclass(kind) and kind.__module__.startswith(f"{outcomes.__name__}.")
}


@pytest.mark.parametrize("name", sorted(OUTCOMES))
def test_every_outcome_of_a_use_case_is_a_refusal_of_the_same_name(name: str) -> None:
    kind = CORE.type_map[name]
    assert isinstance(kind, GraphQLObjectType)
    assert implements_outcome(kind)


def test_every_refusal_is_an_outcome_of_a_use_case() -> None:
    refusals = {
        kind.name
        for kind in CORE.type_map.values()
        if isinstance(kind, GraphQLObjectType) and implements_outcome(kind)
    }
    assert refusals == OUTCOMES


def test_every_root_field_says_what_it_does() -> None:
    for root in (QUERY, MUTATION):
        for name, field in root.fields.items():
            assert field.description, name


def test_introspection_passes_every_limit() -> None:
    text = get_introspection_query(
        specified_by_url=True,
        schema_description=True,
        directive_is_repeatable=True,
        input_value_deprecation=True,
    )
    document = parse(text, max_tokens=MOST_TOKENS)
    assert validate(CORE, document) == []
    assert shape(document).depth <= DEEPEST
    assert shape(document).repeats == 0
    assert cost(document=document, schema=CORE, variables={}) <= LARGEST_COST
