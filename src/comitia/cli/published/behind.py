"""What stands behind a published number, in words: base, rows, entries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from comitia.charter.rules import Charter
from comitia.cli.published.walked import Share, Walked, Written
from comitia.engines.document.printed.printed import Sheet
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Word
from comitia.ledger.chain import CENTRE
from comitia.stages.composition.axes.earlier import CHARTER, MORE
from comitia.stages.composition.axes.figuring import CARD
from comitia.stages.composition.axes.stated import stated_in
from comitia.stages.composition.figures import PERCENT, POINTS, Figure
from comitia.stages.register.bodies import Unit
from comitia.web.pages.figures import label
from comitia.web.pages.voice import Voice

if TYPE_CHECKING:
    from comitia.kernel.views import Views

_ROW_HEADS: Final = ("unit", "part", "rows", "entries")
# What is printed with its sign.
_CHANGES: Final = frozenset({POINTS, "compared"})
_FIGURE_HEADS: Final = ("figure", "value", "base", "moment")


@dataclass(frozen=True, slots=True)
class Behind:
    """The figures of an election by their keys, and the record they come from."""

    views: "Views"
    figures: Mapping[str, Figure]
    language: Language
    walked: Walked | None = None
    charter: Charter | None = None

    @property
    def say(self) -> Voice:
        """The language, with the words of the charter."""
        return Voice(self.language, self.charter)

    def told(self, figure: Figure) -> Iterator[str]:
        """Yield a sentence each: what it is, of what, from which rows and entries."""
        say = Voice(self.language)
        yield say(
            "communique.behind.what",
            figure=self.called(figure.figure),
            value=qualified(figure, self.language),
            moment=Word(f"figure.moment.{figure.moment}"),
        )
        if figure.base:
            yield say(
                f"communique.behind.{_of_base(figure)}",
                base=self.called(figure.base),
                value=_grouped(figure.base_value, self.language),
                exact=figure.exact,
            )
        if figure.source == CHARTER:
            yield from self._stated(figure, say)
        elif self.walked and figure.source == CARD:
            yield from self._of_cards(figure, self.walked, say)
        elif self.walked:
            shares = self.walked.of(figure)
            yield say(
                "communique.behind.rows",
                rows=_grouped(str(sum(one.rows for one in shares)), self.language),
                view=figure.source,
                entries=len({entry for one in shares for entry in one.entries}),
            )

    def _stated(self, figure: Figure, say: Voice) -> Iterator[str]:
        """Yield the clause of the charter in which a figure is stated."""
        held = stated_in(figure, self.charter.rules()) if self.charter else None
        if held:
            clause = held.provenance.clause or held.key
            yield say("communique.behind.stated", clause=self.say.cited(clause))

    def _of_cards(self, figure: Figure, walked: Walked, say: Voice) -> Iterator[str]:
        """Yield how many cards were counted, by which entry, and who may recount."""
        entry = walked.entries[figure.figure]
        yield say(
            "communique.behind.cards",
            people=_grouped(self._people(figure.figure), self.language),
            act=say(f"acts.{entry.act}"),
            height=entry.height,
            unit=self._unit(entry.unit, say),
        )
        yield say("communique.behind.recount")

    def _people(self, key: str) -> str:
        """Return how many people there are in the list that a figure of cards is of."""
        whole = key.rpartition(".")[0]
        held = self.figures.get(whole)
        is_list = held is not None and held.source != CARD
        return held.value if held and is_list else self._people(whole)

    def table(self, keys: Iterable[str]) -> Sheet:
        """Return the figures that a text prints, each with its base and its moment."""
        say = Voice(self.language)
        heads = tuple(say(f"web.figures.{one}") for one in _FIGURE_HEADS)
        rows = tuple(self._row(self.figures[key], say) for key in keys)
        return Sheet("", heads, rows)

    def _row(self, figure: Figure, say: Voice) -> tuple[str, ...]:
        base = ""
        if figure.base:
            named = self.called(figure.base)
            value = _grouped(figure.base_value, self.language)
            base = say("web.figures.of", base=named, value=value)
        return (
            self.called(figure.figure),
            qualified(figure, self.language),
            base,
            say(f"figure.moment.{figure.moment}"),
        )

    def walk(self, keys: Iterable[str]) -> Iterator[Sheet]:
        """Yield for each figure its units, their rows, and the entries of those."""
        say = Voice(self.language)
        heads = tuple(say(f"communique.walk.{one}") for one in _ROW_HEADS)
        for figure in (self.figures[key] for key in keys):
            caption = say(
                "communique.walk.caption",
                figure=self.called(figure.figure),
                value=qualified(figure, self.language),
                view=figure.source,
            )
            rows = tuple(
                self._share(one, figure, say)
                for one in (self.walked.of(figure) if self.walked else ())
            )
            yield Sheet(caption, heads, rows, anchor_of(figure.figure), folded=True)

    def _share(self, share: Share, figure: Figure, say: Voice) -> tuple[str, ...]:
        value = say("communique.walk.untold")
        if share.value is not None:
            is_percent = figure.unit == PERCENT
            said = say("communique.percent", value=share.value)
            value = said if is_percent else share.value
        entries = _entries(share.entries, say)
        return (self._unit(share.unit, say), value, str(share.rows), entries)

    def _unit(self, unit: str, say: Voice) -> str:
        if unit == CENTRE:
            return say("communique.walk.whole")
        row = self.views.one(Unit, unit)
        return row.name if row else unit

    def called(self, key: str) -> str:
        """Return what a figure is called."""
        return label(key, self.views, self.say)


def anchor_of(key: str) -> str:
    """Return the name of the part of a page where a figure is walked back."""
    return f"figure-{key}"


def _entries(entries: Iterable[Written], say: Voice) -> str:
    """Return entries by their acts, each with the heights at which they stand."""
    joint = say("kernel.list_joint")
    by_act = sorted((one.act, one.height) for one in entries)
    return "; ".join(
        say(
            "communique.walk.act",
            act=say(f"acts.{act}"),
            heights=joint.join(_spans([height for _, height in group])),
        )
        for act, group in groupby(by_act, key=lambda one: one[0])
    )


def _spans(heights: list[int]) -> Iterator[str]:
    """Yield runs of heights as spans.

    >>> list(_spans([3, 4, 5, 9]))
    ['3–5', '9']
    """
    for _, run in groupby(enumerate(heights), key=lambda one: one[1] - one[0]):
        held = [height for _, height in run]
        yield f"{held[0]}–{held[-1]}" if held[1:] else str(held[0])


def number_text(figure: Figure, language: Language) -> str:
    """Return the number of a figure as a text in a language prints it."""
    if figure.unit == PERCENT:
        return Voice(language)("communique.percent", value=figure.value)
    if figure.value.startswith("-"):
        return f"−{_grouped(figure.value[1:], language)}"
    sign = "+" if _of_base(figure) in _CHANGES else ""
    return f"{sign}{_grouped(figure.value, language)}"


def qualified(figure: Figure, language: Language) -> str:
    """Return the number of a figure with what it says about the exact one."""
    say = Voice(language)
    return say(
        f"figure.qualifier.{figure.qualifier}", value=number_text(figure, language)
    )


def _of_base(figure: Figure) -> str:
    """Return how a figure stands to its base: a part, a share, or a change since."""
    if figure.unit in {PERCENT, POINTS}:
        return "share" if figure.unit == PERCENT else POINTS
    return "compared" if figure.figure.endswith(f".{MORE}") else "base"


def _grouped(value: str, language: Language) -> str:
    """Return a number as a language writes it: English sets off thousands."""
    if language is Language.CHINESE or not value.isdigit():
        return value
    return f"{int(value):,}"
