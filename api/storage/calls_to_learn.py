"""How a counter keeps its calls until the forecast learns from them: a text of a few bytes each."""

from datetime import UTC, datetime

from api.domain.hall import CallToLearn
from api.domain.queue import LastCall, Visit


def learnable_text(each: CallToLearn) -> str:
    """Code, group, wait and moment of the call; group, procedure, length and end of the visit before it."""
    call = (each.call.waited, each.call.at) if each.call else ("", "")
    visit: tuple[object, ...] = ()
    if each.visit is not None:
        ended_at = round(each.visit.ended_at.timestamp())
        visit = (each.visit.group_id, each.visit.procedure_code, round(each.visit.seconds), ended_at)
    return "#".join(map(str, (each.code, each.group_id, *call, *visit)))


def call_to_learn(text: str, *, counter: int) -> CallToLearn:
    code, group_id, waited, at, *visit = text.split("#")
    return CallToLearn(
        code=code,
        group_id=group_id,
        call=LastCall(waited=int(waited), at=int(at)) if at else None,
        visit=Visit(
            group_id=visit[0],
            procedure_code=visit[1],
            counter=counter,
            seconds=float(visit[2]),
            ended_at=datetime.fromtimestamp(int(visit[3]), tz=UTC),
        )
        if visit
        else None,
    )
