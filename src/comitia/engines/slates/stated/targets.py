"""TARGETS.toml: how many names, of which units, and what they should be."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import ValidationError

from comitia.charter.section import nearest
from comitia.charter.text.source import MOST_BYTES, Source, decoded, parsed
from comitia.engines.slates.stated.form import Form, TargetForm
from comitia.engines.slates.stated.limits import Limits, limits_of
from comitia.engines.table.sheet import unreadable
from comitia.kernel.findings import Fact, Finding, Refused
from comitia.kernel.slates.asked import Asked, Of, Places, Strength, Target
from comitia.kernel.slates.pool import Member, Pool

_CODES: Final = {
    "missing": "slate.missing_key",
    "extra_forbidden": "slate.unknown_key",
    "literal_error": "slate.no_choice",
}


def asked_of(content: bytes, pool: Pool, *, name: str) -> Asked:
    """Return what a file asks of a slate of a pool.

    Shares are taken of the names or, for targets of the elected, of the seats: a floor
    is rounded up and a ceiling down. Raises ``Refused`` with every fault and its line:
    keys that nobody reads, attributes, values, units and ids that the pool has not.
    """
    form, source = _form(content, name)
    return _Reading(form, pool, source, []).whole()


@dataclass(frozen=True, slots=True)
class Ballot:
    """The list that goes to a ballot, what is asked of the elected, how many vote."""

    pool: Pool
    asked: Asked
    voters: Mapping[str, int]


def ballot_of(
    content: bytes, pool: Pool, *, name: str, chosen: Collection[str] | None = None
) -> Ballot:
    """Return what a file asks of those whom a ballot elects.

    The list is who is `chosen` of the pool, or else the whole pool but for `drop`. A
    unit's names are its rows on the list, a fault where the file says another number.
    Otherwise as ``asked_of``, but limits of all targets are held against the elected,
    and shares taken of the seats.
    """
    form, source = _form(content, name)
    listed = tuple(
        one
        for one in pool.members
        if (one.id not in form.drop if chosen is None else one.id in chosen)
    )
    reading = _Reading(form, pool, source, [], listed)
    return Ballot(replace(pool, members=listed), reading.whole(), reading.voters())


def _form(content: bytes, name: str) -> tuple[Form, Source]:
    if len(content) > MOST_BYTES:
        raise unreadable("table.too_large", name, limit=MOST_BYTES // 1_000_000)
    source = parsed(decoded(content, file=name), file=name)
    if source.faults:
        raise Refused(source.faults)
    try:
        return Form.model_validate(source.tables), source
    except ValidationError as error:
        raise Refused(_misread(error, source)) from None


def _misread(error: ValidationError, source: Source) -> Iterator[Finding]:
    for one in error.errors():
        path = tuple(
            str(part) if isinstance(part, str) else part for part in one["loc"]
        )
        key = ".".join(str(part) for part in path)
        code = _CODES.get(one["type"], "slate.misread_key")
        known = str(one.get("ctx", {}).get("expected", ""))
        yield Finding.of(code, key=key, place=source.place(path), known=known)


@dataclass(slots=True)
class _Reading:
    """A form held against its pool; what is wrong gathers in `faults`."""

    form: Form
    pool: Pool
    source: Source
    faults: list[Finding]
    listed: tuple[Member, ...] | None = None

    def whole(self) -> Asked:
        """Return what the form asks; raises ``Refused`` with all that is wrong."""
        asked = self.asked()
        if self.faults:
            raise Refused(self.faults)
        return asked

    def voters(self) -> dict[str, int]:
        """Return how many vote in each unit, where the form says so."""
        stated = {unit: one.voters for unit, one in self.form.units.items()}
        stated = stated or {"": self.form.voters}
        return {unit: number for unit, number in stated.items() if number}

    def asked(self) -> Asked:
        """Return what the form asks, as far as it makes sense."""
        units = dict(self._units())
        ids = {one.id for one in self.pool.members}
        for key in ("keep", "drop"):
            for one in sorted({*getattr(self.form, key)} - ids):
                self._fault("slate.unknown_id", (key,), id=one)
        for one in sorted({*self.form.keep} & {*self.form.drop}):
            self._fault("slate.kept_and_dropped", ("keep",), id=one)
        targets = tuple(self._targets(units))
        keep, drop = frozenset(self.form.keep), frozenset(self.form.drop)
        return Asked(units, targets, keep, drop)

    def _units(self) -> Iterator[tuple[str, Places]]:
        stated, form = self.form.units, self.form
        there = {one.unit for one in self.pool.members}
        if not stated:
            if form.names is None and self.listed is None:
                self._fault("slate.missing_key", ("names",))
            if there != {""}:
                self._fault("slate.units_not_stated", (), units=len(there))
            yield "", self._places(form.names, form.seats, ())
            return
        for unit, places in stated.items():
            yield unit, self._places(places.names, places.seats, ("units", unit))
        for unit in sorted(there - {*stated}):
            near = nearest(unit, tuple(stated))
            self._fault("slate.unit_of_pool", ("units",), unit=unit, near=near)
        sums = {"names": form.names, "seats": form.seats}
        for key, total in sums.items():
            parts = sum(getattr(one, key) or one.names for one in stated.values())
            if total is not None and total != parts:
                self._fault("slate.sum_of_units", (key,), stated=total, units=parts)

    def _places(
        self, names: int | None, seats: int | None, path: tuple[str, ...]
    ) -> Places:
        if self.listed is not None:
            names = self._rows(self.listed, names, path)
        places = Places(names or 0, names or 0 if seats is None else seats)
        if names is not None and places.seats > names:
            self._fault(
                "slate.more_seats", (*path, "seats"), seats=places.seats, names=names
            )
        return places

    def _rows(
        self, listed: tuple[Member, ...], names: int | None, path: tuple[str, ...]
    ) -> int:
        """Return how many people of a unit stand on the list."""
        unit = path[-1] if path else ""
        rows = sum(one.unit == unit for one in listed)
        if names is not None and names != rows:
            code = "forecast.not_the_list"
            self._fault(code, (*path, "names"), names=names, rows=rows)
        return rows

    def _targets(self, units: Mapping[str, Places]) -> Iterator[Target]:
        first: dict[str, int] = {}
        for at, stated in enumerate(self.form.target):
            if stated.label in first:
                self._fault("slate.label_twice", ("target", at, "label"))
            first.setdefault(stated.label, at)
            if self._is_known(at, stated, units):
                yield self._target(at, stated, units)

    def _is_known(
        self, at: int, stated: TargetForm, units: Mapping[str, Places]
    ) -> bool:
        path, before = ("target", at), len(self.faults)
        if stated.unit and stated.unit not in units:
            near = nearest(stated.unit, tuple(units))
            self._fault("slate.unknown_unit", (*path, "unit"), near=near)
        if (stated.value is None) == (stated.values is None):
            self._fault("slate.one_of_values", path, label=stated.label)
        if stated.attribute not in self.pool.attributes:
            near = nearest(stated.attribute, self.pool.attributes)
            self._fault("slate.unknown_attribute", (*path, "attribute"), near=near)
        return len(self.faults) == before

    def _target(
        self, at: int, stated: TargetForm, units: Mapping[str, Places]
    ) -> Target:
        values = frozenset(stated.values or (stated.value or "",))
        for one in sorted(values - {*self.pool.column(stated.attribute)}):
            self._fault("slate.unknown_value", ("target", at), value=one)
        of = Of(stated.of) if self.listed is None else Of.ELECTED
        counted = (units[stated.unit],) if stated.unit else tuple(units.values())
        base = sum(one.names if of is Of.LIST else one.seats for one in counted)
        limits = Limits(None, None)
        try:
            limits = limits_of(stated, base)
        except Refused as refused:
            for fault in refused.findings:
                self._fault(fault.code, ("target", at, fault.key or ""))
        return Target(
            stated.label,
            stated.attribute,
            values,
            limits.at_least,
            limits.at_most,
            of,
            Strength(stated.strength),
            stated.unit,
        )

    def _fault(self, code: str, path: tuple[Any, ...], **facts: Fact) -> None:
        key = ".".join(str(part) for part in path)
        place = self.source.place(path)
        named = tuple(sorted(facts.items()))
        self.faults.append(Finding(code, named, key or None, None, place))
