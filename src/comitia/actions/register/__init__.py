"""Acts on the register and on the record as a whole."""

from comitia.actions.register import (
    checkpoint,
    close_register,
    course,
    erase_person,
    grant_role,
    grant_roles,
    open_election,
    register_bodies,
    register_persons,
    register_units,
    revoke_role,
)

ACTS = (
    open_election.ACT,
    grant_role.ACT,
    grant_roles.ACT,
    revoke_role.ACT,
    register_units.ACT,
    register_bodies.ACT,
    register_persons.ACT,
    close_register.ACT,
    checkpoint.ACT,
    erase_person.ACT,
    *course.ACTS,
)
