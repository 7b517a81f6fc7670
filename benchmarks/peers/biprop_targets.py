"""Targets by biprop: alternate scaling and ties by transfer, in floats.

It takes values by units, and calls them parties and regions.
"""

import contextlib
import io
import signal
from collections.abc import Callable, Iterator
from typing import Any

import biprop

# One table may take so long; after that it counts as not answered.
SECONDS = 10


def prepare(problem: list[dict[str, Any]]) -> Callable[[], Any]:
    """Return the call that divides the seats of each table of a problem."""
    tables = [
        (
            [list(line) for line in zip(*one["weights"], strict=True)],
            one["column_seats"],
            one["row_seats"],
        )
        for one in problem
    ]

    def call() -> Any:  # noqa: ANN401  arrays of the peer's own kind
        return [_divided(*one) for one in tables]

    return call


def _divided(votes: Any, columns: Any, rows: Any) -> Any:  # noqa: ANN401  as above
    with _limited(), contextlib.redirect_stdout(io.StringIO()):
        election = biprop.Election(votes)
        return election.biproportional_apportionment(
            party_seats=columns, region_seats=rows
        )


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(SECONDS)

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def answer(outcome: Any) -> object:  # noqa: ANN401  arrays of the peer's own kind
    """Return the seats by units and values of each table."""
    return [
        [[int(one) for one in line] for line in zip(*table, strict=True)]
        for table in outcome
    ]
