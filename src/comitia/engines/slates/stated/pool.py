"""POOL.csv: one row a person; id, support and unit where used, then attributes."""

from collections.abc import Iterator
from typing import Final

from comitia.engines.table.headings import cell_of, is_remark, shortened, strays
from comitia.engines.table.numbers import missing, whole_numbers
from comitia.engines.table.sheet import Sheet, is_plain
from comitia.kernel.findings import Finding, Place, Refused
from comitia.kernel.slates.pool import Member, Pool

_ID: Final = ("id", "编号", "人员编号")
_SUPPORT: Final = ("support", "得票", "提名数", "推荐数")
_UNIT: Final = ("unit", "单位", "选举单位")
_FIELDS: Final = {
    **dict.fromkeys(_ID, "id"),
    **dict.fromkeys(_SUPPORT, "support"),
    **dict.fromkeys(_UNIT, "unit"),
}
# Sums of more would not be exact in a solver, which counts in doubles.
_MOST_SUPPORT: Final = 10**9


def pool_of(sheet: Sheet) -> Pool:
    """Return the pool that a table states; every other column is an attribute.

    Ids are compared as they are written. An empty cell of an attribute is a value like
    any other: of nobody else's. Raises ``Refused`` with every fault and its row: no id,
    an id twice, a support that is no number or missing for some, a heading twice.
    """
    places, attributes = _headings(sheet)
    faults = [*strays(sheet), *_ids(sheet, places["id"])]
    if not sheet.lines:
        faults.append(Finding.of("slate.empty_pool", place=Place(sheet.name)))
    support = _support(sheet, places.get("support"), faults)
    if "unit" in places:
        faults += missing(sheet, "unit", places["unit"])
    if faults:
        raise Refused(shortened(faults))
    unit = places.get("unit")
    members = (
        Member(
            cell_of(line, places["id"]),
            tuple(cell_of(line, at) for at in attributes.values()),
            named,
            "" if unit is None else cell_of(line, unit),
        )
        for line, named in zip(sheet.lines, support, strict=True)
    )
    return Pool(tuple(attributes), tuple(members))


def _headings(sheet: Sheet) -> tuple[dict[str, int], dict[str, int]]:
    """Return where the known fields and the attributes stand."""
    places: dict[str, int] = {}
    attributes: dict[str, int] = {}
    faults: list[Finding] = []
    place = Place(sheet.name, sheet.heading.number)
    for at, heading in enumerate(sheet.heading.cells):
        field = _FIELDS.get(heading.casefold())
        into, name = (places, field) if field else (attributes, heading)
        if name in into:
            faults.append(
                Finding.of("import.column_twice", place=place, column=heading)
            )
        elif heading and not is_remark(heading):
            into[name] = at
    if "id" not in places:
        faults.append(Finding.of("import.no_column", place=place, column=_ID))
    if faults:
        raise Refused(faults)
    return places, attributes


def _ids(sheet: Sheet, at: int) -> Iterator[Finding]:
    yield from missing(sheet, "id", at)
    rows: dict[str, int] = {}
    for line in sheet.lines:
        one, place = cell_of(line, at), Place(sheet.name, line.number)
        if not is_plain(one):
            yield Finding.of("seats.unit_form", key="id", place=place, unit=one)
        elif one and one in rows:
            yield Finding.of("slate.id_twice", place=place, id=one, row=rows[one])
        rows.setdefault(one, line.number)


def _support(sheet: Sheet, at: int | None, faults: list[Finding]) -> list[int | None]:
    """Return everybody's support, which is there for all or for nobody."""
    numbers, wrong = whole_numbers(sheet, "support", at)
    faults += wrong
    if at is None:
        return numbers
    faults += missing(sheet, "support", at)
    for line, number in zip(sheet.lines, numbers, strict=True):
        if number is not None and number > _MOST_SUPPORT:
            place = Place(sheet.name, line.number)
            faults.append(
                Finding.of("slate.large_support", place=place, most=_MOST_SUPPORT)
            )
    return numbers
