"""What a payload says about people: hidden in the record, open to who may see it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hidden:
    """A personal value in a recorded payload: the commitment in its place.

    >>> Hidden("name", "f" * 64, "0" * 32).attribute
    'name'
    """

    attribute: str
    commitment: str
    person: str


@dataclass(frozen=True, slots=True)
class About:
    """Marks a field as personal; `field` is the sibling that names the person.

    What `is_attribute` is kept on the card under the field's own name and replaced
    when it is set again; any other text is kept for itself.
    """

    field: str = "person"
    is_attribute: bool = False


@dataclass(frozen=True, slots=True)
class Minted:
    """Marks a field that is left empty when asked and filled with a random id."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Marks a field that the office fills in itself; `empty` is what is asked with."""

    empty: object = None


@dataclass(frozen=True, slots=True)
class FoundBy:
    """Marks a person's id that is found by the office's own id in a sibling field.

    Where that id is new, the person gets a random id and a card.
    """

    field: str = "office_id"
