"""One good payload turned bad in every way that its form allows."""

import copy
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from comitia.stages.forms import NameId, RandomId

Path = tuple[str | int, ...]
HIDDEN = {"attribute": "x", "commitment": "f" * 64, "person": "0" * 32}
TEXTS: tuple[Any, ...] = ("", 7, 1.5, True, [], {}, None, "\ud800", HIDDEN)
# No text of a form is blank, or longer than a page or two.
SAID: tuple[Any, ...] = ("   ", "x" * 20_001)
NUMBERS: tuple[Any, ...] = ("7", 1.5, True, [], {}, None, -1, 10**10)
LISTS: tuple[Any, ...] = ("x", 7, {}, None, [None])
OBJECTS: tuple[Any, ...] = ("x", 7, [], None)

NOBODY = "f0" * 16


def missing(kind: type, payload: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the payload without each field that has to be there, inner ones too."""
    for path, form in objects(kind, payload):
        for field in fields(form):
            has_default = (
                field.default is not MISSING or field.default_factory is not MISSING
            )
            if not has_default and field.name in at(payload, path):
                bad = copy.deepcopy(payload)
                del at(bad, path)[field.name]
                yield f"without {named((*path, field.name))}", bad


def unknown(kind: type, payload: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the payload with a field that the form does not have, at each place."""
    for path, _ in objects(kind, payload):
        bad = copy.deepcopy(payload)
        at(bad, path)["surplus"] = "x"
        yield f"with {named((*path, 'surplus'))}", bad


def doubled(payload: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the payload with the first of each list in it twice."""
    for path in _lists(payload, ()):
        bad = copy.deepcopy(payload)
        at(bad, path).append(copy.deepcopy(at(bad, path)[0]))
        yield f"{named(path)} doubled", bad


def strayed(kind: type, payload: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the payload with ids of the right form that nothing bears."""
    for path, form in objects(kind, payload):
        hints = get_type_hints(form, include_extras=True)
        for name in at(payload, path):
            for stray in _strays(hints[name]):
                bad = copy.deepcopy(payload)
                at(bad, path)[name] = stray
                yield f"{named((*path, name))} of nobody", bad


def _strays(hint: Any) -> Iterator[Any]:
    if hint == NameId:
        yield "nowhere"
    elif hint == RandomId:
        yield NOBODY
    elif get_origin(hint) is tuple and get_args(hint)[0] == RandomId:
        yield [NOBODY]


def mistyped(kind: type, payload: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the payload with values of other types in the place of each."""
    for path, form in objects(kind, payload):
        hints = get_type_hints(form, include_extras=True)
        for name in at(payload, path):
            for wrong in _wrong_for(hints[name]):
                bad = copy.deepcopy(payload)
                at(bad, path)[name] = wrong
                yield f"{named((*path, name))} = {wrong!r}", bad


def objects(kind: type, payload: Any, path: Path = ()) -> Iterator[tuple[Path, type]]:
    """Yield where each object of a form stands in a payload, the whole first."""
    yield path, kind
    hints = get_type_hints(kind, include_extras=True)
    for name, value in payload.items():
        inner = _bare(hints[name])
        if get_origin(inner) is tuple and _is_form(get_args(inner)[0]):
            for number, item in enumerate(value):
                yield from objects(get_args(inner)[0], item, (*path, name, number))


def at(value: Any, path: Path) -> Any:
    for part in path:
        value = value[part]
    return value


def named(path: Path) -> str:
    return ".".join(map(str, path))


def _lists(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lists(inner, (*path, name))
    elif isinstance(value, list) and value:
        yield path
        for number, inner in enumerate(value):
            yield from _lists(inner, (*path, number))


def _bare(hint: Any) -> Any:
    """Return a type without its marks; of a choice, the part that is not hidden."""
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in {Union, UnionType}:
        return _bare(get_args(hint)[0])
    return hint


def _is_form(hint: Any) -> bool:
    return isinstance(_bare(hint), type) and is_dataclass(_bare(hint))


def _wrong_for(hint: Any) -> Iterator[Any]:
    bare = _bare(hint)
    if bare is int:
        wrong = NUMBERS
    elif bare is bool:
        wrong = ("true", 1, None)
    elif get_origin(bare) is tuple:
        wrong = LISTS
    elif get_origin(bare) is dict or is_dataclass(bare):
        wrong = OBJECTS
    else:
        wrong = TEXTS if hint is str else (*TEXTS, *SAID)
    yield from (one for one in wrong if not _allows(hint, one))


def _allows(hint: Any, value: Any) -> bool:
    """Return whether a form takes a value that is wrong elsewhere."""
    if value is None:
        return _takes_nothing(hint)
    return value == "" and _bare(hint) is str and get_origin(hint) is not Annotated


def _takes_nothing(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return _takes_nothing(get_args(hint)[0])
    return type(None) in get_args(hint)
