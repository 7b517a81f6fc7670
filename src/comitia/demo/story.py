"""What happens in a play: sizes, votes, doubts, objections; all of it from one seed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comitia.demo.chance import drawn, shuffled
from comitia.demo.script.parts import Script
from comitia.demo.sizes import Sizes

# So many more names than the fewest are proposed: some will be lost on the way.
SPARE_NAMES = 3
SPARE_PEOPLE = 4


@dataclass(frozen=True, slots=True)
class Story:
    """One course of events; without events everything goes as smoothly as it can.

    What happens depends on the seed and on what it happens to, never on the order of
    the questions, so that a play can be taken up anywhere.
    """

    seed: str
    has_events: bool = True
    sizes: Sizes = field(default_factory=Sizes)
    script: Script = field(default_factory=Script)
    # What each kind of body is called, in both languages.
    words: Mapping[str, str] = field(default_factory=dict)
    # Whose part each person plays, once it was asked for.
    known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def chance(self, below: int, *words: str | int) -> int:
        """Return a number that belongs to these words."""
        return drawn(below, self.seed, *words)

    @property
    def lot(self) -> str:
        """The public seed of every lot of the play."""
        return f"lot {self.seed} (invented 虚构)"

    def called(self, kind: str) -> str:
        """Return what a kind of body is called; without a word, its id.

        >>> Story("1", words={"branch": "branch 支部"}).called("branch")
        'branch 支部'
        """
        return self.words.get(kind, kind.replace("-", " "))

    def order(self, items: tuple[str, ...], *words: str | int) -> tuple[str, ...]:
        """Return the items in an order that belongs to these words."""
        return shuffled(items, self.seed, *words)

    def happens(self, event: str, *, place: int, at: int) -> bool:
        """Return whether an event strikes who stands at a place in a line of people.

        >>> Story("1", has_events=False).happens("objection", place=0, at=0)
        False
        """
        del event
        return self.has_events and place == at
