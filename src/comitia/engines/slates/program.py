"""A whole-number program, row by row, and what HiGHS answers to it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import highspy
import numpy as np
from numpy.typing import NDArray

_INFINITE: Final = highspy.kHighsInf
# Sums are whole numbers: a better one would be better by one at least.
_LESS_THAN_ONE: Final = 0.999


class Ending(StrEnum):
    """How a search ended."""

    OPTIMAL = "optimal"
    IMPOSSIBLE = "impossible"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Solved:
    """What a search came to: values where some were found, and a proven bound."""

    ending: Ending
    values: tuple[int, ...] | None
    bound: int | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The rows of a program, entry by entry, and their limits."""

    rows: NDArray[np.int64]
    places: NDArray[np.int64]
    factors: NDArray[np.int64]
    floors: NDArray[np.float64]
    ceilings: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a program comes to if people came in parts, or that even that is impossible.

    `weights` has a number a row: what one more there is worth; or, where nothing can
    be found, how much the row stands against it.
    """

    values: NDArray[np.float64] | None
    weights: NDArray[np.float64] | None = None


@dataclass(slots=True)
class Program:
    """Whole-number columns with limits, rows over them, and what is to be most."""

    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    gain: list[float] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _places: list[int] = field(default_factory=list)
    _factors: list[float] = field(default_factory=list)
    _floors: list[float] = field(default_factory=list)
    _ceilings: list[float] = field(default_factory=list)

    def column(self, low: int, high: int | None, gain: int = 0) -> int:
        """Add a column; return its place."""
        self.low.append(low)
        self.high.append(_INFINITE if high is None else high)
        self.gain.append(gain)
        return len(self.low) - 1

    def row(
        self, factors: Mapping[int, int], least: int | None, most: int | None
    ) -> None:
        """Add a row: a sum over columns with its limits."""
        self._starts.append(len(self._places))
        self._places += factors.keys()
        self._factors += factors.values()
        self._floors.append(-_INFINITE if least is None else least)
        self._ceilings.append(_INFINITE if most is None else most)

    def aim(self, gains: Mapping[int, int]) -> None:
        """Set what is to be as much as possible; all other columns gain nothing."""
        self.gain = [0] * len(self.gain)
        for place, gain in gains.items():
            self.gain[place] = gain

    def within(self, low: Iterable[float], high: Iterable[float]) -> "Program":
        """Return the same program with other limits of its columns."""
        return Program(
            [*low],
            [*high],
            [*self.gain],
            [*self._starts],
            [*self._places],
            [*self._factors],
            [*self._floors],
            [*self._ceilings],
        )

    def solve(self, seconds: float) -> Solved:
        """Return the best values, or that there are none, or what was found in time."""
        if seconds <= 0:
            return Solved(Ending.TIME, None, None)
        matrix, free = self._free()
        if not free.any():
            return self._settled(matrix)
        highs = self._passed(matrix, free)
        highs.setOptionValue("time_limit", seconds)
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            values = self._values(highs, free)
            return Solved(Ending.OPTIMAL, values, self.worth(values))
        if status == highspy.HighsModelStatus.kTimeLimit:
            info = highs.getInfo()
            found = info.primal_solution_status == highspy.kSolutionStatusFeasible
            bound = info.mip_dual_bound
            proven = math.floor(bound + 1e-6) if math.isfinite(bound) else None
            so_far = self._values(highs, free) if found else None
            return Solved(Ending.TIME, so_far, proven)
        return Solved(Ending.IMPOSSIBLE, None, None)

    def matrix(self) -> Matrix:
        """Return all entries of the rows as arrays of whole numbers."""
        lengths = np.diff([*self._starts, len(self._places)])
        return Matrix(
            np.repeat(np.arange(len(self._starts)), lengths),
            np.array(self._places, np.int64),
            np.array(self._factors, np.int64),
            np.array(self._floors, float),
            np.array(self._ceilings, float),
        )

    def in_parts(self, seconds: float, *, rays: bool = False) -> Parts | None:
        """Return the program's answer if people came in parts, or nothing.

        Nothing is known where time was up, or where there is nobody.

        `rays` asks for what stands against it where there is no answer, which takes
        longer.
        """
        if seconds <= 0 or not self.low:
            return None
        every = np.ones(len(self.low), bool)
        highs = self._passed(self.matrix(), every, whole=False)
        highs.setOptionValue("time_limit", seconds)
        if rays:
            highs.setOptionValue("presolve", "off")
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            answer = highs.getSolution()
            return Parts(np.array(answer.col_value), np.array(answer.row_dual))
        if status == highspy.HighsModelStatus.kTimeLimit:
            return None
        if not rays:
            return Parts(None)
        _, there, ray = highs.getDualRay()  # type: ignore[attr-defined]
        return Parts(None, np.array(ray) if there else None)

    def _free(self) -> tuple[Matrix, NDArray[np.bool_]]:
        """Return the rows over the columns that can still change, and which they are.

        What is settled is taken off the limits of the rows.
        """
        every, low = self.matrix(), np.array(self.low, float)
        free = low != np.array(self.high, float)
        settled = ~free[every.places]
        taken = np.zeros(len(every.floors))
        worth = every.factors[settled] * low[every.places[settled]]
        np.add.at(taken, every.rows[settled], worth)
        number = np.cumsum(free) - 1
        return Matrix(
            every.rows[~settled],
            number[every.places[~settled]],
            every.factors[~settled],
            every.floors - taken,
            every.ceilings - taken,
        ), free

    def _settled(self, matrix: Matrix) -> Solved:
        """Return what a program comes to of which no column can change."""
        if (matrix.floors <= 0).all() and (matrix.ceilings >= 0).all():
            values = tuple(int(one) for one in self.low)
            return Solved(Ending.OPTIMAL, values, self.worth(values))
        return Solved(Ending.IMPOSSIBLE, None, None)

    def worth(self, values: Iterable[int]) -> int:
        """Return what values come to in what is to be as much as possible."""
        gains = (int(one) for one in self.gain)
        return sum(gain * value for gain, value in zip(gains, values, strict=True))

    def _values(self, highs: highspy.Highs, free: NDArray[np.bool_]) -> tuple[int, ...]:
        values = np.array(self.low, float)
        values[free] = highs.getSolution().col_value
        return tuple(np.rint(values).astype(np.int64).tolist())

    def _passed(
        self, matrix: Matrix, free: NDArray[np.bool_], *, whole: bool = True
    ) -> highspy.Highs:
        """Return HiGHS with the program, set so that it answers the same each time."""
        highs = highspy.Highs()
        for name, value in _OPTIONS:
            highs.setOptionValue(name, value)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = int(free.sum()), len(matrix.floors)
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_lower_ = np.array(self.low, float)[free]
        model.col_upper_ = np.array(self.high, float)[free]
        model.col_cost_ = np.array(self.gain, float)[free]
        model.row_lower_, model.row_upper_ = matrix.floors, matrix.ceilings
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = np.searchsorted(matrix.rows, np.arange(len(matrix.floors) + 1))
        model.a_matrix_.start_ = starts
        model.a_matrix_.index_ = matrix.places
        model.a_matrix_.value_ = matrix.factors.astype(float)
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * int(free.sum())
        highs.passModel(model)
        return highs


_OPTIONS: Final = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", _LESS_THAN_ONE),
)
