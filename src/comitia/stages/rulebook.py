"""Every act that the stages know, and every row that follows from acts."""

from types import MappingProxyType
from typing import Final

from comitia.kernel.views import Row
from comitia.stages.apportionment.dividing import DIVIDE_SEATS
from comitia.stages.deciding import AnyRule
from comitia.stages.grants import Grant, Signature
from comitia.stages.meeting.lists import AdoptedList
from comitia.stages.register.bodies import Body, Person, Unit, UnitSeats
from comitia.stages.register.closing import Letter
from comitia.stages.register.granting import GRANT_ROLE, REVOKE_ROLE
from comitia.stages.register.opening import OPEN_ELECTION
from comitia.stages.register.people import CLOSE_REGISTER, REGISTER_PERSONS
from comitia.stages.register.record import CHECKPOINT, ERASE_PERSON
from comitia.stages.register.steps import Election, Progress
from comitia.stages.register.units import REGISTER_BODIES, REGISTER_UNITS
from comitia.stages.register.ways import Way

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
)
