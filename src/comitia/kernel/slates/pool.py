"""A pool: the people of whom a slate is chosen, as the columns of a table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a pool: `values` stand in the order of the pool's attributes.

    `support` is how many named this person, and `None` where nobody counted that. It
    orders slates only: nothing here ranks a person against another.
    """

    id: str
    values: tuple[str, ...]
    support: int | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """All people of whom a slate is chosen; each id once.

    >>> Pool(("sex",), (Member("a", ("F",)), Member("b", ("M",)))).column("sex")
    ('F', 'M')
    """

    attributes: tuple[str, ...]
    members: tuple[Member, ...]

    @property
    def has_support(self) -> bool:
        """Whether slates are told apart by how many named their people."""
        return bool(self.members) and self.members[0].support is not None

    def column(self, attribute: str) -> tuple[str, ...]:
        """Return everybody's value of an attribute, in the order of the pool."""
        at = self.attributes.index(attribute)
        return tuple(one.values[at] for one in self.members)
