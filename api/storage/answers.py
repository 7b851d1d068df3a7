"""How the store's answers are read: like botocore does, but for items, which stay as they came."""

from typing import Any

from botocore.parsers import JSONParser, ResponseParserFactory  # type: ignore[import-untyped]

# The shapes of DynamoDB's model that hold attributes by name.
_ITEMS = frozenset({"AttributeMap", "Key"})


class ItemsAsTheyCame(JSONParser):  # type: ignore[misc]
    """Botocore would copy every attribute by its shape, to decode bytes. No item here holds bytes."""

    def _handle_map(self, shape: Any, value: Any) -> Any:
        return value if shape.name in _ITEMS else super()._handle_map(shape, value)


class AnswersOfTheStore(ResponseParserFactory):  # type: ignore[misc]
    def create_parser(self, protocol_name: str) -> Any:
        return (
            ItemsAsTheyCame(**self._defaults)
            if protocol_name == "json"
            else super().create_parser(protocol_name)
        )
