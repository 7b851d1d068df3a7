"""How deep a document nests and how often it asks for the same thing, each fragment measured once."""

from dataclasses import dataclass
from functools import lru_cache

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

DOCUMENTS_KEPT = 256
MOST_TOKENS = 1000
# More than any limit, so that sums of sums stay small however fragments are stacked.
BEYOND_ALL_LIMITS = 1_000_000


@dataclass(frozen=True, slots=True)
class Shape:
    """`depth`: fields within fields, introspection aside. `repeats`: aliases, and fields selected again.

    Both count what a fragment holds each time it is spread.
    """

    depth: int
    repeats: int
    operations: int = 1


@lru_cache(maxsize=DOCUMENTS_KEPT)
def shape(document: DocumentNode) -> Shape:
    """The deepest and the most repetitive of the document's operations.

    Safe on a document nobody has validated: an unknown fragment counts nothing, a circle is cut.
    """
    fragments = {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
    known: dict[str, Shape] = {}

    def of(selections: SelectionSetNode | None) -> Shape:
        depth, repeats, named = 0, 0, set[str]()
        for node in selections.selections if selections else ():
            match node:
                case FieldNode():
                    inner = of(node.selection_set)
                    answered_as = (node.alias or node.name).value
                    repeats += node.alias is not None or answered_as in named
                    named.add(answered_as)
                    # How deep introspection may go is a rule of GraphQL's own validation.
                    if node.selection_set and not node.name.value.startswith("__"):
                        depth = max(depth, 1 + inner.depth)
                case InlineFragmentNode():
                    inner = of(node.selection_set)
                    depth = max(depth, inner.depth)
                case FragmentSpreadNode():
                    inner = of_fragment(node.name.value)
                    depth = max(depth, inner.depth)
                case _:
                    raise TypeError(f"{type(node).__name__} cannot be selected")
            repeats += inner.repeats
        return Shape(depth=depth, repeats=min(repeats, BEYOND_ALL_LIMITS))

    def of_fragment(name: str) -> Shape:
        if name not in known:
            known[name] = Shape(depth=0, repeats=0)
            fragment = fragments.get(name)
            known[name] = of(fragment.selection_set if fragment else None)
        return known[name]

    shapes = [
        of(definition.selection_set)
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
    ]
    return Shape(
        depth=max((each.depth for each in shapes), default=0),
        repeats=min(sum(each.repeats for each in shapes), BEYOND_ALL_LIMITS),
        operations=len(shapes),
    )
