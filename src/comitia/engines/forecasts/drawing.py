"""Ballots drawn at random and counted: how often each number is elected."""

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from comitia.engines.forecasts.voting import Voting
from comitia.kernel.forecasts.spread import Spread
from comitia.kernel.slates.asked import Asked, Places, Target
from comitia.kernel.slates.pool import Member, Pool

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]
# As many papers where a unit states no number: rates as good as exact.
_EVEN: Final = 2**30
# Each holds the draws of a unit in memory.
_WORKERS: Final = 4


def drawn(
    pool: Pool, asked: Asked, voting: Voting, *, draws: int, seed: str
) -> tuple[Spread, ...]:
    """Return of each target how often each number of its people is elected.

    In each draw the papers for every name are a binomial number, opinions having moved
    by one swing a value, the same in all units; those with most papers are elected,
    and equal numbers fall by lot. The same seed draws the same, in any order of rows.
    A claim: the numbers are the draws', and say nothing that approval does not.

    >>> from fractions import Fraction
    >>> pool = Pool(("sex",), (Member("a", ("F",)), Member("b", ("M",))))
    >>> asked = Asked({"": Places(2, 1)}, (Target("w", "sex", frozenset({"F"}), 1),))
    >>> sure = Voting({"a": Fraction(1), "b": Fraction(0)}, {"": 9})
    >>> drawn(pool, asked, sure, draws=7, seed="x")
    (Spread(first=1, weights=(7,)),)
    """
    opinions = _opinions(pool, asked, voting, draws, seed)
    units = [
        _Unit(unit, places, pool.attributes, _members(pool, unit))
        for unit, places in asked.units.items()
    ]
    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as workers:
        counts = workers.map(
            lambda one: one.elected(asked.targets, voting, opinions, seed), units
        )
        elected = sum(counts, np.zeros((draws, len(asked.targets)), np.int64))
    return tuple(_spread(column) for column in elected.T)


def _members(pool: Pool, unit: str) -> list[Member]:
    there = (one for one in pool.members if one.unit == unit)
    return sorted(there, key=lambda one: one.id)


@dataclass(frozen=True, slots=True)
class _Opinions:
    """How opinions of each value move in each draw, as parts of a share."""

    places: tuple[int, ...]
    values: dict[tuple[int, str], int]
    swings: Shares

    def of(self, members: Sequence[Member]) -> Shares:
        """Return how far approval of each member moves in each draw."""
        moved = np.zeros((len(self.swings), len(members)))
        for place in self.places:
            columns = [self.values[place, one.values[place]] for one in members]
            moved += self.swings[:, columns]
        return moved


def _opinions(
    pool: Pool, asked: Asked, voting: Voting, draws: int, seed: str
) -> _Opinions:
    names = {one.attribute for one in asked.targets}
    places = tuple(
        at for at, attribute in enumerate(pool.attributes) if attribute in names
    )
    found = {(at, one.values[at]) for one in pool.members for at in places}
    values = {one: at for at, one in enumerate(sorted(found))}
    # Parts add up to one swing of a name, however many attributes there are.
    part = float(voting.swing) / max(1, len(places)) ** 0.5
    chance = _chance(seed, "swings")
    swings = chance.standard_normal((draws, len(values))) * part
    return _Opinions(places, values, swings)


@dataclass(frozen=True, slots=True)
class _Unit:
    """One unit's list, its people in the order of their ids."""

    name: str
    places: Places
    attributes: tuple[str, ...]
    members: list[Member]

    def elected(
        self,
        targets: Sequence[Target],
        voting: Voting,
        opinions: _Opinions,
        seed: str,
    ) -> Numbers:
        """Return how many of each target's people are elected in each draw."""
        papers = self._papers(voting, opinions, _chance(seed, f"unit {self.name}"))
        groups = self._groups(targets)
        whole: Numbers = groups.sum(0)
        if not self.places.struck:
            return np.broadcast_to(whole, (len(papers), len(targets)))
        fewest = np.argpartition(papers, self.places.struck - 1, axis=1)
        # Rows are added, not multiplied: a product's own threads stand in our way.
        lost: Numbers = groups[fewest[:, : self.places.struck]].sum(1)
        return whole - lost

    def _papers(
        self, voting: Voting, opinions: _Opinions, chance: np.random.Generator
    ) -> Numbers:
        """Return the papers for every name in each draw, with a lot below the units."""
        stated = np.array([float(voting.approvals[one.id]) for one in self.members])
        rates = np.clip(stated + opinions.of(self.members), 0, 1)
        voters = voting.voters.get(self.name)
        papers = (
            np.rint(rates * _EVEN).astype(np.int64)
            if voters is None
            else chance.binomial(voters, rates)
        )
        lots: Numbers = chance.integers(0, 2**32, papers.shape, dtype=np.int64)
        return (papers << 32) | lots

    def _groups(self, targets: Sequence[Target]) -> Numbers:
        """Return a row for each member: 1 where a target counts this one, else 0."""
        counts = [
            [self._counts(one, target) for target in targets] for one in self.members
        ]
        return np.array(counts, np.int64).reshape(len(counts), len(targets))

    def _counts(self, one: Member, target: Target) -> bool:
        if target.unit not in {"", self.name}:
            return False
        return one.values[self.attributes.index(target.attribute)] in target.values


def _chance(seed: str, name: str) -> np.random.Generator:
    digest = hashlib.sha256(f"{seed}\n{name}".encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest)))


def _spread(column: Numbers) -> Spread:
    first = int(column.min())
    return Spread(first, tuple(map(int, np.bincount(column - first))))
