"""Writes docs/reference/acts.md from the acts as they are declared.

Run by whoever changes an act; a test fails when the page is old.

    python tools/write_acts.py
"""

import inspect
import json
import sys
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "acts.md"
sys.path.insert(0, str(ROOT / "src"))

from comitia.actions.act import Act  # noqa: E402  the path comes first
from comitia.actions.registry import ACTS  # noqa: E402
from comitia.cli.election.explaining import (  # noqa: E402
    docstring_of,
    may_be_done,
)
from comitia.kernel.catalogue import Language  # noqa: E402
from comitia.kernel.personal import About, FoundBy, Hidden, Minted  # noqa: E402

# Forms by the name of the check that a field carries.
FORMS = {
    "_name_id": "id: lower-case letters, digits, inner hyphens",
    "_no_or_name_id": "id: lower-case letters, digits, inner hyphens",
    "_random_id": "random id of 32 digits of 0-9 and a-f",
    "_minted": "random id",
    "_digest": "SHA-256 in hexadecimal",
    "_moment": "moment with its zone",
    "_line": "text on one line",
    "_exact": 'ratio "a/b" in lowest terms',
    "_ratio": 'ratio "a/b" in lowest terms',
    "_text": "text that is not empty",
}
PLAIN = {str: "text", int: "whole number", bool: "true or false"}

HEAD = """\
# Acts

<!-- Written by tools/write_acts.py from the acts themselves; do not edit. -->

Whatever changes an election is an act, one entry in the record. The same name is used
everywhere: `comitia act NAME --election DIR --as ACCOUNT --file PAYLOAD.json`, the
entry, the policy, this page. `comitia act NAME --example` prints the example below.

Who may do an act: an account that holds one of the roles for a body which stands to
the body concerned as said, at one of the steps, in an election that is running unless
other states are named. An act that two people sign is sent by each of them, with the
same payload; it is done when the last signature is there.

What is marked personal stands in the record as a commitment only, and on the card of
the person whom the named field states.

In every field that holds the random id of an account or a person, the command also
takes `"@NAME"`, an account by its name, and `"#ID"`, a person by the id that the
office's own register has; the record holds the random id in both cases.
"""


def page() -> str:
    """Return the whole page as Markdown."""
    return "\n".join([HEAD, *(_section(act) for act in ACTS.values())])


def _section(act: Act) -> str:
    rows = "\n".join(_rows(act.rule.payload, ""))
    table = f"| field | form | |\n|---|---|---|\n{rows}\n" if rows else "No fields.\n"
    example = json.dumps(dict(act.example), ensure_ascii=False, indent=1)
    about = inspect.getdoc(act.rule.payload) or ""
    return (
        f"## {act.name}\n\n{docstring_of(act)}\n\n"
        f"Payload: {about}\n\n"
        f"May be done by: {may_be_done(act, Language.ENGLISH)}\n\n{table}\n"
        f"```json\n{example}\n```\n"
    )


def _rows(kind: type, above: str) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    for one in fields(kind):
        hint, path = hints[one.name], f"{above}{one.name}"
        inner = _inner(hint)
        form = "list, each with:" if inner else _form(hint)
        yield f"| `{path}` | {form} | {'; '.join(_remarks(one, hint))} |"
        if inner:
            yield from _rows(inner, f"{path}[].")


def _remarks(one: "Field[Any]", hint: object) -> Iterator[str]:
    marks = list(_marks(hint))
    for mark in marks:
        if isinstance(mark, About):
            whose = f" (`{mark.field}`)" if mark.field != "person" else ""
            yield f"personal{whose}"
        elif isinstance(mark, FoundBy):
            yield f"left out; found by `{mark.field}`"
        elif isinstance(mark, Minted):
            yield "left out; drawn"
    needed = one.default is MISSING and one.default_factory is MISSING
    if not needed and not any(isinstance(mark, FoundBy | Minted) for mark in marks):
        yield "may be left out"


def _marks(hint: object) -> Iterator[object]:
    if get_origin(hint) is Annotated:
        yield from getattr(hint, "__metadata__", ())
    for inner in get_args(hint)[:1] if get_origin(hint) is Annotated else ():
        yield from _marks(inner)
    if get_origin(hint) in {dict, Union, UnionType}:
        for inner in get_args(hint):
            yield from _marks(inner)


def _inner(hint: object) -> type | None:
    """Return the class of a list's rows, or nothing."""
    first = next(iter(get_args(hint)), None)
    listed = get_origin(hint) is tuple and is_dataclass(first)
    return first if listed and isinstance(first, type) else None


def _form(hint: object) -> str:
    """Return the form of a field in words."""
    origin, given = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _checked(hint) or _form(given[0])
    if origin in {Union, UnionType}:
        kinds = [one for one in given if one not in {NoneType, Hidden}]
        return " or ".join(_form(one) for one in kinds)
    if origin is tuple:
        return f"list, each: {_form(given[0])}"
    if origin is dict:
        return f"object; each value: {_form(given[1])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(f"`{one.value}`" for one in hint)
    named = getattr(hint, "__name__", str(hint))
    return PLAIN.get(hint, named) if isinstance(hint, type) else named


def _checked(hint: object) -> str:
    """Return the form that a check of the field asks for, or nothing."""
    for mark in getattr(hint, "__metadata__", ()):
        check = getattr(getattr(mark, "func", None), "__name__", "")
        if check in FORMS:
            return FORMS[check]
        bounds = {type(one).__name__: one for one in getattr(mark, "metadata", ())}
        if "Ge" in bounds:
            return f"whole number from {bounds['Ge'].ge} on"
    return ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.relative_to(ROOT))


if __name__ == "__main__":
    main()
