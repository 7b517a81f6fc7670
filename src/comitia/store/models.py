"""The tables: the ledger's own, and one for each view, made from its rows' class."""

from collections.abc import Iterator
from typing import Any, Final

from django.db import models
from django.db.models import CheckConstraint, Q

from comitia.kernel.views import Row
from comitia.stages.rulebook import ROWS
from comitia.store.constraints import CONSTRAINTS
from comitia.store.database.columns import Column, columns_of, table_of
from comitia.store.database.fields import BytewiseText


class Entry(models.Model):
    """One entry of a unit's chain, in the bytes that are hashed; never changed."""

    pk = models.CompositePrimaryKey("unit", "height")
    unit = BytewiseText()
    height = models.BigIntegerField()
    key = BytewiseText()
    line = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        """A key is used once in a unit."""

        db_table = "entry"
        constraints = (
            models.UniqueConstraint(fields=["unit", "key"], name="entry_key_once"),
        )


class Head(models.Model):
    """Where a unit's chain ends."""

    unit = BytewiseText(primary_key=True)
    height = models.BigIntegerField()
    parent = BytewiseText()
    writer = BytewiseText()

    class Meta:
        """The name of the table."""

        db_table = "head"


class Note(models.Model):
    """A signed checkpoint; never changed."""

    number = models.BigIntegerField(primary_key=True)
    text = models.TextField()

    class Meta:
        """The name of the table."""

        db_table = "note"


class Card(models.Model):
    """A person's card, encrypted."""

    person = BytewiseText(primary_key=True)
    sealed = models.BinaryField()

    class Meta:
        """The name of the table."""

        db_table = "card"


class PersonIndex(models.Model):
    """Under which digest of the office's own id a person is found."""

    digest = BytewiseText(primary_key=True)
    person = BytewiseText(db_index=True)

    class Meta:
        """The name of the table."""

        db_table = "person_index"


class Account(models.Model):
    """Who may sign in; operation, not record."""

    account = BytewiseText(primary_key=True)
    name = BytewiseText(unique=True)
    password = models.TextField()

    class Meta:
        """The name of the table."""

        db_table = "account"


_FIELDS: "Final[dict[type, type[models.Field[Any, Any]]]]" = {
    bool: models.BooleanField,
    int: models.BigIntegerField,
    str: BytewiseText,
    tuple: BytewiseText,
}

# What acts ask of a view beside its key; without these every act reads all its rows.
ASKED_BY: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "body": (("unit", "kind"),),
    "grant": (("account",), ("body", "role")),
    "letter": (("unit", "step"),),
    "objection": (("unit", "outcome"),),
    "person": (("body",), ("unit",)),
}


def attribute_of(name: str) -> str:
    """Return the attribute for a column; Django's models have names of their own.

    >>> attribute_of("check"), attribute_of("unit")
    ('its_check', 'unit')
    """
    return f"its_{name}" if hasattr(models.Model, name) or name == "pk" else name


def model_of(kind: type[Row]) -> type[models.Model]:
    """Return the model of a view's table."""
    columns = columns_of(kind)
    keys = [attribute_of(column.name) for column in columns[: kind.keys]]
    body: dict[str, Any] = {
        attribute_of(column.name): _field(column, is_key=keys == [column.name])
        for column in columns
    }
    if len(keys) > 1:
        body["pk"] = models.CompositePrimaryKey(*keys)
    constraints = (*_never_negative(kind), *CONSTRAINTS.get(kind.view, ()))
    indexes = [
        models.Index(
            fields=list(map(attribute_of, names)), name=f"{kind.view}_{names[0]}"
        )
        for names in ASKED_BY.get(kind.view, ())
    ]
    told = {"constraints": constraints, "db_table": table_of(kind), "indexes": indexes}
    body["Meta"] = type("Meta", (), told)
    body["__module__"], body["__doc__"] = __name__, kind.__doc__
    return type(f"View{kind.__name__}", (models.Model,), body)


def _field(column: Column, *, is_key: bool) -> "models.Field[Any, Any]":
    return _FIELDS[column.kind](
        db_column=column.name, null=column.may_be_none, primary_key=is_key
    )


def _never_negative(kind: type[Row]) -> Iterator[CheckConstraint]:
    """Return the constraint for each number of a view: all of them count something."""
    for column in columns_of(kind):
        if column.kind is int:
            yield CheckConstraint(
                condition=Q(**{f"{attribute_of(column.name)}__gte": 0}),
                name=f"{kind.view}_{column.name}_counts",
            )


VIEWS: Final = {kind: model_of(kind) for kind in ROWS}
