"""The figures of who took part: pooled and by unit, by channel, group and reason."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from comitia.kernel.moments import Moment
from comitia.kernel.views import Views
from comitia.stages.composition.figures import (
    Count,
    Counted,
    Figure,
    count_figure,
    mean_figure,
    with_share,
)
from comitia.stages.nomination.returns.account import added
from comitia.stages.nomination.returns.outreach import Outreach
from comitia.stages.nomination.rounds import BranchReturn

_FIRST_ROUND: Final = 1


def participation_figures(views: Views) -> Iterator[Figure]:
    """Return who took part in the first round: branches, members, by what.

    The share of all members together and the mean of the units' own shares are two
    figures; a text that says "on average" has to say which.
    """
    returns = views.every(BranchReturn, round=_FIRST_ROUND)
    total = sum(one.branches for one in returns)
    branches = _count("branches", total, Counted.BODIES)
    members = _count("members", sum(one.entitled for one in returns))
    yield count_figure(branches)
    sent = sum(one.took_part for one in returns)
    yield from with_share(
        _count("participation.branches", sent, Counted.BODIES), branches
    )
    yield count_figure(members)
    voters = _count("participation.members", sum(one.voters for one in returns))
    yield from with_share(voters, members)
    yield from _mean_of_units(returns)
    yield from _parts(returns, voters, members)
    yield from _closed(returns)
    yield from _outreach(views)


def _mean_of_units(returns: Iterable[BranchReturn]) -> Iterator[Figure]:
    """Return the mean of the units' shares, where there is more than one unit."""
    entitled, voters = Counter[str](), Counter[str]()
    for one in returns:
        entitled[one.unit] += one.entitled
        voters[one.unit] += one.voters
    shares = [Fraction(voters[unit], all_) for unit, all_ in entitled.items() if all_]
    if len(shares) > 1:
        of = _count("participation.units", len(shares), Counted.BODIES)
        yield count_figure(of)
        yield mean_figure("participation.mean", shares, of)


def _parts(
    returns: Iterable[BranchReturn], voters: Count, members: Count
) -> Iterator[Figure]:
    """Return how many took part by each channel and group, and why others did not."""
    channels, groups, reasons = Counter[str](), Counter[str](), Counter[str]()
    for one in returns:
        for (channel, group), now in added(one.came).items():
            channels[channel] += now
            groups[group] += now
        for (reason,), now in added(one.unreached).items():
            reasons[reason] += now
    for name, parts, of in (
        ("participation.channel", channels, voters),
        ("participation.group", groups, voters),
        ("unreached.reason", reasons, members),
    ):
        for part, now in sorted(parts.items()):
            yield from with_share(_count(f"{name}.{part}", now), of)


def _closed(returns: Iterable[BranchReturn]) -> Iterator[Figure]:
    """Return how many units showed totals alone, where one did."""
    units = {one.unit for one in returns if one.sealed}
    if units:
        yield count_figure(_count("units.sealed", len(units), Counted.BODIES))


def _outreach(views: Views) -> Iterator[Figure]:
    reached: Counter[str] = Counter()
    for one in views.every(Outreach):
        reached[one.kind] += one.reached
    for kind, now in sorted(reached.items()):
        yield count_figure(
            Count(
                f"outreach.kind.{kind}",
                now,
                Counted.PERSONS,
                Moment.NOMINATED,
                Outreach.view,
            )
        )


def _count(key: str, number: int, unit: Counted = Counted.PERSONS) -> Count:
    return Count(key, number, unit, Moment.NOMINATED, BranchReturn.view)
