"""What one request may ask for: tokens, depth, repetition, and the breadth of the answer."""

from collections.abc import Iterator

from graphql import DocumentNode
from strawberry.extensions import MaxTokensLimiter, ParserCache, SchemaExtension, ValidationCache
from strawberry.types import ExecutionResult

from schema.context import Context
from schema.cost import cost
from schema.errors import RequestRefused
from schema.persisted import is_ours
from schema.shape import DOCUMENTS_KEPT, MOST_TOKENS, shape

DEEPEST = 12
MOST_REPEATS = 15
LARGEST_COST = 10_000


class Tokens(MaxTokensLimiter):
    def __init__(self) -> None:
        super().__init__(max_token_count=MOST_TOKENS)


class Parsed(ParserCache):
    def __init__(self) -> None:
        super().__init__(maxsize=DOCUMENTS_KEPT)


class Measured(SchemaExtension):
    """Refuses a document that nests or repeats too much, before validation compares all with all."""

    def on_validate(self) -> Iterator[None]:
        document = self.execution_context.graphql_document
        context: Context = self.execution_context.context
        if isinstance(document, DocumentNode):
            measured = shape(document)
            # GraphQL lets nobody guess; left alone, Strawberry would run the first.
            if measured.operations > 1 and self.execution_context._provided_operation_name is None:
                raise RequestRefused("BAD_REQUEST", "operation_unknown", context.language)
            if measured.depth > DEEPEST:
                raise RequestRefused("DEPTH_LIMIT", "too_deep", context.language, largest=DEEPEST)
            if measured.repeats > MOST_REPEATS:
                raise RequestRefused(
                    "ALIAS_LIMIT", "too_many_aliases", context.language, largest=MOST_REPEATS
                )
        yield


class Validated(ValidationCache):
    def __init__(self) -> None:
        super().__init__(maxsize=DOCUMENTS_KEPT)

    def on_validate(self) -> Iterator[None]:
        """Check a document that others wrote; ours were checked against this schema when it was built."""
        if is_ours(self.execution_context.query):
            self.execution_context.pre_execution_errors = []
            yield
        else:
            yield from super().on_validate()


class Breadth(SchemaExtension):
    """Refuses a query whose answer could be too large, before anything is read."""

    def on_execute(self) -> Iterator[None]:
        execution = self.execution_context
        document, context = execution.graphql_document, execution.context
        if context.is_rehearsal:
            # Parsed, measured and validated is all that was wanted: a result that stands already is kept.
            execution.result = ExecutionResult(data=None, errors=None)
        elif document is not None:
            largest = cost(
                document=document,
                schema=execution.schema._schema,
                variables=execution.variables or {},
                operation_name=execution.operation_name,
            )
            if largest > LARGEST_COST:
                raise RequestRefused(
                    "COST_LIMIT", "too_costly", context.language, cost=largest, largest=LARGEST_COST
                )
        yield


# In this order: measuring comes before the validation that it protects. No rule is made for a request: new
# rule classes would never be found in the validation cache.
LIMITS: list[type[SchemaExtension]] = [Tokens, Parsed, Measured, Validated, Breadth]
