"""A division of seats as scripts read it, and as people do."""

import shlex
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from comitia.cli.face import printable
from comitia.engines.chart.seats.shown import about_text, root_text
from comitia.engines.chart.widths import cells
from comitia.engines.seats.dividing import Claims, Division, Draw
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Fact, Word
from comitia.kernel.lots import lot_of
from comitia.kernel.seats.division import Certificate, Edge, Share, share_of
from comitia.kernel.seats.divisors import Method, power
from comitia.kernel.shares import exact_text

# Who is tied, and who was drawn, is told of that many; a script is told of all.
_SHOWN: Final = 50
Asked = tuple[Method, int, str | None]


def document_of(claims: Claims, division: Division, asked: Asked) -> dict[str, object]:
    """Return a division as JSON, in the order of the claims."""
    method, number, lot = asked
    return {
        "method": method,
        "total": number,
        "seats": dict(zip(claims.units, division.seats, strict=True)),
        **proof_document(division, method, lot),
    }


def proof_document(
    division: Division, method: Method, lot: str | None
) -> dict[str, object]:
    """Return as JSON what a division stands on: ties, certificate, lot."""
    proof = division.certificate
    certificate: dict[str, object] = {
        "last_kept": _edge(proof.last_kept),
        "first_left": _edge(proof.first_left),
        "squared": power(method) > 1,
    }
    if proof.multiplier is not None:
        certificate["multiplier"] = exact_text(proof.multiplier)
    return {
        "ties": [{"units": [*tie.units], "seats": tie.seats} for tie in division.ties],
        "certificate": certificate,
        "lot": None if lot is None else _lot(lot, division.draws),
    }


def no_division(
    method: Method | None, number: int | None, why: list[dict[str, object]]
) -> dict[str, object]:
    """Return as JSON that nothing could be divided, and why."""
    return {
        "method": method,
        "total": number,
        "seats": {},
        "ties": [],
        "certificate": None,
        "lot": None,
        "status": "impossible",
        "refusals": why,
    }


def _edge(edge: Edge | None) -> dict[str, object] | None:
    if edge is None:
        return None
    stands_for = None if edge.quotient is None else exact_text(edge.quotient)
    return {"unit": edge.unit, "seat": edge.seat, "quotient": stands_for}


def _lot(seed: str, draws: Sequence[Draw]) -> dict[str, object]:
    return {"seed": seed, "draws": [draw_document(one) for one in draws]}


def draw_document(draw: Draw) -> dict[str, object]:
    """Return as JSON who was drawn, in this order, and who got a seat."""
    return {"units": [*draw.units], "seats": draw.seats, "got": [*draw.got]}


def text_of(
    claims: Claims, division: Division, asked: Asked, language: Language
) -> str:
    """Return a division as a person reads it: the table, the proof, ties, the lot."""
    method, number, lot = asked

    def said(code: str, **facts: Fact) -> str:
        return message(code, language, facts)

    units = len(claims.units)
    named = Word(f"seats.method.{method}")
    lines = [said("seats.heading", seats=number, units=units, method=named), ""]
    lines += _table(claims, division, number, language)
    limited = is_limited(*claims.limits)
    lines += ["", *why_lines(division, (method, lot), language, limited=limited)]
    return "\n".join(map(printable, lines)) + "\n"


def is_limited(least: Sequence[int], most: Sequence[int | None]) -> bool:
    """Return whether any unit has a limit.

    >>> is_limited((0, 1), (None, None)), is_limited((0,), (None,))
    (True, False)
    """
    return any(least) or any(one is not None for one in most)


def why_lines(
    division: Division,
    asked: tuple[Method, str | None],
    language: Language,
    *,
    limited: bool,
) -> Iterator[str]:
    """Yield what a division stands on as a person reads it: proof, ties, the lot.

    `limited` says whether limits hold: seats that these compel prove nothing.
    """
    method, lot = asked

    def said(code: str, **facts: Fact) -> str:
        return message(code, language, facts)

    yield from _proof(division.certificate, method, language, limited=limited)
    for tie in division.ties:
        yield from ("", said("seats.tie", units=len(tie.units), seats=tie.seats))
        yield from (f"  {one}" for one in _first(tie.units, language))
        yield said("seats.tie_cure")
    for draw in division.draws:
        yield from ("", *_drawn(lot or "", draw, language))
    if lot is not None and not division.draws:
        yield from ("", said("seats.no_draw"))


def _table(
    claims: Claims, division: Division, number: int, language: Language
) -> Iterator[str]:
    """Return the lines of the table; names stand left, numbers right."""
    weights = [int(one) for one in claims.weights]
    every = sum(weights)
    least, most = claims.limits
    shares = shares_of(claims, division, number)
    columns = ["unit", "weight", "share", "seats"]
    rows = [
        [unit, str(weight), _share_text(share), str(seats)]
        for unit, weight, share, seats in zip(
            claims.units, weights, shares, division.seats, strict=True
        )
    ]
    if is_limited(least, most):
        within = division.certificate.multiplier is not None
        columns[2] = "share_within" if within else "share_plain"
        columns.append("limits")
        for row, low, high in zip(rows, least, most, strict=True):
            row.append(_limits(low, high, language))
    heads = [message(f"seats.column.{name}", language, {}) for name in columns]
    ends = [
        message("seats.column.sum", language, {}),
        str(every),
        "",
        str(sum(division.seats)),
    ]
    return _aligned([heads, *rows, ends])


