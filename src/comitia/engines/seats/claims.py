"""What units bring to a division, as columns: a weight each, and limits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Column = Sequence[int] | npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Claims:
    """The units to divide seats among, each with its weight and its limits.

    Units are distinct names. Weights are integers from 0; a unit of weight 0 gets
    its `least` and no more. Where `most` is ``None`` for a unit, or a column is left
    out, there is no such limit. A fixed number is a `least` and a `most` of it.

    >>> Claims(("north", "south"), (60, 40), least=(1, 1)).limits
    ((1, 1), (None, None))
    """

    units: Sequence[str]
    weights: Column
    least: Column | None = None
    most: Sequence[int | None] | npt.NDArray[np.int64] | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` where columns have other lengths than the units."""
        for column in (self.weights, self.least, self.most):
            if column is not None and len(column) != len(self.units):
                raise ValueError(len(column))

    @property
    def limits(self) -> tuple[Sequence[int], Sequence[int | None]]:
        """The fewest and the most seats of each unit."""
        units = len(self.units)
        least = (0,) * units if self.least is None else self.least
        most = (None,) * units if self.most is None else self.most
        return tuple(least), tuple(most)
