"""What a charter's files of words leave out, and what they say of nothing in it.

None of it is a fault: an id without a word is shown as it is written.
"""

from collections.abc import Iterator
from typing import Final

from comitia.charter.kinds import fact_of
from comitia.charter.layer import Declared
from comitia.charter.rules import Charter
from comitia.charter.section import STAR, Key, Sections
from comitia.charter.text.source import shown
from comitia.charter.text.words import CLAUSES
from comitia.kernel.findings import Finding, Place

_MOST_SHOWN: Final = 20


def wording_hints(charter: Charter, sections: Sections) -> Iterator[Finding]:
    """Return words of nothing in the charter, then what has no word.

    A charter without words wants none.
    """
    if not charter.words:
        return
    named = _named(charter, sections)
    cited = set(_cited(charter))
    for one in charter.words:
        if one.under == CLAUSES:
            is_known = one.name in cited
        elif one.under:
            is_known = any(
                one.name in ids
                for key, ids in named.items()
                if f"{key}.".startswith(f"{one.under}.")
            )
        else:
            is_known = one.name in cited or any(
                one.name in ids for ids in named.values()
            )
        if not is_known:
            code = "charter.word_of_nothing"
            yield Finding.of(code, place=one.place, near=shown(one.name))
    words = {one.name for one in charter.words}
    place = charter.words[0].place
    yield from _lacking(
        "ids", {id_ for ids in named.values() for id_ in ids} - words, place
    )
    yield from _lacking("clauses", cited - words, place)


def _lacking(what: str, names: set[str], place: Place) -> Iterator[Finding]:
    """Yield what has no word, where there is any; numbers and days need none."""
    lacking = sorted(one for one in names if any(map(str.isalpha, one)))
    if lacking:
        yield Finding.of(
            f"charter.{what}_without_words",
            place=Place(place.file),
            count=len(lacking),
            names=tuple(map(shown, lacking[:_MOST_SHOWN])),
        )


def _named(charter: Charter, sections: Sections) -> dict[str, set[str]]:
    """Return the ids under each key; those of units and exemptions under no key."""
    found: dict[str, set[str]] = {"": set()}
    for layer in charter.layers:
        found[""].update(layer.units, layer.kinds)
        for one in (*layer.declared, *layer.exemptions):
            key = sections.key(one.key)
            ids = _ids(one, key) if key else ()
            found.setdefault(one.key, set()).update(ids)
    return found


def _ids(one: Declared, key: Key) -> Iterator[str]:
    """Yield the ids of a value, and the member of the family that it is set for."""
    if key.name.endswith(STAR) and not key.members:
        yield one.key.rpartition(".")[2]
    fact = fact_of(key.kind, one.value)
    values = fact if isinstance(fact, tuple) else (fact,)
    yield from (value for value in values if isinstance(value, str))


def _cited(charter: Charter) -> Iterator[str]:
    """Yield the documents, and what is cited of each value."""
    for layer in charter.layers:
        yield layer.name
        for one in (*layer.declared, *layer.exemptions):
            origin = one.provenance
            texts = (origin.clause, origin.source, origin.authority, origin.document)
            yield from (text for text in texts if text and not _is_address(text))


def _is_address(text: str) -> bool:
    """Return whether a source is an address on the web, the same in every language."""
    return "/" in text and text.isascii() and "," not in text
