"""The keys of ``[selection]``."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from comitia.charter.direction import Direction
from comitia.charter.kinds import Choice, Share, Text, Texts, Value
from comitia.charter.rules import Rules
from comitia.charter.section import Key, Meaning, Section
from comitia.charter.sizes import bound_means
from comitia.kernel.bases import Base
from comitia.kernel.findings import Finding
from comitia.stages.selection.keys import PLENARY

# More than ten times as many as seats is a slip of the pen.
MOST_MARGIN: Final = Fraction(10)
# A key, and the one without which it says nothing.
_NEEDS: Final = (
    (PLENARY.body, PLENARY.quorum),
    (PLENARY.body, PLENARY.threshold),
    (PLENARY.quorum, PLENARY.body),
    (PLENARY.threshold, PLENARY.body),
)


def means(name: str, old: Value | None, new: Value | None) -> tuple[Meaning, ...]:
    """Return how many members or names a changed bound asks for."""
    is_margin = name in {"margin", "plenary_margin"}
    return bound_means(f"stages.selection.{name}.means", old, new, added=is_margin)


def lacking_partners(rules: Rules) -> Iterator[Finding]:
    """Return each key that is given without one that it needs."""
    for name, needed in _NEEDS:
        held = rules.get(name)
        if held is not None and rules.get(needed) is None:
            yield Finding.of(
                "charter.needs_other",
                key=name,
                clause=held.provenance.clause,
                place=held.provenance.place,
                lacking=needed,
            )


SECTION = Section(
    "selection",
    (
        Key(
            "body",
            Text(is_id=True),
            "Who adopts the list of names.",
            required=True,
            agrees=True,
        ),
        Key(
            "quorum",
            Share((Base.ENTITLED,)),
            "How many members must be present.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "threshold",
            Share((Base.ENTITLED, Base.PRESENT, Base.VALID)),
            "How many votes adopt the list.",
            Direction.STRICTER_BOUND,
            required=True,
        ),
        Key(
            "margin",
            Share((Base.SEATS,), most=MOST_MARGIN, may_ask_nothing=True),
            "How many more names than seats that body has to choose from.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "heard",
            Texts(samples=("discipline-commission",), are_ids=True),
            "Whose opinion the body has heard before it adopts a list.",
            Direction.SUPERSET,
        ),
        Key(
            "dissent",
            Choice(("counted",)),
            "Whether votes against and abstentions are counted one by one.",
        ),
        Key(
            "plenary_body",
            Text(is_id=True),
            "Who adopts the prospective list after the notice; left out: nobody does,"
            " and the list goes to the conference as it was shown.",
            agrees=True,
        ),
        Key(
            "plenary_quorum",
            Share((Base.ENTITLED,)),
            "How many members of the plenary must be present.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "plenary_threshold",
            Share((Base.ENTITLED, Base.PRESENT, Base.VALID)),
            "How many votes adopt the prospective list.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
        Key(
            "plenary_margin",
            Share((Base.SEATS,), most=MOST_MARGIN, may_ask_nothing=True),
            "How many more names than seats the plenary has to choose from.",
            Direction.STRICTER_BOUND,
            agrees=True,
        ),
    ),
    means=means,
    agrees=lacking_partners,
)
