"""What the ids of a charter are called: a file of words in each language."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comitia.charter.text.source import Source, is_text, read_source, shown
from comitia.kernel.findings import Finding

# What ids are called: each with its words by language.
Words = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

LANGUAGES: Final = ("en", "zh-hans")
_TABLE: Final = "words"


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a file, and what is wrong with it."""

    words: Words = ()
    faults: tuple[Finding, ...] = ()


def read_words(path: Path, *, file: str) -> Told:
    """Return what ids are called, each in every language, with all faults at once."""
    source = read_source(path, file=file)
    if source.faults and not source.tables:
        return Told((), source.faults)
    table = source.tables.get(_TABLE)
    if not isinstance(table, dict) or set(source.tables) != {_TABLE}:
        place = source.place(())
        no_table = Finding("charter.no_words", (), None, None, place)
        return Told((), (*source.faults, no_table))
    words = tuple(
        (name, tuple((one, str(told[one])) for one in LANGUAGES))
        for name, told in table.items()
        if _is_told(told)
    )
    return Told(words, (*source.faults, *_faults(table, source)))


def _faults(table: dict[str, object], source: Source) -> Iterator[Finding]:
    for name, told in table.items():
        if not _is_told(told):
            facts = (("known", LANGUAGES), ("near", shown(name)))
            place = source.place((_TABLE, name))
            yield Finding("charter.word_not_told", facts, None, None, place)


def _is_told(told: object) -> bool:
    return (
        isinstance(told, dict)
        and set(told) == set(LANGUAGES)
        and all(is_text(one) and one.isprintable() for one in told.values())
    )
