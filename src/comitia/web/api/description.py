"""The OpenAPI document of the acts, made from what each act declares."""

from functools import cache
from typing import Any, Final, cast

from pydantic import TypeAdapter

from comitia import __version__
from comitia.actions.act import Act
from comitia.actions.registry import ACTS

_REFS: Final = "#/components/schemas/{model}"
# A payload that is asked for states a personal value; only a record hides it.
_HIDDEN: Final = "Hidden"
_PROBLEMS: Final = {
    "400": "The request names another host than this machine.",
    "401": "No such account, or another password.",
    "403": "The account has no right to the act.",
    "404": "There is no act of this name.",
    "405": "An act is only asked for with POST.",
    "409": "Refused; every reason stands in `refusals`.",
    "412": "Others have acted on the unit since `If-Match`.",
    "413": "The payload is larger than an entry may be.",
    "422": "The payload or a header has not its form.",
    "500": "The site itself failed; what happened stands in its log.",
    "503": "The database is busy; `Retry-After` says when to ask again.",
    "507": "The disk is full; nothing was done.",
}
_NO_WAY: Final = {
    "400": _PROBLEMS["400"],
    "401": _PROBLEMS["401"],
    "403": "No role of the account reaches the person's body.",
    "404": "The register has no such person.",
    "405": "A way is only asked for with GET.",
}

Schema = dict[str, Any]


@cache
def description() -> Schema:
    """Return the OpenAPI document; the same for the same acts."""
    schemas = {"Done": _done(), "Problem": _problem(), "Way": _way_found()}
    paths: Schema = {
        "/api/v1/ways/{person}": {"get": _way()},
    }
    paths |= {
        f"/api/v1/acts/{name}": {"post": _operation(act, schemas)}
        for name, act in sorted(ACTS.items())
        if act.policy.roles
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "comitia", "version": __version__},
        "security": [{"account": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "securitySchemes": {"account": {"type": "http", "scheme": "basic"}},
        },
    }


def _way() -> Schema:
    """Return the description of the way of a name, which is asked for and not done."""
    person = {
        "name": "person",
        "in": "path",
        "required": True,
        "description": "The random id of a person.",
        "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    }
    problems = {
        status: _response(said, "Problem", "application/problem+json")
        for status, said in _NO_WAY.items()
    }
    return {
        "operationId": "way",
        "summary": "Who proposed a name, which meetings, what votes, and why.",
        "parameters": [person],
        "responses": {"200": _response("The way of the name.", "Way"), **problems},
    }


def _way_found() -> Schema:
    text = {"type": "string"}
    held = {"key": text, "value": text, "clause": {"type": ["string", "null"]}}
    measure = {"type": "object", "required": [*held], "properties": held}
    told: dict[str, Schema] = {"step": text, "at": text, "code": text, "text": text}
    told["measures"] = {"type": "array", "items": measure}
    stop = {"type": "object", "required": [*told], "properties": told}
    kept = {"person": text, "stops": {"type": "array", "items": stop}}
    return {"type": "object", "required": [*kept], "properties": kept}


def _operation(act: Act, schemas: dict[str, Schema]) -> Schema:
    said = (act.rule.payload.__doc__ or "").strip()
    content = {
        "schema": _schema(act, schemas),
        "example": dict(act.example),
    }
    return {
        "operationId": act.name,
        "summary": said.partition("\n")[0],
        "description": said,
        "parameters": _headers(),
        "requestBody": {"required": True, "content": {"application/json": content}},
        "responses": {
            "200": _response("The act was done, or awaits a signature.", "Done"),
            **{
                status: _response(said, "Problem", "application/problem+json")
                for status, said in _PROBLEMS.items()
            },
        },
    }


def _schema(act: Act, schemas: dict[str, Schema]) -> Schema:
    made = TypeAdapter(act.rule.payload).json_schema(ref_template=_REFS)
    inner = made.pop("$defs", {})
    for name, schema in inner.items():
        if name != _HIDDEN:
            schemas[name] = _open(schema)
    name = act.rule.payload.__name__
    schemas[name] = _open(made)
    return {"$ref": _REFS.format(model=name)}


def _open(schema: Schema) -> Schema:
    """Return a schema without the form that personal values have in the record."""
    opened = {name: _opened(value) for name, value in schema.items()}
    only = opened.get("anyOf")
    if isinstance(only, list) and len(only) == 1:
        del opened["anyOf"]
        opened |= only[0]
    return opened


def _opened(value: object) -> object:
    if isinstance(value, list):
        return [_opened(one) for one in value if not _is_hidden(one)]
    return _open(cast("Schema", value)) if isinstance(value, dict) else value


def _is_hidden(schema: object) -> bool:
    hidden = _REFS.format(model=_HIDDEN)
    return isinstance(schema, dict) and schema.get("$ref") == hidden


def _headers() -> list[Schema]:
    key = {"type": "string", "pattern": "^[\\x21-\\x7e]{1,128}$"}
    seen = {"type": "string", "pattern": '^"(0|[1-9][0-9]{0,8})"$'}
    return [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "description": "The same key and payload get the first answer again.",
            "schema": key,
        },
        {
            "name": "If-Match",
            "in": "header",
            "description": "How many entries the unit had when it was looked at.",
            "schema": seen,
        },
    ]


def _response(said: str, schema: str, kind: str = "application/json") -> Schema:
    content = {kind: {"schema": {"$ref": _REFS.format(model=schema)}}}
    return {"description": said, "content": content}


def _done() -> Schema:
    kept = ("act", "unit", "height", "awaits_signature", "repeated", "differing")
    return {
        "type": "object",
        "required": [*kept],
        "properties": {
            "act": {"type": "string"},
            "unit": {"type": "string"},
            "height": {"type": "integer", "minimum": 0},
            "awaits_signature": {"type": "boolean"},
            "repeated": {"type": "boolean"},
            "differing": {"type": "array", "items": _differing()},
        },
    }


def _differing() -> Schema:
    """Return the form of what is told of a colleague who signed other figures."""
    path = {"type": "array", "items": {"type": "string"}}
    return {
        "type": "object",
        "required": ["account", "at", "places", "beyond"],
        "properties": {
            "account": {"type": "string"},
            "at": {"type": "string"},
            "places": {"type": "array", "items": path},
            "beyond": {"type": "integer", "minimum": 0},
        },
    }


def _problem() -> Schema:
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    refusal = {
        "type": "object",
        "required": ["code", "text"],
        "properties": {"code": text, "key": maybe, "clause": maybe, "text": text},
    }
    return {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": text,
            "title": text,
            "status": {"type": "integer"},
            "refusals": {"type": "array", "items": refusal},
        },
    }
