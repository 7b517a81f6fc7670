"""A table from the bytes of a file, whichever form it has."""

from comitia.engines.table.separated import lines_of, read_csv
from comitia.engines.table.sheet import Line, Sheet
from comitia.engines.table.workbook import (
    is_workbook,
    lines_of_workbook,
    read_workbook,
)
from comitia.kernel.findings import Finding


def read_table(content: bytes, *, name: str, encoding: str | None = None) -> Sheet:
    """Return the table in a file's bytes: what it is, not what it is called, counts."""
    if encoding is None and is_workbook(content):
        return read_workbook(content, name=name)
    return read_csv(content, name=name, encoding=encoding)


def read_lines(
    content: bytes, *, name: str, encoding: str | None = None
) -> tuple[list[Line], tuple[Finding, ...]]:
    """Return all rows of a table, for sheets where an empty row says something."""
    if encoding is None and is_workbook(content):
        return lines_of_workbook(content, name=name)
    return lines_of(content, name=name, encoding=encoding)
