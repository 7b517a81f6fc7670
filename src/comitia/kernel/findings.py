"""What was found or refused, as a code with facts; words are added at the edge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final, Protocol

from comitia.kernel.bounds import Bound
from comitia.kernel.dates import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A fact that has a word in the reader's language, named by its code.

    >>> Word("stages.choice.lot").code
    'stages.choice.lot'
    """

    code: str


SimpleFact = str | int | Fraction | Bound | Span | date | datetime | Word
Fact = SimpleFact | tuple[SimpleFact, ...]
# The units for which alone a finding was made: its sentence ends with them.
IN_UNITS: Final = "in_units"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points: a file with a line, or a path inside a record.

    >>> str(Place("charter.toml", 12))
    'charter.toml:12'
    """

    file: str
    line: int | None = None

    def __str__(self) -> str:
        """Return the place as editors understand it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A checked statement: its code, the facts it stands on, and where it points.

    `code` names two messages of the catalogue: what was found, and (`code.cure`)
    what would satisfy. `key` is the dotted charter key, `clause` the article it
    rests on. A refusal is a finding that kept an act from being done; its code is
    then usually the charter key itself.

    >>> Finding.of("charter.unknown_key", key="conference.magrin", near="margin").key
    'conference.magrin'
    """

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()
    key: str | None = None
    clause: str | None = None
    place: Place | None = None

    @classmethod
    def of(
        cls,
        code: str,
        *,
        key: str | None = None,
        clause: str | None = None,
        place: Place | None = None,
        **facts: Fact,
    ) -> "Finding":
        """Return a finding whose facts are given by name.

        >>> Finding.of("x.y", seats=3).facts
        (('seats', 3),)
        """
        return cls(code, tuple(sorted(facts.items())), key, clause, place)


class Terms(Protocol):
    """What an organisation calls the ids in its findings, and cites, by language."""

    def named(self, text: str, language: str) -> str:
        """Return an id with its word; what has none comes back as it is."""

    def cited(self, text: str, language: str) -> str:
        """Return a clause as a language writes it."""


class Refused(Exception):  # noqa: N818  a refusal is an answer, not an error
    """An act was not done, or an input not accepted; carries every reason at once.

    `terms` are the words of the organisation whose rules it rests on, where known.

    >>> str(Refused([Finding.of("conference.margin", seats=3)]))
    'conference.margin'
    """

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings in the order in which they were made."""
        self.findings = tuple(findings)
        self.terms: Terms | None = None
        super().__init__(", ".join(finding.code for finding in self.findings))
