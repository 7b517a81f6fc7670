"""The document of an item of the agenda, and what that has to cover."""

from collections.abc import Iterator

from comitia.charter.rules import Rules
from comitia.kernel.findings import Finding
from comitia.stages.conference.agenda.keys import DOCUMENTS, PARTS


def lack_of_papers(
    item: str, document: str | None, parts: tuple[str, ...], rules: Rules
) -> Iterator[Finding]:
    """Return that the document of an item is not named, or leaves something out.

    Charter keys: ``conference.agenda_documents``, ``conference.agenda_parts``.
    """
    listed = rules.get(DOCUMENTS)
    asked = listed.value if listed and isinstance(listed.value, tuple) else ()
    if listed is not None and item in asked and document is None:
        clause = listed.provenance.clause
        yield Finding.of(
            "conference.no_document", key=listed.key, clause=clause, item=item
        )
    held = rules.family(PARTS).get(item)
    needed = held.value if held and isinstance(held.value, tuple) else ()
    lacking = tuple(str(one) for one in needed if one not in parts)
    if held is not None and lacking:
        clause = held.provenance.clause
        yield Finding.of(
            "conference.parts", key=held.key, clause=clause, item=item, lacking=lacking
        )
