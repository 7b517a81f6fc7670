"""An office that is served: what pages read of it, who signs in, acts through it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

from django.db import connections

from comitia.actions.perform import Answer, Request
from comitia.actions.policy import words
from comitia.charter.rules import Charter
from comitia.kernel.catalogue import Language
from comitia.kernel.findings import Finding, Refused, Word
from comitia.kernel.views import Views
from comitia.ledger.canonical import Json
from comitia.stages.grants import Role, grants_of
from comitia.stages.register.bodies import Person, body_of_kind, path_of
from comitia.stages.register.steps import Step
from comitia.stages.way.stop import Stop
from comitia.stages.way.whole import way_of
from comitia.store.office import Office
from comitia.web.proofs import Proofs
from comitia.web.reading import Inclusion


def reaches(held: str, concerned: str) -> bool:
    """Return whether a body is the one concerned, or stands above it.

    >>> reaches("", "00000001"), reaches("00000002", "00000001")
    (True, False)
    """
    return concerned.startswith(held)


class Printer(Protocol):
    """What makes the communiqué of an office."""

    def languages(self) -> Sequence[Language]:
        """Return the languages in which there is one; none before its figures."""

    def page(self, language: Language) -> str:
        """Return it as a page of its own; ``Refused`` where it cannot be made."""


@dataclass
class ServedOffice:
    """One office behind the site; threads share it."""

    office: Office
    is_demonstration: bool = False
    printer: Printer | None = None
    _lock: Lock = field(default_factory=Lock)
    _proofs: tuple[int, Proofs] | None = None

    def reading(self) -> "OfficeReading":
        """Return the election as it stands now, for one page."""
        return OfficeReading(self)

    def account(self, name: str, password: str, *, is_near: bool) -> str | None:
        """Return the id of who signs in so, or nothing."""
        office = self.office
        is_free = office.is_rehearsal and is_near and not password
        try:
            if is_free or office.check_password(name, password):
                return office.account_id(name)
        except Refused:
            pass
        return None

    def way(self, account: str, person: str) -> tuple[Stop, ...] | None:
        """Return the way of a name, or nothing of somebody the register lacks.

        Whoever holds a role for the person's body or one above it may ask. What was
        found and said in vetting is told from the body that adopts the list upwards.
        """
        views, row = self.office.views, self.office.views.one(Person, person)
        grants = grants_of(account, views, at=self.office.work().now())
        path = path_of(row.body, views) if row else ""
        if not any(reaches(path_of(one.body, views), path) for one in grants):
            body = row.body if row and grants else Word("register.whole")
            roles = words("role", Role)
            found = Finding.of("policy.right", key="way", body=body, roles=roles)
            raise Refused([found])
        if row is None:
            return None
        stops = way_of(person, views, self.office.charter)
        deciding = self._deciding(row.unit)
        if any(reaches(path_of(one.body, views), deciding) for one in grants):
            return stops
        return tuple(one for one in stops if one.step is not Step.VETTING)

    def _deciding(self, unit: str) -> str:
        """Return the path of the body that adopts a unit's list."""
        rules = self.office.work().rules(unit, self.office.work().now())
        kind = rules.read("selection.body", str).value
        return body_of_kind(kind, unit, self.office.views).path

    def communique(self, language: Language) -> str | None:
        """Return the communiqué as a page of its own; nothing where there is none."""
        if self.printer is None or language not in self.printer.languages():
            return None
        try:
            return self.printer.page(language)
        except Refused:
            return None

    def do(self, request: Request) -> Answer:
        """Do an act; ``Refused`` says why not."""
        try:
            return self.office.do(request)
        except Refused as refused:
            refused.terms = self.office.charter
            raise

    def proofs(self) -> Proofs:
        """Return the tree up to the last checkpoint; grown once for each."""
        count = self.rows("SELECT count(*) FROM note")[0][0]
        with self._lock:
            if self._proofs is None or self._proofs[0] != count:
                lines: dict[str, list[bytes]] = {}
                for unit, line in self.rows(
                    "SELECT unit, line FROM entry ORDER BY unit, height"
                ):
                    lines.setdefault(unit, []).append(bytes(line))
                self._proofs = (count, Proofs(lines))
            return self._proofs[1]

    def rows(self, question: str, *given: str | int) -> list[tuple[Any, ...]]:
        """Return what the office's database answers."""
        with connections[self.office.place.alias].cursor() as cursor:
            cursor.execute(question, given)
            return list(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class OfficeReading:
    """What one page reads of an office."""

    served: ServedOffice

    @property
    def views(self) -> Views:
        """What the record says now."""
        return self.served.office.views

    @property
    def charter(self) -> Charter:
        """The rules of the election."""
        return self.served.office.charter

    @property
    def is_demonstration(self) -> bool:
        """Whether all the people are invented."""
        return self.served.is_demonstration

    @property
    def communique_in(self) -> Sequence[Language]:
        """The languages in which there is a communiqué; none before its figures."""
        printer = self.served.printer
        return printer.languages() if printer else ()

    def heads(self) -> Mapping[str, int]:
        """Return how many entries each unit has that has any."""
        rows = self.served.rows("SELECT unit, height FROM head ORDER BY unit")
        return dict(rows)

    def lines(self, unit: str, first: int, count: int) -> Sequence[bytes]:
        """Return the canonical bytes of some entries of a unit, from a height on."""
        rows = self.served.rows(
            "SELECT line FROM entry WHERE unit = %s AND height >= %s AND height < %s"
            " ORDER BY height",
            unit,
            first,
            first + count,
        )
        return [bytes(line) for (line,) in rows]

    def notes(self) -> Sequence[str]:
        """Return the signed checkpoints, the first one first."""
        rows = self.served.rows("SELECT text FROM note ORDER BY number")
        return [str(text) for (text,) in rows]

    def inclusion(self, unit: str, height: int) -> Inclusion | None:
        """Return how an entry follows from the last checkpoint that covers it."""
        return self.served.proofs().of(unit, height)

    def card(self, person: str) -> Mapping[str, Json] | None:
        """Return what a person's card holds; nothing once the person is erased."""
        openings = self.served.office.card(person).openings
        return {name: one.value for name, one in openings.items()} or None
