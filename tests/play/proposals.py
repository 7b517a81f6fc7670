"""Payloads that somebody might send: some sensible, most of them not."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import timedelta
from enum import Enum
from random import Random
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tests.play.stage import MemoryStage

from comitia.actions.registry import ACTS
from comitia.kernel.dates import moment_text
from comitia.kernel.personal import Hidden, Minted
from comitia.ledger.chain import CENTRE
from comitia.stages.due_process.objections import Objection
from comitia.stages.due_process.tips import Tip
from comitia.stages.grants import Grant
from comitia.stages.register.bodies import Body, Person, Unit
from comitia.stages.register.papers.rows import Letter
from comitia.stages.register.ways import Way
from comitia.stages.vetting.gate_keys import matters_of


class Proposer:
    """Makes payloads for any act from its form, with words that the election knows."""

    def __init__(self, stage: MemoryStage, random: Random) -> None:
        self.stage, self.random = stage, random

    def payload(self, act: str) -> dict[str, Any]:
        return self._object(ACTS[act].rule.payload)

    def _object(self, kind: type) -> dict[str, Any]:
        hints = get_type_hints(kind, include_extras=True)
        made = {}
        for field in fields(kind):
            has_default = (
                field.default is not MISSING or field.default_factory is not MISSING
            )
            if _is_filled_by_the_office(hints[field.name]):
                continue
            if has_default and self.random.random() < 0.3:
                continue
            made[field.name] = self._value(hints[field.name], field.name)
        return made

    def _value(self, hint: Any, name: str) -> Any:
        if get_origin(hint) is Annotated:
            return self._value(get_args(hint)[0], name)
        if get_origin(hint) in {Union, UnionType}:
            options = [one for one in get_args(hint) if one is not Hidden]
            if NoneType in options and self.random.random() < 0.3:
                return None
            return self._value(
                next(one for one in options if one is not NoneType), name
            )
        if get_origin(hint) is tuple:
            return self._list(get_args(hint)[0], name)
        if get_origin(hint) is dict:
            return self._dict(hint, name)
        return self._single(hint, name)

    def _single(self, hint: Any, name: str) -> Any:
        if get_origin(hint) is Literal:
            return self.random.choice(get_args(hint))
        if is_dataclass(hint) and isinstance(hint, type):
            return self._object(hint)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self.random.choice([one.value for one in hint])
        if hint is bool:
            return self.random.random() < 0.5
        if hint is int:
            return self._number(name)
        return self._text(name)

    def _list(self, hint: Any, name: str) -> list[Any]:
        known = self._known(name)
        if known and self.random.random() < 0.8:
            return self.random.sample(known, self.random.randint(0, len(known)))
        return [self._value(hint, name) for _ in range(self.random.randint(0, 3))]

    def _dict(self, hint: Any, name: str) -> dict[str, Any]:
        if name == "seats":
            return {"valley": self.random.choice([3, 3, 3, 2, 0])}
        words = ("branch", "name", "valley", "club")
        key = self.random.choice(words)
        return {key: self._value(get_args(hint)[1], name)}

    def _number(self, name: str) -> int:
        if name in {"ballot", "number"}:
            return self.random.randint(0, 3)
        members = [one.members for one in self.stage.views.every(Body)] or [7]
        if name == "entitled":
            return self.random.choice(members)
        return self.random.randint(0, max(members))

    def _text(self, name: str) -> str:
        known = self._known(name)
        if known and self.random.random() < 0.95:
            return self.random.choice(known)
        if name in _IDS:
            return f"{self.random.getrandbits(128):032x}"
        return self._free_text(name)

    def _free_text(self, name: str) -> str:
        days = timedelta(days=self.random.randint(-1, 9))
        word = f"word {self.random.randint(0, 999)}"
        made = {
            "until": moment_text(self.stage.now() + days),
            "date": moment_text(self.stage.now())[:10],
            "sha256": "0" * 64,
            "unit": self.random.choice(["valley", "hill"]),
            "body": self.random.choice(["branch-a", "branch-b"]),
            "kind": "branch",
        }
        return made.get(name, self.random.choice([word, "话"]))

    def _known(self, name: str) -> list[str]:
        views, rules = self.stage.views, self.stage.rules(CENTRE, self.stage.now())
        checks = list(matters_of(rules))
        pools: dict[str, Any] = {
            "unit": lambda: [one.unit for one in views.every(Unit)],
            "body": lambda: [one.body for one in views.every(Body)],
            "person": self._people,
            "names": self._people,
            "drawn": self._people,
            "objection": lambda: [one.objection for one in views.every(Objection)],
            "letter": lambda: [one.letter for one in views.every(Letter)],
            "grant": lambda: [one.grant for one in views.every(Grant)],
            "account": lambda: [one.account for one in views.every(Grant)],
            "check": lambda: checks,
            "ground": lambda: ["protects-others", "gossip"],
            "withheld_by": lambda: ["review", "office"],
            "tip": lambda: [one.tip for one in views.every(Tip)],
            "replaced": lambda: [one.person for one in views.every(Way)],
            "axis": lambda: ["work", "membership", "gossip"],
            "category": lambda: ["front-line", "leading", "full-member"],
            "others": lambda: ["leading", "on-probation"],
            "level": lambda: ["national", "local"],
            "grounds": lambda: ["no-member", "member-elsewhere", "gossip"],
            "matter": lambda: [*checks, "credentials"],
            "post": lambda: ["", "chair", "auditor"],
            "parent": lambda: ["", *(one.body for one in views.every(Body))],
            "kind": lambda: ["branch", "committee", "conference", "review", ""],
            "places": lambda: ["notice board", "club page", "radio"],
            "attributes": lambda: ["name", "branch"],
            "channel": lambda: ["meeting", "letter", "mobile-box", "phone"],
            "group": lambda: ["settled", "mobile"],
            "form": lambda: ["paper", "online"],
        }
        return list(pools[name]()) if name in pools else []

    def _people(self) -> list[str]:
        """Return the people whose names go on, or now and then everybody."""
        views = self.stage.views
        going = [one.person for one in views.every(Way, out="")]
        if going and self.random.random() < 0.8:
            return going
        return [one.person for one in views.every(Person)]


_IDS = {
    "person",
    "tip",
    "replaced",
    "objection",
    "letter",
    "grant",
    "account",
    "names",
    "drawn",
}


def _is_filled_by_the_office(hint: Any) -> bool:
    return get_origin(hint) is Annotated and any(
        isinstance(one, Minted) for one in hint.__metadata__
    )
