"""What the database itself refuses of each view, whoever writes to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length, Substr
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual

from comitia.stages.conference.ballots import Kind, Status
from comitia.stages.due_process.gates import Outcome
from comitia.stages.due_process.objections import ObjectionState
from comitia.stages.due_process.remedies import Appeal, Ruling
from comitia.stages.grants import Role
from comitia.stages.register.bodies import Standing
from comitia.stages.register.steps import State, Step
from comitia.stages.register.ways import Out, Reached

# Where the first two ids of a list stand in its text: ["<32 digits>","<32 digits>"
_FIRST, _SECOND, _TWO, _ID = 3, 38, 71, 32


def one_of(view: str, column: str, words: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that a column holds one of an enumeration's words."""
    known = Q(**{f"{column}__in": [str(word) for word in words]})
    return CheckConstraint(condition=known, name=f"{view}_{column}_known")


def at_most(view: str, column: str, other: str) -> CheckConstraint:
    """Return the constraint that a number is never more than another."""
    fits = LessThanOrEqual(F(column), F(other))
    return CheckConstraint(condition=Q(fits), name=f"{view}_{column}_within_{other}")


def together(view: str, one: Q, other: Q, name: str) -> CheckConstraint:
    """Return the constraint that two statements are both true or both not."""
    condition = (one & other) | (~one & ~other)
    return CheckConstraint(condition=condition, name=f"{view}_{name}")


def only_if(view: str, one: Q, needed: Q, name: str) -> CheckConstraint:
    """Return the constraint that one statement needs another."""
    return CheckConstraint(condition=~one | needed, name=f"{view}_{name}")


_TWO_SIGN: Final = Q(GreaterThanOrEqual(Length(F("grants")), _TWO)) & ~Q(
    Exact(Substr(F("grants"), _FIRST, _ID), Substr(F("grants"), _SECOND, _ID))
)

CONSTRAINTS: Final[Mapping[str, tuple[CheckConstraint, ...]]] = MappingProxyType(
    {
        "election": (one_of("election", "state", State),),
        "progress": (one_of("progress", "step", Step),),
        "person": (one_of("person", "standing", Standing),),
        "grant": (
            one_of("grant", "role", Role),
            together(
                "grant", Q(role=Role.SIGNATORY.value), ~Q(post=""), "post_of_role"
            ),
        ),
        "letter": (
            CheckConstraint(
                condition=Q(reply__in=["", "granted", "declined"]),
                name="letter_reply_known",
            ),
            together("letter", Q(reply=""), Q(replied=""), "replied_at"),
        ),
        "way": (one_of("way", "reached", Reached), one_of("way", "out", Out)),
        "branch_return": (
            at_most("branch_return", "voters", "entitled"),
            only_if("branch_return", Q(excused=True), Q(voters=0), "excused_is_empty"),
        ),
        "named": (only_if("named", Q(passed=True), Q(votes__gt=0), "passed_by_votes"),),
        "gate_finding": (
            one_of("gate_finding", "outcome", Outcome),
            only_if(
                "gate_finding",
                ~Q(outcome=Outcome.PASS.value),
                ~Q(reasons="") & _TWO_SIGN,
                "reasoned_by_two",
            ),
        ),
        "remedy": (
            one_of("remedy", "ruling", Ruling),
            one_of("remedy", "appeal", Appeal),
            only_if("remedy", ~Q(answered=""), ~Q(told=""), "told_first"),
            together("remedy", Q(told=""), Q(answer_until=""), "time_to_answer"),
            together("remedy", Q(appeal=""), Q(appealed_at=""), "appealed_at"),
            only_if("remedy", ~Q(appeal=""), ~Q(appeal_until=""), "time_to_appeal"),
        ),
        "adopted_list": (at_most("adopted_list", "votes_for", "present"),),
        "objection": (
            one_of("objection", "outcome", ObjectionState),
            one_of("objection", "step", Step),
            together(
                "objection",
                Q(outcome=ObjectionState.OPEN.value),
                Q(decided=""),
                "decided_at",
            ),
        ),
        "ballot": (
            one_of("ballot", "status", Status),
            at_most("ballot", "present", "entitled"),
            together("ballot", Q(status="open"), Q(counted=""), "counted_at"),
            one_of("ballot", "kind", Kind),
        ),
        "ballot_account": (
            CheckConstraint(
                condition=Q(
                    LessThanOrEqual(F("voters") + F("spoiled"), F("issued")),
                ),
                name="ballot_account_voters_had_papers",
            ),
            CheckConstraint(
                condition=Q(Exact(F("returned"), F("valid") + F("void"))),
                name="ballot_account_all_papers",
            ),
        ),
        "ballot_name": (
            CheckConstraint(
                condition=~Q(elected=True, tied=True),
                name="ballot_name_elected_or_tied",
            ),
            CheckConstraint(
                condition=~Q(listed=True) | Q(elected=False, tied=False),
                name="ballot_name_listed_alone",
            ),
        ),
        "seats_reduced": (at_most("seats_reduced", "votes_for", "present"),),
        "credential": (at_most("credential", "votes_for", "present"),),
    }
)


