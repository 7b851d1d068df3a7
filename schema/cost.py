"""How large the answer to a document may become, told from the document alone."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    VariableNode,
    get_named_type,
)

from schema.texts import LARGEST_PAGE

# Lists without `first` are short by nature: groups, counters, documents, days.
SHORT_LIST = 5
# Fields that read the store or draw weigh more than one that is there; sectors read a whole catalogue.
COST_OF_READING = {
    "board": 20,
    "nextFree": 20,
    "sectors": 100,
    "accuracy": 20,
    "lastMonth": 20,
    "procedure": 5,
    "dossier": 5,
    "personal": 20,
    "letterbox": 20,
    "report": 500,
    "dueWatch": 500,
    "awaitedCount": 50,
    "listedProcedures": 20,
    "listCsv": 1_000,
    "xlsxBase64": 500,
    # Drawn for the caller: at most three in a request.
    "paper": 3_000,
    "dossierRegister": 3_000,
}


def cost(
    *,
    document: DocumentNode,
    schema: GraphQLSchema,
    variables: Mapping[str, Any],
    operation_name: str | None = None,
) -> int:
    """The size the answer may have: one for each field, times how often a list may repeat it.

    A list counts its `first` (its default when absent), or SHORT_LIST when it has none. Mutations are not
    wide but by what they select. The document is valid: its fragments exist and none spreads itself.
    """
    fragments = {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
    roots = {"query": schema.query_type, "mutation": schema.mutation_type}
    return max(
        (
            _Counting(schema, fragments, _given(definition, variables)).of(
                definition.selection_set, roots.get(definition.operation.value)
            )
            for definition in document.definitions
            if isinstance(definition, OperationDefinitionNode)
            and (operation_name is None or (definition.name and definition.name.value == operation_name))
        ),
        default=0,
    )


class _Counting:
    """One operation's cost; every fragment is counted once, however often it is spread."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self._schema, self._fragments, self._variables = schema, fragments, variables
        self._known: dict[str, int] = {}

    def of(self, selections: SelectionSetNode | None, parent: Any) -> int:
        return sum(self._of_node(node, parent) for node in (selections.selections if selections else ()))

    def _of_node(self, node: object, parent: Any) -> int:
        match node:
            case FieldNode():
                return self._of_field(node, parent)
            case InlineFragmentNode():
                condition = node.type_condition
                inner = self._schema.type_map[condition.name.value] if condition else parent
                return self.of(node.selection_set, inner)
            case FragmentSpreadNode():
                return self._of_fragment(node.name.value)
            case _:
                raise TypeError(f"{type(node).__name__} cannot be selected")

    def _of_fragment(self, name: str) -> int:
        if name not in self._known:
            fragment = self._fragments[name]
            inner = self._schema.type_map[fragment.type_condition.name.value]
            self._known[name] = self.of(fragment.selection_set, inner)
        return self._known[name]

    def _of_field(self, node: FieldNode, parent: Any) -> int:
        field: GraphQLField | None = getattr(parent, "fields", {}).get(node.name.value)
        if field is None:  # __typename and introspection: bounded by depth and tokens
            return 1
        inside = self.of(node.selection_set, get_named_type(field.type))
        return COST_OF_READING.get(node.name.value, 1) + self._times(node, field) * inside

    def _times(self, node: FieldNode, field: GraphQLField) -> int:
        """How often what stands inside this field may be repeated."""
        if "first" not in field.args:
            inner = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
            return SHORT_LIST if isinstance(inner, GraphQLList) else 1
        first = _default(field.args["first"])
        for argument in node.arguments or ():
            if argument.name.value == "first":
                if isinstance(argument.value, IntValueNode):
                    first = int(argument.value.value)
                elif isinstance(argument.value, VariableNode):
                    first = self._variables.get(argument.value.name.value, first)
        # GraphQL's Int takes 100.0 for 100; what is no whole number is refused when the variables are read.
        is_whole = isinstance(first, int) or (isinstance(first, float) and first.is_integer())
        return max(1, int(first)) if is_whole else 1


def _default(argument: GraphQLArgument) -> Any:
    """What `first` is when nobody says; the library has two places for it. Unknown: as large as allowed."""
    if argument.default is None:
        return LARGEST_PAGE if argument.default_value is Undefined else argument.default_value
    literal = argument.default.literal
    return int(literal.value) if isinstance(literal, IntValueNode) else argument.default.value


def _given(operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Mapping[str, Any]:
    """The variables as the operation will have them: its own defaults where nothing was sent."""
    defaults = {
        definition.variable.name.value: int(definition.default_value.value)
        for definition in operation.variable_definitions or ()
        if isinstance(definition.default_value, IntValueNode)
    }
    return {**defaults, **variables}
