"""The keys under which a body adopts a list: its committee's, or its plenary's."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Keys:
    """Which body meets, with which quorum, majority and choice."""

    body: str
    quorum: str
    threshold: str
    margin: str


PRELIMINARY: Final = Keys(
    "selection.body", "selection.quorum", "selection.threshold", "selection.margin"
)
PLENARY: Final = Keys(
    "selection.plenary_body",
    "selection.plenary_quorum",
    "selection.plenary_threshold",
    "selection.plenary_margin",
)
HEARD: Final = "selection.heard"
DISSENT: Final = "selection.dissent"
