"""What a plan comes to, as a person reads it: one table, then why it is so."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from comitia.cli.engines.division import is_limited, short_proof, why_lines
from comitia.cli.face import printable
from comitia.engines.chart.widths import cells
from comitia.kernel.catalogue import Language, message
from comitia.kernel.findings import Word

if TYPE_CHECKING:
    from comitia.engines.seats.dividing import Division
    from comitia.engines.seats.plans.outcome import (
        BlockOutcome,
        Group,
        Level,
        Outcome,
    )
    from comitia.kernel.findings import Fact

_DECIMALS: Final = 4
_OF_BODIES: Final = ("body", "names", "weight")


def lines_of(outcome: "Outcome", lang: Language) -> Iterator[str]:
    """Yield the table of seats, and below it what each division stands on."""
    yield from _table(outcome, lang)
    for block in outcome.blocks:
        yield ""
        yield from _block(block, lang)
    if outcome.output is not None:
        yield ""
        divisor = _decimal(outcome.output.divisor)
        facts: dict[str, Fact] = {
            "divisor": divisor,
            "rounding": str(outcome.output.rounding),
        }
        yield message("plan.said.rounded", lang, facts)
    for level in outcome.levels:
        yield ""
        yield from _level(level, lang)


def _table(outcome: "Outcome", lang: Language) -> Iterator[str]:
    columns = dict(_columns(outcome, lang))
    heading = [message("plan.said.unit", lang, {}), *columns]
    numbers = [*zip(*columns.values(), strict=True)]
    rows = [
        [printable(unit), *map(_number, row)]
        for unit, row in zip(outcome.units, numbers, strict=True)
    ]
    sums = [_number(sum(column)) for column in columns.values()]
    rows.append([message("plan.said.sum", lang, {}), *sums])
    yield from _aligned([heading, *rows])


def _number(number: int | Fraction) -> str:
    return str(number) if isinstance(number, int) else _decimal(number)


def _columns(
    outcome: "Outcome", lang: Language
) -> Iterator[tuple[str, Sequence[int | Fraction]]]:
    """Yield the columns that say something, the whole first."""

    def word(code: str) -> str:
        return message(f"plan.said.{code}", lang, {})

    yield word("seats"), outcome.seats
    if outcome.names is not None:
        yield word("names"), outcome.names
    if outcome.base is not None:
        yield word("base"), outcome.base
    for block in outcome.blocks if len(outcome.blocks) > 1 else ():
        if block.division is not None:
            yield printable(block.step.name), block.division.seats
    for name, column in (*outcome.added.items(), *outcome.parts.items()):
        yield printable(name), column
    if outcome.output is not None:
        yield word("share"), outcome.output.shares
    yield from _weights(outcome, lang)


def _weights(outcome: "Outcome", lang: Language) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield what each block was divided by; what is the same in all of them once."""
    same = len({block.weights for block in outcome.blocks}) == 1
    for block in outcome.blocks[:1] if same else outcome.blocks:
        facts: dict[str, Fact] = {"block": block.step.name}
        code = "plan.said.weight" if same else "plan.said.weight_of"
        yield printable(message(code, lang, facts)), block.weights


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows with names to the left and numbers to the right."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        padded = [
            " " * (width - cells(text)) + text
            for width, text in zip(widths[1:], numbers, strict=True)
        ]
        yield "  ".join([name + " " * (widths[0] - cells(name)), *padded])


def _block(block: "BlockOutcome", lang: Language) -> Iterator[str]:
    step, division = block.step, block.division
    facts: dict[str, Fact] = {
        "block": step.name,
        "seats": step.seats,
        "method": Word(f"seats.method.{step.method}"),
    }
    yield message("plan.said.block", lang, facts)
    if division is None:
        yield "  " + message("plan.said.waits", lang, {})
        return
    for line in _why(block, division, lang):
        yield f"  {line}".rstrip()


def _why(block: "BlockOutcome", division: "Division", lang: Language) -> Iterator[str]:
    asked = block.step.method, block.step.lot
    limited = is_limited(block.least, block.most)
    yield from why_lines(division, asked, lang, limited=limited)


def _level(level: "Level", lang: Language) -> Iterator[str]:
    facts: dict[str, Fact] = {"level": level.number, "names": level.divided}
    yield message("plan.said.level", lang, facts)
    for group in level.groups:
        head: dict[str, Fact] = {"body": group.above, "names": group.divided}
        yield "  " + message("plan.said.group", lang, head)
        yield from (f"    {line}".rstrip() for line in _group(group, lang))


def _group(group: "Group", lang: Language) -> Iterator[str]:
    block, division = group.block, group.block.division
    columns = [message(f"plan.said.{one}", lang, {}) for one in _OF_BODIES]
    rows = [
        [printable(unit), str(names), str(weight)]
        for (unit, names), weight in zip(
            group.given.items(), block.weights, strict=True
        )
    ]
    yield from _aligned([columns, *rows])
    if division is None:
        return
    if not block.is_settled or division.draws:
        yield from _why(block, division, lang)
    else:
        yield short_proof(division.certificate, block.step.method, lang)


def _decimal(number: Fraction) -> str:
    """Return a number with a few decimals, marked where these are not all of them.

    >>> _decimal(Fraction(5, 2)), _decimal(Fraction(1, 3))
    ('2.5', '0.3333…')
    """
    scaled = number * 10**_DECIMALS
    whole, rest = divmod(int(scaled), 10**_DECIMALS)
    decimals = f"{rest:0{_DECIMALS}d}"
    if scaled.denominator == 1:
        decimals = decimals.rstrip("0")
        return f"{whole}.{decimals}" if decimals else str(whole)
    return f"{whole}.{decimals}…"
