"""Why a change of an office cannot be."""


class ChangeIsRefused(ValueError):
    """`field` is the part of the change at fault; `problem` names the text that says what to do."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem
