"""A charter that has been read, and the rules that hold for one unit on one day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Generic, Protocol, TypeVar, cast

from comitia.charter.kinds import Value
from comitia.charter.layer import Declared, Layer, Provenance
from comitia.charter.text.words import CLAUSES, Words
from comitia.kernel.findings import Finding

V_co = TypeVar("V_co", covariant=True)
V = TypeVar("V")
# Units and days at once; with all keys of a large charter a few megabytes.
_REMEMBERED: Final = 256


@dataclass(frozen=True, slots=True)
class Setting(Generic[V_co]):
    """A value of the charter with the key it belongs to and where it comes from."""

    key: str
    value: V_co
    provenance: Provenance


class Rules:
    """The value of each key as it holds for one unit on one day.

    Stages are given these, never the charter with all its layers.
    """

    def __init__(
        self,
        settings: Mapping[str, Setting[Value]],
        others: Callable[[str], "Rules"] | None = None,
        charter: "Charter | None" = None,
    ) -> None:
        """Keep one setting for each key, and the way to the rules of other units."""
        self._settings = settings
        self._others = others
        self._families: dict[str, dict[str, Setting[Value]]] = {}
        self.charter = charter

    def of(self, unit: str) -> "Rules":
        """Return the rules of a unit on the same day, for what looks at several."""
        return self._others(unit) if self._others else self

    def reaching(self, others: Callable[[str], "Rules"]) -> "Rules":
        """Return the same rules with another way to those of other units."""
        twin = Rules(self._settings, others, self.charter)
        twin._families = self._families
        return twin

    def __iter__(self) -> Iterator[Setting[Value]]:
        """Go through the settings in the order of their keys."""
        return iter(self._settings.values())

    def get(self, key: str) -> Setting[Value] | None:
        """Return the setting of a key, or nothing where the charter is silent."""
        return self._settings.get(key)

    def read(self, key: str, kind: type[V]) -> Setting[V]:
        """Return the setting of a key that the charter must have, by its type.

        A charter that passed its check has every required key; asking for another
        raises ``KeyError``, because no rule may be made up in its place.
        """
        setting = self._settings[key]
        if not isinstance(setting.value, kind):
            raise KeyError(key)
        return cast("Setting[V]", setting)

    def family(self, name: str) -> dict[str, Setting[Value]]:
        """Return the members of a family of keys by their last word."""
        if name not in self._families:
            head = f"{name}."
            self._families[name] = {
                key.removeprefix(head): setting
                for key, setting in self._settings.items()
                if key.startswith(head)
            }
        return dict(self._families[name])


@dataclass(frozen=True, slots=True)
class Proposed:
    """A layer that is to hold for one unit while the election runs, from a day on."""

    unit: str
    file: str
    text: str
    since: date


@dataclass(frozen=True, slots=True)
class Amended:
    """A charter with one more layer, and what is wrong with that.

    `layer` is nothing where the text could not be read as one.
    """

    charter: "Charter"
    faults: tuple[Finding, ...] = ()
    layer: Layer | None = None


class Amending(Protocol):
    """How a charter takes in a layer; with `check` it is compared with all others."""

    def __call__(
        self, charter: "Charter", proposed: Proposed, *, check: bool
    ) -> Amended:
        """Return the charter with the layer; one that cannot be read adds nothing."""


@dataclass(frozen=True)
class Charter:
    """The rules of an election in layers, the highest first; ``load`` makes one.

    `amending` is how it was read, so that a layer can enter during the election.

    >>> Charter("minimal", (("en", "Minimal"),), ()).titled("zh-hans")
    'Minimal'
    """

    name: str
    title: tuple[tuple[str, str], ...]
    layers: tuple[Layer, ...]
    amending: Amending | None = field(default=None, compare=False, repr=False)
    words: Words = ()

    def amended(self, proposed: Proposed, *, check: bool = False) -> Amended:
        """Return the charter with a layer for one unit, checked where that is asked."""
        if self.amending is None:
            return Amended(self)
        return self.amending(self, proposed, check=check)

    def with_all(self, proposed: tuple[Proposed, ...]) -> "Charter":
        """Return the charter with layers that were found to be sound, once for each."""
        if not proposed:
            return self
        if proposed not in self._amended:
            before = self.with_all(proposed[:-1])
            self._amended[proposed] = before.amended(proposed[-1]).charter
        return self._amended[proposed]

    def titled(self, language: str) -> str:
        """Return the title in a language, else the first one given."""
        titles = dict(self.title)
        return titles.get(language, self.title[0][1])

    def called(self, name: str, language: str, under: str = "") -> str:
        """Return what an id is called in a language; without a word, the id itself.

        Under a key it may be called otherwise; the nearest family decides.

        >>> from comitia.charter.text.words import Called
        >>> words = (Called("review", (("en", "Review committee"),)),)
        >>> charter = Charter("a", (("en", "A"),), (), words=words)
        >>> charter.called("review", "en"), charter.called("other", "en", "a.b")
        ('Review committee', 'other')
        """
        while under:
            if (under, name, language) in self._words:
                return self._words[under, name, language]
            under = under.rpartition(".")[0]
        return self._words.get(("", name, language), name)

    def cited(self, text: str, language: str) -> str:
        """Return a clause, a document or a source as a language writes it.

        >>> from comitia.charter.text.words import Called
        >>> words = (Called("Article 2", (("zh-hans", "第二条"),), "clauses"),)
        >>> charter = Charter("a", (("en", "A"),), (), words=words)
        >>> charter.cited("Article 2", "zh-hans"), charter.cited("Article 2", "en")
        ('第二条', 'Article 2')
        """
        said = self._words.get((CLAUSES, text, language))
        return said or self.called(text, language)

    def named(self, text: str, language: str) -> str:
        """Return an id with its word, so that a reader can also write it.

        >>> from comitia.charter.text.words import Called
        >>> words = (Called("review", (("en", "Review committee"),)),)
        >>> charter = Charter("a", (("en", "A"),), (), words=words)
        >>> charter.named("review", "en"), charter.named("other", "en")
        ('Review committee (review)', 'other')
        """
        said = self.called(text, language)
        if said == text:
            return text
        return f"{said} ({text})" if language == "en" else f"{said}（{text}）"

    def setting(
        self, key: str, *, unit: str | None = None, on: date = date.max
    ) -> Setting[Value] | None:
        """Return what holds for a key, with its origin; nothing where it is not set.

        Without a unit the exemptions and plans of single units do not count;
        without a day the newest value does.
        """
        standing = None
        for layer in self.by_key.get(key, ()):
            standing = layer.standing(unit=unit, on=on) or standing
        return standing and Setting(key, standing.value, standing.provenance)

    def dated(self, key: str, *, unit: str | None = None) -> tuple[Setting[Value], ...]:
        """Return what holds for a key one after another, each from its own day on."""
        days = {
            one.since
            for each in self.by_key.get(key, ())
            for one in (*each.declared, *each.exemptions.get(unit or "", ()))
        }
        found: list[Setting[Value]] = []
        for day in sorted(days):
            held = self.setting(key, unit=unit, on=day)
            if held is not None and held not in found[-1:]:
                found.append(held)
        return tuple(found)

    def rules(
        self,
        *,
        unit: str | None = None,
        on: date = date.max,
        among: Iterable[str] | None = None,
    ) -> Rules:
        """Return everything that holds for a unit on a day, or some keys of it."""
        if among is not None:
            return self._read(unit, on, among)
        if (unit, on) not in self._remembered:
            if len(self._remembered) == _REMEMBERED:
                self._remembered.clear()
            self._remembered[unit, on] = self._read(unit, on, self.by_key)
        return self._remembered[unit, on]

    def _read(self, unit: str | None, on: date, keys: Iterable[str]) -> Rules:
        settings = {key: self.setting(key, unit=unit, on=on) for key in keys}
        held = {key: one for key, one in settings.items() if one is not None}
        return Rules(held, lambda other: self.rules(unit=other, on=on), self)

    @cached_property
    def _words(self) -> dict[tuple[str, str, str], str]:
        return {
            (one.under, one.name, language): said
            for one in self.words
            for language, said in one.told
        }

    @cached_property
    def _remembered(self) -> dict[tuple[str | None, date], Rules]:
        """What was asked for lately; every act asks for the rules of its day."""
        return {}

    @cached_property
    def _amended(self) -> dict[tuple[Proposed, ...], "Charter"]:
        """What came of layers that entered; every act of their units asks for it."""
        return {}

    @cached_property
    def by_key(self) -> dict[str, list["Slice"]]:
        """What each layer says about each key, the highest layer first."""
        return slices(self.layers)


@dataclass(frozen=True, slots=True)
class Slice:
    """What one layer says about one key: dated values and exemptions."""

    layer: Layer
    declared: list[Declared]
    exemptions: dict[str, list[Declared]]

    def standing(self, *, unit: str | None, on: date) -> Declared | None:
        """Return what the layer says on a day: the exemption of the unit, if any."""
        return self.exemption(unit=unit, on=on) or self.own(unit=unit, on=on)

    def own(self, *, unit: str | None, on: date) -> Declared | None:
        """Return the layer's own newest value of that day."""
        if not self.layer.speaks_to(unit):
            return None
        return _newest(self.declared, on)

    def exemption(self, *, unit: str | None, on: date) -> Declared | None:
        """Return the newest exemption that the layer gives the unit."""
        return _newest(self.exemptions.get(unit or "", ()), on)


def slices(layers: Iterable[Layer]) -> dict[str, list[Slice]]:
    """Return, for each key, what each layer says about it, the highest first."""
    found: dict[str, list[Slice]] = {}
    for layer in layers:
        for one in (*layer.declared, *layer.exemptions):
            row = found.setdefault(one.key, [])
            if not row or row[-1].layer is not layer:
                row.append(Slice(layer, [], {}))
            held = row[-1]
            exempted = held.exemptions.setdefault(one.unit, []) if one.unit else None
            (held.declared if exempted is None else exempted).append(one)
    return found


def _newest(declared: Iterable[Declared], on: date) -> Declared | None:
    held = [one for one in declared if one.since <= on]
    return max(held, key=lambda one: one.since, default=None)
