"""Triggers: the record is neither changed nor removed, and what views must keep."""

from collections.abc import Iterator
from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from comitia.store.constraints import INVARIANTS, RECORD_KEPT, Invariant

KEPT: Final = ("entry", "note")

_SQLITE_KEPT: Final = """
CREATE TRIGGER {table}_{what}_refused BEFORE {what} ON {table}
BEGIN SELECT RAISE(ABORT, 'the record is never changed: {table}'); END
"""
# `INSERT OR REPLACE` removes the old row without asking a trigger on DELETE.
_SQLITE_APPENDED: Final = (
    """
CREATE TRIGGER entry_appended BEFORE INSERT ON entry
WHEN NEW.height IS NOT
    (SELECT coalesce(max(height) + 1, 0) FROM entry WHERE unit = NEW.unit)
BEGIN SELECT RAISE(ABORT, 'the record is never changed: entry'); END
""",
    """
CREATE TRIGGER note_appended BEFORE INSERT ON note
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM note)
BEGIN SELECT RAISE(ABORT, 'the record is never changed: note'); END
""",
)
_SQLITE_INVARIANT: Final = """
CREATE TRIGGER {name}_{what} BEFORE {what} ON view_{view} WHEN {broken}
BEGIN SELECT RAISE(ABORT, '{name}'); END
"""
# The same under PostgreSQL, where two may come at once: the key keeps the second out.
_POSTGRESQL_NEXT: Final = {
    "entry": "NEW.height IS DISTINCT FROM (SELECT coalesce(max(height) + 1, 0)"
    " FROM entry WHERE unit = NEW.unit)",
    "note": "NEW.number IS DISTINCT FROM"
    " (SELECT coalesce(max(number), 0) + 1 FROM note)",
}
_POSTGRESQL_APPENDED: Final = """
CREATE TRIGGER {table}_appended BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_is_appended()
"""
_POSTGRESQL_FUNCTION: Final = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF {broken} THEN
    RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation';
END IF; RETURN NEW; END $$
"""
_POSTGRESQL_KEPT: Final = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept()
"""
_POSTGRESQL_INVARIANT: Final = """
CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON view_{view}
FOR EACH ROW EXECUTE FUNCTION {name}()
"""


def create_triggers(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers; a migration calls this."""
    is_sqlite = editor.connection.vendor == "sqlite"
    with editor.connection.cursor() as cursor:
        for statement in _sqlite() if is_sqlite else _postgresql():
            cursor.execute(statement)


def _sqlite() -> Iterator[str]:
    for table in KEPT:
        for what in ("UPDATE", "DELETE"):
            yield _SQLITE_KEPT.format(table=table, what=what)
    yield from _SQLITE_APPENDED
    for one in INVARIANTS:
        for what in ("INSERT", "UPDATE"):
            yield _filled(_SQLITE_INVARIANT, one, what)


def _postgresql() -> Iterator[str]:
    says = RECORD_KEPT
    yield _POSTGRESQL_FUNCTION.format(name="record_is_kept", broken="true", says=says)
    for table in KEPT:
        yield _POSTGRESQL_KEPT.format(table=table)
        name, broken = f"{table}_is_appended", _POSTGRESQL_NEXT[table]
        yield _POSTGRESQL_FUNCTION.format(name=name, broken=broken, says=says)
        yield _POSTGRESQL_APPENDED.format(table=table)
    for one in INVARIANTS:
        yield _POSTGRESQL_FUNCTION.format(
            name=one.name, broken=one.broken, says=one.name
        )
        yield _filled(_POSTGRESQL_INVARIANT, one, "")


def _filled(statement: str, one: Invariant, what: str) -> str:
    return statement.format(name=one.name, view=one.view, broken=one.broken, what=what)
