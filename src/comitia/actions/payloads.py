"""Payloads: read from JSON with every fault at once, written as they are recorded."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from comitia.kernel.findings import Finding, Place, Refused
from comitia.kernel.personal import Hidden
from comitia.ledger.canonical import Json

T = TypeVar("T")
_SAYS_ITSELF = (
    "form.name_id",
    "form.random_id",
    "form.digest",
    "form.day",
    "form.moment",
    "form.doubled",
    "form.empty",
)


def read_payload(kind: type[T], given: Json) -> T:
    """Return the payload that a JSON object states; nothing in it may be hidden.

    Raises ``Refused`` with a finding for every field that is missing, unknown or
    not of its form.
    """
    asked = recorded(kind, given)
    hidden = [Finding.of("form.hidden", key=path) for path in _hidden(asked, "")]
    if hidden:
        raise Refused(hidden)
    return asked


def recorded(kind: type[T], given: Json) -> T:
    """Return what an entry recorded; ``Refused`` when it is not of this kind."""
    try:
        return _reader(kind).validate_json(json.dumps(given))
    except ValidationError as fault:
        raise Refused([_finding(one) for one in fault.errors()]) from None


def as_json(kind: type[T], value: T) -> dict[str, Json]:
    """Return a payload or an outcome in the form in which an entry holds it."""
    written: dict[str, Json] = _reader(kind).dump_python(value, mode="json")
    return written


_READERS: Final[dict[type, TypeAdapter[Any]]] = {}


def _reader(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _READERS:
        _READERS[kind] = TypeAdapter(kind)
    return _READERS[kind]


def _finding(fault: ErrorDetails) -> Finding:
    """Return the finding for what pydantic says of one field."""
    path = ".".join(str(part) for part in fault["loc"]) or "payload"
    said = str(fault["ctx"]["error"]) if "error" in fault.get("ctx", {}) else ""
    if said in _SAYS_ITSELF:
        return Finding.of(said, key=path, place=Place(path))
    codes = {"missing": "form.missing", "unexpected_keyword_argument": "form.unknown"}
    code = codes.get(fault["type"], "form.wrong")
    return Finding.of(code, key=path, place=Place(path))


def _hidden(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Hidden):
        yield path
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _hidden(item, f"{path}.{number}".lstrip("."))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _hidden(item, f"{path}.{name}".lstrip("."))
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):
            inner = f"{path}.{field.name}".lstrip(".")
            yield from _hidden(getattr(value, field.name), inner)
