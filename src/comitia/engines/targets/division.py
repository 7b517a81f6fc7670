"""A division by rows and columns, with what proves it and what is tied."""

from dataclasses import dataclass

from comitia.kernel.matrix.grid import Divisors, Numbers

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draw:
    """Tied cells in the order in which a lot drew them, and those that gained."""

    cells: tuple[Cell, ...]
    got: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """Seats by rows and columns, with the divisors that prove them.

    `ties` are the cells that could hold other numbers with the same right; without
    `draws` the seats are then those of the lowest names. Not `certified`, it is no
    answer: that is a fault of this engine.
    """

    seats: Numbers
    divisors: Divisors
    ties: tuple[tuple[Cell, ...], ...]
    draws: tuple[Draw, ...]
    certified: bool

    @property
    def is_answer(self) -> bool:
        """Whether it is proved, and no tie waits for a lot."""
        return self.certified and (not self.ties or bool(self.draws))
