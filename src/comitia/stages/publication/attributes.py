"""Whether a list tells about people only what the charter lets it tell."""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding


@dataclass(frozen=True, slots=True)
class PublishedList:
    """The columns of a list that is to be published."""

    attributes: tuple[str, ...]


def publish_list(facts: PublishedList, *, rules: Rules) -> Iterator[Finding]:
    """Return what keeps a list from being published.

    Charter key: ``publication.attributes``.
    """
    allowed = rules.read("publication.attributes", tuple)
    excess = tuple(one for one in facts.attributes if one not in allowed.value)
    if excess:
        yield Finding.of(
            "publication.attributes",
            key=allowed.key,
            clause=allowed.provenance.clause,
            excess=excess,
            allowed=allowed.value,
        )
