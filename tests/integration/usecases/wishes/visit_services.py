"""The wishes about several services in one visit."""

from collections.abc import Callable

from tests.integration.usecases.office_day import EXTRACT, PERMIT, RESIDENCE, OfficeDay
from tests.integration.usecases.wishes.asking import Asked, Wish
from tests.integration.usecases.wishes.preparing import one_clerk_at_two_counters, serve


def _add_service(day: OfficeDay) -> Asked:
    code = day.take().ticket.code
    return Asked(
        lambda key: day.add_service(code, RESIDENCE, key=key),
        lambda key: day.add_service(code, EXTRACT, key=key),
    )


def _add_at_counter(procedure: str) -> Callable[[OfficeDay], Asked]:
    def prepare(day: OfficeDay) -> Asked:
        serve(day)
        return Asked(
            lambda key: day.add_at_counter(3, procedure, key=key),
            lambda key: day.add_at_counter(3, PERMIT, key=key),
        )

    return prepare


def _two_services_for_each(day: OfficeDay) -> None:
    """At both counters somebody is served who goes on to another group."""
    one_clerk_at_two_counters(day)
    for verb in ("call_next", "start_service"):
        for number in (3, 4):
            day.at_counter(verb, number)
    for number in (3, 4):
        day.add_at_counter(number, RESIDENCE)


def _finish_and_go_on(day: OfficeDay) -> Asked:
    _two_services_for_each(day)
    return Asked(
        lambda key: day.at_counter("finish_service", 3, key=key),
        lambda key: day.at_counter("finish_service", 4, key=key),
    )


def _undo_going_on(day: OfficeDay) -> Asked:
    _two_services_for_each(day)
    for number in (3, 4):
        day.at_counter("finish_service", number)
    return Asked(
        lambda key: day.at_counter("undo_last_act", 3, key=key),
        lambda key: day.at_counter("undo_last_act", 4, key=key),
    )


def _remove_at_counter(day: OfficeDay) -> Asked:
    _two_services_for_each(day)
    day.add_at_counter(3, EXTRACT)
    return Asked(
        lambda key: day.remove_at_counter(3, RESIDENCE, key=key),
        lambda key: day.remove_at_counter(3, EXTRACT, key=key),
    )


def _undo_at_each(act: Callable[[OfficeDay, int], object]) -> Callable[[OfficeDay], Asked]:
    """The same act was done at both counters of one clerk."""

    def prepare(day: OfficeDay) -> Asked:
        _two_services_for_each(day)
        for number in (3, 4):
            act(day, number)
        return Asked(
            lambda key: day.at_counter("undo_last_act", 3, key=key),
            lambda key: day.at_counter("undo_last_act", 4, key=key),
        )

    return prepare


def _receive_the_second(day: OfficeDay) -> Asked:
    serve(day)
    day.add_at_counter(3, EXTRACT)
    return Asked(lambda key: day.receive(3, key=key, procedure=EXTRACT), lambda key: day.receive(3, key=key))


VISIT_SERVICES = (
    Wish("addService", "ServiceAdded", _add_service),
    Wish("addServiceAtCounter in one go", "ServiceAddedAtCounter", _add_at_counter(EXTRACT)),
    Wish("addServiceAtCounter of another group", "ServiceAddedAtCounter", _add_at_counter(RESIDENCE)),
    Wish("finishService with more to do", "ServiceFinished", _finish_and_go_on),
    Wish("undoLastAct of a finish with more to do", "ActUndone", _undo_going_on),
    Wish("removeServiceAtCounter", "ServiceRemovedAtCounter", _remove_at_counter),
    Wish(
        "undoLastAct of a service added",
        "ActUndone",
        _undo_at_each(lambda day, number: day.add_at_counter(number, EXTRACT)),
    ),
    Wish(
        "undoLastAct of a service taken out",
        "ActUndone",
        _undo_at_each(lambda day, number: day.remove_at_counter(number, RESIDENCE)),
    ),
    Wish("receiveDossier of the second service", "DossierReceived", _receive_the_second),
)
