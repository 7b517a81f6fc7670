"""Targets by biprop: alternate scaling and ties by transfer, in floats.

It takes values by units, and calls them parties and regions.
"""

import contextlib
import io
import signal
from collections.abc import Callable, Iterator
from typing import Any

import biprop

# One instance may take so long; after that it counts as not answered.
SECONDS = 20


def prepare(problem: dict[str, Any]) -> Callable[[], Any]:
    """Return the call that divides the seats of a problem."""
    votes = [list(line) for line in zip(*problem["weights"], strict=True)]
    columns, rows = problem["column_seats"], problem["row_seats"]

    def call() -> Any:  # noqa: ANN401  an array of the peer's own kind
        with _limited(), contextlib.redirect_stdout(io.StringIO()):
            election = biprop.Election(votes)
            return election.biproportional_apportionment(
                party_seats=columns, region_seats=rows
            )

    return call


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


def answer(outcome: Any) -> object:  # noqa: ANN401  an array of the peer's own kind
    """Return the seats by units and values."""
    return [[int(one) for one in line] for line in zip(*outcome, strict=True)]
