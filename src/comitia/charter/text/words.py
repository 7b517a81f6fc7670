"""What the ids and clauses of a charter are called: a file of words by language.

`[words]` holds ids wherever they stand, `[under."key"]` those that are called
otherwise under one key or family, `[clauses]` what is cited: clauses, documents,
sources.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.charter.text.scanner import KeyPath
from comitia.charter.text.source import Source, is_text, read_source, shown
from comitia.kernel.findings import Finding, Place

LANGUAGES: Final = ("en", "zh-hans")
CLAUSES: Final = "clauses"
_WORDS: Final = "words"
_UNDER: Final = "under"
_NOWHERE: Final = Place("")


@dataclass(frozen=True, slots=True)
class Called:
    """What an id, or a text that is cited, is called in each language.

    `under` is the key under which an id is called so, empty where it always is, and
    ``clauses`` for what is cited.
    """

    name: str
    told: tuple[tuple[str, str], ...]
    under: str = ""
    place: Place = _NOWHERE


Words = tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a file, and what is wrong with it."""

    words: Words = ()
    faults: tuple[Finding, ...] = ()


def read_words(path: Path, *, file: str) -> Told:
    """Return what ids are called, each in every language, with all faults at once.

    What is cited needs words only in the languages in which it is not written.
    """
    source = read_source(path, file=file)
    if source.faults and not source.tables:
        return Told((), source.faults)
    tables = dict(_tables(source))
    if not tables or set(source.tables) - {_WORDS, _UNDER, CLAUSES}:
        no_table = Finding("charter.no_words", (), None, None, source.place(()))
        return Told((), (*source.faults, no_table))
    words: list[Called] = []
    faults = list(source.faults)
    for at, table in tables.items():
        if not isinstance(table, dict):
            faults.append(_not_told(source, at))
            continue
        for name, told in table.items():
            if _is_told(told, is_clause=at == (CLAUSES,)):
                words.append(_called(name, told, at, source))
            else:
                faults.append(_not_told(source, (*at, name)))
    return Told(tuple(words), tuple(faults))


def _tables(source: Source) -> Iterator[tuple[KeyPath, object]]:
    """Yield each table of words with its path."""
    for name in (_WORDS, CLAUSES):
        if isinstance(source.tables.get(name), dict):
            yield (name,), source.tables[name]
    under = source.tables.get(_UNDER)
    for key, table in under.items() if isinstance(under, dict) else ():
        yield (_UNDER, key), table


def _called(
    name: str, told: Mapping[str, object], at: KeyPath, source: Source
) -> Called:
    texts = tuple((one, str(told[one])) for one in LANGUAGES if one in told)
    under = "" if at == (_WORDS,) else str(at[-1])
    return Called(name, texts, under, source.place((*at, name)))


def _not_told(source: Source, at: KeyPath) -> Finding:
    facts = (("known", LANGUAGES), ("near", shown(str(at[-1]))))
    return Finding("charter.word_not_told", facts, None, None, source.place(at))


def _is_told(told: object, *, is_clause: bool) -> bool:
    if not isinstance(told, dict) or set(told) - set(LANGUAGES):
        return False
    is_enough = bool(told) if is_clause else set(told) == set(LANGUAGES)
    return is_enough and all(
        is_text(one) and one.isprintable() for one in told.values()
    )
