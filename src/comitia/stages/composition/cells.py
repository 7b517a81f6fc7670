"""Which numbers of a table stay unpublished, so that nobody in it is given away.

A small number tells of a person whom those who know the place can name. It is left
out, and with it so many others that nobody can work it out from the sum.
"""

from collections.abc import Mapping
from typing import Final

# A number from one to less than this tells of too few.
LEAST: Final = 5
_TWO: Final = 2


def left_out(cells: Mapping[str, int], *, least: int = LEAST) -> frozenset[str]:
    """Return the cells that are not published beside their sum.

    Those left out are each known to be one or more. They are at least two, and
    together leave every one of them a range of ``2 * least - 1`` or wider: then no
    small number can be guessed to within ``least - 1``. Where the whole table is too
    small for that, no cell is published, an empty one neither.

    >>> sorted(left_out({"east": 1, "north": 12, "south": 40, "west": 0}))
    ['east', 'north']
    >>> sorted(left_out({"east": 1, "west": 0}))
    ['east', 'west']
    >>> sorted(left_out({"east": 5, "west": 0}))
    []
    """
    order = sorted((number, name) for name, number in cells.items() if number)
    small = sum(number < least for number, _ in order)
    if not small:
        return frozenset()
    for many in range(max(small, _TWO), len(order) + 1):
        hidden = order[:many]
        if sum(number - 1 for number, _ in hidden) >= 2 * least - 1:
            return frozenset(name for _, name in hidden)
    return frozenset(cells)
