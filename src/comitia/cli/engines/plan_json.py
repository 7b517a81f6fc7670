"""What a plan comes to, as scripts read it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from comitia.cli.engines.division import draw_document, proof_document
from comitia.kernel.shares import exact_text

if TYPE_CHECKING:
    from comitia.engines.seats.dividing import Tie
    from comitia.engines.seats.plans.outcome import (
        BlockOutcome,
        Group,
        Level,
        Outcome,
        RoundedOutcome,
    )
    from comitia.engines.seats.plans.rounding import Nearest

Document = dict[str, object]


def document_of(outcome: "Outcome", seed: str | None = None) -> Document:
    """Return the whole answer as one JSON object.

    `seats` is the sum of everything that a unit gets, `seed` what the command was given
    for lots. The method at the top is that of all blocks, and the lot has every draw;
    the certificate is that of the only block there is; of several, each has its own.
    """
    methods = {one.step.method for one in outcome.blocks}
    document: Document = {
        "method": str(*methods) if len(methods) == 1 else None,
        "total": outcome.total,
        "seats": _column(outcome, outcome.seats),
        "ties": _ties(tie for one in outcome.blocks for tie in _ties_of(one)),
        "certificate": _only_certificate(outcome),
        "lot": None if seed is None else _lot(outcome, seed),
    }
    if outcome.base is not None:
        document["base"] = _column(outcome, outcome.base)
    if outcome.blocks:
        document["blocks"] = [_block(outcome.units, one) for one in outcome.blocks]
    if outcome.output is not None:
        document["output"] = _output(outcome, outcome.output)
    for key, columns in (("added", outcome.added), ("parts", outcome.parts)):
        if columns:
            document[key] = {
                name: _column(outcome, column) for name, column in columns.items()
            }
    if outcome.names is not None:
        document["names"] = _column(outcome, outcome.names)
        document["levels"] = [_level(level) for level in outcome.levels]
    return document


def _only_certificate(outcome: "Outcome") -> object:
    if len(outcome.blocks) != 1:
        return None
    (only,) = outcome.blocks
    return _proof(only)["certificate"] if only.division else None


def _lot(outcome: "Outcome", seed: str) -> Document:
    """Return every draw with where it was made, and the seed that it was made with."""
    return {"seed": seed, "draws": [*_draws(outcome)]}


def _draws(outcome: "Outcome") -> Iterator[Document]:
    for block in outcome.blocks:
        yield from _draws_of(block, {"block": block.step.name})
    for level in outcome.levels:
        for group in level.groups:
            where: Document = {"level": level.number, "above": group.above}
            yield from _draws_of(group.block, where)


def _draws_of(block: "BlockOutcome", where: Document) -> Iterator[Document]:
    for draw in block.division.draws if block.division else ():
        yield {**where, "seed": block.step.lot, **draw_document(draw)}


def _proof(block: "BlockOutcome") -> Document:
    """Return what a block that is divided stands on."""
    step, division = block.step, block.division
    return proof_document(division, step.method, step.lot) if division else {}


def _column(outcome: "Outcome", numbers: Sequence[int]) -> dict[str, int]:
    return dict(zip(outcome.units, numbers, strict=True))


def _block(units: Sequence[str], block: "BlockOutcome") -> Document:
    """Return a block with all that its certificate is checked with."""
    document: Document = {
        "name": block.step.name,
        "method": str(block.step.method),
        "total": block.step.seats,
        "weights": dict(zip(units, block.weights, strict=True)),
    }
    if any(block.least) or any(most is not None for most in block.most):
        document["least"] = dict(zip(units, block.least, strict=True))
        document["most"] = dict(zip(units, block.most, strict=True))
    if block.division is None:
        return {**document, "seats": {}, "waits": True}
    seats = dict(zip(units, block.division.seats, strict=True))
    return {**document, "seats": seats, **_proof(block)}


def _ties_of(block: "BlockOutcome") -> tuple["Tie", ...]:
    return block.division.ties if block.division else ()


def _ties(ties: Iterable["Tie"]) -> list[Document]:
    return [{"units": list(one.units), "seats": one.seats} for one in ties]


def _output(outcome: "Outcome", output: "RoundedOutcome") -> Document:
    shares = zip(outcome.units, output.shares, strict=True)
    return {
        "rounding": str(output.rounding),
        "seats": _column(outcome, output.seats),
        "shares": {unit: exact_text(share) for unit, share in shares},
        "certificate": {
            "divisor": exact_text(output.divisor),
            "last_kept": _nearest(output.last_up),
            "first_left": _nearest(output.last_down),
        },
    }


def _nearest(nearest: "Nearest | None") -> Document | None:
    if nearest is None:
        return None
    rest = exact_text(nearest.rest)
    return {"unit": nearest.unit, "seat": nearest.seat, "quotient": rest}


def _level(level: "Level") -> Document:
    return {
        "level": level.number,
        "names": level.names,
        "divided": level.divided,
        "groups": [_group(group) for group in level.groups],
    }


def _group(group: "Group") -> Document:
    block = _block(group.units, group.block)
    block.pop("name")
    head = {"above": group.above, "names": group.names}
    return {**head, "sums": dict(group.weights), **block}
