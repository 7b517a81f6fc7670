"""An election in which every act stops at the entry that it would have made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.elections import opened
from tests.policy.tree import rows

from comitia.actions.memory import MemoryWork
from comitia.actions.perform import Request, perform
from comitia.actions.registry import ACTS
from comitia.kernel.dates import moment_text
from comitia.kernel.findings import Refused
from comitia.kernel.ids import is_random_id
from comitia.kernel.views import Row
from comitia.ledger.entry import Draft, Entry
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Person, Unit
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.record import Nothing
from comitia.stages.register.steps import Election, Progress

OPEN = {
    name: replace(
        act,
        rule=replace(
            act.rule,
            outcome=Nothing,
            facts_of=lambda *_: None,
            decide=lambda *_: Nothing(),
            freeze=lambda *_: (),
        ),
    )
    for name, act in ACTS.items()
}


# The letter that the example of a reply names.
LETTER = "5" * 32


class Entered(Exception):  # noqa: N818  not a fault: how far the act came
    """The entry that an act would have made."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        super().__init__(draft.act)


class WatchedWork(MemoryWork):
    """A unit of work that lets nothing in, and says what was to be entered."""

    def append(self, draft: Draft, unit: str) -> Entry:  # noqa: ARG002  as in memory
        raise Entered(draft)


@dataclass
class Watched:
    """The tree of two units, where rights are given and tried."""

    work: WatchedWork
    accounts: int = 0

    @property
    def now(self) -> datetime:
        return self.work.clock

    def put(self, *new: Row) -> None:
        self.work.views.put(new)

    def stands(self, state: str, **steps: str) -> None:
        """Let the election be in a state, and units at steps."""
        self.put(replace(self.work.views.every(Election)[0], state=state))
        since = moment_text(self.now - timedelta(days=30))
        self.put(*(Progress(unit, step, since) for unit, step in steps.items()))

    def grant(self, account: str, role: str, body: str, post: str = "") -> Grant:
        """Return a grant that is in force; for one account there is one a role."""
        named = f"{account[:16]}{ROLE_NUMBER[role]:08x}{sum(post.encode()):08x}"
        since = moment_text(self.now - timedelta(days=1))
        post = post or ("chair" if role == "signatory" else "")
        made = Grant(named, account, role, post, body, since, "", revoked=False)
        self.put(made)
        return made

    def asks(self, act: str, account: str) -> str | Draft:
        """Return what comes of an act's example: the entry, or the refusal's codes."""
        try:
            perform(OPEN, self.work, Request(act, example(act), account, "key"))
        except Entered as entered:
            return entered.draft
        except Refused as refused:
            return " ".join(one.code for one in refused.findings)
        raise AssertionError(act)


ROLE_NUMBER = {
    role: number
    for number, role in enumerate(
        ("officer", "secretary", "signatory", "scrutineer", "reviewer")
    )
}


def example(act: str) -> dict[str, Any]:
    """Return the example of an act; it names what the tree has."""
    return dict(ACTS[act].example)


def watched(keys: Path) -> Watched:
    """Return the tree with everybody in it whom an example names."""
    work = opened(keys).work
    held = {name: getattr(work, name) for name in MemoryWork.__dataclass_fields__}
    tree = Watched(WatchedWork(**held))
    tree.put(Unit("valley", "Valley", "", ""), Unit("hill", "Hill", "", ""), *rows())
    for person in sorted({one for act in ACTS for one in ids_in(example(act))}):
        tree.put(Person(person, "branch-a", "valley", "active"))
        work.keys.new_card_key(person, bytes)
    tree.put(
        Letter(
            LETTER,
            "valley",
            "nomination",
            "1",
            "2026-01-04",
            moment_text(tree.now),
            "",
            "",
        )
    )
    return tree


def ids_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from ids_in(inner)
    elif isinstance(value, str) and is_random_id(value):
        yield value
