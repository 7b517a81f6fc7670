"""Payloads and outcomes as an entry holds them: all in form, nothing said openly."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import (
    Annotated,
    Any,
    Final,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import TypeAdapter, ValidationError

from comitia.kernel.personal import About, Filled, FoundBy, Hidden, Minted
from comitia.ledger.canonical import (
    Json,
    NotCanonicalError,
    bytes_of_form,
)

T = TypeVar("T")
Mark = About | Filled | Minted | FoundBy


class FormError(ValueError):
    """A part of an entry that has not the form of its act; `field` is where."""

    def __init__(self, field: str) -> None:
        """Keep where the form is broken; empty when it is the whole."""
        self.field = field
        super().__init__(field)


def read_part(kind: type[T], content: bytes) -> T:
    """Return a payload or an outcome; ``FormError`` when it is not of this kind.

    Written again it must give the same bytes: nothing may be left out or added.
    """
    try:
        value: T = _reader(kind).validate_json(content)
    except ValidationError as fault:
        path = fault.errors()[0]["loc"]
        raise FormError(".".join(str(part) for part in path)) from None
    if written(kind, value) != content:
        raise FormError("")
    return value


def written(kind: type[T], value: T) -> bytes:
    """Return the bytes in which an entry holds a payload or an outcome."""
    try:
        return bytes_of_form(plain(kind, value))
    except NotCanonicalError:
        raise FormError("") from None


def plain(kind: type[T], value: T) -> Json:
    """Return a payload or an outcome as JSON."""
    dumped: Json = _reader(kind).dump_python(value, mode="json")
    return dumped


_READERS: Final[dict[type, TypeAdapter[Any]]] = {}


def _reader(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _READERS:
        _READERS[kind] = TypeAdapter(kind)
    return _READERS[kind]


def faults_of_marks(
    value: object, said: str, path: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield code and field of what stands openly, of nobody, or of somebody else.

    `said` is how the attributes begin under which the cards keep the act's texts.
    """
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from faults_of_marks(item, said, f"{path}.{number}".lstrip("."))
    else:
        kind: Any = type(value)
        for name, mark in _marked(kind):
            field, held = f"{path}.{name}".lstrip("."), getattr(value, name)
            if mark is None:
                yield from faults_of_marks(held, said, field)
            elif isinstance(mark, Minted | FoundBy):
                yield from [] if held else [("replay.no_id", field)]
            elif isinstance(mark, About):
                person = getattr(value, mark.field)
                for attribute, text in _texts(mark, name, held):
                    code = _fault_of(text, person, attribute or said, mark)
                    yield from [(code, field)] if code else []


def as_asked(
    value: Any,  # noqa: ANN401  a payload, or any part of one
    personal: Callable[[Hidden], str],
) -> Any:  # noqa: ANN401  the same
    """Return a payload as it was asked: nothing filled in, and no commitment in it.

    `personal` says what stood in the place of each personal value when the request was
    digested.
    """
    if isinstance(value, Hidden):
        return personal(value)
    if isinstance(value, tuple):
        return tuple(as_asked(item, personal) for item in value)
    if isinstance(value, dict):
        return {name: as_asked(item, personal) for name, item in value.items()}
    kind: Any = type(value)
    changed = {
        name: _as_asked(mark, held, personal)
        for name, mark in _marked(kind)
        if (held := getattr(value, name)) is not None
    }
    return replace(value, **changed) if changed else value


def _as_asked(
    mark: Mark | None,
    held: Any,  # noqa: ANN401  a field of a payload
    personal: Callable[[Hidden], str],
) -> Any:  # noqa: ANN401  the same
    if isinstance(mark, Minted):
        return ""
    return mark.empty if isinstance(mark, Filled) else as_asked(held, personal)


def _texts(mark: About, name: str, held: object) -> Iterator[tuple[str, object]]:
    """Yield each text of a personal field, with the attribute it must be kept as."""
    if isinstance(held, dict):
        yield from held.items()
    elif held is not None:
        yield (name if mark.is_attribute else ""), held


def _fault_of(text: object, person: str, attribute: str, mark: About) -> str:
    if not isinstance(text, Hidden):
        return "replay.said_openly"
    same = text.attribute == attribute
    kept = same if mark.is_attribute else text.attribute.startswith(attribute)
    return "" if kept and text.person == person else "replay.of_another"


@cache
def _marks(kind: type) -> tuple[tuple[str, Mark | None], ...]:
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (one.name, next(_marks_in(hints[one.name]), None)) for one in fields(kind)
    )


@cache
def _marked(kind: type) -> tuple[tuple[str, Mark | None], ...]:
    """Return the fields of a payload that are marked, or may hold what is."""
    if not is_dataclass(kind) or kind is Hidden:
        return ()
    hints = get_type_hints(kind)
    return tuple(
        (name, mark)
        for name, mark in _marks(kind)
        if mark is not None or _may_hold(hints[name])
    )


def _may_hold(hint: Any) -> bool:  # noqa: ANN401  a type, or several in one
    """Return whether a value of such a type is hidden, or may hold what is marked."""
    inner = get_args(hint)
    if inner:
        return any(map(_may_hold, inner))
    return hint is Hidden or bool(_marked(hint))


def _marks_in(hint: object) -> Iterator[Mark]:
    if get_origin(hint) is Annotated:
        yield from (mark for mark in get_args(hint)[1:] if isinstance(mark, Mark))
        yield from _marks_in(get_args(hint)[0])
    elif get_origin(hint) in {Union, UnionType, dict}:
        for inner in get_args(hint):
            yield from _marks_in(inner)
