"""How much a check compares before it says that something must be a slip."""

from typing import Final

from comitia.charter.layer import Declared
from comitia.kernel.findings import Finding

# So many days for one key are a slip of a generator, and comparing everything on
# each of them would take minutes; so would so many units on so many days.
MOST_DAYS: Final = 200
MOST_CASES: Final = 50_000
# Looks at a key in a case; and comparisons of an unknown name with a known one.
MOST_LOOKS: Final = 4_000_000
MOST_COMPARED: Final = 50_000


def too_many_days(key: str, first: Declared) -> Finding:
    """Return the fault of a key that changes too often."""
    place = first.provenance.place
    return Finding.of("charter.too_many_days", key=key, place=place, most=MOST_DAYS)


def too_many_cases(key: str, first: Declared) -> Finding:
    """Return the fault of a key that too many units have on too many days."""
    place = first.provenance.place
    return Finding.of("charter.too_many_cases", key=key, place=place)
