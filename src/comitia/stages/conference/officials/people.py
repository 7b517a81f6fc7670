"""People whom a conference names: they stand in the register from then on."""

from collections.abc import Iterable, Iterator

from comitia.kernel.views import Views
from comitia.stages.deciding import Occasion
from comitia.stages.register.bodies import Person, Standing


def known_since(
    people: Iterable[str], occasion: Occasion, views: Views
) -> Iterator[Person]:
    """Return the rows of people who are new, as members of the body that named them.

    Whoever has a row can be corrected, can leave, and can be erased.
    """
    for person in people:
        if views.one(Person, person) is None:
            standing = Standing.ACTIVE.value
            yield Person(person, occasion.body, occasion.unit, standing)