def shares_of(
    claims: Claims, division: Division, number: int
) -> tuple[Fraction | None, ...]:
    """Return each unit's share of the seats; under Hamilton the one that is used.

    That one is the weight times the multiplier, within the limits; by the other
    methods it is the weight's plain part of all seats, which nothing is decided by.
    """
    rate = division.certificate.multiplier
    weights = [int(one) for one in claims.weights]
    if rate is not None:
        given = zip(claims.units, weights, *claims.limits, strict=True)
        return tuple(
            share_of(Share(unit, weight, 0, low, high), rate)
            for unit, weight, low, high in given
        )
    every = sum(weights)
    return tuple(Fraction(one * number, every) if every else None for one in weights)


def _share_text(share: Fraction | None) -> str:
    return _hundredths(share.numerator, share.denominator) if share is not None else "-"


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    widths = [max(cells(row[at]) for row in rows) for at in range(4)]
    for row in rows:
        blanks = [
            " " * (width - cells(text))
            for text, width in zip(row[:4], widths, strict=True)
        ]
        numbers = [
            blank + text for blank, text in zip(blanks[1:], row[1:4], strict=True)
        ]
        yield "  ".join([row[0] + blanks[0], *numbers, *row[4:]]).rstrip()


def _limits(low: int, high: int | None, language: Language) -> str:
    if high is None:
        return message("seats.at_least", language, {"least": low}) if low else ""
    if low == high:
        return message("seats.fixed", language, {"seats": low})
    return message("seats.between", language, {"least": low, "most": high})


def _hundredths(over: int, under: int) -> str:
    """Return a ratio to two decimals, rounded half up; for people only."""
    if not under:
        return "-"
    rounded = (over * 200 + under) // (2 * under)
    return f"{rounded // 100}.{rounded % 100:02d}"


def _proof(
    proof: Certificate, method: Method, language: Language, *, limited: bool
) -> Iterator[str]:
    if proof.multiplier is not None:
        rate = exact_text(proof.multiplier)
        yield message("seats.multiplier", language, {"rate": rate})
    kind = "remainder" if method is Method.HAMILTON else "quotient"
    for name, edge in (("kept", proof.last_kept), ("left", proof.first_left)):
        if edge is None:
            yield message(f"seats.{name}.none", language, {})
        else:
            yield _decided((name, kind), edge, method, language)
    kind = "limited" if limited and kind == "quotient" else kind
    yield message(f"seats.proof.{kind}", language, {})
    if power(method) > 1:
        yield message("seats.squares", language, {})


def _decided(
    said: tuple[str, str], edge: Edge, method: Method, language: Language
) -> str:
    """Return what is said of the last seat given, or of the first one left."""
    if edge.quotient is None:
        return message(f"seats.{said[0]}.first", language, {"unit": edge.unit})
    value = _worth(edge.quotient, method, language)
    facts: dict[str, Fact] = {"unit": edge.unit, "seat": edge.seat, "value": value}
    return message(f"seats.{'.'.join(said)}", language, facts)


def short_proof(proof: Certificate, method: Method, language: Language) -> str:
    """Return the last seat given and the first left in one line, or nothing."""
    said = [
        _decided((name, "short"), edge, method, language)
        for name, edge in (("kept", proof.last_kept), ("left", proof.first_left))
        if edge is not None
    ]
    return message("seats.short.joint", language, {}).join(said)


def _worth(value: Fraction, method: Method, language: Language) -> str:
    """Return what a seat stands for, exactly and about; of a square also the root."""
    if power(method) > 1:
        squared: dict[str, Fact] = {
            "exact": str(value),
            "root": root_text(value),
        }
        return message("seats.about_root", language, squared)
    if value.denominator == 1:
        return str(value.numerator)
    facts: dict[str, Fact] = {"exact": exact_text(value), "about": about_text(value)}
    return message("seats.about", language, facts)


def _first(units: Sequence[str], language: Language) -> Iterator[str]:
    yield from units[:_SHOWN]
    if len(units) > _SHOWN:
        more = len(units) - _SHOWN
        yield message("seats.and_more", language, {"count": more})


def _drawn(seed: str, draw: Draw, language: Language) -> Iterator[str]:
    units, number = len(draw.units), draw.seats
    facts: dict[str, Fact] = {"seed": seed, "units": units, "seats": number}
    yield message("seats.drawn", language, facts)
    got = message("seats.got", language, {})
    lines = [
        f"{lot_of(seed, unit)}  {unit}" + (f"  {got}" if place < number else "")
        for place, unit in enumerate(draw.units[:_SHOWN])
    ]
    yield from (f"  {line}" for line in lines)
    if units > _SHOWN:
        yield message("seats.and_more", language, {"count": units - _SHOWN})
    first = draw.units[0]
    command = f"printf '%s\\n%s' {shlex.quote(seed)} {shlex.quote(first)} | sha256sum"
    yield message("seats.redraw", language, {"command": command})
