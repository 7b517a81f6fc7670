"""At which sizes of its base a change of a bound changes how many people it asks."""

from collections.abc import Iterator
from typing import Final

from comitia.charter.kinds import Value
from comitia.charter.section import Meaning
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound
from comitia.kernel.findings import Word

# Sizes that an officer has in mind: a branch, a small unit, a conference.
_KNOWN: Final = (20, 100, 1000)
# Where bases differ: how many were asked, and how many of them came or were valid.
_ALL: Final = 100
_SOME: Final = 80


def sizes_that_differ(old: Bound, new: Bound) -> tuple[tuple[int, int, int], ...]:
    """Return a few sizes with the old and the new limit, where those differ.

    The smallest such size comes first, because there a word like "more than"
    instead of "at least" is felt; bounds of different bases have nothing to
    compare.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bases import Base
    >>> from comitia.kernel.bounds import Relation
    >>> share = Fraction(15, 100)
    >>> sizes_that_differ(
    ...     Bound(Relation.AT_LEAST, share, Base.SEATS),
    ...     Bound(Relation.MORE_THAN, share, Base.SEATS),
    ... )
    ((20, 3, 4), (100, 15, 16), (1000, 150, 151))
    """
    if old.of != new.of or old.relation.is_floor != new.relation.is_floor:
        return ()
    found = list(_differing(old, new, range(2, _KNOWN[-1] + 1)))[:1]
    found += [one for one in _differing(old, new, _KNOWN) if one not in found]
    return tuple(found)


def bound_means(
    code: str, old: Value | None, new: Value | None, *, added: bool = False
) -> tuple[Meaning, ...]:
    """Return what a changed bound asks for at each size where that differs.

    With `added` the limit comes on top of its base, as names beyond the seats do.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bases import Base
    >>> from comitia.kernel.bounds import Relation
    >>> half = Bound(Relation.AT_LEAST, Fraction(1, 2), Base.PRESENT)
    >>> more = Bound(Relation.MORE_THAN, Fraction(1, 2), Base.PRESENT)
    >>> bound_means("x.means", half, more)[0].facts
    (('new', 2), ('old', 1), ('size', 2))
    """
    if not isinstance(old, Bound) or not isinstance(new, Bound):
        return ()
    return tuple(
        Meaning.of(code, size=size, old=was + size * added, new=now + size * added)
        for size, was, now in sizes_that_differ(old, new)
    )


def base_means(old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return that a bound counts against another base, with an example of both.

    The base that comes later in an election is the smaller one: who is present was
    entitled, what is valid was returned.

    >>> from fractions import Fraction
    >>> from comitia.kernel.bounds import Relation
    >>> half = Fraction(1, 2)
    >>> (meaning,) = base_means(
    ...     Bound(Relation.MORE_THAN, half, Base.ENTITLED),
    ...     Bound(Relation.MORE_THAN, half, Base.PRESENT),
    ... )
    >>> facts = dict(meaning.facts)
    >>> facts["old_limit"], facts["old_size"], facts["new_limit"], facts["new_size"]
    (51, 100, 41, 80)
    """
    if not isinstance(old, Bound) or not isinstance(new, Bound) or old.of == new.of:
        return ()
    bases = list(Base)
    is_later = bases.index(new.of) > bases.index(old.of)
    was, now = (_ALL, _SOME) if is_later else (_SOME, _ALL)
    return (
        Meaning.of(
            "charter.diff.base",
            old=Word(f"kernel.base.{old.of}"),
            new=Word(f"kernel.base.{new.of}"),
            old_size=was,
            new_size=now,
            old_limit=old.limit(was),
            new_limit=new.limit(now),
        ),
    )


def _differing(
    old: Bound, new: Bound, sizes: range | tuple[int, ...]
) -> Iterator[tuple[int, int, int]]:
    for size in sizes:
        if old.limit(size) != new.limit(size):
            yield size, old.limit(size), new.limit(size)
