"""``comitia seats --plan``: seats and names as a plan divides them."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from comitia.cli.engines.given import content_of, sheet_of
from comitia.cli.face import Exit, print_findings, print_json, printable, refusals
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.seats.divisors import Method

if TYPE_CHECKING:
    from comitia.engines.seats.dividing import Claims, Division
    from comitia.engines.seats.plans.outcome import Outcome
    from comitia.engines.seats.plans.plan import Plan
    from comitia.engines.seats.plans.rows import Rows

Given = tuple[Path, Path, str | None]
Options = tuple[int | None, Method | None, str | None]


class Draw(Protocol):
    """Draws a division into a file, if a chart was asked for."""

    def __bool__(self) -> bool:
        """Return whether one was."""

    def __call__(
        self, claims: "Claims", division: "Division", asked: tuple[Method, int]
    ) -> None:
        """Write the file."""

    def outcome(self, outcome: "Outcome") -> None:
        """Write the file of several divisions."""


def answer_by_plan(
    given: Given, options: Options, draw: Draw, lang: Language, *, as_json: bool
) -> Exit:
    """Print what a plan comes to, and return whether everything is settled.

    `given` are the table, the plan and the encoding of the table; `options` what the
    command says itself of seats, method and lot; `draw` makes the chart. Raises
    ``Refused`` for what cannot be understood.
    """
    from comitia.engines.seats.plans.applying import (  # noqa: PLC0415  slow import
        without_effect,
    )
    from comitia.engines.seats.plans.blocks import Asked  # noqa: PLC0415  slow import
    from comitia.engines.seats.plans.outcome import (  # noqa: PLC0415  slow import
        Impossible,
    )

    plan, rows = _given(given, lang)
    print_findings(without_effect(plan, Asked(*options)), lang)
    try:
        outcome = _outcome(plan, rows, options)
    except Impossible as impossible:
        return _tell_impossible(impossible.findings, lang, as_json=as_json)
    if draw:
        _draw(outcome, draw)
    _tell(outcome, options[2], lang, as_json=as_json)
    return Exit.YES if outcome.is_settled else Exit.NO


def _draw(outcome: "Outcome", draw: Draw) -> None:
    """Draw the one division that a plan comes to, or the seats of each unit."""
    from comitia.engines.seats.dividing import Claims  # noqa: PLC0415  slow import

    blocks = [one for one in outcome.blocks if one.division is not None]
    division = blocks[0].division if len(blocks) == 1 else None
    if division is None or division.seats != outcome.seats:
        draw.outcome(outcome)
        return
    block = blocks[0]
    claims = Claims(outcome.units, block.weights, block.least, block.most)
    draw(claims, division, (block.step.method, block.step.seats))


def _given(given: Given, lang: Language) -> "tuple[Plan, Rows]":
    from comitia.engines.seats.plans.cells import (  # noqa: PLC0415  slow import
        HEADINGS,
    )
    from comitia.engines.seats.plans.reading import (  # noqa: PLC0415  slow import
        read_plan,
    )
    from comitia.engines.seats.plans.table import (  # noqa: PLC0415  slow import
        columns_named,
        doubts_of,
        rows_of,
    )

    table, plan, encoding = given
    if str(table) == str(plan) == "-":
        raise Refused([Finding.of("plan.one_input", key="--plan")])
    read = read_plan(content_of(plan), file=str(plan))
    form = HEADINGS, ("unit",), columns_named(read)
    rows = rows_of(sheet_of(table, encoding, lang, form), read)
    print_findings(tuple(doubts_of(read, rows)), lang)
    return read, rows


def _outcome(plan: "Plan", rows: "Rows", options: Options) -> "Outcome":
    from comitia.engines.seats.plans.applying import (  # noqa: PLC0415  slow import
        applied,
    )
    from comitia.engines.seats.plans.blocks import Asked  # noqa: PLC0415  slow import

    return applied(plan, rows, Asked(*options))


def _tell_impossible(
    findings: Sequence[Finding], lang: Language, *, as_json: bool
) -> Exit:
    from comitia.cli.engines.division import no_division  # noqa: PLC0415  slow import

    if as_json:
        print_json(no_division(None, None, refusals(findings, lang)))
    else:
        print_findings(findings, lang, sys.stdout)
    return Exit.NO


def _tell(
    outcome: "Outcome", seed: str | None, lang: Language, *, as_json: bool
) -> None:
    from comitia.cli.engines.plan_json import (  # noqa: PLC0415  slow import
        document_of,
    )
    from comitia.cli.engines.plan_text import lines_of  # noqa: PLC0415  slow import

    if as_json:
        print_json(document_of(outcome, seed))
    else:
        sys.stdout.writelines(
            f"{printable(line)}\n" for line in lines_of(outcome, lang)
        )
