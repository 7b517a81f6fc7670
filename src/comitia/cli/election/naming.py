"""Names that people know in place of random ids: ``@anna``, ``#0001``."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, is_dataclass, replace
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Final,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from comitia.actions.payloads import read_payload
from comitia.actions.registry import ACTS
from comitia.cli.came import person_shown
from comitia.kernel.findings import Fact, Finding, Refused, SimpleFact
from comitia.kernel.ids import is_random_id
from comitia.ledger.canonical import Json
from comitia.stages.forms import RandomId

if TYPE_CHECKING:
    from comitia.store.office import Office

_ACCOUNT: Final = "@"
_PERSON: Final = "#"
# What marks a field as a random id, among all that a field's form may carry.
_RANDOM: Final = get_args(RandomId)[1]


def with_ids(office: "Office", act: str, payload: Json) -> Json:
    """Return the payload of an act with an id wherever a name stands for one.

    In every field that holds a random id, ``@anna`` is the account of that name and
    ``#0001`` the person with that id of the office's own. The record holds the random
    id in both cases. Raises ``Refused`` with every name that nobody has, and then with
    every other fault of the payload's form as well.
    """
    kind = ACTS[act].rule.payload
    naming = _Naming(office)
    named = naming.walk(kind, payload, "")
    if naming.unknown:
        raise Refused([*naming.unknown, *_faults(kind, named, naming.unknown)])
    return named


@contextmanager
def with_numbers(office: "Office") -> Iterator[None]:
    """Name each person of a refusal as the office does: number, name, then the id."""
    try:
        yield
    except Refused as refused:
        found = refused.findings
    else:
        return
    raise Refused(
        replace(
            one,
            facts=tuple((name, _numbered(office, fact)) for name, fact in one.facts),
        )
        for one in found
    )


def _numbered(office: "Office", fact: Fact) -> Fact:
    if isinstance(fact, tuple):
        return tuple(cast("SimpleFact", _numbered(office, one)) for one in fact)
    if not isinstance(fact, str) or not is_random_id(fact):
        return fact
    shown = person_shown(office, fact)
    return fact if shown == fact else f"{shown} ({fact})"


def _faults(kind: type, payload: Json, told: list[Finding]) -> Iterator[Finding]:
    try:
        read_payload(kind, payload)
    except Refused as refused:
        known = {one.key for one in told}
        yield from (one for one in refused.findings if one.key not in known)


@dataclass
class _Naming:
    office: "Office"
    unknown: list[Finding] = field(default_factory=list)

    def walk(self, form: object, value: Json, path: str) -> Json:
        """Return a value with ids for names, as far as it has the form given."""
        if isinstance(value, dict):
            return {
                key: self.walk(_form_in(form, key), inner, f"{path}.{key}".lstrip("."))
                for key, inner in value.items()
            }
        if isinstance(value, list):
            items = _form_of_items(form)
            return [
                self.walk(items, inner, f"{path}.{number}")
                for number, inner in enumerate(value)
            ]
        if isinstance(value, str) and _is_random_id(form):
            return self._id(value, path)
        return value

    def _id(self, written: str, path: str) -> str:
        mark, named = written[:1], written[1:]
        if mark == _ACCOUNT:
            return self._found(self._account(named), "cli.no_account", named, path)
        if mark == _PERSON:
            return self._found(self._person(named), "cli.no_person", named, path)
        return written

    def _found(self, one: str | None, code: str, named: str, path: str) -> str:
        if one is None:
            self.unknown.append(Finding.of(code, key=path, named=named))
        return one or ""

    def _account(self, named: str) -> str | None:
        accounts = self.office.account_names().items()
        return next((account for account, name in accounts if name == named), None)

    def _person(self, named: str) -> str | None:
        work = self.office.work()
        return work.find_person(work.keys.intake_index(named))


def _is_random_id(form: object) -> bool:
    """Return whether a field of this form holds a random id, or may hold one."""
    if get_origin(form) is Annotated:
        bare, *marks = get_args(form)
        return _RANDOM in marks or _is_random_id(bare)
    return any(_is_random_id(one) for one in _choices(form))


def _form_in(form: object, name: str) -> object:
    """Return the form of an inner field; nothing where there is none of this name."""
    plain = _plain(form)
    if get_origin(plain) is dict:
        return get_args(plain)[1]
    kinds = [one for one in (plain, *_choices(plain)) if is_dataclass(one)]
    hints = [get_type_hints(one, include_extras=True) for one in kinds]
    return next((known[name] for known in hints if name in known), None)


def _form_of_items(form: object) -> object:
    """Return the form of what stands in a list; nothing where none is expected."""
    plain = _plain(form)
    lists = [one for one in (plain, *_choices(plain)) if get_origin(one) is tuple]
    return get_args(lists[0])[0] if lists else None


def _plain(form: object) -> object:
    return get_args(form)[0] if get_origin(form) is Annotated else form


def _choices(form: object) -> tuple[object, ...]:
    return get_args(form) if get_origin(form) in {Union, UnionType} else ()
