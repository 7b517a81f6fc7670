"""Whether a lower layer loosens what a higher one has set."""

from collections.abc import Iterator
from datetime import date

from comitia.charter.checks.limits import (
    MOST_CASES,
    MOST_DAYS,
    too_many_cases,
    too_many_days,
)
from comitia.charter.direction import may_follow
from comitia.charter.kinds import fact_of
from comitia.charter.layer import Declared, Rank
from comitia.charter.rules import Slice
from comitia.charter.section import Key
from comitia.kernel.findings import Finding


def direction_faults(key: Key, row: list[Slice]) -> Iterator[Finding]:
    """Compare the layers on every day on which something begins, for every unit."""
    first = next(_all(row))
    days = {one.since for one in _all(row)}
    if len(days) > MOST_DAYS:
        yield too_many_days(first.key, first)
        return
    if len(row) == 1 and not row[0].exemptions:
        return
    cases = dict(_cases(row))
    if sum(map(len, cases.values())) > MOST_CASES:
        yield too_many_cases(first.key, first)
        return
    seen: set[Declared] = set()
    for unit, begun in cases.items():
        for day in sorted(begun):
            for fault, lower in _loosened(key, row, unit, day):
                if lower not in seen:
                    seen.add(lower)
                    yield fault


def _all(row: list[Slice]) -> Iterator[Declared]:
    for each in row:
        yield from each.declared
        for rows in each.exemptions.values():
            yield from rows


def _cases(row: list[Slice]) -> Iterator[tuple[str | None, set[date]]]:
    """Yield nobody in particular, and of the units that are treated alike one each."""
    common = {one.since for each in row for one in each.declared}
    yield None, common
    exempted: dict[str, set[date]] = {}
    for each in row:
        for unit, rows in each.exemptions.items():
            days = exempted.setdefault(unit, set())
            days.update(one.since for one in rows)
    named = {unit: None for each in row for unit in each.layer.units}
    alike = {
        tuple(each.layer.speaks_to(unit) for each in row): unit
        for unit in named
        if unit not in exempted
    }
    yield from ((unit, common) for unit in alike.values())
    yield from ((unit, common | days) for unit, days in exempted.items())


def _loosened(
    key: Key, row: list[Slice], unit: str | None, day: date
) -> Iterator[tuple[Finding, Declared]]:
    above: list[Declared] = []
    told: list[Declared] = []
    for each in row:
        own = each.own(unit=unit, on=day)
        if own is not None:
            # A working value stands in for one that nobody has published, so that a
            # notice can loosen nothing yet; units are held to it, and by a right
            # everybody is.
            held = above if each.layer.rank.may_exempt else told
            if _loosens(key, held, own):
                yield _loosening(key, held[-1], own), own
            told.append(own)
            above += [own] * (own.provenance.published or key.safeguard)
        exemption = each.exemption(unit=unit, on=day)
        if exemption is not None:
            # An authority exempts from what it may set itself, not from above.
            above = [one for one in above if each.layer.rank.is_below(_rank(one))]
            if _loosens(key, above, exemption):
                yield _beyond(key, above[-1], exemption), exemption
            above.append(exemption)
            told.append(exemption)


def _loosens(key: Key, above: list[Declared], lower: Declared) -> bool:
    values = [one.value for one in above]
    return bool(above) and not may_follow(
        key.direction, above=values, lower=lower.value
    )


def _loosening(key: Key, upper: Declared, lower: Declared) -> Finding:
    code = f"charter.loosens.{key.direction.value}"
    if key.safeguard:
        published = upper.provenance.published
        code = f"charter.loosens_a_{'right' if published else 'working_right'}"
    return Finding.of(
        code,
        key=lower.key,
        clause=upper.provenance.clause,
        place=lower.provenance.place,
        upper=fact_of(key.kind, upper.value),
        lower=fact_of(key.kind, lower.value),
        above=str(upper.provenance.place),
        layer=upper.provenance.layer,
    )


def _beyond(key: Key, upper: Declared, exemption: Declared) -> Finding:
    return Finding.of(
        "charter.exemption_from_above",
        key=exemption.key,
        clause=upper.provenance.clause,
        place=exemption.provenance.place,
        upper=fact_of(key.kind, upper.value),
        above=str(upper.provenance.place),
        layer=upper.provenance.layer,
    )


def _rank(declared: Declared) -> Rank:
    return declared.provenance.rank
