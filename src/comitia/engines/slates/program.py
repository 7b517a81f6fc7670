"""A whole-number program, row by row, and what HiGHS answers to it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import highspy
import numpy as np

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

    def solve(self, seconds: float) -> Solved:
        """Return the best values, or that there are none, or what was found in time."""
        if seconds <= 0:
            return Solved(Ending.TIME, None, None)
        if not self.low:
            return self._nobody()
        highs = self._passed()
        highs.setOptionValue("time_limit", seconds)
        highs.run()
        status = highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return Solved(Ending.OPTIMAL, _whole(highs), self._worth(_whole(highs)))
        if status == highspy.HighsModelStatus.kTimeLimit:
            info = highs.getInfo()
            found = info.primal_solution_status == highspy.kSolutionStatusFeasible
            bound = info.mip_dual_bound
            proven = math.floor(bound + 1e-6) if math.isfinite(bound) else None
            return Solved(Ending.TIME, _whole(highs) if found else None, proven)
        return Solved(Ending.IMPOSSIBLE, None, None)

    def _nobody(self) -> Solved:
        """Return what a program without columns comes to: each sum is 0."""
        limits = zip(self._floors, self._ceilings, strict=True)
        if all(floor <= 0 <= ceiling for floor, ceiling in limits):
            return Solved(Ending.OPTIMAL, (), 0)
        return Solved(Ending.IMPOSSIBLE, None, None)

    def _worth(self, values: Iterable[int]) -> int:
        gains = (int(one) for one in self.gain)
        return sum(gain * value for gain, value in zip(gains, values, strict=True))

    def _passed(self, *, whole: bool = True) -> highspy.Highs:
        """Return HiGHS with the program, set so that it answers the same each time."""
        highs = highspy.Highs()
        for name, value in _OPTIONS:
            highs.setOptionValue(name, value)
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.low), len(self._starts)
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_lower_ = np.array(self.low)
        model.col_upper_ = np.array(self.high)
        model.col_cost_ = np.array(self.gain, float)
        model.row_lower_ = np.array(self._floors)
        model.row_upper_ = np.array(self._ceilings)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.array([*self._starts, len(self._places)])
        model.a_matrix_.index_ = np.array(self._places)
        model.a_matrix_.value_ = np.array(self._factors, float)
        if whole:
            kind = highspy.HighsVarType.kInteger
            model.integrality_ = [kind] * len(self.low)
        highs.passModel(model)
        return highs

    def ray(self) -> tuple[float, ...] | None:
        """Return a weight a row that shows that not even parts of people would do.

        Nothing comes back where parts of people would: then it takes a search to know.
        """
        if not self.low:
            return None
        highs = self._passed(whole=False)
        highs.setOptionValue("presolve", "off")
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kInfeasible:
            return None
        _, there, weights = highs.getDualRay()  # type: ignore[attr-defined]
        return tuple(weights) if there else None


_OPTIONS: Final = (
    ("output_flag", False),
    ("threads", 1),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", _LESS_THAN_ONE),
)


def _whole(highs: highspy.Highs) -> tuple[int, ...]:
    return tuple(round(one) for one in highs.getSolution().col_value)
