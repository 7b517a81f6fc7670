"""Every act that the stages know, and every row that follows from acts."""

from types import MappingProxyType
from typing import Final

from comitia.kernel.views import Row
from comitia.stages.apportionment.dividing import DIVIDE_SEATS
from comitia.stages.conference.annulling import ANNUL_BALLOT
from comitia.stages.conference.ballots import Ballot, BallotName
from comitia.stages.conference.closing import CLOSE_BALLOTS
from comitia.stages.conference.opening import OPEN_BALLOT
from comitia.stages.conference.recording import RECORD_COUNT
from comitia.stages.deciding import AnyRule
from comitia.stages.due_process.objections import (
    DECIDE_OBJECTION,
    RECORD_OBJECTION,
    Objection,
)
from comitia.stages.due_process.remedies import Remedy
from comitia.stages.grants import Grant, Signature
from comitia.stages.meeting.lists import AdoptedList
from comitia.stages.notice.showing import CLOSE_NOTICE, OPEN_NOTICE, Notice
from comitia.stages.register.bodies import Body, Person, Unit, UnitSeats
from comitia.stages.register.closing import Letter
from comitia.stages.register.granting import GRANT_ROLE, REVOKE_ROLE
from comitia.stages.register.opening import OPEN_ELECTION
from comitia.stages.register.people import CLOSE_REGISTER, REGISTER_PERSONS
from comitia.stages.register.record import CHECKPOINT, ERASE_PERSON
from comitia.stages.register.steps import Election, Progress
from comitia.stages.register.units import REGISTER_BODIES, REGISTER_UNITS
from comitia.stages.register.ways import Way
from comitia.stages.selection.adopting import ADOPT_LIST

_RULES: tuple[AnyRule, ...] = (
    OPEN_ELECTION,
    GRANT_ROLE,
    REVOKE_ROLE,
    REGISTER_UNITS,
    REGISTER_BODIES,
    REGISTER_PERSONS,
    CLOSE_REGISTER,
    CHECKPOINT,
    ERASE_PERSON,
    DIVIDE_SEATS,
    ADOPT_LIST,
    OPEN_NOTICE,
    RECORD_OBJECTION,
    DECIDE_OBJECTION,
    CLOSE_NOTICE,
    OPEN_BALLOT,
    RECORD_COUNT,
    CLOSE_BALLOTS,
    ANNUL_BALLOT,
)

RULEBOOK: Final = MappingProxyType({rule.act: rule for rule in _RULES})

ROWS: Final[tuple[type[Row], ...]] = (
    Election,
    Progress,
    Unit,
    Body,
    Person,
    Grant,
    Signature,
    Letter,
    UnitSeats,
    Way,
    AdoptedList,
    Notice,
    Objection,
    Ballot,
    BallotName,
    Remedy,
)
