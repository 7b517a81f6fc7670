"""Triggers that keep the record: what was entered is neither changed nor removed."""

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT: Final = ("entry", "note")

_SQLITE: Final = """
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
_POSTGRESQL_FUNCTION: Final = """
CREATE FUNCTION record_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the record is never changed: %%', TG_TABLE_NAME; END $$
"""
_POSTGRESQL: Final = """
CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION record_is_kept()
"""


def statements(vendor: str) -> list[str]:
    """Return the statements that make the triggers in a kind of database."""
    if vendor == "postgresql":
        made = [_POSTGRESQL.format(table=table) for table in KEPT]
        return [_POSTGRESQL_FUNCTION.replace("%%", "%"), *made]
    refused = [
        _SQLITE.format(table=table, what=what)
        for table in KEPT
        for what in ("UPDATE", "DELETE")
    ]
    return [*refused, *_SQLITE_APPENDED]


def create_triggers(_: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers; a migration calls this."""
    with editor.connection.cursor() as cursor:
        for statement in statements(editor.connection.vendor):
            cursor.execute(statement)
