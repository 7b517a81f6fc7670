"""How fast slates, clashes and ways out are found, beside sortition-algorithms.

    .venv/bin/python benchmarks/slates.py [--large]

Pools have 7 attributes with 27 values, invented from a seed; a third of the way to
equal shares is asked of each value, and 5 % either way are allowed. Ours finds the
slate with the most support, with the proof that none has more and the answer whether
another does as well; or, without support, any slate. The peer knows no support: it
finds any panel. Where targets clash it relaxes them once, and names no clash.

`planted`: two values of which few people have both, each asked of three quarters.
`pigeonhole`: floors of one attribute that come to more than there are places. Moves in
the last column are by how much limits move in all; the peer weighs them.

`--large` adds 20,000 people. Answers are compared before anything is timed, and panels
checked by our plain counting.
"""

import argparse
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from comitia.engines.slates.conflicts import conflicts_of
from comitia.engines.slates.cures import cures_of
from comitia.engines.slates.finding import Slate, find
from comitia.kernel.slates.asked import Asked, Places, Target
from comitia.kernel.slates.counting import is_slate
from comitia.kernel.slates.pool import Member, Pool
from comitia.kernel.slates.sums import clashes
from frame import Peer, Row, compare, show

LOCK: Final = Path(__file__).resolve().parent / "slates.lock"
VALUES: Final = dict(zip("abcdefg", (2, 5, 4, 6, 3, 4, 3), strict=True))
SIZES: Final = ((200, 20), (2_000, 230), (20_000, 2_300))
SECONDS: Final = 120.0
Question = tuple[Pool, Asked]


def invented(people: int, names: int) -> Question:
    """Return a pool whose values are of unlike size, and targets that can be met."""
    chance = random.Random(people)  # noqa: S311  an invented pool needs no secrecy
    members = tuple(
        Member(
            f"p{at:05}",
            tuple(
                str(min(int(chance.random() ** 1.3 * size), size - 1))
                for size in VALUES.values()
            ),
            chance.randrange(1, 5_000),
        )
        for at in range(people)
    )
    pool = Pool(tuple(VALUES), members)
    return pool, Asked({"": Places(names, names)}, tuple(_targets(pool, names)))


def _targets(pool: Pool, names: int) -> Iterator[Target]:
    for attribute, size in VALUES.items():
        column = pool.column(attribute)
        for value in map(str, range(size)):
            share = column.count(value) / len(column)
            wanted = names * (share + 1 / size) / 2
            least, most = int(wanted * 0.95), int(wanted * 1.05) + 1
            label = f"{attribute}{value}"
            yield Target(label, attribute, frozenset({value}), least, most)


def planted(question: Question) -> Question:
    """Return a question where two values clash, because few people have both."""
    pool, asked = question
    names = asked.units[""].names
    both, members = 0, []
    for one in pool.members:
        if one.values[:2] == ("1", "0"):
            both += 1
            if both > names * 3 // 10:
                one = replace(one, values=("1", "1", *one.values[2:]))  # noqa: PLW2901
        members.append(one)
    targets = tuple(
        replace(one, at_least=names * 3 // 4, at_most=None)
        if one.label in {"a1", "b0"}
        else one
        for one in asked.targets
        if one.attribute not in "ab" or one.label in {"a1", "b0"}
    )
    return replace(pool, members=tuple(members)), replace(asked, targets=targets)


def pigeonhole(question: Question) -> Question:
    """Return a question where the floors of one attribute need a fifth too many."""
    pool, asked = question
    floor = asked.units[""].names * 6 // 5 // VALUES["c"] + 1
    targets = tuple(
        replace(one, at_least=floor, at_most=None) if one.attribute == "c" else one
        for one in asked.targets
    )
    return pool, replace(asked, targets=targets)


def without_support(question: Question) -> Question:
    """Return the question of any slate."""
    pool, asked = question
    plain = tuple(replace(one, support=None) for one in pool.members)
    return replace(pool, members=plain), asked


def theirs(question: Question) -> dict[str, object]:
    """Return a question as the peer takes it: each value of an attribute has limits."""
    pool, asked = question
    names = asked.units[""].names
    limits = {one.label: one for one in asked.targets}
    quotas = []
    for attribute, size in VALUES.items():
        for value in map(str, range(size)):
            one = limits.get(f"{attribute}{value}")
            least = one.at_least if one else 0
            most = names if one is None or one.at_most is None else one.at_most
            quotas.append((attribute, value, least or 0, most))
    return {
        "attributes": pool.attributes,
        "people": [(one.id, *one.values) for one in pool.members],
        "quotas": quotas,
        "wanted": names,
    }


def both_are(question: Question) -> Callable[[Any, Any], bool | str]:
    """Return whether both are slates; a text says that ours is the best of them."""

    def same(mine: object, other: dict[str, list[str]]) -> bool | str:
        if not isinstance(mine, Slate) or not is_slate(*question, other["panel"]):
            return False
        if mine.support is None:
            return is_slate(*question, mine.names)
        return "ours is the best" if mine.is_best else "ours is not proven"

    return same


def moves(mine: Any, other: dict[str, int]) -> str:  # noqa: ANN401  two kinds of ours
    """Return by how much limits move on both sides, or how large the clash is."""
    ours = f"{mine[0].size}" if mine and hasattr(mine[0], "size") else "a clash"
    return f"moves {ours} / {other.get('moves', '-')}"


def first_clash(question: Question) -> tuple[tuple[str, ...], ...]:
    """Return the first clash: by a sum where one shows it, else by a search."""
    known = [one.labels for one in clashes(*question)]
    return conflicts_of(*question, most=1, seconds=SECONDS, known=known).sets


def measured(*, large: bool) -> Iterator[Row]:
    """Return the rows of the table, one after another."""
    with Peer("sortition_slates", LOCK) as peer:
        for people, names in SIZES if large else SIZES[:-1]:
            runs = (5, 3) if people > 2_000 else (10, 10)  # noqa: PLR2004  the large
            size, question = f"{names:,} of {people:,}", invented(people, names)
            last = people == SIZES[-1][0]
            for kind, one, goal in (
                ("best slate", question, "3 s, 5x" if last else ""),
                ("any slate", without_support(question), "10x" if last else ""),
            ):
                yield compare(
                    f"{kind}, {size}",
                    _finding(one),
                    (peer, theirs(one)),
                    same=both_are(one),
                    runs=runs,
                    goal=goal,
                )
            for kind, clash, cure_goal in (
                ("planted", planted(question), "2 s"),
                ("pigeonhole", pigeonhole(question), "5 s"),
            ):
                goals = ("0.6 s, 8x", cure_goal) if last else ("8x", "")
                for what, ours, goal in (
                    ("first clash", _clash(clash), goals[0]),
                    ("cheapest way out", _cure(clash), goals[1]),
                ):
                    yield compare(
                        f"{what}, {kind}, {size}",
                        ours,
                        (peer, theirs(clash)),
                        same=moves,
                        runs=runs,
                        goal=goal,
                    )


def _finding(question: Question) -> Callable[[], object]:
    return lambda: find(*question, seconds=SECONDS)


def _clash(question: Question) -> Callable[[], object]:
    return lambda: first_clash(question)


def _cure(question: Question) -> Callable[[], object]:
    return lambda: cures_of(*question, most=1, seconds=SECONDS)


def main() -> None:
    """Print the table; the exit code is 1 where answers differ."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--large", action="store_true")
    sys.exit(0 if show(measured(large=asked.parse_args().large)) else 1)


if __name__ == "__main__":
    main()
