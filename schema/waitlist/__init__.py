"""Waiting for a freed time, in the public schema."""

from schema.waitlist.operations import WaitlistMutation, WaitlistQuery

__all__ = ["WaitlistMutation", "WaitlistQuery"]
