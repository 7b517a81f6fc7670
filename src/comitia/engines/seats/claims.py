"""What units bring to a division, as columns: a weight each, and limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Column = Sequence[int] | Whole

# Stands for no limit in a column of `most` that is an array.
UNLIMITED: Final = 2**62


@dataclass(frozen=True, slots=True)
class Claims:
    """The units to divide seats among, each with its weight and its limits.

    Units are distinct names. Weights are integers from 0, of any size; a unit of
    weight 0 gets its `least` and no more. Where `most` is ``None`` for a unit, or a
    column is left out, there is no such limit. A fixed number of seats is a `least`
    and a `most` of that number.

    >>> Claims(("north", "south"), (60, 40), least=(1, 1)).limits
    ((1, 1), (None, None))
    """

    units: Sequence[str]
    weights: Column
    least: Column | None = None
    most: Sequence[int | None] | Whole | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` where columns have other lengths than the units."""
        for column in (self.weights, self.least, self.most):
            if column is not None and len(column) != len(self.units):
                raise ValueError(len(column))

    @property
    def limits(self) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
        """The fewest and the most seats of each unit."""
        units = len(self.units)
        least = (0,) * units if self.least is None else tuple(map(int, self.least))
        if self.most is None:
            return least, (None,) * units
        most = (None if one in {None, UNLIMITED} else one for one in self.most)
        return least, tuple(None if one is None else int(one) for one in most)
