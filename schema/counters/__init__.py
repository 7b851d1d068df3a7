"""The clerk"s counter in the schema."""

from schema.counters.operations import CounterMutation, CounterQuery
from schema.counters.types import Desk

__all__ = ["CounterMutation", "CounterQuery", "Desk"]
