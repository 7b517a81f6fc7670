"""What an act is to those who ask for it: its rule, its policy, its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comitia.actions.policy import Policy
from comitia.actions.work import Work
from comitia.ledger.canonical import Json
from comitia.ledger.entry import Entry
from comitia.stages.deciding import AnyRule


def _as_it_is(_: Work, asked: Any, __: datetime) -> Any:
    return asked


def _seals_nothing(_: Work, __: Any) -> Mapping[str, bytes]:
    return {}


def _nothing_more(_: Work, __: Entry) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Act:
    """One act, declared in a file of its own whose docstring is its reference page.

    `complete` fills fields that only the office can know; `afterwards` does what
    lies outside the record, once the entry is there. `seal` returns the
    objects that the act names by digest, by what they are. `example` is a payload that
    shows the form.
    """

    rule: AnyRule
    policy: Policy
    example: Mapping[str, Json]
    complete: Callable[[Work, Any, datetime], Any] = _as_it_is
    seal: Callable[[Work, Any], Mapping[str, bytes]] = _seals_nothing
    afterwards: Callable[[Work, Entry], None] = _nothing_more

    @property
    def name(self) -> str:
        """The one name of the act: file, entry, route, command, page."""
        return self.rule.act
