"""Columns whose order is the same in every database."""

from typing import TYPE_CHECKING

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import TextField

if TYPE_CHECKING:
    Base = TextField[str, str]
else:
    Base = TextField


class BytewiseText(Base):
    """Text that is ordered by its bytes: SQLite's own way, and `C` in PostgreSQL.

    An order by language would differ between two machines, and so would a replay.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, str | None]:
        """Return the column's type, with the collation where one must be named."""
        held = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            held["collation"] = "C"
        return held
