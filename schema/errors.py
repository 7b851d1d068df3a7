"""Errors of a whole request: each has a code for programs and a sentence for people; the rest is masked."""

from graphql import GraphQLError

from schema.messages import Language, say


class RequestRefused(GraphQLError):
    """An error the caller may see: `extensions.code` and a message in the person's language."""

    def __init__(self, code: str, text: str, language: Language, **values: object) -> None:
        super().__init__(say(text, language, **values), extensions={"code": code})
