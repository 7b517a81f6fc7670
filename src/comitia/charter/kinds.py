"""The kinds of value a charter can hold, each read from a table into an exact value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final, Protocol
from unicodedata import normalize

from comitia.charter.text.source import is_text, shown
from comitia.kernel.bases import Base
from comitia.kernel.bounds import Bound, Relation
from comitia.kernel.dates import Span, parse_span
from comitia.kernel.findings import Fact, Finding, Word
from comitia.kernel.ids import is_name_id
from comitia.kernel.shares import parse_share

Value = Bound | Span | int | str | date | tuple[str, ...]

MOST_TEXT: Final = 500


class Misread(Exception):  # noqa: N818  becomes a finding with its place
    """A value that its key cannot hold: a code, and the facts of its sentence."""

    def __init__(self, code: str, **facts: Fact) -> None:
        """Keep what is needed to say it with its key and line."""
        self.finding = Finding(code, tuple(sorted(facts.items())))
        super().__init__(code)


class Kind(Protocol):
    """How one kind of value is written in a table."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names a table may use to write the value."""

    @property
    def example(self) -> str:
        """A value of this kind as a charter writes it."""

    def read(self, table: Mapping[str, object]) -> Value:
        """Return the value that the fields of a table state, or raise ``Misread``."""


@dataclass(frozen=True, slots=True)
class Share:
    """A bound on a count as a share of a named base, in one direction.

    Of seats it may ask for `most` times as many; only where a key allows it may a
    bound ask for nothing at all.

    >>> str(Share((Base.SEATS,)).read({"more_than": "15 %", "of": "seats"}))
    'more than 15 % of seats'
    """

    bases: tuple[Base, ...]
    is_floor: bool = True
    most: Fraction = Fraction(1)
    may_ask_nothing: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The relations that limit from the right side, and the base."""
        return (*self._relations(), "of")

    @property
    def example(self) -> str:
        """A bound of the first base."""
        return f'{self._relations()[0]} = "1/2"\nof = "{self.bases[0]}"'

    def read(self, table: Mapping[str, object]) -> Bound:
        """Return the bound; exactly one relation and the base must be given."""
        given = [name for name in self._relations() if name in table]
        if len(given) != 1:
            raise Misread("charter.one_relation", known=self._relations())
        share = _share(table[given[0]])
        of = table.get("of")
        if not isinstance(of, str) or of not in self.bases:
            bases = tuple(base.value for base in self.bases)
            raise Misread("charter.base_not_named", known=bases, near=written_word(of))
        bound = Bound(Relation(given[0]), share, Base(of))
        # Of a base of people more than all can never be there, and below nothing
        # nobody can be; only seats can be outnumbered.
        if Base(of) is not Base.SEATS and not any(
            bound.allows(count, 1) for count in (0, 1)
        ):
            raise Misread("charter.impossible_bound", bound=bound)
        self._limited(bound)
        return bound

    def _limited(self, bound: Bound) -> None:
        if bound.of is Base.SEATS and bound.share > self.most:
            raise Misread("charter.bound_too_high", bound=bound, most=self.most)
        if self.is_floor and not self.may_ask_nothing and bound.allows(0, 1):
            raise Misread("charter.empty_bound", bound=bound)

    def _relations(self) -> tuple[str, ...]:
        return tuple(one.value for one in Relation if one.is_floor == self.is_floor)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within limits.

    >>> Whole(1, 9).read({"value": 3})
    3
    """

    least: int
    most: int
    fields = ("value",)

    @property
    def example(self) -> str:
        """The smallest number allowed."""
        return f"value = {max(self.least, 1)}"

    def read(self, table: Mapping[str, object]) -> int:
        """Return the number; texts and decimals are not numbers of people."""
        value = table["value"]
        if not isinstance(value, int) or isinstance(value, bool):
            raise Misread("charter.not_whole", near=written_word(value))
        if not self.least <= value <= self.most:
            raise Misread(
                "charter.out_of_limits", near=value, least=self.least, most=self.most
            )
        return value


