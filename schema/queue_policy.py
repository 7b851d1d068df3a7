"""An office's call order in the public schema."""

import strawberry

from api.domain import queue
from schema.texts import LocalizedText, text

strawberry.enum(queue.PriorityClass, description="People who may be called before their turn.")


@strawberry.type
class PriorityClassOffered:
    id: queue.PriorityClass
    name: LocalizedText

    @classmethod
    def of(cls, offered: queue.PriorityClass) -> "PriorityClassOffered":
        return cls(id=offered, name=text(offered.name_vi, offered.name_en))


@strawberry.type(description="How this office decides who is called next.")
class QueuePolicy:
    priority_classes: list[PriorityClassOffered]
    calls_per_priority: int = strawberry.field(
        description="Of so many calls of a counter at most one takes somebody before her turn."
    )
    longest_wait_minutes: int = strawberry.field(
        description="Who has waited so long is passed by nobody whose wait began later."
    )
    calls_before_missed: int = strawberry.field(
        description="Who does not come is called so many times, a minute apart, before she is a no-show."
    )
    return_minutes: int = strawberry.field(
        description="Who missed her call may come back within so many minutes, once."
    )
    early_minutes: int = strawberry.field(description="Minutes before its time when an appointment is due.")
    late_minutes: int = strawberry.field(description="Minutes after it from which one waits by arrival.")
    rules: list[LocalizedText] = strawberry.field(
        description="The whole policy in words, in the order in which its rules decide."
    )

    @classmethod
    def of(cls, policy: queue.QueuePolicy) -> "QueuePolicy":
        return cls(
            priority_classes=[PriorityClassOffered.of(one) for one in policy.priority_classes],
            calls_per_priority=policy.calls_per_priority,
            longest_wait_minutes=policy.longest_wait_minutes,
            calls_before_missed=policy.calls_before_missed,
            return_minutes=policy.return_minutes,
            early_minutes=policy.early_minutes,
            late_minutes=policy.late_minutes,
            rules=[text(vi, en) for vi, en in queue.policy_in_words(policy)],
        )
