"""Payloads: read from JSON with every fault at once, written as they are recorded."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Final, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from comitia.kernel.findings import Finding, Place, Refused
from comitia.kernel.personal import Hidden
from comitia.ledger.canonical import Json, json_text

T = TypeVar("T")
_WRONG: Final = "form.wrong"
_CHOICE: Final = "form.choice"
_SAYS_ITSELF: Final = (
    "form.name_id",
    "form.random_id",
    "form.digest",
    "form.day",
    "form.moment",
    "form.doubled",
    "form.empty",
    "form.control",
    "form.layer_text",
    "form.line",
    "form.ratio",
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
        return _reader(kind).validate_json(json_text(given))
    except ValidationError as fault:
        raise Refused(_findings(fault.errors(), given)) from None


def as_json(kind: type[T], value: T) -> dict[str, Json]:
    """Return a payload or an outcome in the form in which an entry holds it."""
    written: dict[str, Json] = _reader(kind).dump_python(value, mode="json")
    return written


def schema(kind: type) -> dict[str, Json]:
    """Return the JSON schema of a payload or an outcome."""
    made: dict[str, Json] = _reader(kind).json_schema()
    return made


_READERS: Final[dict[type, TypeAdapter[Any]]] = {}


def _reader(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _READERS:
        _READERS[kind] = TypeAdapter(kind)
    return _READERS[kind]


def _findings(faults: Iterable[ErrorDetails], given: Json) -> list[Finding]:
    """Return one finding for each field, though pydantic says more of some.

    Where a field may be a text or a hidden one, it says what is wrong as either; what
    says more than that the form is wrong is kept.
    """
    found: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    for fault in faults:
        path = _path_in(given, fault)
        is_whole = len(path) == len(fault["loc"])
        code = _code(fault, is_whole=is_whole)
        named = ".".join(path) or "payload"
        if found.get(named, _WRONG) == _WRONG:
            found[named] = code
            choices[named] = _choices_in(fault)
    return [
        Finding.of(code, key=one, place=Place(one), choices=choices[one])
        if code == _CHOICE
        else Finding.of(code, key=one, place=Place(one))
        for one, code in found.items()
    ]


def _choices_in(fault: ErrorDetails) -> tuple[str, ...]:
    """Return what a field of a closed choice may say, as pydantic lists it."""
    return tuple(re.findall("'([^']*)'", str(fault.get("ctx", {}).get("expected", ""))))


def _path_in(given: Json, fault: ErrorDetails) -> list[str]:
    """Return where a fault is, in names of the payload: not those of its types."""
    path: list[str] = []
    for part in fault["loc"]:
        if isinstance(given, dict) and part in given:
            given = given[str(part)]
        elif isinstance(given, list) and isinstance(part, int):
            given = given[part]
        else:
            is_last = len(path) + 1 == len(fault["loc"])
            is_missing = is_last and fault["type"] == "missing"
            return [*path, str(part)] if is_missing else path
        path.append(str(part))
    return path


def _code(fault: ErrorDetails, *, is_whole: bool) -> str:
    """Return the code for what pydantic says of one field."""
    said = str(fault["ctx"]["error"]) if "error" in fault.get("ctx", {}) else ""
    if said in _SAYS_ITSELF:
        return said
    codes = {
        "missing": "form.missing",
        "unexpected_keyword_argument": "form.unknown",
        "enum": _CHOICE,
    }
    given = fault["input"]
    if fault["type"] == "int_type" and isinstance(given, str) and _is_number(given):
        return "form.quoted"
    return codes.get(fault["type"], _WRONG) if is_whole else _WRONG


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _hidden(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, Hidden):
        yield path
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _hidden(item, f"{path}.{number}".lstrip("."))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _hidden(item, f"{path}.{name}".lstrip("."))
    else:
        kind: Any = type(value)
        for name in _may_hide(kind):
            inner = f"{path}.{name}".lstrip(".")
            yield from _hidden(getattr(value, name), inner)


@cache
def _may_hide(kind: type) -> tuple[str, ...]:
    """Return the fields of a payload in which something hidden may stand."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if _can_hold(hints[one.name]))


def _can_hold(hint: Any) -> bool:
    """Return whether a value of such a type may be hidden, or hold what is."""
    inner = get_args(hint)
    if inner:
        return any(map(_can_hold, inner))
    return hint is Hidden or bool(_may_hide(hint))
