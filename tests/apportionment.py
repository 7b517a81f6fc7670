"""Plans and tables of ``tests/data/apportionment``, and those written in tests."""

import csv
from pathlib import Path

from comitia.engines.seats.plans.applying import applied
from comitia.engines.seats.plans.blocks import Asked
from comitia.engines.seats.plans.outcome import Outcome
from comitia.engines.seats.plans.reading import read_plan
from comitia.engines.seats.plans.table import rows_of
from comitia.engines.table.reading import read_table
from comitia.kernel.findings import Refused

DATA = Path(__file__).resolve().parent / "data" / "apportionment"


def outcome_of(plan: str, table: str, asked: Asked | None = None) -> Outcome:
    """Return what a plan comes to for a table, both given as texts."""
    read = read_plan(plan.encode(), file="plan.toml")
    return applied(read, rows_of(read_table(table.encode(), name="t.csv"), read), asked)


def faults_of(
    plan: str, table: str = "unit,weight\nn,1\n", asked: Asked | None = None
) -> list[str]:
    """Return what a plan is refused for: each code with its place."""
    try:
        outcome_of(plan, table, asked)
    except Refused as refused:
        return [f"{one.code} {one.place or ''}".strip() for one in refused.findings]
    return []


def published(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of data."""
    with (DATA / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def of_data(plan: str, table: str) -> Outcome:
    """Return what a plan of the data comes to for a table of the data."""
    return outcome_of(
        (DATA / "plans" / plan).read_text(encoding="utf-8"),
        (DATA / table).read_text(encoding="utf-8"),
    )
