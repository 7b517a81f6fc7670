"""A table from the bytes of a file, whichever form it has."""

from comitia.engines.table.separated import read_csv
from comitia.engines.table.sheet import Sheet
from comitia.engines.table.workbook import is_workbook, read_workbook


def read_table(content: bytes, *, name: str, encoding: str | None = None) -> Sheet:
    """Return the table in a file's bytes: what it is, not what it is called, counts."""
    if encoding is None and is_workbook(content):
        return read_workbook(content, name=name)
    return read_csv(content, name=name, encoding=encoding)