_NO_TIME: Final = re.compile("0+ [a-z ]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time, at least as long as the least that protects anybody.

    >>> from comitia.kernel.dates import SpanUnit
    >>> str(Term(Span(1, SpanUnit.DAY)).read({"value": "5 working days"}))
    '5 working days'
    """

    least: Span
    fields = ("value",)

    @property
    def example(self) -> str:
        """Five days, the usual length."""
        return 'value = "5 working days"'

    def read(self, table: Mapping[str, object]) -> Span:
        """Return the span; a shorter one than the least is refused."""
        value = table["value"]
        try:
            span = parse_span(value if isinstance(value, str) else "")
        except ValueError:
            is_none = isinstance(value, str) and _NO_TIME.fullmatch(value.strip())
            code = "charter.no_time" if is_none else "charter.not_a_span"
            raise Misread(code, near=written_word(value)) from None
        if not span.is_at_least(self.least):
            raise Misread("charter.term_too_short", span=span, least=self.least)
        return span


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few named ways.

    >>> Choice(("lot", "further_ballot")).read({"value": "lot"})
    'lot'
    """

    options: tuple[str, ...]
    words: str = "stages.choice"
    fields = ("value",)

    @property
    def example(self) -> str:
        """The first way."""
        return f'value = "{self.options[0]}"'

    def read(self, table: Mapping[str, object]) -> str:
        """Return the chosen way."""
        value = table["value"]
        if not isinstance(value, str) or value not in self.options:
            raise Misread(
                "charter.not_a_choice", near=written_word(value), known=self.options
            )
        return value


@dataclass(frozen=True, slots=True)
class Text:
    """A short text, such as the name of a body; `field` says how a table calls it.

    >>> Text(field="under").read({"under": "committee"})
    'committee'
    """

    field: str = "value"
    is_id: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """The one name."""
        return (self.field,)

    @property
    def example(self) -> str:
        """The name of a body."""
        return f'{self.field} = "committee"'

    def read(self, table: Mapping[str, object]) -> str:
        """Return the text without white space around it."""
        return _id(table[self.field]) if self.is_id else _text(table[self.field])


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of different texts, at least so many.

    >>> Texts().read({"value": ["secretary", "auditor"]})
    ('secretary', 'auditor')
    """

    least: int = 1
    samples: tuple[str, ...] = ("committee secretary", "discipline secretary")
    are_ids: bool = False
    fields = ("value",)

    @property
    def example(self) -> str:
        """A list of two."""
        return "value = [" + ", ".join(f'"{one}"' for one in self.samples) + "]"

    def read(self, table: Mapping[str, object]) -> tuple[str, ...]:
        """Return the texts in the order in which they were written."""
        value = table["value"]
        if not isinstance(value, list):
            raise Misread("charter.not_a_list", near=written_word(value))
        read = _id if self.are_ids else _text
        texts = tuple(read(one) for one in value)
        if len(set(map(_spelled_alike, texts))) < len(texts):
            raise Misread("charter.doubled_entry")
        if not texts and self.least == 1:
            raise Misread("charter.no_entries")
        if len(texts) < self.least:
            raise Misread("charter.too_few_entries", least=self.least, now=len(texts))
        return texts


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day.

    >>> Day().read({"value": date(2021, 11, 1)})
    datetime.date(2021, 11, 1)
    """

    fields = ("value",)

    @property
    def example(self) -> str:
        """A day as TOML writes it."""
        return "value = 2021-11-01"

    def read(self, table: Mapping[str, object]) -> date:
        """Return the day; a moment of a day is something else."""
        return read_day(table["value"])


@dataclass(frozen=True, slots=True)
class Days:
    """A list of different calendar days, kept as ISO texts in the order of time.

    >>> Days().read({"value": [date(2026, 10, 2), date(2026, 10, 1)]})
    ('2026-10-01', '2026-10-02')
    """

    fields = ("value",)

    @property
    def example(self) -> str:
        """Two days as TOML writes them."""
        return "value = [2026-10-01, 2026-10-02]"

    def read(self, table: Mapping[str, object]) -> tuple[str, ...]:
        """Return the days."""
        value = table["value"]
        if not isinstance(value, list):
            raise Misread("charter.not_a_list", near=written_word(value))
        days = sorted(read_day(one).isoformat() for one in value)
        if len(set(days)) < len(days):
            raise Misread("charter.doubled_entry")
        if not days:
            raise Misread("charter.no_entries")
        return tuple(days)


@dataclass(frozen=True, slots=True)
class Several:
    """Some of a few named things.

    >>> Several(("saturday", "sunday")).read({"value": ["sunday"]})
    ('sunday',)
    """

    options: tuple[str, ...]
    words: str = "stages.choice"
    fields = ("value",)

    @property
    def example(self) -> str:
        """The last two."""
        return "value = [" + ", ".join(f'"{one}"' for one in self.options[-2:]) + "]"

    def read(self, table: Mapping[str, object]) -> tuple[str, ...]:
        """Return those named, each of them known."""
        texts = Texts().read(table)
        for one in texts:
            if one not in self.options:
                raise Misread(
                    "charter.not_a_choice", near=shown(one), known=self.options
                )
        return texts


def fact_of(kind: Kind, value: Value) -> Fact:
    """Return a value as a fact of a sentence; a choice is said in words.

    >>> fact_of(Choice(("lot",)), "lot")
    Word(code='stages.choice.lot')
    """
    if isinstance(kind, Choice):
        return Word(f"{kind.words}.{value}")
    if isinstance(kind, Several) and isinstance(value, tuple):
        return tuple(Word(f"{kind.words}.{one}") for one in value)
    return value


def read_day(value: object) -> date:
    """Return a calendar day of TOML, or raise ``Misread``.

    >>> read_day(date(2021, 11, 1)).isoformat()
    '2021-11-01'
    """
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Misread("charter.not_a_day", near=written_word(value))
    return value


def _share(value: object) -> Fraction:
    try:
        return parse_share(value if is_text(value) else "")
    except ValueError:
        raise Misread("charter.not_a_share", near=written_word(value)) from None


def _text(value: object) -> str:
    text = value.strip() if is_text(value) else ""
    if not text or len(text) > MOST_TEXT or not text.isprintable():
        raise Misread("charter.not_a_text", near=written_word(value), most=MOST_TEXT)
    return text


def _spelled_alike(text: str) -> str:
    """Return one spelling for all that a reader takes for the same words."""
    return " ".join(normalize("NFKC", text).casefold().split())


def _id(value: object) -> str:
    text = _text(value)
    if not is_name_id(text):
        raise Misread("charter.not_an_id", near=shown(text))
    return text


def written_word(value: object) -> str:
    """Return a value as a charter writes it, for messages: never long.

    >>> written_word(True), written_word(["a"])
    ('true', '[…]')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "[…]" if isinstance(value, list) else "{…}"
    return shown(str(value)) if value is not None else ""
