"""How often the interpreter looks for circles of what nothing else holds."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# A long run makes millions of rows and next to no circles.
_SELDOM: Final = (100_000, 50, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for circles seldom as long as this lasts.

    Every look goes over all that was made, and a play of a whole election makes more
    and more that stays: without this a seventh of its time is spent looking.

    >>> import gc
    >>> before = gc.get_threshold()
    >>> with seldom_collected():
    ...     gc.get_threshold()[0]
    100000
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
