"""Names that people know in place of random ids: ``@anna``, ``@0012``."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from comitia.actions.payloads import read_payload
from comitia.actions.registry import ACTS
from comitia.kernel.findings import Finding, Refused
from comitia.ledger.canonical import Json

if TYPE_CHECKING:
    from comitia.store.office import Office

_MARK: Final = "@"
_ACCOUNTS: Final = ("account",)
_PERSONS: Final = ("person", "names", "drawn")


def with_ids(office: "Office", act: str, payload: Json) -> Json:
    """Return the payload of an act with an id wherever an ``@`` names somebody.

    In `account` stands the name of an account, in `person` and in lists of `names`
    the office's own id of a person. The record holds the random id in both cases.
    Raises ``Refused`` with every name that nobody has, and then with every other
    fault of the payload's form as well.
    """
    naming = _Naming(office)
    named = naming.walk(payload, "", "")
    if naming.unknown:
        raise Refused([*naming.unknown, *_faults(act, named, naming.unknown)])
    return named


def _faults(act: str, payload: Json, told: list[Finding]) -> Iterator[Finding]:
    try:
        read_payload(ACTS[act].rule.payload, payload)
    except Refused as refused:
        known = {one.key for one in told}
        yield from (one for one in refused.findings if one.key not in known)


@dataclass
class _Naming:
    office: "Office"
    unknown: list[Finding] = field(default_factory=list)

    def walk(self, value: Json, name: str, path: str) -> Json:
        if isinstance(value, dict):
            return {
                key: self.walk(inner, key, f"{path}.{key}".lstrip("."))
                for key, inner in value.items()
            }
        if isinstance(value, list):
            return [
                self.walk(inner, name, f"{path}.{number}")
                for number, inner in enumerate(value)
            ]
        if isinstance(value, str) and value.startswith(_MARK):
            return next(self._ids(value.removeprefix(_MARK), name, path), value)
        return value

    def _ids(self, named: str, name: str, path: str) -> Iterator[str]:
        if name in _ACCOUNTS:
            accounts = self.office.account_names().items()
            found = [account for account, called in accounts if called == named]
            code = "cli.no_account"
        elif name in _PERSONS:
            work = self.office.work()
            person = work.find_person(work.keys.intake_index(named))
            found, code = [person] if person else [], "cli.no_person"
        else:
            return
        if not found:
            self.unknown.append(Finding.of(code, key=path, named=named))
        yield from found
