"""Checking a division that was handed over, and what proves it in the record."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from comitia.charter.kinds import Value
from comitia.charter.rules import Setting
from comitia.kernel.findings import Fact, Finding, Word
from comitia.kernel.lots import drawn
from comitia.kernel.seats.division import (
    Edge,
    Share,
    breaches,
    certificate_of,
    share_of,
)
from comitia.kernel.seats.divisors import Method
from comitia.kernel.seats.ties import tie_of
from comitia.kernel.shares import exact_text
from comitia.kernel.views import Row
from comitia.stages.forms import Count, payload


@dataclass(frozen=True, slots=True)
class Part:
    """What is divided by itself: its name, how much there is, who weighs and got what.

    `cited` is the charter key that says so. `multiplier` is that of the largest
    remainders; without it the one is taken that no limit changes. Who has a `base`
    has so many seats before the first that is divided here.
    """

    name: str
    seats: int
    shares: tuple[Share, ...]
    method: Method
    cited: Setting[Value]
    multiplier: Fraction | None = None
    base: int = 0

    @property
    def scale(self) -> Fraction | None:
        """The seats per weight of Hamilton's shares; nothing for other methods."""
        weight = sum(one.weight for one in self.shares)
        if self.method is not Method.HAMILTON:
            return None
        if self.multiplier is None:
            return Fraction(self.seats, weight or 1)
        return self.multiplier

    def finding(self, code: str, **facts: Fact) -> Finding:
        """Return a finding about this part, which cites the key of the charter."""
        return _cited(code, self.cited, **facts)


@payload
class SeatEdge:
    """A seat at which a division was decided, and the quotient that it stands for.

    An empty quotient is above every number: a first seat that all get.
    """

    unit: str
    seat: Count
    quotient: str


@payload
class Proof:
    """What a division stands on: anybody can compute it again by hand.

    `weights` are whole numbers as text. `tied` were to be drawn for `tied_seats`
    seats, and came out in the order of `drawn`.
    """

    part: str
    method: str
    seats: Count
    weights: dict[str, str]
    last_kept: SeatEdge | None
    first_left: SeatEdge | None
    multiplier: str
    tied: tuple[str, ...]
    tied_seats: Count
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeatDivision(Row):
    """A part of a division with its certificate: where it was decided, who drew lots.

    `unit` is the chain, the centre for the seats of the units. `kept` is the lowest
    seat that was given, `left` the highest that was not.
    """

    view: ClassVar[str] = "seat_division"
    keys: ClassVar[int] = 2
    unit: str
    part: str
    method: str
    seats: int
    kept: str
    kept_seat: int
    kept_quotient: str
    left: str
    left_seat: int
    left_quotient: str
    multiplier: str
    tied: tuple[str, ...]
    tied_seats: int
    drawn: tuple[str, ...]
    lot: str


def row_of(unit: str, proof: Proof, lot: str) -> SeatDivision:
    """Return the row of a proof; the seed stands there where a lot was drawn."""
    nobody = SeatEdge("", 0, "")
    kept, left = proof.last_kept or nobody, proof.first_left or nobody
    return SeatDivision(
        unit,
        proof.part,
        proof.method,
        proof.seats,
        kept.unit,
        kept.seat,
        kept.quotient,
        left.unit,
        left.seat,
        left.quotient,
        proof.multiplier,
        proof.tied,
        proof.tied_seats,
        proof.drawn,
        lot if proof.tied else "",
    )


def faults_of(part: Part, *, lot: str, tie: Setting[Value] | None) -> Iterator[Finding]:
    """Return everything that keeps a part from being divided by its method.

    A tie needs the public seed of the lot, and the units that it draws. Limits of a
    unit are for the caller to name: the charter says where they come from.
    """
    for one in part.shares:
        if one.weight == 0 and one.seats > one.least:
            yield part.finding("division.weighs_nothing", unit=one.unit)
    found = tuple(
        breaches(part.method, part.shares, seats=part.seats, multiplier=part.scale)
    )
    # Shares of another multiplier say nothing about who is a seat away from them.
    is_off = any(one.code == "share" and not one.unit for one in found)
    for breach in found:
        if not is_off or not breach.unit or breach.code in {"least", "most"}:
            yield from _said(breach.code, breach.unit, part)
    if not found:
        yield from _tie_undecided(part, lot, tie)


def _said(code: str, unit: str, part: Part) -> Iterator[Finding]:
    """Return a breach with its facts; one of a limit is told by whoever set it."""
    if code == "sum":
        given = sum(one.seats for one in part.shares)
        yield part.finding("division.sum", given=given, seats=part.seats)
    elif code == "share":
        yield _wrong_share(unit, part)
    elif code == "order":
        yield _wrong_order(part)


def _wrong_share(unit: str, part: Part) -> Finding:
    shares = {one.unit: one for one in part.shares}
    scale = part.scale or Fraction(0)
    if unit:
        exact = share_of(shares[unit], scale)
        return part.finding(
            "division.share",
            unit=unit,
            given=shares[unit].seats,
            share=exact_text(exact),
        )
    whole = sum(share_of(one, scale) for one in part.shares)
    return part.finding(
        "division.multiplier",
        multiplier=exact_text(scale),
        sum=exact_text(Fraction(whole)),
        seats=part.seats,
    )


def _wrong_order(part: Part) -> Finding:
    certificate = certificate_of(part.method, part.shares, part.scale)
    kept, left = certificate.last_kept, certificate.first_left
    facts: dict[str, Fact] = {}
    for name, edge in (("kept", kept), ("left", left)):
        if edge is not None:
            facts[name], facts[f"{name}_seat"] = edge.unit, edge.seat
            facts[f"{name}_quotient"] = (
                Word("division.above_all")
                if edge.quotient is None
                else exact_text(edge.quotient)
            )
    if part.base:
        return part.finding("division.order_beyond", base=part.base, **facts)
    return part.finding("division.order", **facts)


def _tie_undecided(
    part: Part, lot: str, tie: Setting[Value] | None
) -> Iterator[Finding]:
    """Return that a tie was not drawn, or that the lot draws others."""
    found = tie_of(part.method, part.shares, part.scale)
    if found is None:
        return
    cited = tie or part.cited
    facts: dict[str, Fact] = {"units": found.units, "seats": found.seats}
    if not lot:
        yield _cited("division.tie", cited, **facts)
        return
    order = drawn(lot, found.units)
    due = order[: found.seats]
    if set(due) != set(found.got):
        yield _cited("division.lot", cited, seed=lot, got=found.got, due=due, **facts)


def _cited(code: str, setting: Setting[Value], **facts: Fact) -> Finding:
    clause = setting.provenance.clause
    return Finding(code, tuple(sorted(facts.items())), setting.key, clause)


def proof_of(part: Part, *, lot: str) -> Proof:
    """Return what a right division stands on, as the outcome of an act holds it."""
    certificate = certificate_of(part.method, part.shares, part.scale)
    tie = tie_of(part.method, part.shares, part.scale)
    tied = () if tie is None else tie.units
    return Proof(
        part.name,
        part.method.value,
        part.seats,
        {one.unit: str(one.weight) for one in part.shares},
        _shown(certificate.last_kept),
        _shown(certificate.first_left),
        "" if part.scale is None else exact_text(part.scale),
        tied,
        0 if tie is None else tie.seats,
        drawn(lot, tied),
    )


def _shown(edge: Edge | None) -> SeatEdge | None:
    if edge is None:
        return None
    value = "" if edge.quotient is None else exact_text(edge.quotient)
    return SeatEdge(edge.unit, edge.seat, value)
