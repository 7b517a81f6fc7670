"""Asks the rules of the register about a plan, before the act itself asks them."""

from collections.abc import Callable
from typing import Any

from comitia.charter.rules import Rules
from comitia.engines.intake.columns import Kind
from comitia.engines.intake.plan import Plan
from comitia.kernel.findings import Refused
from comitia.kernel.views import Views
from comitia.stages.register.bodies import Body, Unit
from comitia.stages.register.units import (
    REGISTER_BODIES,
    REGISTER_UNITS,
    BodyRow,
    BodySheet,
    UnitRow,
    UnitSheet,
)


def ruled(plan: Plan, views: Views, rules: Rules, name: str) -> Plan:
    """Return the plan with every row rejected that the charter does not allow.

    A body's kind may stand under another, a unit may be none of the charter's: the
    act would refuse the whole batch for it, without a row number.
    """
    asked: dict[Kind, Callable[[Plan, Views, Rules], Any]] = {
        Kind.UNITS: _units,
        Kind.BODIES: _bodies,
    }
    try:
        if plan.kind in asked:
            asked[plan.kind](plan, views, rules)
    except Refused as refused:
        return plan.without(refused.findings, name)
    return plan


def _units(plan: Plan, _: Views, rules: Rules) -> None:
    rows = tuple(UnitRow(**row.typed) for row in plan.planned)
    REGISTER_UNITS.decide(UnitSheet(rows), rules)


def _bodies(plan: Plan, views: Views, rules: Rules) -> None:
    rows = tuple(BodyRow(**row.typed) for row in plan.planned)
    units = frozenset(one.unit for one in views.every(Unit))
    REGISTER_BODIES.decide(BodySheet(rows, units, views.every(Body)), rules)