@dataclass(frozen=True, slots=True)
class Invariant:
    """What a trigger refuses: a new row of a view for which `broken` is true.

    It may ask about views whose names come earlier: theirs are the rows put first.
    """

    name: str
    view: str
    broken: str


INVARIANTS: Final = (
    Invariant(
        "no_more_elected_than_seats",
        "way",
        "NEW.reached IN ('elected', 'delegate')"
        " AND NEW.out NOT IN ('replaced', 'declined') AND"
        " (SELECT count(*) FROM view_way AS other WHERE other.unit = NEW.unit"
        " AND other.person <> NEW.person"
        " AND other.out NOT IN ('replaced', 'declined')"
        " AND other.reached IN ('elected', 'delegate')) >="
        " coalesce((SELECT one.seats FROM view_unit_seats AS one"
        " WHERE one.unit = NEW.unit), 0)",
    ),
    Invariant(
        "nobody_elected_without_a_ballot",
        "way",
        "NEW.reached IN ('elected', 'delegate') AND NOT EXISTS"
        " (SELECT 1 FROM view_ballot_name AS named JOIN view_ballot AS held"
        " ON held.unit = named.unit AND held.number = named.number"
        " WHERE named.unit = NEW.unit AND named.person = NEW.person"
        " AND named.elected AND held.status = 'counted')",
    ),
    Invariant(
        "nobody_set_aside_without_rights",
        "way",
        "NEW.out IN ('vetting', 'barred', 'credentials', 'replaced') AND NOT EXISTS"
        " (SELECT 1 FROM view_remedy AS held"
        " WHERE held.unit = NEW.unit AND held.person = NEW.person"
        " AND (held.matter = 'credentials') = (NEW.out NOT IN ('vetting', 'barred'))"
        " AND held.ruling = 'final' AND held.told <> ''"
        " AND held.appeal_until <> '' AND held.appeal <> 'lodged')",
    ),
    Invariant(
        "no_delegate_without_credentials",
        "way",
        "NEW.reached = 'delegate' AND NOT EXISTS"
        " (SELECT 1 FROM view_credential AS held WHERE held.unit = NEW.unit"
        " AND held.person = NEW.person AND held.confirmed) AND NOT EXISTS"
        " (SELECT 1 FROM view_remedy AS held WHERE held.unit = NEW.unit"
        " AND held.person = NEW.person AND held.matter = 'credentials'"
        " AND (held.ruling = 'lifted' OR held.appeal = 'upheld'))",
    ),
)

RECORD_KEPT: Final = "the record is never changed"
# What a database says of a row that it refused, and by which name we know that.
_SAID: Final = (
    (RECORD_KEPT, "record_kept"),
    ("entry.unit, entry.key", "key_once"),
    ("entry_key_once", "key_once"),
    ("entry.unit, entry.height", "record_kept"),
    ("entry_pkey", "record_kept"),
)
# Constraints of one kind, of which many views have one, have one name together.
_KINDS: Final = MappingProxyType({"_known": "known", "_within_": "within"})
_MADE: Final = re.compile(r"\b[a-z_]+_(counts)\b")


def invariant_in(said: str) -> str | None:
    """Return which of our invariants a database speaks of; nothing when it is none.

    >>> invariant_in("CHECK constraint failed: body_members_counts")
    'counts'
    >>> invariant_in("no_more_elected_than_seats")
    'no_more_elected_than_seats'
    """
    for words, name in _SAID:
        if words in said:
            return name
    found = [name for name in _names() if re.search(rf"\b{name}\b", said)]
    if found or not (made := _MADE.search(said)):
        return _together(found[0]) if found else None
    return made[1]


def invariant_names() -> frozenset[str]:
    """Return every name that ``invariant_in`` can return; each has words."""
    made = {name for _, name in _SAID} | {"counts"}
    return frozenset(map(_together, _names())) | made


def _names() -> Iterator[str]:
    for held in CONSTRAINTS.values():
        yield from (one.name for one in held)
    yield from (one.name for one in INVARIANTS)


def _together(name: str) -> str:
    """Return the name of a constraint's kind, where it is of one."""
    kind = next((kind for kind in _KINDS if kind in name), None)
    return _KINDS[kind] if kind else name
