"""Puts commitments in the place of personal values, and fills what is minted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from comitia.actions.work import Work
from comitia.kernel.findings import Finding, Refused
from comitia.kernel.ids import random_id
from comitia.kernel.personal import About, Filled, FoundBy, Hidden, Minted
from comitia.ledger.cards.card import Card

Mark = About | Filled | Minted | FoundBy


@dataclass
class Hiding:
    """One payload on its way into the record.

    People that are new get their key at once, because the request's digest needs it;
    cards and index rows wait until the act is decided. ``keep`` writes them,
    ``undo`` takes the new keys back.
    """

    work: Work
    unit: str
    named: str
    newcomers: dict[str, str] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)

    def find_people(self, asked: Any) -> Any:
        """Return the payload with every person's id in it: found, or new."""
        return self._walk(asked, self._person)

    def mint(self, asked: Any) -> Any:
        """Return the payload with a fresh id wherever one is to be minted."""
        ids = self.work.draw("minted", self.unit)

        def fill(mark: Mark, holder: Any, name: str) -> Any:
            held = getattr(holder, name)
            return random_id(ids) if isinstance(mark, Minted) and not held else held

        return self._walk(asked, fill)

    def digestible(self, resolved: Any) -> Any:
        """Return the payload with a keyed digest in place of each personal value."""

        def digest(person: str, _: str, value: str) -> str:
            self._refuse_without_card(person)
            return self.work.keys.personal_digest(person, value)

        return self._walk(
            resolved, lambda mark, holder, name: _about(mark, holder, name, digest)
        )

    def hide(self, resolved: Any) -> Any:
        """Return the payload with a commitment in place of each personal value."""
        salts = self.work.draw("salts", self.unit)
        number = iter(range(10**9))

        def commit(person: str, attribute: str, value: str) -> Hidden:
            named = attribute or f"{self.named}:{next(number)}"
            card = self.cards.get(person) or self.work.card(person)
            self.cards[person], made = card.with_value(named, value, salts)
            return Hidden(made.attribute, made.digest, made.person)

        return self._walk(
            resolved, lambda mark, holder, name: _about(mark, holder, name, commit)
        )

    def keep(self) -> None:
        """Write what the act said about people; keys first, safely on disk."""
        self.work.keys.settle_card_keys(self.newcomers.values())
        for index, person in self.newcomers.items():
            self.work.index_person(index, person)
        for card in self.cards.values():
            self.work.save_card(card)

    def undo(self) -> None:
        """Take back the keys of people whom no act has entered."""
        for person in self.newcomers.values():
            self.work.forget(person)

    def _refuse_without_card(self, person: str) -> None:
        """Refuse words about somebody who was never registered, or was erased."""
        if self.work.keys.card_key(person) is None:
            raise Refused([Finding.of("act.no_card", key="person", named=person)])

    def _person(self, mark: Mark, holder: Any, name: str) -> Any:
        held = getattr(holder, name)
        if held or not isinstance(mark, FoundBy):
            return held
        index = self.work.keys.intake_index(getattr(holder, mark.field))
        known = self.work.find_person(index) or self.newcomers.get(index)
        return known or self._newcomer(index)

    def _newcomer(self, index: str) -> str:
        draw = self.work.draw(f"person {index}", self.unit)
        person = self.newcomers[index] = random_id(draw)
        self.work.keys.draft_card_key(person, draw)
        return person

    def _walk(self, value: Any, change: Callable[[Mark, Any, str], Any]) -> Any:
        """Return a payload with each marked field changed, inner ones too."""
        if isinstance(value, tuple):
            return tuple([self._walk(item, change) for item in value])
        kind: Any = type(value)
        changed = {}
        for name, mark in _marked(kind):
            held = getattr(value, name)
            new = (
                self._walk(held, change) if mark is None else change(mark, value, name)
            )
            if new is not held:
                changed[name] = new
        return replace(value, **changed) if changed else value


def refuse_filled(asked: Any, path: str = "") -> None:
    """Refuse what only the office gives: ids that it mints or finds, and its counts.

    Whoever could choose an id could put a row in another's place.
    """
    found = tuple(_filled(asked, path))
    if found:
        raise Refused([Finding.of("form.filled", key=key) for key in found])


def _filled(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _filled(item, f"{path}.{number}")
        return
    kind: Any = type(value)
    for name, mark in _marked(kind):
        held, place = getattr(value, name), f"{path}.{name}"
        if _is_filled(mark, held):
            yield place.lstrip(".")
        yield from _filled(held, place)


def _is_filled(mark: Mark | None, held: Any) -> bool:
    if isinstance(mark, Filled):
        return bool(held != mark.empty)
    return isinstance(mark, Minted | FoundBy) and bool(held)


def _about(
    mark: Mark,
    holder: Any,
    name: str,
    change: Callable[[str, str, str], Any],
) -> Any:
    """Return a personal field changed, each of its texts; others as they are."""
    held = getattr(holder, name)
    if not isinstance(mark, About):
        return held
    person = getattr(holder, mark.field)
    if isinstance(held, dict):
        return {key: change(person, key, text) for key, text in held.items()}
    attribute = name if mark.is_attribute else ""
    return change(person, attribute, held) if isinstance(held, str) else held


@cache
def marks(kind: type) -> tuple[tuple[str, Mark | None], ...]:
    """Return the fields of a payload with their marks; without one, nothing."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        (one.name, next(_marks_in(hints[one.name]), None)) for one in fields(kind)
    )


@cache
def _marked(kind: type) -> tuple[tuple[str, Mark | None], ...]:
    """Return the fields of a payload that are marked, or may hold what is."""
    if not is_dataclass(kind) or kind is Hidden:
        return ()
    hints = get_type_hints(kind)
    return tuple(
        (name, mark)
        for name, mark in marks(kind)
        if mark is not None or _may_hold(hints[name])
    )


def _may_hold(hint: Any) -> bool:
    """Return whether a value of such a type may hold a marked field."""
    inner = get_args(hint)
    return any(map(_may_hold, inner)) if inner else bool(_marked(hint))


def _marks_in(hint: Any) -> Iterator[Mark]:
    if get_origin(hint) is Annotated:
        yield from (mark for mark in hint.__metadata__ if isinstance(mark, Mark))
        yield from _marks_in(get_args(hint)[0])
    elif get_origin(hint) in {Union, UnionType, dict}:
        for inner in get_args(hint):
            yield from _marks_in(inner)
