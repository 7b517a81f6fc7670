"""One row of a sheet by itself: is it complete, and each cell of its form."""

from collections.abc import Iterator, Mapping
from typing import Final

from comitia.engines.intake.columns import NEEDED, Columns, Kind
from comitia.engines.table.sheet import Line, Sheet, is_plain
from comitia.kernel.findings import Finding, Place
from comitia.kernel.ids import is_name_id
from comitia.stages.forms import MOST

# Ids that are also file names and parts of addresses; a person's id is the office's.
_NAMES: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.UNITS: ("id", "parent"),
    Kind.BODIES: ("id", "kind", "unit", "parent"),
    Kind.PERSONS: ("body",),
}


def faults_of(
    line: Line, columns: Columns, kind: Kind, sheet: Sheet
) -> Iterator[Finding]:
    """Return everything that is wrong with a row before the register is asked."""
    place = Place(sheet.name, line.number)
    values = columns.values(line)
    texts = {**values, **columns.attributes(line)}
    empty = [one for one in NEEDED[kind] if not values[one]]
    nameless = [one for one in _NAMES[kind] if _is_no_name(values.get(one, ""))]
    unseen = [one for one, text in texts.items() if not is_plain(text)]
    yield from (Finding.of("import.empty_cell", key=one, place=place) for one in empty)
    yield from (Finding.of("form.name_id", key=one, place=place) for one in nameless)
    yield from (
        Finding.of("import.unseen_sign", key=one, place=place) for one in unseen
    )
    if values.get("members") and whole(values["members"]) is None:
        yield Finding.of("import.no_number", key="members", place=place, most=MOST)
    if columns.strays(line):
        yield Finding.of("import.stray_cell", place=place)


def _is_no_name(text: str) -> bool:
    return bool(text) and not is_name_id(text)


def whole(text: str) -> int | None:
    """Return a whole number written in plain digits, or nothing.

    >>> whole("030"), whole("1,000"), whole("-1"), whole("٣")
    (30, None, None, None)
    """
    if not (text.isascii() and text.isdigit()):
        return None
    return int(text) if len(text) <= len(str(MOST)) and int(text) <= MOST else None
