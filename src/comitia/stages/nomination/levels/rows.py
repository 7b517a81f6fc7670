"""What each body between the branches and the unit sent up, and the tally it had."""

from dataclasses import dataclass
from typing import ClassVar

from comitia.kernel.views import Row


@dataclass(frozen=True, slots=True)
class SentUp(Row):
    """The list that a body voted on in a round; `number` grows when it does so again.

    `returned` branches below it took part, with `voters` members; `places` is how many
    names it was asked for. `fed` is the digest of what it had before it: once that
    is no longer so, the list stands no more.
    """

    view: ClassVar[str] = "sent_up"
    keys: ClassVar[int] = 3
    unit: str
    round: int
    body: str
    number: int
    at: str
    entitled: int
    present: int
    valid: int
    votes_for: int
    names: int
    places: int
    returned: int
    voters: int
    fed: str


@dataclass(frozen=True, slots=True)
class Tally(Row):
    """A name in the tally before a body: who was for it, and what became of it.

    `bodies` are the branches below, `votes` their members. `passes` says whether the
    charter's test was met, `listed` whether the body sent the name up. Where the two
    differ there is the ground, and the commitment to the reasons on the person's card.
    """

    view: ClassVar[str] = "tally"
    keys: ClassVar[int] = 4
    unit: str
    round: int
    body: str
    person: str
    bodies: int
    votes: int
    passes: bool
    listed: bool
    ground: str
    reasons: str
