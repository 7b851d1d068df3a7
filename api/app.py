"""The ASGI application: GraphQL over HTTP, the same behind Lambda and behind a local server."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from api.usecases.services import Services
from schema.choice import schema_for
from schema.context import Context
from schema.masking import public_error
from schema.messages import Language, preferred_language, say
from schema.persisted import entity_tag, find_document, is_known, seconds_kept, watches_a_hall

LARGEST_BODY_IN_BYTES = 64 * 1024
PREFLIGHT_KEPT_IN_SECONDS = 7200
SMALLEST_COMPRESSED_IN_BYTES = 500
GRAPHQL_JSON = "application/graphql-response+json"
PLAIN_JSON = "application/json"
BY_GET = frozenset({OperationType.QUERY})
BY_POST = frozenset({OperationType.QUERY, OperationType.MUTATION})


class BadRequest(Exception):
    """Not a well-formed GraphQL request; `text` is the message that says what to do."""

    def __init__(self, text: str, *, status: int = 400, code: str = "BAD_REQUEST", **values: object) -> None:
        super().__init__(text)
        self.text, self.status, self.code, self.values = text, status, code, values


@dataclass(frozen=True, slots=True)
class Wish:
    """A GraphQL request as it came; `is_persisted` when only the hash of its document was sent.

    `if_none_match` names the answers that the caller has already.
    """

    query: str
    variables: dict[str, Any]
    operation_name: str | None
    is_persisted: bool
    by_get: bool
    if_none_match: str | None = None

    @property
    def kept_in_seconds(self) -> int | None:
        """How long caches may keep a good answer; None for not at all."""
        return seconds_kept(self.query) if self.is_persisted and self.by_get else None


def create_app(
    services: Services, *, in_threads: bool = False, for_watchers_alone: bool = False
) -> Starlette:
    """The application. `in_threads` answers requests side by side, for a host that has many at once.

    `for_watchers_alone` answers persisted questions for boards by GET, compressed, and nothing else.
    """

    async def graphql(request: Request) -> Response:
        language = preferred_language(request.headers.get("accept-language"))
        accept = request.headers.get("accept", "")
        asks_nothing = not {"query", "documentId"} & request.query_params.keys()
        if request.method == "GET" and "text/html" in accept and asks_nothing:
            return RedirectResponse("/explorer", status_code=303)
        media_type = GRAPHQL_JSON if GRAPHQL_JSON in accept else PLAIN_JSON
        try:
            wish = await _read(request)
            if for_watchers_alone and not (wish.kept_in_seconds is not None and watches_a_hall(wish.query)):
                raise BadRequest("document_unknown", status=404, code="DOCUMENT_UNKNOWN")
        except BadRequest as refused:
            error = {
                "message": say(refused.text, language, **refused.values),
                "extensions": {"code": refused.code},
            }
            return _respond({"errors": [error]}, status=refused.status, media_type=media_type)
        authorization = request.headers.get("authorization")
        context = Context(services=services, language=language, authorization=authorization)
        if in_threads:
            return await run_in_threadpool(_answer, wish, context, media_type)
        return _answer(wish, context, media_type)

    return Starlette(
        routes=[Route("/graphql", graphql, methods=["GET", "POST"])],
        middleware=[
            # Widgets stand on other people's sites. No cookie is ever read, so any origin may ask.
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "POST"],
                allow_headers=["content-type", "authorization", "accept-language"],
                max_age=PREFLIGHT_KEPT_IN_SECONDS,
            ),
            # Elsewhere CloudFront compresses.
            *(
                [Middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED_IN_BYTES)]
                if for_watchers_alone
                else []
            ),
        ],
    )


async def _read(request: Request) -> Wish:
    by_get = request.method != "POST"  # HEAD is a GET whose body stays away
    given = dict(request.query_params) if by_get else await _read_body(request)
    variables = _mapping(given.get("variables"), from_text=by_get)
    _mapping(given.get("extensions"), from_text=by_get)
    operation_name = given.get("operationName")
    if operation_name is not None and not isinstance(operation_name, str):
        raise BadRequest("malformed_request")
    document_id, query = given.get("documentId"), given.get("query")
    if document_id is not None:
        query = find_document(document_id) if isinstance(document_id, str) else None
        if query is None:
            raise BadRequest("document_unknown", code="DOCUMENT_UNKNOWN")
    if not isinstance(query, str) or not query.strip():
        raise BadRequest("query_missing")
    return Wish(
        query=query,
        variables=variables,
        operation_name=operation_name or None,
        is_persisted=document_id is not None,
        by_get=by_get,
        if_none_match=request.headers.get("if-none-match"),
    )


async def _read_body(request: Request) -> dict[str, Any]:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != PLAIN_JSON:
        raise BadRequest("not_json", status=415)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY_IN_BYTES:
            raise BadRequest(
                "body_too_large", status=413, code="BODY_TOO_LARGE", largest=LARGEST_BODY_IN_BYTES
            )
    given = _from_json(bytes(body))
    if not isinstance(given, dict):
        raise BadRequest("malformed_request")
    return given


def _from_json(text: str | bytes) -> Any:
    try:
        text = text if isinstance(text, str) else text.decode()
        value = json.loads(text)
        if "\\u" in text:
            # Half of a surrogate pair can be escaped in JSON, but neither stored nor sent back.
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise BadRequest("malformed_json") from None
    return value


def _mapping(value: Any, *, from_text: bool) -> dict[str, Any]:
    """Variables or extensions: a JSON object, or nothing."""
    if value is None or value == "":
        return {}
    if from_text:
        value = _from_json(value)
        if value is None:
            return {}
    if not isinstance(value, dict):
        raise BadRequest("malformed_request")
    return value


def _answer(wish: Wish, context: Context, media_type: str) -> Response:
    try:
        result: ExecutionResult = schema_for(wish.query).execute_sync(
            wish.query,
            variable_values=wish.variables,
            context_value=context,
            operation_name=wish.operation_name,
            allowed_operation_types=BY_GET if wish.by_get else BY_POST,
        )
    except InvalidOperationTypeError as wrong:
        if wrong.operation_type is not OperationType.MUTATION:
            refusal = {"errors": [_error("no_subscriptions", context.language)]}
            return _respond(refusal, status=400, media_type=media_type)
        refusal = {"errors": [_error("post_only", context.language)]}
        return _respond(refusal, status=405, media_type=media_type, headers={"allow": "POST"})
    except CannotGetOperationTypeError:
        refusal = {"errors": [_error("operation_unknown", context.language)]}
        return _respond(refusal, status=400, media_type=media_type)
    if not wish.by_get and "mutation" in wish.query:
        context.services.boards.forget()
    errors = [public_error(error, context.language) for error in result.errors or ()]
    body: dict[str, Any] = {"errors": errors} if errors else {}
    # Without data and without a path nothing was executed: a request error, and "data" must be absent.
    is_request_error = result.data is None and bool(errors) and not any("path" in error for error in errors)
    if not is_request_error:
        body["data"] = result.data
    kept_in_seconds = None if errors else wish.kept_in_seconds
    if kept_in_seconds is not None and result.data is not None:
        tag = entity_tag(result.data, media_type=media_type)
        if is_known(tag, if_none_match=wish.if_none_match):
            return Response(
                status_code=304,
                media_type=f"{media_type}; charset=utf-8",
                headers=_headers(kept_in_seconds) | {"etag": tag},
            )
        return _respond(
            body,
            status=200,
            media_type=media_type,
            kept_in_seconds=kept_in_seconds,
            headers={"etag": tag},
        )
    return _respond(
        body,
        status=400 if is_request_error and media_type == GRAPHQL_JSON else 200,
        media_type=media_type,
    )


def _error(text: str, language: Language) -> dict[str, Any]:
    return {"message": say(text, language), "extensions": {"code": "BAD_REQUEST"}}


def _respond(
    body: dict[str, Any],
    *,
    status: int,
    media_type: str,
    kept_in_seconds: int | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    return Response(
        json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=str),
        status_code=status,
        media_type=f"{media_type}; charset=utf-8",
        headers=_headers(kept_in_seconds) | (headers or {}),
    )


def _headers(kept_in_seconds: int | None) -> dict[str, str]:
    may_keep = kept_in_seconds is not None
    return {
        "cache-control": f"public, max-age=0, s-maxage={kept_in_seconds}" if may_keep else "no-store",
        "x-content-type-options": "nosniff",
        # On every answer: a cache may have it from a page of our own, which sends no Origin.
        "access-control-allow-origin": "*",
    }
