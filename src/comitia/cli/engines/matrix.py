"""A division by units and values as scripts read it, and as people do."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Final

from comitia.cli.engines.charts.writing import Forms
from comitia.cli.face import printable
from comitia.engines.chart.heading import Heading
from comitia.engines.chart.matrix import shown
from comitia.engines.chart.matrix.drawn import svg_of_matrix
from comitia.engines.chart.matrix.written import text_of_matrix
from comitia.engines.targets.division import Division, Draw
from comitia.kernel.catalogue import Language, message, sentence
from comitia.kernel.findings import Fact, Finding
from comitia.kernel.lots import lot_of
from comitia.kernel.matrix.grid import Grid
from comitia.kernel.matrix.impossible import Shortfall, Why
from comitia.kernel.matrix.nesting import Cell, Table
from comitia.kernel.seats.divisors import Method, power
from comitia.kernel.shares import exact_text

# People are told of that many names, cells, divisors; a script is told of all.
_NAMED: Final = 8
_SHOWN: Final = 50
_LONGEST: Final = 14


@dataclass(frozen=True, slots=True)
class Answer:
    """A division with what was asked."""

    table: Table
    grid: Grid
    division: Division
    method: Method
    lot: str | None

    def seats(self) -> dict[str, dict[str, int]]:
        """Return the seats of every unit for every value, parts within wholes."""
        inside = {one.name: one.inside for one in self.table.columns}
        found = {}
        for unit, line in zip(self.grid.rows, self.division.seats, strict=True):
            held = dict.fromkeys(inside, 0)
            for column, seats in zip(self.grid.columns, line, strict=True):
                value = column
                while value:
                    held[value] += seats
                    value = inside[value]
            found[unit] = held
        return found

    def named(self, cells: Sequence[tuple[int, int]]) -> list[list[str]]:
        """Return cells by unit and value."""
        return [[self.grid.rows[row], self.grid.columns[at]] for row, at in cells]

    @property
    def open_ties(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The ties that no lot decided."""
        return () if self.division.draws else self.division.ties

    def side_by_side(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Return each value that contains several, with those."""
        for whole in self.table.columns:
            parts = [one for one in self.table.columns if one.inside == whole.name]
            if len(parts) > 1:
                yield whole.name, tuple(one.name for one in parts)

    def limits(self) -> Iterator[tuple[str, str, Fraction]]:
        """Return the divisors that units have of their own at a limit of a whole."""
        for limit, divisor in zip(
            self.grid.limits, self.division.divisors.limits, strict=True
        ):
            if divisor != 1:
                yield self.grid.rows[limit.row], limit.name, divisor


def document_of(answer: Answer) -> dict[str, object]:
    """Return a division as JSON, in the order of the sheets."""
    divisors, grid = answer.division.divisors, answer.grid
    limits: dict[str, dict[str, str]] = {}
    for unit, value, divisor in answer.limits():
        limits.setdefault(unit, {})[value] = exact_text(divisor)
    return {
        "method": answer.method,
        "cells": answer.seats(),
        "divisors": {
            "rows": _texts(grid.rows, divisors.rows),
            "columns": _texts(grid.columns, divisors.columns),
            "limits": limits,
            "squared": power(answer.method) > 1,
        },
        "ties": [{"cells": answer.named(one)} for one in answer.open_ties],
        "lot": None if answer.lot is None else _lot(answer, answer.lot),
        "certified": answer.division.certified,
    }


def _texts(names: Sequence[str], divisors: Sequence[Fraction]) -> dict[str, str]:
    return {name: exact_text(one) for name, one in zip(names, divisors, strict=True)}


def _lot(answer: Answer, seed: str) -> dict[str, object]:
    draws = [
        {"cells": answer.named(one.cells), "got": answer.named(one.got)}
        for one in answer.division.draws
    ]
    return {"seed": seed, "draws": draws}


def impossible_document(
    grid: Grid, proof: Shortfall, method: Method, lang: Language
) -> dict[str, object]:
    """Return as JSON that there is no division, and the sums that prove it."""
    return {
        "method": method,
        "status": "impossible",
        "rows": [grid.rows[one] for one in proof.rows],
        "columns": [grid.columns[one] for one in proof.columns],
        "why": sentence(why(grid, proof), lang),
        "proof": {
            "kind": proof.why,
            "row_seats": proof.row_seats,
            "column_seats": proof.column_seats,
            "most": proof.most,
            "least": proof.least,
        },
        "cells": {},
        "ties": [],
        "certified": True,
    }


def why(grid: Grid, proof: Shortfall) -> Finding:
    """Return the sums that prove that there is no division, as a finding."""
    kind = proof.why.value
    if proof.why is Why.TOO_MANY and not proof.columns:
        kind = "rows_have_too_many"
    elif proof.why is Why.TOO_MANY and not proof.rows:
        kind = "columns_must_hold"
    elif proof.why is Why.TOO_FEW and not proof.rows:
        kind = "columns_have_too_many"
    elif proof.why is Why.TOO_FEW and not proof.columns:
        kind = "rows_must_hold"
    return Finding.of(
        f"targets.impossible.{kind}",
        units=_few([grid.rows[one] for one in proof.rows]),
        values=_few([grid.columns[one] for one in proof.columns]),
        row_seats=proof.row_seats,
        column_seats=proof.column_seats,
        most=proof.most,
        least=proof.least,
    )


def _few(names: list[str]) -> tuple[str, ...]:
    more = len(names) - _NAMED
    return tuple(names) if more <= 0 else (*names[:_NAMED], f"… (+{more})")


def chart_of(answer: Answer, lang: Language) -> shown.MatrixChart:
    """Return what a chart shows of a division."""
    table = answer.table
    places = {one.name: place for place, one in enumerate(table.columns)}
    tied = {(row, one) for tie in answer.open_ties for row, one in answer.named(tie)}
    given = {(one.row, one.column): one for one in table.cells}
    seats = answer.seats()
    none = Cell("", "", 0)
    rows = []
    for row in table.rows:
        held = []
        for column in table.columns:
            key = row.name, column.name
            cell = given.get(key, none)
            limits = cell.least, cell.most
            held.append(shown.Cell(seats[key[0]][key[1]], *limits, key in tied))
        rows.append(shown.Row(row.name, row.seats, tuple(held)))
    values = tuple(
        shown.Value(one.name, one.seats, places.get(one.inside))
        for one in table.columns
    )
    number = sum(row.seats for row in table.rows)
    title = message("targets.title", lang, {"seats": number, "method": answer.method})
    return shown.MatrixChart(Heading(title, lang), tuple(rows), values)


def forms_of(chart: shown.MatrixChart) -> Forms:
    """Return the drawing of a division and the same as plain text."""
    return Forms(partial(svg_of_matrix, chart), partial(text_of_matrix, chart))


def text_of(answer: Answer, lang: Language) -> str:
    """Return a division as a person reads it: the matrix, the divisors, ties, lots."""

    def said(code: str, **facts: Fact) -> str:
        return message(f"targets.{code}", lang, facts)

    divisors, grid = answer.division.divisors, answer.grid
    lines = [text_of_matrix(chart_of(answer, lang)), said("divisors.rows")]
    lines += _numbers(grid.rows, divisors.rows, lang)
    lines += ["", said("divisors.columns")]
    lines += _numbers(grid.columns, divisors.columns, lang)
    lines += [
        said("divisors.limit", unit=unit, value=value, divisor=_number(divisor))
        for unit, value, divisor in answer.limits()
    ][:_SHOWN]
    lines += ["", said("proof" if answer.division.certified else "no_proof")]
    if power(answer.method) > 1:
        lines.append(said("squares"))
    if len(grid.columns) < len(answer.table.columns) or _has_wholes(answer):
        lines.append(said("wholes"))
    lines += [
        said("apart", value=whole, parts=parts)
        for whole, parts in answer.side_by_side()
    ]
    for tie in answer.open_ties:
        lines += ["", said("tie", cells=len(tie)), *_cells(answer.named(tie), lang)]
        lines.append(said("tie_cure"))
    for draw in answer.division.draws:
        lines += ["", *_drawn(answer, draw, lang)]
    if answer.lot is not None and not answer.division.draws:
        lines += ["", message("seats.no_draw", lang, {})]
    return (
        "\n".join(printable(one) for text in lines for one in text.split("\n")) + "\n"
    )


def _has_wholes(answer: Answer) -> bool:
    return any(one.inside for one in answer.table.columns)


def _numbers(
    names: Sequence[str], divisors: Sequence[Fraction], lang: Language
) -> Iterator[str]:
    for name, divisor in list(zip(names, divisors, strict=True))[:_SHOWN]:
        yield f"  {_number(divisor):>{_LONGEST}}  {name}"
    if len(names) > _SHOWN:
        yield message("seats.and_more", lang, {"count": len(names) - _SHOWN})


def _number(value: Fraction) -> str:
    """Return a divisor as a decimal if that is exact and short, else as a/b.

    >>> [_number(Fraction(*one)) for one in ((670, 1), (9007, 10), (1, 3))]
    ['670', '900.7', '1/3']
    """
    for digits in range(13):
        whole = value * 10**digits
        if whole.denominator == 1:
            text = str(whole.numerator).rjust(digits + 1, "0")
            return f"{text[:-digits]}.{text[-digits:]}" if digits else text
    return f"{value.numerator}/{value.denominator}"


def _cells(cells: Sequence[Sequence[str]], lang: Language) -> Iterator[str]:
    yield from (f"  {unit} / {value}" for unit, value in cells[:_SHOWN])
    if len(cells) > _SHOWN:
        yield message("seats.and_more", lang, {"count": len(cells) - _SHOWN})


def _drawn(answer: Answer, draw: Draw, lang: Language) -> Iterator[str]:
    seed = answer.lot or ""
    yield message("targets.drawn", lang, {"seed": seed, "cells": len(draw.cells)})
    got = {tuple(one) for one in answer.named(draw.got)}
    mark = message("targets.got", lang, {})
    named = answer.named(draw.cells)
    for unit, value in named[:_SHOWN]:
        sign = f"  {mark}" if (unit, value) in got else ""
        lot = lot_of(seed, f"{unit}\n{value}")
        yield f"  {lot}  {unit} / {value}{sign}"
    if len(named) > _SHOWN:
        yield message("seats.and_more", lang, {"count": len(named) - _SHOWN})
    words = " ".join(shlex.quote(one) for one in (seed, *named[0]))
    command = f"printf '%s\\n%s\\n%s' {words} | sha256sum"
    yield message("seats.redraw", lang, {"command": command})
