"""The headings under which a sheet's columns are found, in English or Chinese."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from comitia.engines.table.sheet import Line, Sheet
from comitia.kernel.findings import Finding, Place, Refused
from comitia.stages.deciding import refuse


class Kind(StrEnum):
    """What the rows of a sheet are."""

    UNITS = "units"
    BODIES = "bodies"
    PERSONS = "persons"

    @property
    def act(self) -> str:
        """The act that enters such rows, all or none."""
        return f"register_{self.value}"


# The first name of a field is the one that people are told.
HEADINGS: Final[Mapping[Kind, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        Kind.UNITS: {
            "id": ("id", "unit", "编号", "单位编号", "代码"),
            "name": ("name", "名称", "单位名称", "单位"),
            "kind": ("kind", "类别", "类型"),
            "parent": ("parent", "上级", "上级编号", "上级单位"),
        },
        Kind.BODIES: {
            "id": ("id", "body", "编号", "机构编号", "代码"),
            "name": ("name", "名称", "机构名称"),
            "kind": ("kind", "类别", "类型"),
            "unit": ("unit", "单位", "单位编号", "选举单位"),
            "parent": ("parent", "上级", "上级编号", "上级机构"),
            "members": ("members", "人数", "成员数", "应到会人数"),
        },
        Kind.PERSONS: {
            "id": ("id", "编号", "人员编号", "证件号码", "身份证号"),
            "name": ("name", "姓名"),
            "body": ("body", "机构", "机构编号", "所在机构"),
        },
    }
)
NEEDED: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        Kind.UNITS: ("id", "name"),
        Kind.BODIES: ("id", "name", "kind", "unit"),
        Kind.PERSONS: ("id", "name", "body"),
    }
)


def kind_named(text: str) -> Kind:
    """Return the kind that a word names; ``Refused`` tells which there are.

    >>> kind_named("units").act
    'register_units'
    """
    if text not in set(Kind):
        raise Refused(
            [Finding.of("import.unknown_kind", named=text, known=tuple(Kind))]
        )
    return Kind(text)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands in a row; `traits` are attributes that a charter names.

    A field whose column is missing is not in a row's values at all.
    """

    fields: Mapping[str, int]
    traits: Mapping[str, int]
    width: int

    def values(self, line: Line) -> dict[str, str]:
        """Return the fields of a row as texts."""
        return {name: _cell(line, at) for name, at in self.fields.items()}

    def attributes(self, line: Line) -> dict[str, str]:
        """Return the attributes of a row that say something."""
        held = {name: _cell(line, at) for name, at in self.traits.items()}
        return {name: text for name, text in held.items() if text}

    def strays(self, line: Line) -> bool:
        """Return whether a row says something beside the last heading."""
        return any(line.cells[self.width :])


def _cell(line: Line, at: int) -> str:
    return line.cells[at] if at < len(line.cells) else ""


def columns_of(sheet: Sheet, kind: Kind, attributes: Sequence[str] = ()) -> Columns:
    """Return where a sheet's fields stand.

    Raises ``Refused`` with every heading that is unknown, doubled or missing: a
    misspelt column must not be passed over in silence.
    """
    known = {name: one for one, names in HEADINGS[kind].items() for name in names}
    fields: dict[str, int] = {}
    traits: dict[str, int] = {}
    refuse(_read(sheet, kind, (known, attributes), (fields, traits)))
    return Columns(fields, traits, len(sheet.heading.cells))


def _read(
    sheet: Sheet,
    kind: Kind,
    names: tuple[Mapping[str, str], Sequence[str]],
    found: tuple[dict[str, int], dict[str, int]],
) -> Iterator[Finding]:
    (known, attributes), (fields, traits) = names, found
    place = Place(sheet.name, sheet.heading.number)
    shown = (*HEADINGS[kind], *(one for one in attributes if one not in known))
    for at, cell in enumerate(sheet.heading.cells):
        field = known.get(cell.casefold())
        holder, name = (fields, field) if field else (traits, cell)
        if name in holder:
            yield Finding.of("import.column_twice", place=place, column=cell)
        elif field or cell in attributes:
            holder[name] = at
        elif cell or any(_cell(line, at) for line in sheet.lines):
            yield Finding.of(
                "import.unknown_column",
                place=place,
                column=cell or f"#{at + 1}",
                known=shown,
            )
    other = _other_kind(sheet, kind)
    if other:
        yield Finding.of("import.other_kind", place=place, looks=other, asked=kind)
    for name in NEEDED[kind]:
        if name not in fields:
            names_of = HEADINGS[kind][name]
            yield Finding.of("import.no_column", place=place, column=names_of)


def _other_kind(sheet: Sheet, asked: Kind) -> Kind | None:
    """Return of which other kind a sheet is, all of whose headings are of that kind."""
    given = {cell.casefold() for cell in sheet.heading.cells if cell}

    def fits(kind: Kind) -> bool:
        names = HEADINGS[kind]
        known = {one for each in names.values() for one in each}
        has_all = all(given & set(names[one]) for one in NEEDED[kind])
        return has_all and given <= known

    return None if fits(asked) else next(filter(fits, reversed(Kind)), None)
