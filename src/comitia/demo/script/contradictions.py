"""What makes targets impossible, said with the numbers before anybody is invented."""

from collections.abc import Iterator

from comitia.demo.script.ages import ages_of, elders
from comitia.demo.script.casting import Cast
from comitia.demo.script.spreading import NoRoom
from comitia.demo.script.targets import Ages, Axis, Targets
from comitia.demo.sizes import DEMO_FILE
from comitia.kernel.findings import Finding


def contradictions(targets: Targets, casts: tuple[Cast, ...]) -> Iterator[Finding]:
    """Return why no election of these units could come to these targets, if any."""
    yield from _seats(targets, casts)
    yield from _people(casts)
    for axis in targets.axes:
        yield from _sums(axis, targets)
        yield from _bounds(axis, casts)
    if targets.ages is not None:
        yield from _ages(targets.ages, targets)
    yield from _above(targets, casts)
    yield from _honours(targets)


def _seats(targets: Targets, casts: tuple[Cast, ...]) -> Iterator[Finding]:
    seats = sum(one.seats for one in casts)
    # A seat stays empty only where another is filled.
    least = sum(min(1, one.seats) for one in casts)
    if not least <= targets.elected <= seats:
        yield Finding.of(
            "demo.elected",
            key=f"{DEMO_FILE}: elected",
            elected=targets.elected,
            least=least,
            seats=seats,
        )


def _people(casts: tuple[Cast, ...]) -> Iterator[Finding]:
    for one in casts:
        if one.people > one.members:
            yield Finding.of(
                "demo.too_few_members",
                key=one.unit,
                unit=one.unit,
                members=one.members,
                people=one.people,
                seats=one.seats,
            )


def _sums(axis: Axis, targets: Targets) -> Iterator[Finding]:
    base, many = base_of(axis, targets), sum(many for _, many in axis.counts)
    least = many + len(axis.spread)
    if (axis.spread and least > base) or (not axis.spread and many != base):
        yield Finding.of(
            "demo.axis_sum",
            key=f"{DEMO_FILE}: axes.{axis.name}",
            axis=axis.name,
            counted=least,
            base=base,
        )


def base_of(axis: Axis, targets: Targets) -> int:
    """Return how many people an axis divides: all who are elected, or one category."""
    if axis.of is None:
        return targets.elected
    counts = next(
        (dict(one.counts) for one in targets.axes if one.name == axis.of[0]), {}
    )
    return counts.get(axis.of[1], 0)


def _bounds(axis: Axis, casts: tuple[Cast, ...]) -> Iterator[Finding]:
    if axis.of is not None:
        return
    for category, many in axis.counts:
        least = sum(one.least.get(category, 0) for one in casts)
        most = sum(min(one.most.get(category, one.seats), one.seats) for one in casts)
        if not least <= many <= most:
            yield Finding.of(
                "demo.floor",
                key=f"{DEMO_FILE}: axes.{axis.name}.{category}",
                category=category,
                wanted=many,
                least=least,
                most=most,
            )


def _ages(ages: Ages, targets: Targets) -> Iterator[Finding]:
    key = f"{DEMO_FILE}: ages"
    counts = [0, *(many for _, many in ages.at_most)]
    old = len(elders(ages, targets.joined))
    if counts != sorted(counts) or counts[-1] + old > targets.elected:
        yield Finding.of(
            "demo.ages", key=key, counts=tuple(map(str, counts[1:])), old=old,
            elected=targets.elected,
        )  # fmt: skip
        return
    try:
        ages_of(targets.elected, ages, targets.joined)
    except NoRoom as no_room:
        yield Finding.of(
            "demo.mean_age", key=key, mean=ages.mean, wanted=no_room.wanted,
            least=no_room.least, most=no_room.most,
        )  # fmt: skip
    many = sum(one.persons for one in targets.joined)
    if targets.joined and many != targets.elected:
        yield Finding.of(
            "demo.axis_sum", key=f"{DEMO_FILE}: joined", axis="joined", counted=many,
            base=targets.elected,
        )  # fmt: skip


def _above(targets: Targets, casts: tuple[Cast, ...]) -> Iterator[Finding]:
    for one in targets.above:
        units = sum(cast.kind == one.kind for cast in casts)
        if one.units > units:
            yield Finding.of(
                "demo.above",
                key=f"{DEMO_FILE}: above",
                category=one.category,
                wanted=one.units,
                units=units,
                kind=one.kind,
            )


def _honours(targets: Targets) -> Iterator[Finding]:
    wanted = targets.honoured
    if wanted is None:
        return
    axis = Axis("", of=(wanted.axis, wanted.category))
    able = base_of(axis, targets)
    if wanted.persons > able:
        yield Finding.of(
            "demo.honoured",
            key=f"{DEMO_FILE}: honoured",
            wanted=wanted.persons,
            category=wanted.category,
            people=able,
        )
