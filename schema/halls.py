"""The part of the schema that tells of offices, halls and tickets: it stands without the rest."""

from typing import cast

import strawberry
from graphql import GraphQLError, GraphQLObjectType
from strawberry.types import ExecutionContext

from schema.boards import BoardQuery
from schema.limits import LIMITS
from schema.offices import OfficeQuery
from schema.procedures import ProcedureQuery
from schema.slots import SlotQuery
from schema.tickets import TicketQuery

QUERY_DESCRIPTION = "Everything that can be asked."


class Schema(strawberry.Schema):
    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Nothing here: masking logs what is ours, without what a person typed."""

    def _warn_for_federation_directives(self) -> None:
        """Nothing either: this is no federation, and to look for its directives would import all of them."""


@strawberry.type(name="Query", description=QUERY_DESCRIPTION)
class HallQuery(OfficeQuery, ProcedureQuery, SlotQuery, BoardQuery, TicketQuery):
    pass


hall_schema = Schema(query=HallQuery, extensions=LIMITS)
HALL_FIELDS = frozenset(cast("GraphQLObjectType", hall_schema._schema.query_type).fields)
